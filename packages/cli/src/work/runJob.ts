import { Worker } from 'node:worker_threads';
import type { Explanation, FoundAlternatives, FoundRobust, KeptAnswer, Outcome } from '@sinew/planner';
import { Refusal } from '../refusal.ts';
import type { Job, Report, WorkerInput } from './job.ts';
import type { ProgressPrinter } from './progress.ts';
import type { Trouble } from './trouble.ts';

/** The work was stopped before there was anything to show. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** The planner failed in a way it should not have; `stack` is where. */
export class WorkerFault extends Error {
  override readonly name = 'WorkerFault';
}

/** Stops the work in hand at Ctrl-C (or SIGTERM): the first asks the solver to end with what it has, the second ends the process. */
export class Stopper {
  readonly flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #onStop: () => void;
  readonly #leave: () => never;

  constructor(onStop: () => void, leave: () => never) {
    this.#onStop = onStop;
    this.#leave = leave;
  }

  get asked(): boolean {
    return Atomics.load(this.flag, 0) === 1;
  }

  readonly handle = (): void => {
    if (this.asked) this.#leave();
    Atomics.store(this.flag, 0, 1);
    this.#onStop();
  };
}

/** What asks the work to stop. */
export const signals = ['SIGINT', 'SIGTERM'] as const;

/** A thread's trouble as the error that it was there. */
export function errorOf(trouble: Trouble): Refusal | StoppedError | WorkerFault {
  switch (trouble.kind) {
    case 'request':
      return new Refusal((words) => words.refused.ask(trouble.what, trouble.remedy));
    case 'stopped':
      return new StoppedError();
    case 'memory':
      return new Refusal((words) => words.refused.memory);
    case 'fault': {
      const fault = new WorkerFault(trouble.message);
      if (trouble.stack !== undefined) fault.stack = trouble.stack;
      return fault;
    }
  }
}

/** Runs a job in a worker thread, printing its progress; `keep` is given what is finished on the way. Throws a Refusal, a StoppedError or a WorkerFault. */
export function runJob(
  job: Job & { kind: 'solve' },
  stopper: Stopper,
  printer: ProgressPrinter,
): Promise<Outcome>;
export function runJob(
  job: Job & { kind: 'why' },
  stopper: Stopper,
  printer: ProgressPrinter,
): Promise<Explanation>;
export function runJob(
  job: Job & { kind: 'alternatives' },
  stopper: Stopper,
  printer: ProgressPrinter,
  keep: (id: string, result: KeptAnswer) => void,
): Promise<FoundAlternatives>;
export function runJob(
  job: Job & { kind: 'robust' },
  stopper: Stopper,
  printer: ProgressPrinter,
): Promise<FoundRobust>;
export async function runJob(
  job: Job,
  stopper: Stopper,
  printer: ProgressPrinter,
  keep?: (id: string, result: KeptAnswer) => void,
): Promise<Outcome | Explanation | FoundAlternatives | FoundRobust> {
  const input: WorkerInput = { job, stop: stopper.flag };
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: input });
  for (const signal of signals) process.on(signal, stopper.handle);
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (report: Report) => {
        switch (report.kind) {
          case 'progress':
            return printer.tell(report.progress);
          case 'kept':
            try {
              return keep?.(report.id, report.result);
            } catch (error) {
              // A disk that takes no more ends the work: what it was to keep would be lost.
              return reject(error);
            }
          case 'done':
            return resolve(report.result);
          default:
            return reject(errorOf(report));
        }
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new WorkerFault(`the solver's thread ended with code ${code}`)));
    });
  } finally {
    for (const signal of signals) process.off(signal, stopper.handle);
    printer.clear();
    await worker.terminate();
  }
}
