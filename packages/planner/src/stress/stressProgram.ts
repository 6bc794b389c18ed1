import { addDuration, durationOf } from '@sinew/model';
import type { LinearProgram } from '@sinew/solver';
import type { Block } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';
import { writeOffValue } from '../program/objective.ts';
import { copyProgram } from '../solve/copyProgram.ts';
import type { Need } from './need.ts';

/** A rule that may give way when something is lost, and the column that says by how much. */
export interface Slack {
  readonly rule: 'minimum' | 'offtake' | 'growth' | 'storage' | 'policy';
  readonly table: Block['table'];
  readonly row: string;
  readonly column: number;
}

/**
 * A plan's program made fit for a stress test: the rows and columns of the plan in their places, and after them what a loss
 * may change.
 */
export interface StressProgram {
  readonly linear: LinearProgram;
  /** By need: column e of what it falls short beyond what its row allows. */
  readonly excess: Int32Array;
  /** By need: row cost·unmet − e ≤ what the plan without a loss falls short by. */
  readonly needRow: Int32Array;
  /** By location: units of extra opening stock; -1 where its item has no `unit_value` to buy it at. */
  readonly extra: Int32Array;
  /** What a unit of it costs, by location, in the plan's currency. */
  readonly extraValue: Float64Array;
  /** By fund, by fiscal year: column of the cash it is given beside its budget, in units of the program's money. */
  readonly granted: readonly Int32Array[];
  readonly slacks: readonly Slack[];
  /** First columns of decisions, each over the periods or years that it is made in, ascending from 0. */
  readonly runs: Int32Array<ArrayBuffer>;
  /** By process: first of its rows X/λ ≤ reach, free; -1 for one without a growth limit. */
  readonly reachRow: Int32Array;
}

const below = Number.NEGATIVE_INFINITY;
const free = Number.POSITIVE_INFINITY;

/** The plan's program with the rows and columns that a stress test asks with. */
export function stressProgramOf(program: PlanProgram, needs: readonly Need[]): StressProgram {
  const { blocks, columns, subjects } = program;
  const { calendar, locations, processes } = subjects.network;
  // Storage limits become rows, so that they can give way and move with extra stock.
  const columnUpper = program.linear.columnUpper.slice();
  const limits = blocks.filter(({ at, constraint }) => at === 'column' && constraint === 'storage');
  for (const { first, count } of limits) columnUpper.fill(free, first, first + count);
  const builder = copyProgram(program.linear, { lower: program.linear.columnLower, upper: columnUpper });

  const excess = Int32Array.from(needs, () => builder.column(0, free));
  const needRow = Int32Array.from(needs, ({ cost, first }, d) => {
    const row = builder.row(below, 0);
    for (let t = 0; t < cost.length; t++) if (cost[t] !== 0) builder.add(row, first + t, cost[t]);
    builder.add(row, excess[d], -1);
    return row;
  });

  const slacks: Slack[] = [];
  const firstSlacks: number[] = [];
  const slack = (rule: Slack['rule'], { table, row }: Block, at: number, sign: number) => {
    const column = builder.column(0, free);
    const before = slacks.at(-1);
    if (before?.rule !== rule || before.row !== row) firstSlacks.push(column);
    builder.add(at, column, sign);
    slacks.push({ rule, table, row, column });
  };
  const rowsOf = (constraint: Block['constraint']) =>
    blocks.filter((block) => block.at === 'row' && block.constraint === constraint);
  const each = (block: Block, visit: (row: number) => void) => {
    for (let k = 0; k < block.count; k++) visit(block.first + k);
  };
  for (const block of rowsOf('minimum')) each(block, (row) => slack('minimum', block, row, 1));
  for (const block of rowsOf('offtake')) each(block, (row) => slack('offtake', block, row, 1));
  for (const block of rowsOf('growth')) each(block, (row) => slack('growth', block, row, -1));
  for (const block of rowsOf('policy')) {
    // A floor asks for at least, a cap for at most; a ban stands, as does what is lost.
    const { rowLower, rowUpper } = program.linear;
    if (block.by === 'period') continue;
    each(block, (row) => {
      if (rowLower[row] > below) slack('policy', block, row, 1);
      if (rowUpper[row] < free) slack('policy', block, row, -1);
    });
  }

  const value = writeOffValue(subjects.network);
  const priced = new Set(
    subjects.network.realised.plan.tables.items
      .filter(({ unit_value }) => unit_value !== undefined && unit_value > 0)
      .map(({ id }) => id),
  );
  const extraValue = Float64Array.from(locations, ({ item }) => value(item, 0));
  const extra = Int32Array.from(locations, ({ item }) => (priced.has(item) ? builder.column(0, 0) : -1));
  addExtraStock(program, builder, extra);
  const cashRows = rowsOf('cash');
  const { funds, years } = subjects.network.money;
  const granted = funds.map(({ row }) => {
    const { first } = cashRows.find((block) => block.row === row.id)!;
    return Int32Array.from(years, (_, k) => {
      const column = builder.column(0, 0);
      builder.add(first + k, column, -1);
      return column;
    });
  });
  const storageRows = rowsOf('storage');
  locations.forEach(({ item, site }, l) => {
    const id = `${item}/${site}`;
    const limit = limits.find(({ row }) => row === id);
    const block = limit ?? storageRows.find(({ row }) => row === id);
    if (!block) return;
    for (let t = 0; t < calendar.count; t++) {
      let row = block.first + t;
      if (limit) {
        const most = program.linear.columnUpper[block.first + t];
        if (most === free) continue;
        row = builder.row(below, most);
        builder.add(row, columns.stock[l] + t, 1);
      }
      // Extra stock comes with the room to keep it.
      if (extra[l] >= 0) builder.add(row, extra[l], -1);
      slack('storage', block, row, -1);
    }
  });

  const reachRow = Int32Array.from(processes, ({ row, segments }) => {
    if (row.growth === undefined) return -1;
    const first = builder.rowCount;
    for (let t = 0; t < calendar.count; t++) {
      const reach = builder.row(below, free);
      for (const { index } of segments) builder.add(reach, columns.run[index] + t, 1 / calendar.months[t]);
    }
    return first;
  });
  const runs = runsOf(program, [
    ...excess,
    ...extra,
    ...granted.flatMap(([first]) => first ?? []),
    ...firstSlacks,
  ]);
  return { linear: builder.build(), runs, excess, needRow, extra, extraValue, granted, slacks, reachRow };
}

/** Extra opening stock enters the first balance, and keeps as long as new stock of the start of the plan does. */
function addExtraStock(
  { blocks, subjects }: PlanProgram,
  builder: ReturnType<typeof copyProgram>,
  extra: Int32Array,
): void {
  const { calendar, locations, realised } = subjects.network;
  const life = new Map(realised.plan.tables.items.map(({ id, shelf_life }) => [id, shelf_life]));
  locations.forEach(({ item, site }, l) => {
    if (extra[l] < 0) return;
    const id = `${item}/${site}`;
    for (const { at, constraint, count, first, row } of blocks) {
      if (at !== 'row' || row !== id) continue;
      if (constraint === 'balance') builder.add(first, extra[l], 1);
      if (constraint !== 'shelf_life') continue;
      const keeps = life.get(item);
      const until = keeps === undefined ? free : addDuration(calendar.start[0], durationOf(keeps));
      for (let k = 0; k < count; k++) {
        // A row of its own for opening stock with an expiry date, or one a period for an item with a shelf life.
        if (keeps === undefined || until > calendar.end[k] - 1) builder.add(first + k, extra[l], -1);
      }
    }
  });
}

/** Where the columns of one decision end and those of the next begin. */
function runsOf({ columns }: PlanProgram, after: readonly number[]): Int32Array<ArrayBuffer> {
  const { options, ...decisions } = columns;
  const firsts = [
    0,
    ...Object.values(decisions).flatMap((one: Int32Array | readonly Int32Array[]) =>
      one instanceof Int32Array ? [...one] : one.flatMap((some) => [...some]),
    ),
    ...options.flatMap(({ size, taken }) => [taken, size]),
    ...after,
  ];
  return Int32Array.from(new Set(firsts.filter((first) => first >= 0))).sort();
}
