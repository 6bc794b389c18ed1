import { type Moved, restore } from './face.ts';
import { fix, looseningFactor, widen } from './holding.ts';
import { isAtLeast, leastValue, objectiveValue } from './objective.ts';
import type { Basis, SolveOptions } from './options.ts';
import type { Start } from './relaxation.ts';
import type { Session } from './session.ts';
import { relativeGap, type Solution, type SolveProgress, type SolveStatus } from './solution.ts';
import { atLeast, type Solved, solveClosely, solveStage } from './solveStage.ts';

/** One objective, minimised after all before it and never at their expense beyond their tolerance. */
export interface Stage {
  readonly name: string;
  /** Length columns. */
  readonly cost: Float64Array;
  /** How far later stages may push this objective above what was reached: the larger of the two counts. */
  readonly tolerance?: { readonly absolute: number; readonly relative: number };
  /** MILP: distance from the proved bound at which the stage counts as solved. Default 1e-9. */
  readonly absoluteGap?: number;
  /** A further figure of what the stage reached, which later stages may push up by as much as its objective, where a row holds that. */
  readonly keeps?: Figure;
}

/** The sum of cost[k] x[index[k]]. */
export interface Figure {
  readonly index: Int32Array;
  readonly cost: Float64Array;
}

/** The row that holds a figure: `scale × figure ≤ scale × allowed`; `reached` is what a stage left it at. */
export interface FigureRow {
  readonly row: number;
  readonly scale: number;
  readonly reached: number;
  readonly allowed: number;
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
  /**
   * Relative to what a stage reached, how far later stages may push it beyond its tolerance. Rows that keep stages at their very best
   * leave the interior point no inside, and the simplex one degenerate vertex after another. Default 0.
   */
  readonly room?: number;
  /**
   * Whether a stage is searched as closely as can be told for as long as its effort lasts, and `gap` and `absoluteGap` count only at the end of
   * that: for programs whose search ends soon. Default false: a search ends at the gap.
   */
  readonly closely?: boolean;
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
  /** Whether the clock ended a search of it (`secondsLimit`): another machine may come to another end. */
  readonly endedByClock: boolean;
  /** The value that the stage's row allows to later stages: objective + tolerance, or room. NaN where not reached. */
  readonly allowed: number;
  /** The row `scale × cost · x ≤ scale × allowed` added to the session; -1 where not reached or bounds say it all. */
  readonly row: number;
  /** The row that holds the figure it keeps; undefined where it keeps none, or bounds say it all. */
  readonly kept?: FigureRow;
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
  { known, room = 0, closely = false, ...options }: LexicographicOptions = {},
): LexicographicResult {
  const solve = closely ? solveClosely : solveStage;
  if (stages.length === 0) throw new RangeError('A lexicographic solve needs at least one stage.');
  const results: StageResult[] = [];
  let best = known && knownPoint(known);
  let basis: Basis | undefined;
  let standing: Basis | undefined;
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
    const stopsBefore = session.endedByClock;
    let solved: Solved;
    if (best && isAtLeast(reached, least, 1e-12)) {
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
      const stands = best && { point: best, basis: standing };
      const attempt = () => solve(session, stage, stands, from, solving);
      solved = attempt();
      if (solved.solution.status === 'infeasible' && results.length > 0 && !loosened) {
        loosened = { stage: stage.name, factor: looseningFactor };
        widen(session, stages, results);
        solved = attempt();
      }
    }
    const { solution, relaxed } = solved;
    // A relaxation that ended inside the optimal face leaves later stages nothing to start from.
    basis = relaxed && !solved.basis ? undefined : (solved.basis ?? basis);
    // A stage that reached its limit on effort keeps its best point, unproved, and the next goes on from there.
    if (solution.status === 'limit' && solution.hasPoint) limited = true;
    else if (solution.status !== 'optimal') ended = solution.status;
    // An LP stopped part-way may stand at a worse point than the stage before left it.
    const improves = solution.hasPoint && !(objectiveValue(stage.cost, solution.x) > reached);
    if (improves) {
      best = solution;
      standing = solved.standing;
    }
    const fixed = ended === undefined && best ? fix(session, stage, best, relaxed, room) : undefined;
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
      endedByClock: session.endedByClock > stopsBefore,
      allowed: fixed?.allowed ?? Number.NaN,
      row: fixed?.row ?? -1,
      ...(fixed?.kept && { kept: fixed.kept }),
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
  for (const { row, kept, narrowed } of result.stages.slice(first).reverse()) {
    restore(session, narrowed);
    if (row >= 0) session.setRowBounds(row, -Infinity, Infinity);
    if (kept) session.setRowBounds(kept.row, -Infinity, Infinity);
  }
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
    endedByClock: false,
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
