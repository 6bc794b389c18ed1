import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const launcher = join(root, 'packages/cli/bin/sinew.js');

/** A folder of this test file's own, gone when it ends. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sinew-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command as users run it: its own process, what `tsc -b` built. `onErr` sees standard error as it comes. */
export function sinew(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly onErr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
  } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [launcher, ...args], {
      cwd: options.cwd ?? root,
      env: { ...process.env, LC_ALL: 'C', SINEW_DEBUG: '', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      options.onErr?.(err, (signal) => child.kill(signal));
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** What every refusal is: exit code 2, something said, nothing on standard output, no stack trace. */
export function expectRefusal({ code, out, err }: Ran, ...says: readonly (string | RegExp)[]): void {
  expect(err).not.toMatch(/^\s+at .+:\d+/m);
  for (const said of says) expect(err.replace(/\s+/g, ' ')).toMatch(said);
  expect(out).toBe('');
  expect(code).toBe(2);
}
