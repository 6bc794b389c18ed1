import { availableParallelism } from 'node:os';
import { parseOutcome } from '@sinew/planner';
import type { JournalFile } from '../files/journal.ts';
import type { OutputOptions, SweepOptions } from '../options/common.ts';
import { checkJournal } from '../output.ts';
import { type Kept, openResults } from './results.ts';
import { StoppedError } from './runJob.ts';
import type { Work } from './solve.ts';
import type { CaseOf, GivenOf, ResultOf, SweepKind } from './sweepKinds.ts';
import { SweepPool } from './sweepPool.ts';

/** Each thread's solver has a memory of its own; more than this many would swap on most machines. */
const mostWorkers = 16;

/** What a command says of its sweep. */
export interface SweepAsked<K extends SweepKind> extends Kept {
  readonly kind: K;
  /** Cases with one key go to one thread, one after another. */
  readonly keyOf?: (one: CaseOf<K>) => string;
  /** Whether a case on which the solver fails is left out, said and kept in `unsolved`; else the first such ends the sweep. */
  readonly leavesOut?: boolean;
}

/**
 * A sweep in a command: threads that answer its cases, a journal of what is finished, progress, and Ctrl-C that keeps it.
 * What it gives does not depend on the number of threads, on the order in which they finish, or on where a journal was broken
 * off.
 */
export class SweepWork<K extends SweepKind> {
  readonly #asked: SweepAsked<K>;
  readonly #workers: number;
  readonly #work: Work;
  readonly #journal: JournalFile | undefined;
  readonly #known: ReadonlyMap<string, unknown>;
  readonly #unsolved = new Map<string, Error>();
  #pool: SweepPool<K> | undefined;

  private constructor(
    asked: SweepAsked<K>,
    { workers }: SweepOptions,
    work: Work,
    journal: JournalFile | undefined,
    known: ReadonlyMap<string, unknown>,
  ) {
    this.#asked = asked;
    this.#workers = workers ?? Math.min(mostWorkers, availableParallelism());
    this.#work = work;
    this.#journal = journal;
    this.#known = known;
  }

  /** Opens the journal of `--resume`, if it is asked for. Throws a Refusal where the file is another's; it is left as it is. */
  static async open<K extends SweepKind>(
    asked: SweepAsked<K>,
    options: SweepOptions & Pick<OutputOptions, 'out'>,
    work: Work,
  ): Promise<SweepWork<K>> {
    const { out, resume } = options;
    checkJournal(out, resume);
    if (resume === undefined) return new SweepWork(asked, options, work, undefined, new Map());
    const { journal, known } = await openResults(resume, asked);
    return new SweepWork(asked, options, work, journal, known);
  }

  /** What the journal holds under an id, or what is made now and kept there, unless the user asked to stop meanwhile. */
  async once<R>(id: string, make: () => Promise<R>): Promise<R> {
    if (this.#known.has(id)) return this.#known.get(id) as R;
    const result = await make();
    if (!this.#work.stopper.asked) this.#journal?.add({ id, result });
    return result;
  }

  /**
   * Results by id of their case, in the order of the cases; some are missing where the user asked to stop or the solver failed. `given` is what every thread
   * makes ready once: of the first run, for the runs after it too. Throws a Refusal or a WorkerFault.
   */
  async run(given: GivenOf<K>, cases: readonly CaseOf<K>[]): Promise<Map<string, ResultOf<K>>> {
    const { kind, keyOf, leavesOut } = this.#asked;
    const results = new Map<string, ResultOf<K>>();
    for (const { id } of cases) if (this.#known.has(id)) results.set(id, this.#known.get(id) as ResultOf<K>);
    const open = cases.filter(({ id }) => !results.has(id));
    let done = 0;
    const { printer, stopper } = this.#work;
    if (open.length > 0 && !stopper.asked) {
      this.#pool ??= new SweepPool({ kind, given }, this.#workers, stopper);
      printer.sweep(kind, done, open.length);
      await this.#pool.run(open, keyOf, {
        onResult: (id, result) => {
          results.set(id, result);
          this.#journal?.add({ id, result });
          printer.sweep(kind, ++done, open.length);
        },
        onUnsolved: (id, fault) => {
          if (!leavesOut) throw fault;
          this.#unsolved.set(id, fault);
          this.#work.unsolved(kind, id, fault);
          printer.sweep(kind, ++done, open.length);
        },
      });
    }
    return new Map(cases.flatMap(({ id }) => (results.has(id) ? [[id, results.get(id)!]] : [])));
  }

  /** Cases on which the solver failed, by id. */
  get unsolved(): ReadonlySet<string> {
    return new Set(this.#unsolved.keys());
  }

  /** Why there is no result at all: the first failure, or that the user asked to stop. */
  get without(): Error {
    return [...this.#unsolved.values()][0] ?? new StoppedError();
  }

  /** Ends the threads first: none is to write into a journal that is closed. */
  async end(): Promise<void> {
    this.#work.end();
    await this.#pool?.end();
    this.#journal?.close();
  }
}

/** Whether what a journal holds is an outcome that all else can read. */
export const isOutcome = (result: unknown): boolean =>
  parseOutcome(new TextEncoder().encode(JSON.stringify(result ?? null))).outcome !== undefined;
