import type { Session, SolveOptions } from './session.ts';
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

/** A column held at its bound because the stage is at its least; as it was before. */
export interface Frozen {
  readonly column: number;
  readonly lower: number;
  readonly upper: number;
}

export interface LexicographicOptions extends Omit<SolveOptions, 'simplex'> {
  /**
   * How an LP begins. `blend`: solve one weighted sum of all stages first, whose basis usually is optimal stage
   * after stage already, then prove each in order. `cold`: solve the first stage by itself. Default `blend`.
   */
  readonly first?: 'blend' | 'cold';
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
  /** The row `scale × cost · x ≤ scale × allowed` added to the session; -1 where not reached or frozen instead. */
  readonly row: number;
  /** Columns fixed instead, where the objective is at the least that their bounds allow. */
  readonly frozen: readonly Frozen[];
  /** Power of two by which that row is scaled. A dual of the row times `scale` is per unit of this objective. */
  readonly scale: number;
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
  readonly loosened?: Loosening;
  /** Iterations of the blended solve before the first stage; 0 without one. */
  readonly blendIterations: number;
}

/** Times its tolerance that a stage may be widened by, once, when rounding leaves the next without a point. */
export const looseningFactor = 10;

// A sum of n products carries a rounding error of about n·2^-53 of its terms' sizes; rows are only kept within
// 1e-7 (scaled, below, so that terms are about 1). A stage fixed closer than this could cut off its own point.
const relativeSafety = 1e-9;

// Weights of a blend fall over this range in all: any wider and the last stages' reduced costs would sink below
// the dual feasibility tolerance of 1e-7, and the blend would ignore them.
const blendRange = 1e-5;
const blendStep = 1e-2;

/**
 * Minimises `stages` strictly in order on the session's one model (the preemptive method; M. Ehrgott,
 * Multicriteria Optimization, 2005, section 5.1). After each stage a row keeps its objective within tolerance.
 * An LP goes on by primal simplex, since its last basis stays feasible when only the objective changes; a MILP
 * goes on from its last point. A stage already at the least its columns' bounds allow is not solved.
 *
 * The stage rows stay in the session, so that questions asked of it later respect the stages; `releaseStages`
 * makes them free. The session's objective is afterwards the last stage's.
 */
export function solveLexicographic(
  session: Session,
  stages: readonly Stage[],
  options: LexicographicOptions = {},
): LexicographicResult {
  if (stages.length === 0) throw new RangeError('A lexicographic solve needs at least one stage.');
  const mixedInteger = session.isMixedInteger;
  const results: StageResult[] = [];
  let best: Solution | undefined;
  let blendIterations = 0;
  let loosened: Loosening | undefined;
  let ended: SolveStatus | undefined;

  if (!mixedInteger && stages.length > 1 && options.first !== 'cold') {
    session.setCosts(blendOf(stages, session.columnCount));
    const blend = session.solve(forStage(options, 'all stages blended', 'dual'));
    blendIterations = blend.iterations;
    // An unbounded blend says nothing of the stages one by one; what no point satisfies, no stage does.
    if (blend.hasPoint) best = blend;
    if (blend.status === 'infeasible' || blend.status === 'interrupted') ended = blend.status;
  }

  for (const stage of stages) {
    if (ended !== undefined) {
      results.push(notReached(session, stage, best));
      continue;
    }
    session.setCosts(stage.cost);
    const least = leastValue(session, stage.cost);
    const reached = best ? objectiveValue(stage.cost, best.x) : Number.NaN;
    let solution: Solution;
    if (best && reached - least <= 1e-12 * Math.max(1, Math.abs(least))) {
      solution = atLeast(session, stage.cost, best, reached, least);
    } else {
      const simplex = best && session.hasBasis ? 'primal' : 'dual';
      const solving = {
        ...forStage(options, stage.name, simplex),
        ...(best && { start: best.x }),
        ...(stage.absoluteGap !== undefined && { absoluteGap: stage.absoluteGap }),
      };
      solution = session.solve(solving);
      if (solution.status === 'infeasible' && results.length > 0 && !loosened) {
        loosened = { stage: stage.name, factor: looseningFactor };
        for (const [k, earlier] of results.entries()) results[k] = widen(session, stages[k]!, earlier);
        solution = session.solve(solving);
      }
    }
    if (solution.status !== 'optimal') ended = solution.status;
    // An LP stopped part-way may stand at a worse point than the stage before left it.
    const improves = solution.hasPoint && !(objectiveValue(stage.cost, solution.x) > reached);
    if (improves) best = solution;
    const fixed = ended === undefined && best ? fix(session, stage, best) : undefined;
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
      frozen: fixed?.frozen ?? [],
      scale: fixed?.scale ?? 1,
      rowDual: solution.rowDual,
      reducedCost: solution.reducedCost,
    });
  }
  return {
    stages: results,
    solution: overall(results, best, ended, blendIterations),
    ...(loosened && { loosened }),
    blendIterations,
  };
}

/** Frees what holds the stages' objectives, all of them or from the `first` on; rows stay in the session without effect. */
export function releaseStages(session: Session, result: LexicographicResult, first = 0): void {
  for (const { row, frozen } of result.stages.slice(first).reverse()) {
    if (row >= 0) session.setRowBounds(row, -Infinity, Infinity);
    for (const { column, lower, upper } of frozen) session.setColumnBounds(column, lower, upper);
  }
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
 * The point of the stage before, which is optimal for this one too since no point within the columns' bounds does
 * better. Zero row duals and reduced costs equal to the costs then satisfy every optimality condition.
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

/**
 * Weights that fall from stage to stage, each objective first brought to a largest coefficient of 1: a cheap
 * approximation of the order, whose basis the stages then start from. It proves nothing.
 */
function blendOf(stages: readonly Stage[], columnCount: number): Float64Array {
  const step = Math.max(blendStep, blendRange ** (1 / (stages.length - 1)));
  const blend = new Float64Array(columnCount);
  let weight = 1;
  for (const { cost } of stages) {
    let largest = 0;
    for (const c of cost) largest = Math.max(largest, Math.abs(c));
    if (largest > 0) for (let j = 0; j < columnCount; j++) blend[j]! += (weight / largest) * cost[j]!;
    weight *= step;
  }
  return blend;
}

/** Keeps a stage's objective: by its columns' own bounds where it is at the least they allow, else by a row. */
function fix(session: Session, stage: Stage, best: Solution) {
  const reached = objectiveValue(stage.cost, best.x);
  const least = leastValue(session, stage.cost);
  if (reached - least <= 1e-9 * Math.max(1, Math.abs(least))) {
    return { row: -1, scale: 1, allowed: reached, frozen: freeze(session, stage.cost) };
  }
  return fixByRow(session, stage, best);
}

/**
 * No point within the bounds does better, so every column that counts stands at the bound that is best for it. To
 * say so by bounds is exact, and presolve removes what a row of tiny slack would make hard.
 */
function freeze(session: Session, cost: Float64Array): Frozen[] {
  const frozen: Frozen[] = [];
  for (let column = 0; column < cost.length; column++) {
    if (cost[column] === 0) continue;
    const { lower, upper } = session.columnBounds(column);
    if (lower === upper) continue;
    const bound = cost[column]! > 0 ? lower : upper;
    frozen.push({ column, lower, upper });
    session.setColumnBounds(column, bound, bound);
  }
  return frozen;
}

function fixByRow(session: Session, stage: Stage, best: Solution) {
  let entries = 0;
  let largest = 0;
  let terms = 0;
  for (let j = 0; j < stage.cost.length; j++) {
    const c = Math.abs(stage.cost[j]!);
    if (c === 0) continue;
    entries++;
    largest = Math.max(largest, c);
    terms += c * Math.abs(best.x[j]!);
  }
  const scale = largest > 0 ? 2 ** -Math.round(Math.log2(largest)) : 1;
  const objective = objectiveValue(stage.cost, best.x);
  const allowed = objective + toleranceOf(stage, objective, terms);
  const index = new Int32Array(entries);
  const value = new Float64Array(entries);
  let next = 0;
  for (let j = 0; j < stage.cost.length; j++) {
    // A coefficient that the solver would take for zero (see Session) costs less than the tolerance anyhow.
    if (Math.abs(stage.cost[j]! * scale) <= 1e-12) continue;
    index[next] = j;
    value[next++] = stage.cost[j]! * scale;
  }
  const row = session.addRow(-Infinity, allowed * scale, index.subarray(0, next), value.subarray(0, next));
  return { row, scale, allowed, frozen: [] };
}

function toleranceOf(stage: Stage, objective: number, terms: number): number {
  const { absolute = 0, relative = 0 } = stage.tolerance ?? {};
  return Math.max(absolute, relative * Math.abs(objective), relativeSafety * terms);
}

function widen(session: Session, stage: Stage, result: StageResult): StageResult {
  if (result.row < 0) return result;
  // At least the row's feasibility tolerance, which is what rounding can have spoilt.
  const tolerance = Math.max(result.allowed - result.objective, 1e-7 / result.scale);
  const allowed = result.objective + looseningFactor * tolerance;
  session.setRowBounds(result.row, -Infinity, allowed * result.scale);
  return { ...result, name: stage.name, allowed };
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
    frozen: [],
    scale: 1,
    rowDual: none,
    reducedCost: none,
  };
}

function overall(
  results: readonly StageResult[],
  best: Solution | undefined,
  ended: SolveStatus | undefined,
  blendIterations: number,
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
    iterations: blendIterations + results.reduce((sum, stage) => sum + stage.iterations, 0),
    nodes: results.reduce((sum, stage) => sum + stage.nodes, 0),
  };
}

function forStage(options: LexicographicOptions, stage: string, simplex: 'dual' | 'primal'): SolveOptions {
  const { onProgress, first: _, ...rest } = options;
  return {
    ...rest,
    simplex,
    ...(onProgress && { onProgress: (progress: SolveProgress) => onProgress({ ...progress, stage }) }),
  };
}
