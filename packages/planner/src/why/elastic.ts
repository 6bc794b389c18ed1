import type { LinearProgram, ProgramBuilder } from '@sinew/solver';
import { type Block, blockFinder } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';
import { copyProgram } from '../solve/copyProgram.ts';
import { type Held, holdOthers } from './others.ts';
import { type Price, pricesOf } from './prices.ts';

/** The k-th limit of a block: what it is called, and when it holds. */
export interface Limit {
  readonly block: Block;
  readonly k: number;
}

/** What a limit may give way by, at a price. */
export interface Slack extends Limit {
  readonly column: number;
  /** Price-base money for one unit of the limit's row. */
  readonly price: number;
}

/**
 * A plan's program in which limits may give way at a price and one requirement is met in full. Rows and columns of the plan's
 * program keep their numbers; bounds of columns that may give way have become rows after them.
 */
export interface ElasticProgram {
  readonly linear: LinearProgram;
  readonly slacks: readonly Slack[];
  /** The limit that a row states; undefined for rows that state none of the plan's. */
  readonly limitOf: (row: number) => Limit | undefined;
  /** Factor by which prices were multiplied to become costs. */
  readonly scale: number;
}

/** A peak counts this much of what it is a peak of: of equally cheap relaxations, the more even. */
const EVENNESS = 1e-3;

/**
 * min Σ price·slack such that nothing of `requirement` is unmet, whole numbers as `x` has them and all that is as urgent
 * or more so no worse than in `x`: an elastic program (J. W. Chinneck, Feasibility and Infeasibility in Optimization, 2008,
 * chapter 6), priced.
 */
export function elasticProgram(program: PlanProgram, x: Float64Array, requirement: number): ElasticProgram {
  const builder = copyProgram(program.linear, boundsFor(program, x, requirement));
  const others: Held = holdOthers(program, x, requirement);
  for (const { upper, index, value } of others) {
    const row = builder.row(Number.NEGATIVE_INFINITY, upper);
    index.forEach((column, k) => {
      builder.add(row, column, value[k]);
    });
  }
  const prices = pricesOf(program);
  const scale = scaleOf(program, prices);
  const slacks: Slack[] = [];
  const stated = new Map<number, Limit>();
  for (const block of program.blocks) {
    const relax = relaxable(program, block) ? relaxBlock(program, builder, block, prices, scale) : undefined;
    if (!relax) continue;
    slacks.push(...relax.slacks);
    for (const [row, limit] of relax.rows) stated.set(row, limit);
  }
  const blockOf = blockFinder(program.blocks, 'row');
  return {
    linear: builder.build(),
    slacks,
    scale,
    limitOf(row) {
      if (row >= program.linear.rowCount) return stated.get(row);
      const block = blockOf(row);
      return block && { block, k: row - block.first };
    },
  };
}

/** Whole numbers as decided, the requirement met, and no upper bound where a row with a slack takes its place. */
function boundsFor({ columns, blocks, linear, subjects }: PlanProgram, x: Float64Array, requirement: number) {
  const lower = linear.columnLower.slice();
  const upper = linear.columnUpper.slice();
  for (const { at, first, count } of blocks) {
    if (at === 'column') upper.fill(Number.POSITIVE_INFINITY, first, first + count);
  }
  for (let j = 0; j < linear.columnCount; j++) {
    if (linear.integer[j]) lower[j] = upper[j] = Math.round(x[j]);
  }
  const unmet = columns.unmet[requirement];
  upper.fill(0, unmet, unmet + subjects.network.calendar.count);
  return { lower, upper };
}

const gives: ReadonlySet<Block['constraint']> = new Set([
  'balance',
  'capacity',
  'growth',
  'warm',
  'resource',
  'places',
  'storage',
  'acceptance',
  'at_most',
  'policy',
  'cash',
  'commitment',
]);

/** Limits a nation could move; not the arithmetic that only ties decisions together. */
export function relaxable({ linear }: PlanProgram, { constraint, table, at, first }: Block): boolean {
  if (!gives.has(constraint)) return false;
  // What a category commits is an identity, and so is the running account of a retention.
  const identity = at === 'row' && linear.rowLower[first] === linear.rowUpper[first];
  return constraint === 'balance' ? table === 'stocks' : !identity;
}

function relaxBlock(
  program: PlanProgram,
  builder: ProgramBuilder,
  block: Block,
  priceOf: Price,
  scale: number,
): { slacks: Slack[]; rows: [number, Limit][] } {
  const { linear } = program;
  const slacks: Slack[] = [];
  const rows: [number, Limit][] = [];
  const fresh = program.blocks.filter(
    (other) => other.constraint === 'shelf_life' && block.constraint === 'balance' && other.row === block.row,
  );
  let peak = -1;
  for (let k = 0; k < block.count; k++) {
    let row = block.first + k;
    let sign = block.constraint === 'balance' ? 1 : -1;
    if (block.at === 'column') {
      const most = linear.columnUpper[row];
      if (!Number.isFinite(most)) continue;
      const column = row;
      row = builder.row(Number.NEGATIVE_INFINITY, most);
      builder.add(row, column, 1);
      rows.push([row, { block, k }]);
    } else if (!Number.isFinite(linear.rowUpper[row])) {
      if (!Number.isFinite(linear.rowLower[row])) continue;
      sign = 1;
    }
    const price = priceOf(block, k);
    const column = builder.column(0, Number.POSITIVE_INFINITY, price * scale);
    builder.add(row, column, sign);
    if (block.constraint === 'balance') keepsFresh(builder, fresh, column, block.period + k);
    slacks.push({ block, k, column, price });
    if (block.by !== 'period' || block.count === 1) continue;
    // slack ≤ λ·peak, or ≤ peak where the limit is a level and no rate.
    if (peak < 0) peak = builder.column(0, Number.POSITIVE_INFINITY, EVENNESS * price * scale);
    const even = builder.row(Number.NEGATIVE_INFINITY, 0);
    builder.add(even, column, 1);
    builder.add(even, peak, -lengthOf(program, block, k));
  }
  return { slacks, rows };
}

/** What is received is fresh in its period; of opening stock that expires alone, it counts beside what arrived before. */
export function keepsFresh(
  builder: ProgramBuilder,
  shelfLife: readonly Block[],
  column: number,
  t: number,
): void {
  for (const { first, count, period } of shelfLife) {
    if (count > 1) builder.add(first + t - period, column, -1);
    else if (t <= period) builder.add(first, column, -1);
  }
}

/**
 * Months by which a limit that is stated a month was multiplied for its k-th period; 1 for levels, for money and for what
 * holds over the whole plan.
 */
export function lengthOf(
  { subjects }: PlanProgram,
  { by, constraint, period, row }: Block,
  k: number,
): number {
  const { calendar } = subjects.network;
  const level =
    constraint === 'storage' ||
    constraint === 'growth' ||
    constraint === 'shelf_life' ||
    (constraint === 'acceptance' &&
      subjects.requirements.some((one) => one.row.id === row.split('/')[0] && one.row.kind === 'hold'));
  return by === 'period' && !level ? calendar.months[period + k] : 1;
}

/** Brings the geometric middle of the prices to 1, by a power of two: the solver's tolerances are absolute. */
function scaleOf(program: PlanProgram, priceOf: Price): number {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const block of program.blocks) {
    if (!relaxable(program, block)) continue;
    const price = priceOf(block, 0);
    least = Math.min(least, price);
    most = Math.max(most, price);
  }
  return most > 0 ? 2 ** -Math.round(Math.log2(Math.sqrt(least * most))) : 1;
}
