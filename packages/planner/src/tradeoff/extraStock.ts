import { type Plan, type Realised, type Row, realise, rowId, type WhatIf } from '@sinew/model';
import type { LinearProgram } from '@sinew/solver';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import { copyProgram } from '../solve/copyProgram.ts';

/** A program in which extra opening stock of an item is a decision. Rows and columns of the plan keep their places. */
export interface ExtraStock {
  readonly linear: LinearProgram;
  /** By stock of the item: its row of the plan, and the column of what is held more at the start. */
  readonly columns: readonly {
    readonly id: string;
    readonly site: string;
    readonly column: number;
    /** What there is room for at the start. */
    readonly most: number;
  }[];
}

/** The change by hand that holds so much more at the start. */
export const stockChange = (id: string, quantity: number): string => `stocks.${id}.quantity+=${quantity}`;

/** The plan with what-ifs and changes after them. They have been laid out before, so that they fit. */
export function realisedWith(plan: Plan, whatIf: WhatIf, sets: readonly string[]): Realised {
  const { realised, faults } = realise(plan, { ...whatIf, sets: [...(whatIf.sets ?? []), ...sets] });
  if (!realised) throw new RangeError(`the plan cannot be laid out: ${JSON.stringify(faults)}`);
  return realised;
}

/**
 * Adds to a plan's program a column for each stock of the item. Where extra stock enters is read off the plan's own
 * statement: the program is built once more with some of it, and each bound that moved moves with the column. So it is bound by storage,
 * shelf life, an expiry date and the rules of pledges just as the stock that is there.
 */
export function extraStockOf(plan: Plan, whatIf: WhatIf, program: PlanProgram, item: string): ExtraStock {
  const { linear } = program;
  const rows = program.subjects.network.realised.plan.tables.stocks.filter((row) => row.item === item);
  const moved = rows.map((row) => {
    const id = rowId('stocks', row);
    const most = roomFor(row);
    // A power of two above the quantity: bounds then move by it without rounding.
    const step = 2 ** Math.ceil(Math.log2(Math.max(1, row.quantity)));
    const made = roomMade(row, step);
    const linearWith = (sets: readonly string[]) => buildProgram(realisedWith(plan, whatIf, sets)).linear;
    const other = linearWith([...made, stockChange(id, step)]);
    const without = made.length > 0 ? linearWith(made) : linear;
    return { id, site: row.site, most, slopes: slopesOf(without, other, step) };
  });
  const upper = linear.columnUpper.slice();
  const bounded = new Map<number, number>();
  for (const { slopes } of moved) {
    for (const [column] of slopes.columns) {
      bounded.set(column, linear.columnUpper[column]);
      upper[column] = Number.POSITIVE_INFINITY;
    }
  }
  const builder = copyProgram(linear, { lower: linear.columnLower, upper });
  const rowOf = new Map(
    [...bounded].map(([column, most]) => {
      const row = builder.row(Number.NEGATIVE_INFINITY, most);
      builder.add(row, column, 1);
      return [column, row];
    }),
  );
  const columns = moved.map(({ id, site, most, slopes }) => {
    const column = builder.column(0, most);
    for (const [row, slope] of slopes.rows) builder.add(row, column, -slope);
    for (const [of, slope] of slopes.columns) builder.add(rowOf.get(of)!, column, -slope);
    return { id, site, column, most };
  });
  return { linear: builder.build(), columns };
}

/** What there is room for beside a stock; the two add up to no more than the limit, to the last bit. */
function roomFor({ quantity, storage_limit: limit = Number.POSITIVE_INFINITY }: Row<'stocks'>): number {
  let room = Math.max(0, limit - quantity);
  while (room > 0 && quantity + room > limit) room -= limit * Number.EPSILON;
  return Math.max(0, room);
}

/** The change that makes room for the step: what moves with a stock does not depend on its limit, and a plan whose stock is beyond it is none. */
const roomMade = (row: Row<'stocks'>, step: number): string[] =>
  row.storage_limit === undefined
    ? []
    : [`stocks.${rowId('stocks', row)}.storage_limit=${row.quantity + step}`];

/** How fast each bound of rows, and each upper bound of columns, moves with the stock. */
function slopesOf(one: LinearProgram, other: LinearProgram, step: number) {
  const slope = (a: number, b: number) => (a === b ? 0 : (b - a) / step);
  const rows: [row: number, slope: number][] = [];
  const columns: [column: number, slope: number][] = [];
  for (let i = 0; i < one.rowCount; i++) {
    const lower = slope(one.rowLower[i], other.rowLower[i]);
    const most = slope(one.rowUpper[i], other.rowUpper[i]);
    const moves = most !== 0 ? most : lower;
    if (moves !== 0) rows.push([i, moves]);
  }
  for (let j = 0; j < one.columnCount; j++) {
    const most = slope(one.columnUpper[j], other.columnUpper[j]);
    if (most !== 0) columns.push([j, most]);
  }
  return { rows, columns };
}
