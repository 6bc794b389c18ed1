import { SolverError } from '@sinew/solver';

/**
 * Many independent questions put to one thing that was made ready once. Cases and results are plain data (JSON): a case
 * may be run here, in another thread or on another machine, and its result kept in a file. `run` gives the same result
 * whatever ran before it; R is a promise where it has to wait.
 */
export interface Sweep<C extends SweepCase, R> {
  readonly cases: readonly C[];
  run(one: C): R;
  close(): void;
}

export interface SweepCase {
  /** Unique among the cases of a sweep. */
  readonly id: string;
}

export interface SweepOptions<R> {
  /** Results that are there already, by id of their case: these are not run again. */
  readonly known?: ReadonlyMap<string, R>;
  /** Told each new result when it is there. */
  readonly onResult?: (id: string, result: R, done: number, of: number) => void;
  /** Told of each case on which the solver fails, which is left out of the results; without it the error is thrown. */
  readonly onUnsolved?: (id: string, error: SolverError) => void;
  /** Asked before each case; true ends the sweep with what is finished. */
  readonly interrupted?: () => boolean;
}

/** Whether the solver failed on a case and can be used on others: after a trap, out of memory or another, it cannot. */
export const isUnsolved = (error: unknown): error is SolverError =>
  error instanceof SolverError && !(error.cause instanceof WebAssembly.RuntimeError);

/** Runs a sweep's cases one after another. Results stand in the order of the cases, those not run left out. */
export async function runSweep<C extends SweepCase, R>(
  { cases, run }: Pick<Sweep<C, R>, 'cases' | 'run'>,
  options: SweepOptions<Awaited<R>> = {},
): Promise<Map<string, Awaited<R>>> {
  const results = new Map<string, Awaited<R>>();
  for (const one of cases) {
    const known = options.known?.get(one.id);
    if (known !== undefined) results.set(one.id, known);
    else if (options.interrupted?.()) continue;
    else {
      let result: Awaited<R>;
      try {
        result = await run(one);
      } catch (error) {
        if (!options.onUnsolved || !isUnsolved(error)) throw error;
        options.onUnsolved(one.id, error);
        continue;
      }
      results.set(one.id, result);
      options.onResult?.(one.id, result, results.size, cases.length);
    }
  }
  return results;
}
