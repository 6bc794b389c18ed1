import type { Highs } from './highs.ts';
import type { SolveStatus } from './solution.ts';

/** What HiGHS says of a model, in our words; undefined where it could not conclude. */
export function statusOf(highs: Highs, code: number): SolveStatus | undefined {
  const codes = highs.constants.modelStatus;
  switch (code) {
    case codes.optimal:
      return 'optimal';
    case codes.infeasible:
      return 'infeasible';
    case codes.unbounded:
      return 'unbounded';
    case codes.interrupted:
      return 'interrupted';
    case codes.timeLimit:
    case codes.iterationLimit:
    case codes.solutionLimit:
    case codes.objectiveTarget:
      return 'limit';
    case codes.objectiveBound:
      return 'above';
    default:
      return undefined;
  }
}
