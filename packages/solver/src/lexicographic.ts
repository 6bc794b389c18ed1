import { dive } from './dive.ts';
import { type Moved, moveColumn, narrow, restore } from './face.ts';
import { solveFixed } from './fixed.ts';
import type { SimplexKind } from './method.ts';
import { type Basis, type Session, type SolveOptions, SolverError } from './session.ts';
import { relativeGap, type Solution, type SolveProgress, type SolveStatus } from './solution.ts';

/** One objective, minimised after all before it and never at their expense beyond their tolerance. */
export interface Stage {
  readonly name: string;
  /** Length columns. */
  readonly cost: Float64Array;
  /** How far later stages may push this objective above what was reached: the larger of the two counts. */
  readonly tolerance?: { readonly absolute: number; readonly relative: number };
  /** MILP: distance from the proved bound at which the stage counts as solved. Default 1e-9. */
  readonly absoluteGap?: number;
}

export interface LexicographicOptions extends Omit<SolveOptions, 'simplex' | 'start'> {
  /**
   * By stage, the basis that a program much like this one ended it with, as `StageResult.basis` has it: the dual simplex
   * starts from it. On samples of plans/canada half of the solves took a third of the time so, the others about as long as
   * from nothing. A stage without one, or with one of more rows than the session then has, starts from where the stage
   * before it ended.
   */
  readonly bases?: readonly (Basis | undefined)[];
  /** A point of the program that is known already, length columns: what the first stage has to better. */
  readonly known?: Float64Array;
}

export interface StageResult {
  readonly name: string;
  /** `not reached`: interrupted or failed before; its objective is that of the best point, without proof. */
  readonly status: SolveStatus | 'not reached';
  /** Whether the objective is proved best, within the gap, given the stages before. */
  readonly proved: boolean;
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly iterations: number;
  readonly nodes: number;
  /** The value that the stage's row allows to later stages: objective + tolerance. NaN where not reached. */
  readonly allowed: number;
  /** The row `scale × cost · x ≤ scale × allowed` added to the session; -1 where not reached or bounds say it all. */
  readonly row: number;
  /** Bounds that were narrowed because no point that keeps the objective goes beyond. */
  readonly narrowed: readonly Moved[];
  /** Power of two by which that row is scaled. A dual of the row times `scale` is per unit of this objective. */
  readonly scale: number;
  /** Of the stage's relaxation, where that was solved. */
  readonly basis?: Basis;
  /** Duals while this was the objective, as in `Solution`; empty for a MILP. Length rows of that moment. */
  readonly rowDual: Float64Array;
  readonly reducedCost: Float64Array;
}

/** The one time that rounding left a later stage without a point, and the bounds that were widened for it. */
export interface Loosening {
  /** Stage that had no point. */
  readonly stage: string;
  /** How many times its tolerance each earlier stage was given. */
  readonly factor: number;
}

export interface LexicographicResult {
  readonly stages: readonly StageResult[];
  /**
   * The best point found; status `optimal` only if every stage is. Its objective, bound, gap and duals are those
   * of the last stage reached; iterations and nodes are of all stages together.
   */
  readonly solution: Solution;
  /** Of the last relaxation that was solved, under the last stage's objective where that needed solving. */
  readonly basis?: Basis;
  readonly loosened?: Loosening;
}

/** Times its tolerance that a stage may be widened by, once, when rounding leaves the next without a point. */
export const looseningFactor = 10;

// A sum of n products carries a rounding error of about n·2^-53 of its terms' sizes; rows are only kept within
// 1e-7 (scaled, below, so that terms are about 1). A stage fixed closer than this could cut off its own point.
const relativeSafety = 1e-9;

/**
 * Minimises `stages` strictly in order on the session's one model (the preemptive method; M. Ehrgott,
 * Multicriteria Optimization, 2005, section 5.1). After each stage a row keeps its objective within tolerance.
 * Before that, the duals narrow every bound to what can still keep the objective, so that presolve shrinks the
 * program from stage to stage (on a plan of 8,600 rows the last stage took 2,000 iterations where the row alone took
 * 10,000). A MILP goes on from its last point, and is not searched where that point is as good as the relaxation. A
 * stage already at the least its columns' bounds allow is not solved.
 *
 * The stage rows stay in the session, so that questions asked of it later respect the stages; `releaseStages`
 * makes them free. The session's objective is afterwards the last stage's.
 */
export function solveLexicographic(
  session: Session,
  stages: readonly Stage[],
  { known, ...options }: LexicographicOptions = {},
): LexicographicResult {
  if (stages.length === 0) throw new RangeError('A lexicographic solve needs at least one stage.');
  const results: StageResult[] = [];
  let best = known && knownPoint(known);
  let basis: Basis | undefined;
  let loosened: Loosening | undefined;
  let ended: SolveStatus | undefined;
  let limited = false;

  for (const stage of stages) {
    if (ended !== undefined) {
      results.push(notReached(session, stage, best));
      continue;
    }
    session.setCosts(stage.cost);
    const least = leastValue(session, stage.cost);
    const reached = best ? objectiveValue(stage.cost, best.x) : Number.NaN;
    let solved: Solved;
    if (best && reached - least <= 1e-12 * Math.max(1, Math.abs(least))) {
      solved = { solution: atLeast(session, stage.cost, best, reached, least) };
    } else {
      const solving = {
        ...forStage(options, stage.name),
        ...(best && { start: best.x }),
        ...(stage.absoluteGap !== undefined && { absoluteGap: stage.absoluteGap }),
      };
      const given = options.bases?.[results.length];
      const near = basis && { basis, simplex: 'primal' as const };
      const from: Start | undefined =
        given && given.rows.length <= session.rowCount
          ? { basis: given, simplex: 'dual', ...(basis && { feasible: basis }) }
          : near;
      const attempt = () => solveStage(session, stage, best, from, solving);
      solved = attempt();
      if (solved.solution.status === 'infeasible' && results.length > 0 && !loosened) {
        loosened = { stage: stage.name, factor: looseningFactor };
        widen(session, stages, results);
        solved = attempt();
      }
    }
    const { solution, relaxed } = solved;
    basis = solved.basis ?? basis;
    // A stage that reached its limit on effort keeps its best point, unproved, and the next goes on from there.
    if (solution.status === 'limit' && solution.hasPoint) limited = true;
    else if (solution.status !== 'optimal') ended = solution.status;
    // An LP stopped part-way may stand at a worse point than the stage before left it.
    const improves = solution.hasPoint && !(objectiveValue(stage.cost, solution.x) > reached);
    if (improves) best = solution;
    const fixed = ended === undefined && best ? fix(session, stage, best, relaxed) : undefined;
    const objective = best ? objectiveValue(stage.cost, best.x) : Number.NaN;
    results.push({
      name: stage.name,
      status: solution.status,
      proved: solution.status === 'optimal',
      objective,
      bound: solution.bound,
      gap: relativeGap(objective, solution.bound),
      iterations: solution.iterations,
      nodes: solution.nodes,
      allowed: fixed?.allowed ?? Number.NaN,
      row: fixed?.row ?? -1,
      narrowed: fixed?.narrowed ?? [],
      scale: fixed?.scale ?? 1,
      ...(solved.basis && { basis: solved.basis }),
      rowDual: solution.rowDual,
      reducedCost: solution.reducedCost,
    });
  }
  return {
    stages: results,
    solution: overall(results, best, ended ?? (limited ? 'limit' : undefined)),
    ...(basis && { basis }),
    ...(loosened && { loosened }),
  };
}

/** Frees what holds the stages' objectives, all of them or from the `first` on; rows stay in the session without effect. */
export function releaseStages(session: Session, result: LexicographicResult, first = 0): void {
  for (const { row, narrowed } of result.stages.slice(first).reverse()) {
    restore(session, narrowed);
    if (row >= 0) session.setRowBounds(row, -Infinity, Infinity);
  }
}

/** Power of two that brings the largest of an objective's costs near 1; 1 where there are none. */
export function objectiveScale(cost: Float64Array): number {
  const largest = cost.reduce((sofar, c) => Math.max(sofar, Math.abs(c)), 0);
  return largest > 0 ? 2 ** -Math.round(Math.log2(largest)) : 1;
}

/** The coefficients scale × cost of a row that holds an objective. */
export function objectiveRow(
  cost: Float64Array,
  scale: number,
): { readonly index: Int32Array; readonly value: Float64Array } {
  const index: number[] = [];
  const value: number[] = [];
  for (let j = 0; j < cost.length; j++) {
    // A coefficient that the solver would take for zero (see Session) costs less than the tolerance anyhow.
    if (Math.abs(cost[j]! * scale) <= 1e-12) continue;
    index.push(j);
    value.push(cost[j]! * scale);
  }
  return { index: Int32Array.from(index), value: Float64Array.from(value) };
}

/** Σ cost[j] x[j], summed in column order. */
export function objectiveValue(cost: Float64Array, x: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < cost.length; j++) if (cost[j] !== 0) sum += cost[j]! * x[j]!;
  return sum;
}

/** The least that cost · x can be within the columns' bounds alone. */
function leastValue(session: Session, cost: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < cost.length; j++) {
    const c = cost[j]!;
    if (c === 0) continue;
    const { lower, upper } = session.columnBounds(j);
    sum += c > 0 ? c * lower : c * upper;
    if (sum === -Infinity) return sum;
  }
  return sum;
}

/**
 * A point that is known already, as this stage's solution: with status `optimal` where `bound` proves it, as when no point
 * within the columns' bounds does better. Zero row duals and reduced costs equal to the costs then satisfy every optimality condition.
 */
function atLeast(
  session: Session,
  cost: Float64Array,
  best: Solution,
  objective: number,
  bound: number,
): Solution {
  const empty = new Float64Array(0);
  return {
    ...best,
    status: 'optimal',
    objective,
    bound,
    gap: relativeGap(objective, bound),
    activity: best.activity,
    rowDual: session.isMixedInteger ? empty : new Float64Array(session.rowCount),
    reducedCost: session.isMixedInteger ? empty : cost.slice(),
    iterations: 0,
    nodes: 0,
  };
}

/** A point that is known before anything is solved, of which nothing is proved. */
function knownPoint(x: Float64Array): Solution {
  const none = new Float64Array(0);
  return {
    status: 'limit',
    hasPoint: true,
    objective: Number.NaN,
    bound: -Infinity,
    gap: Infinity,
    x: x.slice(),
    activity: none,
    rowDual: none,
    reducedCost: none,
    iterations: 0,
    nodes: 0,
  };
}

/** Where a stage starts. `feasible` is another basis to start from, where that leads nowhere. */
interface Start {
  readonly basis: Basis;
  readonly simplex: SimplexKind;
  readonly feasible?: Basis;
}

/** How a stage ended, and the optimum of its relaxation (the stage itself, of an LP) with its basis, where there is one. */
interface Solved {
  readonly solution: Solution;
  readonly relaxed?: Solution;
  readonly basis?: Basis;
}

/**
 * One stage. A MILP is relaxed first: where the best point so far is already as good as the relaxation it is optimal,
 * and no search is needed; otherwise the relaxation's duals narrow what later stages have to look at. `from` is the basis
 * of an earlier stage's relaxation, which is still feasible now that only the objective has changed, or of this stage in a
 * program much like this one, which still is nearly as good as can be.
 */
function solveStage(
  session: Session,
  stage: Stage,
  best: Solution | undefined,
  from: Start | undefined,
  options: SolveOptions,
): Solved {
  session.clearSolver();
  const integers = session.relaxIntegers();
  if (from) session.setBasis(from.basis);
  const relaxed = session.solve({
    ...options,
    ...(from && { simplex: from.simplex }),
    ...(from?.feasible && { feasible: from.feasible }),
  });
  const basis = relaxed.status === 'optimal' ? session.basis() : undefined;
  const found = { ...(relaxed.status === 'optimal' && { relaxed }), ...(basis && { basis }) };
  if (integers.length === 0) return { solution: relaxed, ...found };
  let start = best;
  let { iterations } = relaxed;
  const effort = options.iterationLimit ?? Infinity;
  const cutoff = best ? objectiveValue(stage.cost, best.x) : Infinity;
  let left = effort;
  if (relaxed.status === 'optimal' && !isEnough(cutoff, relaxed, options) && !costsWhole(stage, integers)) {
    const { point, iterations: dived } = dive(session, integers, relaxed, {
      ...options,
      cutoff,
      bearable: (options.absoluteGap ?? 0) / 10,
      effort: diveEffort * effort,
    });
    start = point ?? best;
    iterations += dived;
    if (point) left = effort - dived;
  }
  session.setIntegrality(integers, true);
  if (relaxed.status === 'infeasible') return { solution: relaxed };
  if (relaxed.status === 'interrupted') return { solution: { ...relaxed, hasPoint: false } };
  if (relaxed.status !== 'optimal') return { solution: session.solve(options) };
  if (!start) {
    const solution = session.solve(options);
    return { solution: { ...solution, iterations: iterations + solution.iterations }, ...found };
  }
  let reached = objectiveValue(stage.cost, start.x);
  if (start === best && !isEnough(reached, relaxed, options)) {
    const { better, iterations: solved } = atItsBest(session, start, basis, options);
    iterations += solved;
    if (better && better.objective < reached) {
      start = better;
      reached = objectiveValue(stage.cost, start.x);
    }
  }
  const known = { ...atLeast(session, stage.cost, start, reached, relaxed.objective), iterations };
  if (isEnough(reached, relaxed, options)) return { solution: known, ...found };
  // A dive that took all the effort there is and found a point leaves nothing to search with.
  if (left <= 0) return { solution: { ...known, status: 'limit' }, ...found };
  const solution = session.solve({ ...options, iterationLimit: left, start: start.x });
  iterations += solution.iterations;
  if (solution.status === 'limit' && !solution.hasPoint) {
    const { bound, nodes } = solution;
    return {
      solution: { ...known, status: 'limit', bound, gap: relativeGap(reached, bound), iterations, nodes },
      ...found,
    };
  }
  return { solution: { ...solution, iterations }, ...found };
}

/**
 * The best of this stage that the whole numbers of an earlier stage's point allow. The search does not look for it, and keeps
 * nothing that is worse: on plans/canada it was 2 % better than the best of a cost search of 10,000 iterations.
 */
function atItsBest(
  session: Session,
  start: Solution,
  from: Basis | undefined,
  options: SolveOptions,
): { readonly better?: Solution; readonly iterations: number } {
  try {
    const { iterationLimit: _, start: __, ...solving } = options;
    const solution = solveFixed(session, start.x, { ...solving, ...(from && { from }) });
    const { iterations } = solution;
    return solution.status === 'optimal' ? { better: solution, iterations } : { iterations };
  } catch (error) {
    // Whole numbers that the search left a millionth off may have no exact neighbour; the point itself stands.
    if (error instanceof SolverError) return { iterations: 0 };
    throw error;
  }
}

/** Effort that a dive may take against what a stage's search may: the dive finds what the search only proves. */
const diveEffort = 2;

/** Whether an objective is as close to the relaxation's as the options ask. */
function isEnough(reached: number, relaxed: Solution, options: SolveOptions): boolean {
  if (reached === Infinity) return false;
  const enough = Math.max(options.absoluteGap ?? 0, (options.gap ?? 0) * Math.abs(reached));
  return reached - relaxed.objective <= enough;
}

/** Whether a whole number costs by itself: what a dive rounds up is then not free. */
function costsWhole({ cost }: Stage, integers: Int32Array): boolean {
  return integers.some((column) => cost[column]! > 0);
}

/** Keeps a stage's objective: by its columns' own bounds where it is at the least they allow, else by a row. */
function fix(session: Session, stage: Stage, best: Solution, relaxed: Solution | undefined) {
  const reached = objectiveValue(stage.cost, best.x);
  const least = leastValue(session, stage.cost);
  const { absolute = 0, relative = 0 } = stage.tolerance ?? {};
  const tolerated = Math.max(absolute, relative * Math.abs(reached));
  if (reached - least <= 1e-9 * Math.max(1, Math.abs(least)) && tolerated <= LEAST_ROW_TOLERANCE) {
    return { row: -1, scale: 1, allowed: reached, narrowed: freeze(session, stage.cost) };
  }
  // As good as the relaxation: what keeps the objective is the relaxation's own optimal face, and a row without slack
  // beside it would only give the solver duals without bound.
  if (
    relaxed &&
    tolerated <= LEAST_ROW_TOLERANCE &&
    reached - relaxed.objective <= Math.max(tolerated, 1e-9)
  ) {
    return { row: -1, scale: 1, allowed: reached + tolerated, narrowed: narrow(session, relaxed, 0) };
  }
  const fixed = fixByRow(session, stage, best);
  if (!relaxed) return { ...fixed, narrowed: [] };
  return { ...fixed, narrowed: narrow(session, relaxed, Math.max(0, fixed.allowed - relaxed.objective)) };
}

/** A tolerance up to this is there for rounding, not for later stages to spend. */
const LEAST_ROW_TOLERANCE = 1e-5;

/**
 * No point within the bounds does better, so every column that counts stands at the bound that is best for it. To
 * say so by bounds is exact, and presolve removes what a row of tiny slack would make hard.
 */
function freeze(session: Session, cost: Float64Array): Moved[] {
  const moved: Moved[] = [];
  for (let index = 0; index < cost.length; index++) {
    if (cost[index] === 0) continue;
    const { lower, upper } = session.columnBounds(index);
    if (lower === upper) continue;
    const bound = cost[index]! > 0 ? lower : upper;
    moveColumn(session, moved, index, bound, bound);
  }
  return moved;
}

function fixByRow(session: Session, stage: Stage, best: Solution) {
  const terms = stage.cost.reduce((sum, c, j) => sum + Math.abs(c * best.x[j]!), 0);
  const scale = objectiveScale(stage.cost);
  const objective = objectiveValue(stage.cost, best.x);
  const allowed = objective + toleranceOf(stage, objective, terms);
  const row = addObjectiveRow(session, stage.cost, scale);
  session.setRowBounds(row, -Infinity, allowed * scale);
  return { row, scale, allowed };
}

/** The row scale × cost · x, free as yet. */
function addObjectiveRow(session: Session, cost: Float64Array, scale: number): number {
  const { index, value } = objectiveRow(cost, scale);
  return session.addRow(-Infinity, Infinity, index, value);
}

function toleranceOf(stage: Stage, objective: number, terms: number): number {
  const { absolute = 0, relative = 0 } = stage.tolerance ?? {};
  return Math.max(absolute, relative * Math.abs(objective), relativeSafety * terms);
}

/** Gives every stage so far `looseningFactor` times its tolerance, and takes back what was narrowed for it. */
function widen(session: Session, stages: readonly Stage[], results: StageResult[]): void {
  for (const { narrowed } of results.toReversed()) restore(session, narrowed);
  results.forEach((result, k) => {
    const { objective, row, scale } = result;
    // At least the row's feasibility tolerance, which is what rounding can have spoilt.
    const allowed = objective + looseningFactor * Math.max(result.allowed - objective, 1e-7 / scale);
    const index = row >= 0 ? row : addObjectiveRow(session, stages[k]!.cost, scale);
    session.setRowBounds(index, -Infinity, allowed * scale);
    results[k] = { ...result, row: index, allowed, narrowed: [] };
  });
}

function notReached(session: Session, stage: Stage, best: Solution | undefined): StageResult {
  const none = new Float64Array(0);
  const objective = best ? objectiveValue(stage.cost, best.x) : Number.NaN;
  const bound = leastValue(session, stage.cost);
  return {
    name: stage.name,
    status: 'not reached',
    proved: false,
    objective,
    bound,
    gap: relativeGap(objective, bound),
    iterations: 0,
    nodes: 0,
    allowed: Number.NaN,
    row: -1,
    narrowed: [],
    scale: 1,
    rowDual: none,
    reducedCost: none,
  };
}

function overall(
  results: readonly StageResult[],
  best: Solution | undefined,
  ended: SolveStatus | undefined,
): Solution {
  const none = new Float64Array(0);
  const reached = results.findLast((stage) => stage.status !== 'not reached');
  return {
    status: ended ?? 'optimal',
    hasPoint: best !== undefined,
    objective: best ? (reached?.objective ?? Number.NaN) : Number.NaN,
    bound: reached?.bound ?? -Infinity,
    gap: reached?.gap ?? Infinity,
    x: best?.x ?? none,
    activity: best?.activity ?? none,
    rowDual: ended === undefined ? (reached?.rowDual ?? none) : none,
    reducedCost: ended === undefined ? (reached?.reducedCost ?? none) : none,
    iterations: results.reduce((sum, stage) => sum + stage.iterations, 0),
    nodes: results.reduce((sum, stage) => sum + stage.nodes, 0),
  };
}

function forStage({ bases, ...options }: LexicographicOptions, stage: string): SolveOptions {
  const { onProgress, ...rest } = options;
  return {
    ...rest,
    ...(onProgress && { onProgress: (progress: SolveProgress) => onProgress({ ...progress, stage }) }),
  };
}
