import { spawn } from 'node:child_process';

/** What a command said on the last line of its output, and whether it was ended because its time was up. */
export interface Said<T> {
  readonly value: T;
  readonly ended: boolean;
}

/**
 * Runs a command for so many seconds at most and reads the JSON value on the last whole line of its output; its
 * messages go to ours. A solver may not look at the clock for minutes on end, so the process is killed when its time
 * is up, and what it said until then counts. Rejects when the command fails by itself or said nothing.
 */
export function runForJson<T>(command: string, args: readonly string[], seconds: number): Promise<Said<T>> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let ended = false;
    const timer = setTimeout(() => {
      ended = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const last = output.slice(0, output.lastIndexOf('\n')).split('\n').pop();
      if ((code === 0 || ended) && last) resolve({ value: JSON.parse(last) as T, ended });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}
