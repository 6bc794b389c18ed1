import { branch, openQuestions } from './branching.ts';
import { dive } from './dive.ts';
import { solveFixed } from './fixed.ts';
import type { Stage } from './lexicographic.ts';
import { isLarge, soundIterations } from './method.ts';
import { leastValue, objectiveValue } from './objective.ts';
import { optimalRounding } from './optimalRounding.ts';
import type { Basis, SolveOptions } from './options.ts';
import { relax, type Start } from './relaxation.ts';
import type { Session } from './session.ts';
import { relativeGap, type Solution } from './solution.ts';
import { unlessFailed } from './solverError.ts';

/**
 * A point that is known already, as this stage's solution: with status `optimal` where `bound` proves it, as when no point
 * within the columns' bounds does better. Zero row duals and reduced costs equal to the costs then satisfy every optimality condition.
 */
export function atLeast(
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

/** A point that is known, and its basis while its whole numbers are held, where that is known too. */
export interface Standing {
  readonly point: Solution;
  readonly basis: Basis | undefined;
}

/** How a stage ended, and the optimum of its relaxation (the stage itself, of an LP) with its basis, where there is one. */
export interface Solved {
  readonly solution: Solution;
  readonly relaxed?: Solution;
  readonly basis?: Basis;
  /** Where the solution's point stands while its whole numbers are held; undefined where a search found it. */
  readonly standing?: Basis;
}

/**
 * One stage. A MILP is relaxed first: where the best point so far is already as good as the relaxation it is optimal,
 * and no search is needed; otherwise the relaxation's duals narrow what later stages have to look at. `from` is the basis
 * of an earlier stage's relaxation, which is still feasible now that only the objective has changed, or of this stage in a
 * program much like this one, which still is nearly as good as can be.
 */
export function solveStage(
  session: Session,
  stage: Stage,
  best: Standing | undefined,
  from: Start | undefined,
  options: SolveOptions,
): Solved {
  session.clearSolver();
  const integers = session.relaxIntegers();
  const effort = options.iterationLimit ?? Infinity;
  const spare = best !== undefined && (integers.length > 0 || isLarge(session.rowCount));
  const { solution: relaxed, basis } = relax(session, from, spare, options);
  const found = { ...(relaxed.status === 'optimal' && { relaxed }), ...(basis && { basis }) };
  if (integers.length === 0) {
    if (spare && relaxed.status === 'limit')
      return { solution: unproved(session, stage, best, relaxed.iterations) };
    return { solution: relaxed, ...found, ...(basis && { standing: basis }) };
  }
  let { iterations } = relaxed;
  if (relaxed.status !== 'optimal') {
    session.setIntegrality(integers, true);
    if (relaxed.status === 'infeasible') return { solution: relaxed };
    if (relaxed.status === 'interrupted') return { solution: { ...relaxed, hasPoint: false } };
    if (relaxed.status !== 'limit' || !best) return { solution: session.solve(options) };
    return withoutRelaxation(session, stage, best, iterations, options);
  }
  const large = isLarge(session.rowCount);
  let start = best;
  const settle = (at: Standing) => {
    session.setIntegrality(integers, true);
    const dual = basis && !large ? ({ basis, simplex: 'dual' } as const) : undefined;
    const settled = atItsBest(session, stage, at, dual, options);
    session.relaxIntegers();
    if (basis) session.setBasis(basis);
    iterations += settled.iterations;
    return settled.standing;
  };
  let { bound } = relaxed;
  const enough = (at: Standing | undefined) =>
    isEnough(at ? stageValue(stage, at) : Infinity, { bound }, options);
  // Of a large program that takes as long as the relaxation, and a dive from a vertex next to nothing: it goes first.
  const later = basis !== undefined && large;
  if (start && !later && !enough(start)) start = settle(start);
  const costly = costsWhole(stage, integers);
  // Of a stage that leaves few questions open, the answers settle more than what is rounded: they come before all else.
  const simple = basis !== undefined && !large && openQuestions(integers, relaxed.x).length <= fewQuestions;
  if (start && simple && !enough(start)) {
    const branched = branch(session, integers, relaxed, {
      ...options,
      known: stageValue(stage, start),
      enough: (least) => within(least, options),
      effort: (costly ? 1 : branchingEffort) * effort,
    });
    if (branched.point) start = { point: branched.point, basis: branched.basis };
    ({ bound } = branched);
    iterations += branched.iterations;
    session.setBasis(basis);
  }
  let left = effort;
  // Without a basis each step of a dive would take as long as the relaxation.
  if (basis && !enough(start) && !costly) {
    const dived = dive(session, integers, relaxed, {
      ...options,
      cutoff: start ? stageValue(stage, start) : Infinity,
      bearable: (options.absoluteGap ?? 0) / 10,
      effort: diveEffort * effort,
    });
    if (dived.point) {
      start = { point: dived.point, basis: dived.basis };
      left = effort - dived.iterations;
    }
    iterations += dived.iterations;
  }
  if (best && later && start === best && !enough(start)) start = settle(best);
  session.setIntegrality(integers, true);
  if (!start) {
    const solution = session.solve(options);
    return { solution: { ...solution, iterations: iterations + solution.iterations }, ...found };
  }
  const reached = stageValue(stage, start);
  const known = { ...atLeast(session, stage.cost, start.point, reached, bound), iterations };
  const stands = { ...found, ...(start.basis && { standing: start.basis }) };
  if (enough(start)) return { solution: known, ...stands };
  const orRounded = (solved: Solved) =>
    basis && !large && !simple && !costly && solved.solution.status !== 'optimal'
      ? betterRounded(session, stage, integers, relaxed, solved, options)
      : solved;
  // A dive that took all the effort there is and found a point leaves nothing to search with. Where the relaxation alone took it,
  // so does the search's own, which heeds no limit: under a contingency of plans/canada 77,000 iterations of a limit of 10,000.
  if (left <= 0 || !basis || relaxed.iterations >= effort)
    return orRounded({ solution: { ...known, status: 'limit' }, ...stands });
  const searched = session.solve({ ...options, iterationLimit: left, start: start.point.x });
  iterations += searched.iterations;
  const solution = boundedBy(searched, bound, options);
  if (solution.status !== 'limit') return { solution: { ...solution, iterations }, ...found };
  if (solution.hasPoint) return orRounded({ solution: { ...solution, iterations }, ...found });
  const unsearched = { ...known, status: 'limit' as const, iterations, nodes: solution.nodes };
  return orRounded({ solution: boundedBy(unsearched, solution.bound, options), ...stands });
}

/** A solution that another bound is known of too, which may prove it. */
function boundedBy(solution: Solution, other: number, options: SolveOptions): Solution {
  const bound = Math.max(solution.bound, other);
  const proved =
    solution.status === 'limit' && solution.hasPoint && isEnough(solution.objective, { bound }, options);
  const status = proved ? 'optimal' : solution.status;
  return { ...solution, status, bound, gap: relativeGap(solution.objective, bound) };
}

/** What a stage may be from its bound, in its own unit and relative, and still be told as at it: what the solver's tolerances leave. */
const closest = { absoluteGap: 1e-6, gap: 1e-7 };

/**
 * One stage, as `solveStage`, as close to its bound as can be told while its effort lasts. One that ends before is solved where it is
 * within the gap that was asked for.
 */
export const solveClosely: typeof solveStage = (session, stage, best, from, options) => {
  const solved = solveStage(session, stage, best, from, {
    ...options,
    gap: Math.min(options.gap ?? Infinity, closest.gap),
    absoluteGap: Math.min(options.absoluteGap ?? Infinity, closest.absoluteGap),
  });
  const { solution } = solved;
  const near = solution.status === 'limit' && isEnough(solution.objective, solution, options);
  return near ? { ...solved, solution: { ...solution, status: 'optimal' } } : solved;
};

/** A stage whose search came to no end, or the best rounding of its relaxation where that is better. */
function betterRounded(
  session: Session,
  stage: Stage,
  integers: Int32Array,
  relaxed: Solution,
  solved: Solved,
  { start: _, ...options }: SolveOptions,
): Solved {
  const before = solved.solution;
  const rounded = optimalRounding(session, integers, relaxed, options);
  const iterations = before.iterations + (rounded?.iterations ?? 0);
  const { standing, ...found } = solved;
  const reached = rounded?.hasPoint ? objectiveValue(stage.cost, rounded.x) : Infinity;
  if (!rounded || reached >= objectiveValue(stage.cost, before.x))
    return { ...solved, solution: { ...before, iterations } };
  const better = atLeast(session, stage.cost, rounded, reached, before.bound);
  const status = isEnough(reached, before, options) ? 'optimal' : 'limit';
  return { ...found, solution: { ...better, status, iterations, nodes: before.nodes } };
}

/**
 * What is known of a stage whose relaxation came to no end within its effort: a search begins with the same relaxation and
 * heeds no limit until it is done, so all that can be had is the best that the whole numbers of the point there is allow. From where
 * that point stands the primal simplex only ever betters it, so that what it has at its limit is worth keeping.
 */
function withoutRelaxation(
  session: Session,
  stage: Stage,
  best: Standing,
  before: number,
  options: SolveOptions,
): Solved {
  const from = best.basis && ({ basis: best.basis, simplex: 'primal' } as const);
  const { standing, iterations } = atItsBest(session, stage, best, from, options);
  return {
    solution: unproved(session, stage, standing, before + iterations),
    ...(standing.basis && { standing: standing.basis }),
  };
}

/** A point that stands as a stage's best, bounded by no more than what its columns' bounds allow. */
function unproved(session: Session, stage: Stage, standing: Standing, iterations: number): Solution {
  const least = leastValue(session, stage.cost);
  const known = atLeast(session, stage.cost, standing.point, stageValue(stage, standing), least);
  return { ...known, status: 'limit', iterations };
}

/**
 * The best of this stage that the whole numbers of an earlier stage's point allow, as far as the solver gets; that point where nothing
 * better is found. The search does not look for it, and keeps nothing that is worse: on plans/canada it was 2 % better than the best of a cost
 * search of 10,000 iterations. A dive that knows it turns back before it has spent its effort where nothing as good can be had.
 */
function atItsBest(
  session: Session,
  { cost }: Stage,
  start: Standing,
  from: Start | undefined,
  options: SolveOptions,
): { readonly standing: Standing; readonly iterations: number } {
  const { iterationLimit, start: _, ...solving } = options;
  const inside = !from && isLarge(session.rowCount);
  const most = inside ? soundIterations(session.rowCount, iterationLimit ?? Infinity) : iterationLimit;
  // Whole numbers that the search left a millionth off may have no exact neighbour; the point itself stands.
  const solution = unlessFailed(() =>
    solveFixed(session, start.point.x, {
      ...solving,
      ...(most !== undefined && { mostIterations: most }),
      ...(inside && { inside }),
      ...(from && { from: from.basis, simplex: from.simplex }),
      ...(from?.simplex === 'primal' && { method: 'simplex' }),
    }),
  );
  if (!solution) return { standing: start, iterations: 0 };
  const { iterations, objective, status, hasPoint } = solution;
  const ended = status === 'optimal' || (status === 'limit' && hasPoint);
  const better = ended && objective < objectiveValue(cost, start.point.x);
  return { standing: better ? { point: solution, basis: session.basis() } : start, iterations };
}

/** Effort that a dive may take against what a stage's search may: the dive finds what the search only proves. */
const diveEffort = 2;

/** Questions that a relaxation may leave open for branching on it to come first. */
const fewQuestions = 2;
/**
 * Effort that it may take against what a stage's search may. Without new measures the one question of plans/canada took 700, 2,600 and 45,000 iterations to be
 * answered, stage after stage, most of them from nothing, which are quick. Where whole numbers cost by themselves there is seldom an end to it.
 */
const branchingEffort = 6;

/** Whether an objective is as close to what bounds it as the options ask. */
function isEnough(reached: number, { bound }: Pick<Solution, 'bound'>, options: SolveOptions): boolean {
  return reached !== Infinity && reached - bound <= within(reached, options);
}

/** How far from its bound an objective may be, as the options ask. */
const within = (reached: number, { absoluteGap = 0, gap = 0 }: SolveOptions): number =>
  Math.max(absoluteGap, gap * Math.abs(reached));

const stageValue = ({ cost }: Stage, { point }: Standing) => objectiveValue(cost, point.x);

/** Whether a whole number costs by itself: what a dive rounds up is then not free. */
function costsWhole({ cost }: Stage, integers: Int32Array): boolean {
  return integers.some((column) => cost[column]! > 0);
}
