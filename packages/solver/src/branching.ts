import { isFraction } from './dive.ts';
import { type Moved, moveColumn, restore } from './face.ts';
import type { Basis, SolveOptions } from './options.ts';
import type { Session } from './session.ts';
import type { Solution } from './solution.ts';
import { unlessFailed } from './solverError.ts';

export interface BranchingOptions extends SolveOptions {
  /** Simplex iterations after which to stop: a limit on effort, the same on every machine. */
  readonly effort: number;
  /** Objective of the best point that is known; Infinity where none is. */
  readonly known: number;
  /** By how much a point has to be better than the best to be looked for, given that best. */
  readonly enough: (best: number) => number;
}

export interface Branched {
  /** Whole in every integer column, and better than what was known; undefined where none was found. */
  readonly point: Solution | undefined;
  /** Where the point stands while its whole numbers are held. */
  readonly basis: Basis | undefined;
  /** No whole point of the program lies below. */
  readonly bound: number;
  readonly iterations: number;
}

interface Bounds {
  readonly column: number;
  readonly lower: number;
  readonly upper: number;
}

/** Iterations that a part counts by itself, for each row: to take it up from another's basis is work too. */
const partEffort = 0.01;

/** A part of the program that is solved and not whole. */
interface Node {
  readonly bounds: readonly Bounds[];
  readonly bound: number;
  readonly basis: Basis | undefined;
  readonly column: number;
  readonly value: number;
}

/**
 * Branch and bound on the relaxation, the most promising part first (A. Land and A. Doig, Econometrica 28(3), 1960), each part solved by the
 * dual simplex from the basis of the one it is part of. Nothing is presolved and no cuts are added: what the solver's own search does before it
 * branches took all the effort there was on plans/canada without new measures, where the one question is how long a line stays warm; asked so it is
 * answered in 8 parts and 1,000 iterations. Programs that are not whole in many places are better searched otherwise.
 *
 * `integers` are the columns to make whole, relaxed in the session, whose last solve was `relaxed`. The bounds are afterwards as before.
 */
export function branch(
  session: Session,
  integers: Int32Array,
  relaxed: Solution,
  { effort, known, enough, ...solving }: BranchingOptions,
): Branched {
  let best = known;
  let whole: { readonly point: Solution; readonly basis: Basis | undefined } | undefined;
  let iterations = 0;
  let spent = 0;
  let ended = false;
  /** Least bound of the parts that are looked at no further. */
  let left = Infinity;
  const open: Node[] = [];
  const ceiling = () => (best === Infinity ? Infinity : best - enough(best));

  const consider = (solution: Solution, bounds: readonly Bounds[]): void => {
    const { objective } = solution;
    if (objective >= ceiling()) {
      left = Math.min(left, objective);
      return;
    }
    const column = middleFraction(integers, solution.x);
    const basis = session.basis();
    if (column >= 0) open.push({ bounds, bound: objective, basis, column, value: solution.x[column]! });
    else {
      whole = { point: solution, basis };
      best = objective;
    }
  };

  const solvePart = (parent: Node, added: Bounds): void => {
    const bounds = [...parent.bounds, added];
    const moved: Moved[] = [];
    try {
      for (const { column, lower, upper } of bounds) moveColumn(session, moved, column, lower, upper);
      if (parent.basis) session.setBasis(parent.basis);
      const most = ceiling();
      const solution = unlessFailed(() =>
        session.solve({
          ...solving,
          mostIterations: Math.ceil(effort - spent) + 1,
          ...(most < Infinity && { ceiling: most }),
        }),
      );
      iterations += solution?.iterations ?? 0;
      spent += (solution?.iterations ?? 0) + partEffort * session.rowCount;
      ended ||= spent > effort || solution?.status === 'interrupted';
      if (solution?.status === 'optimal') consider(solution, bounds);
      else if (solution?.status === 'above') left = Math.min(left, most);
      // What is not known of a part is what is known of the whole that it is part of.
      else if (solution?.status !== 'infeasible') left = Math.min(left, parent.bound);
    } finally {
      restore(session, moved);
    }
  };

  consider(relaxed, []);
  while (!ended) {
    const node = takeBest(open);
    if (!node) break;
    if (node.bound >= ceiling()) {
      left = Math.min(left, node.bound);
      continue;
    }
    const { column, value } = node;
    const { lower, upper } = boundsIn(session, node);
    solvePart(node, { column, lower, upper: Math.max(lower, Math.floor(value)) });
    if (ended) left = Math.min(left, node.bound);
    else solvePart(node, { column, lower: Math.min(upper, Math.ceil(value)), upper });
  }
  const bound = Math.max(relaxed.objective, Math.min(left, best, ...open.map((node) => node.bound)));
  return { point: whole?.point, basis: whole?.basis, bound, iterations };
}

/** Removes the part with the least bound, of several the latest. */
function takeBest(open: Node[]): Node | undefined {
  let at = open.length - 1;
  for (let k = at - 1; k >= 0; k--) if (open[k]!.bound < open[at]!.bound) at = k;
  return at < 0 ? undefined : open.splice(at, 1)[0];
}

/** Bounds of a node's column within it. */
function boundsIn(session: Session, { bounds, column }: Node) {
  return bounds.findLast((one) => one.column === column) ?? session.columnBounds(column);
}

/**
 * Questions that a point leaves open: runs of neighbouring columns that are not whole, as [first, count] in `integers`. Neighbours mostly ask one
 * question over the periods, "by this day?" or "until this day?".
 */
export function openQuestions(integers: Int32Array, x: Float64Array): [first: number, count: number][] {
  const runs: [number, number][] = [];
  for (let k = 0; k < integers.length; k++) {
    if (!isFraction(x[integers[k]!]!)) continue;
    const run = runs.at(-1);
    const follows = run && run[0] + run[1] === k && integers[k]! === integers[k - 1]! + 1;
    if (follows) run[1]++;
    else runs.push([k, 1]);
  }
  return runs;
}

/** The middle of the longest question, which halves it; -1 where all columns are whole. */
function middleFraction(integers: Int32Array, x: Float64Array): number {
  let longest: [number, number] | undefined;
  for (const run of openQuestions(integers, x)) if (!longest || run[1] > longest[1]) longest = run;
  return longest ? integers[longest[0] + (longest[1] >> 1)]! : -1;
}
