import type { Session } from './session.ts';
import type { Solution } from './solution.ts';

/** A bound of a column or row that was moved, as it was before. */
export interface Moved {
  readonly at: 'column' | 'row';
  readonly index: number;
  readonly lower: number;
  readonly upper: number;
}

/** Duals below this are not told from zero: the solver's own tolerance, with room. */
const leastDual = 1e-6;
/** A range narrower than this, of the size of its bound, is closed: the solver could not tell its ends apart. */
const leastWidth = 1e-6;

/**
 * Narrows columns and rows to where an objective can still be within `slack` of its least: by linear programming
 * duality no feasible point whose objective is at most L + slack moves a column with reduced cost d further than
 * slack/|d| from its bound, nor a row with dual π further than slack/|π| (reduced-cost strengthening; G. Nemhauser
 * and L. Wolsey, Integer and Combinatorial Optimization, 1988, section II.5.2). With no slack that is the optimal
 * face itself. It says nothing that the objective's own row does not, but says it so that presolve can use it.
 *
 * `relaxed` is the optimum of the session's program, integers relaxed, under the objective in question.
 */
export function narrow(session: Session, relaxed: Solution, slack: number): Moved[] {
  const moved: Moved[] = [];
  const integers = new Set(session.integerColumns());
  for (let index = 0; index < relaxed.reducedCost.length; index++) {
    const dual = relaxed.reducedCost[index]!;
    if (Math.abs(dual) <= leastDual) continue;
    const before = session.columnBounds(index);
    const after = narrowed(before, dual, slack);
    if (!after) continue;
    if (integers.has(index)) moveColumn(session, moved, index, wholeUp(after.lower), wholeDown(after.upper));
    else moveColumn(session, moved, index, after.lower, after.upper);
  }
  for (let index = 0; index < relaxed.rowDual.length; index++) {
    const dual = relaxed.rowDual[index]!;
    if (Math.abs(dual) <= leastDual) continue;
    const before = session.rowBounds(index);
    const after = narrowed(before, dual, slack);
    if (!after) continue;
    moved.push({ at: 'row', index, ...before });
    session.setRowBounds(index, after.lower, after.upper);
  }
  return moved;
}

/** Gives a column other bounds, and adds those it had to `moved`. */
export function moveColumn(
  session: Session,
  moved: Moved[],
  index: number,
  lower: number,
  upper: number,
): void {
  moved.push({ at: 'column', index, ...session.columnBounds(index) });
  session.setColumnBounds(index, lower, upper);
}

/** Puts bounds back, the last moved first. */
export function restore(session: Session, moved: readonly Moved[]): void {
  for (const { at, index, lower, upper } of moved.toReversed()) {
    if (at === 'column') session.setColumnBounds(index, lower, upper);
    else session.setRowBounds(index, lower, upper);
  }
}

function narrowed(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  dual: number,
  slack: number,
): { lower: number; upper: number } | undefined {
  const bound = dual > 0 ? lower : upper;
  if (lower === upper || !Number.isFinite(bound)) return undefined;
  const reach = slack / Math.abs(dual);
  const width = reach <= leastWidth * Math.max(1, Math.abs(bound)) ? 0 : reach * (1 + 1e-6);
  if (upper - lower <= width) return undefined;
  return dual > 0 ? { lower, upper: lower + width } : { lower: upper - width, upper };
}

/** Whole bounds of an integer column, with room for rounding: the solver was seen to cut off a point beside 2.000002. */
const wholeUp = (lower: number) => Math.ceil(lower - 1e-5);
const wholeDown = (upper: number) => Math.floor(upper + 1e-5);
