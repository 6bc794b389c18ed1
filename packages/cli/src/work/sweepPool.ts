import { Worker } from 'node:worker_threads';
import { errorOf, type Stopper, signals, WorkerFault } from './runJob.ts';
import type { CaseOf, ResultOf, SweepAsk, SweepInput, SweepKind, SweepReport } from './sweepKinds.ts';

/** Who is told what threads answer. */
export interface Hearer<K extends SweepKind> {
  onResult(id: string, result: ResultOf<K>): void;
  /** The solver failed on a case, which has no result. */
  onUnsolved(id: string, fault: Error): void;
}

/**
 * Threads that answer the cases of a sweep. They are kept between runs, since each makes the plan ready once. Which thread
 * answers, and in what order they finish, changes no result.
 */
export class SweepPool<K extends SweepKind> {
  readonly #input: Omit<SweepInput<K>, 'stop'>;
  readonly #size: number;
  readonly #stopper: Stopper;
  #threads: Worker[] = [];

  constructor(input: Omit<SweepInput<K>, 'stop'>, size: number, stopper: Stopper) {
    this.#input = input;
    this.#size = size;
    this.#stopper = stopper;
  }

  /**
   * Runs cases, telling each result as it comes; ends early, with what is finished, when the user asks to stop. Cases with
   * one key go to one thread, one after another; without `keyOf` each is its own. Throws a Refusal, a WorkerFault, or what
   * a hearer throws.
   */
  async run(
    cases: readonly CaseOf<K>[],
    keyOf: ((one: CaseOf<K>) => string) | undefined,
    hearer: Hearer<K>,
  ): Promise<void> {
    const waiting = queuesOf(cases, keyOf ?? (({ id }) => id));
    if (waiting.length === 0) return;
    const fresh = this.#threads.length === 0;
    if (fresh) {
      const workerData: SweepInput<K> = { ...this.#input, stop: this.#stopper.flag };
      this.#threads = Array.from(
        { length: Math.min(this.#size, waiting.length) },
        () => new Worker(new URL('./sweepWorker.js', import.meta.url), { workerData }),
      );
    }
    for (const signal of signals) process.on(signal, this.#stopper.handle);
    try {
      await Promise.all(this.#threads.map((thread) => this.#serve(thread, waiting, hearer, fresh)));
    } finally {
      for (const signal of signals) process.off(signal, this.#stopper.handle);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
    this.#threads = [];
  }

  /** Feeds one thread until nothing waits. */
  #serve(thread: Worker, waiting: CaseOf<K>[][], hearer: Hearer<K>, fresh: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      let mine: CaseOf<K>[] = [];
      const next = () => {
        if (mine.length === 0) mine = waiting.shift() ?? [];
        const one = mine.shift();
        if (one === undefined || this.#stopper.asked) return finish(resolve);
        const ask: SweepAsk<K> = { case: one };
        thread.postMessage(ask);
      };
      const hear = (report: SweepReport<K>) => {
        switch (report.kind) {
          case 'ready':
            return next();
          case 'result':
            return keep(() => hearer.onResult(report.id, report.result));
          case 'unsolved':
            return keep(() => hearer.onUnsolved(report.id, errorOf({ ...report, kind: 'fault' })));
          case 'stopped':
            return finish(resolve);
          default:
            return fail(errorOf(report));
        }
      };
      const keep = (tell: () => void) => {
        try {
          tell();
        } catch (error) {
          return fail(error);
        }
        next();
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

/** Cases by key, in the order in which a key first stands. */
function queuesOf<C>(cases: readonly C[], keyOf: (one: C) => string): C[][] {
  const queues = new Map<string, C[]>();
  for (const one of cases) {
    const key = keyOf(one);
    const queue = queues.get(key);
    if (queue) queue.push(one);
    else queues.set(key, [one]);
  }
  return [...queues.values()];
}
