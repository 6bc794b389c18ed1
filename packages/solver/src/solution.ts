/**
 * How a solve ended. `limit`: a limit on effort stopped it. `interrupted`: the caller did. Both may carry the best
 * point found so far (`hasPoint`), which satisfies every row and bound but is not proved best. `above`: the objective of
 * an LP is proved to be above the ceiling that was asked about; there are duals, but no point.
 */
export type SolveStatus = 'optimal' | 'infeasible' | 'unbounded' | 'interrupted' | 'limit' | 'above';

/** What a solve found, in arrays of its own that outlive the session. */
export interface Solution {
  readonly status: SolveStatus;
  /** Whether `x` satisfies the program; without it `x` and `activity` are empty and `objective` is NaN. */
  readonly hasPoint: boolean;
  readonly objective: number;
  /** Proved lower bound of the objective; -Infinity where nothing is proved. */
  readonly bound: number;
  /** (objective - bound) / |objective|: 0 when proved exactly, Infinity when nothing is known. */
  readonly gap: number;
  /** Length columns. */
  readonly x: Float64Array;
  /** A x, length rows (rows added to the session included). */
  readonly activity: Float64Array;
  /**
   * ∂objective/∂(row bound that holds): ≥ 0 for a row at its lower bound, ≤ 0 at its upper. Length rows; empty
   * unless an LP was solved to optimality, or proved to be above the ceiling: then they are what proves it.
   */
  readonly rowDual: Float64Array;
  /** ∂objective/∂(column bound that holds), signed likewise. Length columns; empty when `rowDual` is. */
  readonly reducedCost: Float64Array;
  /** Simplex and crossover iterations and, each counted as a hundred, those of the interior point; of all nodes for a MILP. */
  readonly iterations: number;
  /** Branch-and-bound nodes; 0 for an LP. */
  readonly nodes: number;
}

/** What is known while a solve runs. Values not yet known are ±Infinity. */
export interface SolveProgress {
  /** Name of the lexicographic stage, where there is one. */
  readonly stage?: string;
  readonly phase: 'simplex' | 'interior point' | 'branch and bound';
  readonly iterations: number;
  /** Objective of the best point so far; Infinity while there is none or it is not reported (LP). */
  readonly incumbent: number;
  readonly bound: number;
  readonly gap: number;
  readonly nodes: number;
}

/** Relative distance of an objective from its proved bound, as `Solution.gap` states it. */
export function relativeGap(objective: number, bound: number): number {
  if (!(Number.isFinite(objective) && Number.isFinite(bound))) return Infinity;
  const distance = Math.max(0, objective - bound);
  return distance === 0 ? 0 : distance / Math.max(Math.abs(objective), 1e-10);
}

/** Of a solve that ended without a point. */
export function withoutPoint(status: SolveStatus, iterations: number, nodes = 0): Solution {
  const none = new Float64Array(0);
  return {
    status,
    hasPoint: false,
    objective: status === 'unbounded' ? -Infinity : Number.NaN,
    bound: status === 'infeasible' ? Infinity : -Infinity,
    gap: Infinity,
    x: none,
    activity: none,
    rowDual: none,
    reducedCost: none,
    iterations,
    nodes,
  };
}

/** Of a program without columns and rows: the constant of its objective. */
export function solutionOfNothing(offset: number): Solution {
  const none = new Float64Array(0);
  return {
    status: 'optimal',
    hasPoint: true,
    objective: offset,
    bound: offset,
    gap: 0,
    x: none,
    activity: none,
    rowDual: none,
    reducedCost: none,
    iterations: 0,
    nodes: 0,
  };
}
