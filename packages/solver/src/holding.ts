import { type Moved, moveColumn, narrow, restore } from './face.ts';
import type { Figure, FigureRow, Stage, StageResult } from './lexicographic.ts';
import { isAtLeast, leastValue, objectiveRow, objectiveScale, objectiveValue } from './objective.ts';
import type { Session } from './session.ts';
import type { Solution } from './solution.ts';

// A sum of n products carries a rounding error of about n·2^-53 of its terms' sizes; rows are only kept within
// 1e-7 (scaled, below, so that terms are about 1). A stage fixed closer than this could cut off its own point.
const relativeSafety = 1e-9;

/** Times its tolerance that a stage may be widened by, once, when rounding leaves the next without a point. */
export const looseningFactor = 10;

/** How a stage is kept; see `StageResult`. */
type Fixed = Pick<StageResult, 'row' | 'scale' | 'allowed' | 'kept' | 'narrowed'>;

/**
 * Keeps a stage's objective: by its columns' own bounds where it is at the least they allow, else by a row, which leaves later stages
 * `room` relative to what was reached. Bounds are narrowed as if there were none: what lies beyond is no better, and a wider
 * box takes back what the room gives (on a seeded nation of 96,000 rows the third stage then came to no end again).
 */
export function fix(
  session: Session,
  stage: Stage,
  best: Solution,
  relaxed: Solution | undefined,
  room: number,
): Fixed {
  const reached = objectiveValue(stage.cost, best.x);
  const least = leastValue(session, stage.cost);
  const { absolute = 0, relative = 0 } = stage.tolerance ?? {};
  const tolerated = Math.max(absolute, Math.max(relative, room) * Math.abs(reached));
  if (isAtLeast(reached, least, 1e-9) && tolerated <= LEAST_ROW_TOLERANCE) {
    return { row: -1, scale: 1, allowed: reached, narrowed: freeze(session, stage.cost) };
  }
  // As good as the relaxation: what keeps the objective is the relaxation's own optimal face, and a row without slack
  // beside it would only give the solver duals without bound.
  if (relaxed && tolerated <= LEAST_ROW_TOLERANCE && reached - relaxed.bound <= Math.max(tolerated, 1e-9)) {
    return { row: -1, scale: 1, allowed: reached + tolerated, narrowed: narrow(session, relaxed, 0) };
  }
  const { exact, ...fixed } = fixByRow(session, stage, best, room);
  if (!relaxed) return { ...fixed, narrowed: [] };
  const slack = Math.max(0, exact - relaxed.bound) + missedBy(relaxed);
  return { ...fixed, narrowed: narrow(session, relaxed, slack) };
}

/**
 * By how much a point inside its optimal face and the duals that bound it are both wrong where the bound lies above the point: they meet only nearly,
 * and a box of no more than the tolerance had no point (a nation of 480,000 rows, whose second stage ended 5e-9 below its bound). A
 * wider box than need be is no better: with a millionth of the objective the interior point failed there. Nothing of a vertex.
 */
function missedBy({ bound, objective }: Solution): number {
  return 2 * Math.max(0, bound - objective);
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

function fixByRow(session: Session, stage: Stage, best: Solution, room: number) {
  const terms = stage.cost.reduce((sum, c, j) => sum + Math.abs(c * best.x[j]!), 0);
  const scale = objectiveScale(stage.cost);
  const objective = objectiveValue(stage.cost, best.x);
  const exact = objective + toleranceOf(stage, objective, terms);
  const allowed = Math.max(exact, objective + room * Math.abs(objective));
  const row = addObjectiveRow(session, stage.cost, scale);
  session.setRowBounds(row, -Infinity, allowed * scale);
  const kept = stage.keeps && keep(session, stage.keeps, best.x, allowed - objective);
  return { row, scale, allowed, exact, ...(kept && { kept }) };
}

/** Adds the row that lets a figure rise by `slack` at most. */
function keep(session: Session, { index, cost }: Figure, x: Float64Array, slack: number): FigureRow {
  const scale = objectiveScale(cost);
  const reached = index.reduce((sum, column, k) => sum + cost[k]! * x[column]!, 0);
  const allowed = reached + slack;
  const row = session.addRow(
    -Infinity,
    allowed * scale,
    index,
    cost.map((c) => c * scale),
  );
  return { row, scale, reached, allowed };
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
export function widen(session: Session, stages: readonly Stage[], results: StageResult[]): void {
  for (const { narrowed } of results.toReversed()) restore(session, narrowed);
  results.forEach((result, k) => {
    const { objective, row, scale } = result;
    // At least the row's feasibility tolerance, which is what rounding can have spoilt.
    const allowed = objective + looseningFactor * Math.max(result.allowed - objective, 1e-7 / scale);
    const index = row >= 0 ? row : addObjectiveRow(session, stages[k]!.cost, scale);
    session.setRowBounds(index, -Infinity, allowed * scale);
    const kept = result.kept && loosen(session, result.kept);
    results[k] = { ...result, row: index, allowed, narrowed: [], ...(kept && { kept }) };
  });
}

function loosen(session: Session, { row, scale, reached, allowed: before }: FigureRow): FigureRow {
  const allowed = reached + looseningFactor * Math.max(before - reached, 1e-7 / scale);
  session.setRowBounds(row, -Infinity, allowed * scale);
  return { row, scale, reached, allowed };
}
