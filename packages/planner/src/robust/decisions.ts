import {
  type Highs,
  type LexicographicResult,
  openSession,
  type Session,
  SolverError,
  solveLexicographic,
} from '@sinew/solver';
import { DEFAULT_EFFORT, type PlanOptions } from '../options.ts';
import type { OptionColumns } from '../program/columns.ts';
import { isFinished, settle, solverOptions } from '../solve/solvePlan.ts';
import type { Future } from './scenarios.ts';

/** What is decided, by choice: how many (1 unless a count), and how much of what has a size. */
export type Decisions = ReadonlyMap<string, Decided>;

export interface Decided {
  readonly count: number;
  readonly size: number;
}

/** The decisions of a point of a future's program; variants of one choice together. */
export function decisionsAt({ choices }: Pick<Future, 'choices'>, x: Float64Array): Map<string, Decided> {
  const decisions = new Map<string, Decided>();
  for (const [key, options] of choices) {
    const taken = options.filter((one) => x[one.taken] > 0.5);
    if (taken.length === 0) continue;
    const { row } = taken[0].measure;
    const sum = (of: (one: OptionColumns) => number) => taken.reduce((total, one) => total + x[of(one)], 0);
    const size = row.sizing === 'size' ? sum((one) => one.size) : 0;
    decisions.set(key, {
      count: Math.round(sum((one) => one.taken)),
      size: Math.min(row.max_size, Math.max(row.min_size, size)),
    });
  }
  return decisions;
}

/** Decisions carried out in a future. */
export interface Tried {
  /** Over the columns of the future's program. */
  readonly x: Float64Array;
  readonly result: LexicographicResult;
  /** Choices that could not be carried out there. */
  readonly leftOut: readonly string[];
}

/**
 * Operations planned anew around decisions, stage by stage. Decisions that a future does not allow, as where an approval comes
 * too late for what hangs on it or money does not reach, are left out there, as few as can be: `exactly` asks for
 * none. Undefined: interrupted, or the future has no plan with them, not even with some left out, or the solver came to none.
 */
export function tryDecisions(
  highs: Highs,
  future: Future,
  decisions: Decisions,
  options: Pick<PlanOptions, 'gap' | 'effort' | 'interrupted'>,
  exactly: 'exactly' | 'if possible' = 'if possible',
): Tried | undefined {
  const missing = [...decisions.keys()].filter((key) => !future.choices.has(key));
  if (missing.length === 0) {
    const tried = trying(highs, future, decisions, options);
    if (tried) return { ...tried, leftOut: [] };
  }
  if (exactly === 'exactly' || options.interrupted?.()) return undefined;
  const kept = mostOf(highs, future, decisions, options);
  const tried = kept && trying(highs, future, kept, options);
  if (!tried) return undefined;
  const leftOut = [...decisions].filter(([key, { count }]) => (kept.get(key)?.count ?? 0) < count);
  return { ...tried, leftOut: leftOut.map(([key]) => key) };
}

function trying(
  highs: Highs,
  future: Future,
  decisions: Decisions,
  options: Pick<PlanOptions, 'gap' | 'effort' | 'interrupted'>,
): Omit<Tried, 'leftOut'> | undefined {
  // With nothing left to decide a late stage may be so degenerate that the solver comes to no end: on the seeded nation S it
  // did where sizes that are 0 by their rows had bounds to say so, and not without. So one is tried after the other.
  for (const said of ['by rows', 'by bounds'] as const) {
    try {
      return tryingOnce(highs, future, decisions, options, said);
    } catch (error) {
      if (!(error instanceof SolverError)) throw error;
    }
  }
  return undefined;
}

/** `said`: whether what follows from the decisions is left to rows, or said by bounds as well. */
function tryingOnce(
  highs: Highs,
  future: Future,
  decisions: Decisions,
  options: Pick<PlanOptions, 'gap' | 'effort' | 'interrupted'>,
  said: 'by rows' | 'by bounds',
): Omit<Tried, 'leftOut'> | undefined {
  const { program } = future;
  const session = openSession(highs, program.linear);
  try {
    decide(session, future, decisions, 'all');
    if (said === 'by bounds') bindFollowing(session, future, decisions);
    const result = solveLexicographic(session, program.stages, solverOptions(program, options));
    const { hasPoint, status } = result.solution;
    if (!hasPoint || !isFinished(status)) return undefined;
    return { x: settle(session, program, result), result };
  } finally {
    session.close();
  }
}

/** As many of the decisions as a future allows; undefined where it allows no such plan, or the search comes to none. */
function mostOf(
  highs: Highs,
  future: Future,
  decisions: Decisions,
  { effort = DEFAULT_EFFORT, interrupted }: Pick<PlanOptions, 'effort' | 'interrupted'>,
): Decisions | undefined {
  const session = openSession(highs, future.program.linear);
  try {
    const cost = decide(session, future, decisions, 'most');
    const stage = { name: 'left out', cost, absoluteGap: 0.5 };
    const { solution } = solveLexicographic(session, [stage], {
      iterationLimit: effort,
      ...(interrupted && { interrupted }),
    });
    return solution.hasPoint && isFinished(solution.status) ? decisionsAt(future, solution.x) : undefined;
  } finally {
    session.close();
  }
}

/** Bounds the choices of a session by decisions; the costs under which each decision that is left out counts 1. */
function decide(session: Session, { choices, program }: Future, decisions: Decisions, keep: 'all' | 'most') {
  const cost = new Float64Array(program.linear.columnCount);
  for (const [key, options] of choices) {
    const decided = decisions.get(key);
    for (const { taken } of options) {
      if (!decided) {
        session.setColumnBounds(taken, 0, 0);
      } else cost[taken] = -1 / decided.count;
    }
    if (decided) bind(session, options, decided, keep);
  }
  return cost;
}

/** What follows from the decisions: nothing of the size of what is not decided, and by when each is. */
function bindFollowing(session: Session, { choices, program }: Future, decisions: Decisions): void {
  for (const [key, options] of choices) {
    if (decisions.has(key)) continue;
    for (const { size } of options) if (size >= 0) session.setColumnBounds(size, 0, 0);
  }
  const first = new Map<string, number>();
  for (const key of decisions.keys()) {
    const cut = key.lastIndexOf('@');
    const [measure, period] = [key.slice(0, cut), Number(key.slice(cut + 1))];
    first.set(measure, Math.min(period, first.get(measure) ?? period));
  }
  for (const { column, measure, period } of program.tallies) {
    if (period < 0) continue;
    const taken = (first.get(measure) ?? Number.POSITIVE_INFINITY) <= period ? 1 : 0;
    session.setColumnBounds(column, taken, taken);
  }
}

function bind(
  session: Session,
  options: readonly OptionColumns[],
  { count, size }: Decided,
  keep: 'all' | 'most',
): void {
  const [one] = options;
  if (keep === 'all' && options.length === 1) {
    session.setColumnBounds(one.taken, count, count);
    if (one.size >= 0) session.setColumnBounds(one.size, size, size);
    return;
  }
  const ones = new Float64Array(options.length).fill(1);
  const taken = Int32Array.from(options, (option) => option.taken);
  session.addRow(keep === 'all' ? count : 0, count, taken, ones);
  if (one.size < 0) return;
  const sizes = Int32Array.from(options, (option) => option.size);
  if (keep === 'all') session.addRow(size, size, sizes, ones);
  // As big as decided where it is taken, and nothing where it is not.
  else {
    for (const option of options) {
      const pair = Int32Array.of(option.size, option.taken);
      session.addRow(0, 0, pair, Float64Array.of(1, -size));
    }
  }
}
