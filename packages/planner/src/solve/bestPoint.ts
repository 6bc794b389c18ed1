import { type Highs, type LexicographicResult, openSession, solveLexicographic } from '@sinew/solver';
import type { PlanOptions } from '../options.ts';
import type { PlanProgram } from '../program/build.ts';
import { requireRange } from './range.ts';
import { applyRequest, RequestError } from './request.ts';
import { InterruptedError, isFinished, settle, solverOptions } from './solvePlan.ts';

/** The plan's own solution, as `solvePlan` finds it: how its stages ended, and the point to report. */
export interface BestPoint {
  readonly result: LexicographicResult;
  /** Length columns. */
  readonly x: Float64Array;
}

/**
 * The point that other questions start from. Throws a RequestError for figures that cannot be computed with and for a plan whose rules contradict one another, with
 * `noPlan` as the remedy, and an InterruptedError with `stopped` where the work was stopped before it was done.
 */
export function bestPoint(
  highs: Highs,
  program: PlanProgram,
  options: PlanOptions,
  said: { readonly noPlan: RequestError['remedy']; readonly stopped: string },
): BestPoint {
  requireRange(program);
  const session = openSession(highs, program.linear);
  try {
    applyRequest(session, program, options);
    const result = solveLexicographic(session, program.stages, solverOptions(program, options));
    if (result.solution.status === 'infeasible') {
      throw new RequestError(
        { en: 'the rules of the plan contradict one another', fr: 'les règles du plan se contredisent' },
        said.noPlan,
      );
    }
    const { hasPoint, status } = result.solution;
    if (!hasPoint || !isFinished(status)) throw new InterruptedError(said.stopped);
    return { result, x: settle(session, program, result) };
  } finally {
    session.close();
  }
}
