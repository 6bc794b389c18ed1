import { Worker } from 'node:worker_threads';
import { type StressCase, type StressFinding, stressKey } from '@sinew/planner';
import { errorOf, type Stopper, signals, WorkerFault } from './runJob.ts';
import type { SweepAsk, SweepInput, SweepReport } from './sweepJob.ts';

/**
 * Threads that answer the cases of a sweep. They are kept between runs, since each makes the plan ready once. Which thread
 * answers, and in what order they finish, changes no result.
 */
export class SweepPool {
  readonly #input: Omit<SweepInput, 'stop'>;
  readonly #size: number;
  readonly #stopper: Stopper;
  #threads: Worker[] = [];

  constructor(input: Omit<SweepInput, 'stop'>, size: number, stopper: Stopper) {
    this.#input = input;
    this.#size = size;
    this.#stopper = stopper;
  }

  /**
   * Runs cases, telling each result as it comes; ends early, with what is finished, when the user asks to stop. Cases that
   * lose the same under several names go to one thread, one after another, which solves them once. Throws a Refusal or a
   * WorkerFault.
   */
  async run(
    cases: readonly StressCase[],
    onResult: (id: string, result: StressFinding) => void,
  ): Promise<void> {
    const queues = new Map<string, StressCase[]>();
    for (const one of cases) {
      const key = stressKey(one);
      const queue = queues.get(key);
      if (queue) queue.push(one);
      else queues.set(key, [one]);
    }
    const waiting = [...queues.values()];
    if (waiting.length === 0) return;
    const fresh = this.#threads.length === 0;
    if (fresh) {
      const workerData: SweepInput = { ...this.#input, stop: this.#stopper.flag };
      this.#threads = Array.from(
        { length: Math.min(this.#size, waiting.length) },
        () => new Worker(new URL('./sweepWorker.js', import.meta.url), { workerData }),
      );
    }
    for (const signal of signals) process.on(signal, this.#stopper.handle);
    try {
      await Promise.all(this.#threads.map((thread) => this.#serve(thread, waiting, onResult, fresh)));
    } finally {
      for (const signal of signals) process.off(signal, this.#stopper.handle);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
    this.#threads = [];
  }

  /** Feeds one thread until nothing waits. */
  #serve(
    thread: Worker,
    waiting: StressCase[][],
    onResult: (id: string, result: StressFinding) => void,
    fresh: boolean,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      let mine: StressCase[] = [];
      const next = () => {
        if (mine.length === 0) mine = waiting.shift() ?? [];
        const one = mine.shift();
        if (one === undefined || this.#stopper.asked) return finish(resolve);
        const ask: SweepAsk = { case: one };
        thread.postMessage(ask);
      };
      const hear = (report: SweepReport) => {
        switch (report.kind) {
          case 'ready':
            return next();
          case 'result':
            onResult(report.id, report.result);
            return next();
          case 'stopped':
            return finish(resolve);
          default:
            return fail(errorOf(report));
        }
      };
      const fail = (error: unknown) => finish(() => reject(error));
      const ended = (code: number) => fail(new WorkerFault(`a thread of the sweep ended with code ${code}`));
      const finish = (then: () => void) => {
        thread.off('message', hear).off('error', fail).off('exit', ended);
        then();
      };
      thread.on('message', hear).on('error', fail).on('exit', ended);
      if (!fresh) next();
    });
  }
}
