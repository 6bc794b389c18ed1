import { type Moved, moveColumn, restore } from './face.ts';
import type { Basis, SolveOptions } from './options.ts';
import type { Session } from './session.ts';
import type { Solution } from './solution.ts';
import { unlessFailed } from './solverError.ts';

/** Distance from a whole number up to which a column is whole. */
export const integrality = 1e-6;
export const isFraction = (value: number): boolean => Math.abs(value - Math.round(value)) > integrality;
/** Fractions from here on are rounded up together: a solve for each would seldom come to another end. */
const nearlyWhole = 0.9;

export interface DiveOptions extends SolveOptions {
  /**
   * Simplex iterations after which to give up: a limit on effort, the same on every machine. No single solve may take more, or the ways that
   * are there for want of others take it: with the decisions of another scenario of plans/canada held, one took several minutes.
   */
  readonly effort: number;
  /** Objective from which on a point is of no use. */
  readonly cutoff: number;
  /** Rise of the objective that is not worth looking for a better way. */
  readonly bearable: number;
}

export interface Dive {
  /** Whole in every integer column, and better than the cutoff: the best that was seen; undefined where none was. */
  readonly point: Solution | undefined;
  /** Where the point stands while its whole numbers are held. */
  readonly basis: Basis | undefined;
  readonly iterations: number;
}

interface Rounding {
  readonly column: number;
  readonly lower: number;
  readonly upper: number;
}

/** One side of a rounding, and the solution under it where it is known already. */
interface Branch {
  readonly roundings: readonly Rounding[];
  readonly solved?: Solution;
}

/**
 * A point of a MILP from its relaxation: columns are rounded one after another, and the program is solved again between
 * (a fractional dive; T. Berthold, Primal Heuristics for Mixed Integer Programs, 2006, section 2.3). Up first, since a
 * plan's whole numbers open possibilities: a relaxation that takes a tenth of a line to have a tenth of its output is met
 * by the line. Where up costs anything, down is tried too and the better is gone on with; at a dead end the latest other
 * side is taken up. Whatever is whole on the way is kept, and only what is better is looked at from then on: on plans/canada the side
 * not gone on with was whole, and twenty times better than the best that a dive of 24,000 iterations had to go back to.
 *
 * `integers` are the columns to make whole, relaxed in the session, whose last solve was `relaxed`. The bounds are
 * afterwards as before.
 */
export function dive(session: Session, integers: Int32Array, relaxed: Solution, options: DiveOptions): Dive {
  const { effort, cutoff, bearable, ...solving } = options;
  const moved: Moved[] = [];
  const others: { readonly depth: number; readonly branch: Branch }[] = [];
  let iterations = 0;
  let ended = false;
  const asItIs = { point: relaxed, basis: session.basis() };
  let whole = isWhole(integers, relaxed.x) ? asItIs : undefined;
  const backTo = (depth: number) => restore(session, moved.splice(depth));
  /** The program solved under a branch, which is left in place; undefined where it leads nowhere. */
  const follow = ({ roundings, solved }: Branch): Solution | undefined => {
    for (const { column, lower, upper } of roundings) moveColumn(session, moved, column, lower, upper);
    if (solved || ended) return solved;
    // A branch that the solver fails on, as it does where rounding leaves hardly any point, is a dead end like one without a point.
    const solution = unlessFailed(() => session.solve({ ...solving, mostIterations: effort + 1 }));
    if (!solution) return undefined;
    iterations += solution.iterations;
    ended = iterations > effort || solution.status === 'interrupted';
    if (solution.status !== 'optimal' || solution.objective >= (whole?.point.objective ?? cutoff))
      return undefined;
    if (isWhole(integers, solution.x)) whole = { point: solution, basis: session.basis() };
    return solution;
  };

  /** The better side of the first fraction that is open, the other kept for a dead end. */
  const step = (at: Solution, open: readonly Fraction[]): Solution | undefined => {
    const depth = moved.length;
    const most = at.objective + bearable;
    const down: Branch = { roundings: [open[0]!.down] };
    let above: Solution | undefined;
    for (const up of ups(open)) {
      backTo(depth);
      above = follow(up);
      if (!above || above.objective > most) continue;
      others.push({ depth, branch: down });
      return above;
    }
    backTo(depth);
    const below = follow(down);
    if (!above) return below;
    const up: Branch = { roundings: [open[0]!.up], solved: above };
    if (below && below.objective <= above.objective) {
      others.push({ depth, branch: up });
      return below;
    }
    if (below) others.push({ depth, branch: { ...down, solved: below } });
    backTo(depth);
    return follow(up);
  };

  try {
    let at: Solution | undefined = relaxed;
    while (at) {
      const open = fractions(session, integers, at.x);
      if (open.length === 0) break;
      let next = step(at, open);
      while (!next && !ended) {
        const other = others.pop();
        if (!other) break;
        backTo(other.depth);
        next = follow(other.branch);
      }
      at = next;
    }
    return { point: whole?.point, basis: whole?.basis, iterations };
  } finally {
    backTo(0);
  }
}

interface Fraction {
  readonly fraction: number;
  readonly up: Rounding;
  readonly down: Rounding;
}

const isWhole = (integers: Int32Array, x: Float64Array) => !integers.some((column) => isFraction(x[column]!));

/** Columns that are not whole, the largest fraction first, ties in the order of the columns. */
function fractions(session: Session, integers: Int32Array, x: Float64Array): Fraction[] {
  const open: Fraction[] = [];
  for (const column of integers) {
    const value = x[column]!;
    if (!isFraction(value)) continue;
    const below = Math.floor(value);
    const fraction = value - below;
    const { lower, upper } = session.columnBounds(column);
    open.push({
      fraction,
      up: { column, lower: Math.min(below + 1, upper), upper },
      down: { column, lower, upper: Math.max(below, lower) },
    });
  }
  return open.sort((a, b) => b.fraction - a.fraction || a.up.column - b.up.column);
}

/** All that are nearly whole together, where there are several; then the largest alone. */
function ups(open: readonly Fraction[]): Branch[] {
  const together = open.filter(({ fraction }) => fraction >= nearlyWhole);
  const alone = { roundings: [open[0]!.up] };
  return together.length > 1 ? [{ roundings: together.map(({ up }) => up) }, alone] : [alone];
}
