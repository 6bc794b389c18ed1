import { formatDay, spendingCategories } from '@sinew/model';
import { type Block, blockFinder } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';

export interface ProgramNames {
  readonly rowName: (row: number) => string;
  readonly columnName: (column: number) => string;
}

/**
 * Names of a program's rows and columns, unique within each and without blanks: the constraint family or decision, the
 * row of the plan, and the month, day or fiscal year it stands for. Made one at a time, when asked for.
 */
export function programNames(program: PlanProgram): ProgramNames {
  const rowOf = blockFinder(program.blocks, 'row');
  const lanes = lanesOf(program.blocks.filter(({ at }) => at === 'row'));
  const { period, year } = labels(program);
  const runs = columnRuns(program, period, year);
  return {
    rowName(row) {
      const block = rowOf(row);
      if (!block) return `row[${row}]`;
      const k = row - block.first;
      const when =
        block.by === 'plan' ? '' : `,${block.by === 'period' ? period(block.period + k) : year(k)}`;
      const lane = lanes.get(block) ?? 0;
      return `${block.constraint}[${block.row}${when}]${lane > 0 ? `#${lane + 1}` : ''}`;
    },
    columnName(column) {
      const run = runs[lastAtOrBefore(runs, column)];
      return run && column < run.first + run.count ? run.name(column - run.first) : `aux[${column}]`;
    },
  };
}

/** `2026-04`, or `2026-04-13` where periods start on other days than the first; `FY2026`. */
function labels({ subjects }: PlanProgram) {
  const { calendar, money } = subjects.network;
  const days = Array.from(calendar.start, formatDay);
  const monthly = days.every((day) => day.endsWith('-01'));
  return {
    period: (t: number) => (monthly ? days[t].slice(0, 7) : days[t]),
    year: (k: number) => `FY${money.years[k]}`,
  };
}

/** Blocks that would give the same names are told apart: which of them a block is, from 0. */
function lanesOf(blocks: readonly Block[]): ReadonlyMap<Block, number> {
  const taken = new Map<string, number>();
  const lanes = new Map<Block, number>();
  for (const block of blocks) {
    const names = Array.from({ length: block.count }, (_, k) =>
      [block.constraint, block.row, block.by, block.period + k].join(' '),
    );
    const lane = Math.max(0, ...names.map((name) => taken.get(name) ?? 0));
    for (const name of names) taken.set(name, lane + 1);
    if (lane > 0) lanes.set(block, lane);
  }
  return lanes;
}

interface ColumnRun {
  readonly first: number;
  readonly count: number;
  readonly name: (k: number) => string;
}

/** Every declared run of columns in order of its first column. */
function columnRuns(
  { columns, subjects }: PlanProgram,
  period: (t: number) => string,
  year: (k: number) => string,
): readonly ColumnRun[] {
  const { network, requirements, pledges, measures } = subjects;
  const { calendar, locations, money, processes, realised, segments } = network;
  const found = new Map<number, ColumnRun>();
  const add = (first: number, kind: string, row: string, label = period, count = calendar.count) => {
    // The stock itself stands for what one requirement alone holds: it keeps its own name.
    if (first >= 0 && !found.has(first))
      found.set(first, { first, count, name: (k) => `${kind}[${row},${label(k)}]` });
  };
  segments.forEach(({ id }, k) => {
    add(columns.run[k], 'run', id);
  });
  locations.forEach(({ item, site }, l) => {
    add(columns.stock[l], 'stock', `${item}/${site}`);
    add(columns.expired[l], 'expired', `${item}/${site}`);
  });
  requirements.forEach(({ row, accepts }, d) => {
    accepts.forEach((accept, i) => {
      add(columns.supply[d][i], row.kind === 'hold' ? 'held' : 'deliver', accept.id);
    });
    add(columns.unmet[d], 'unmet', row.id);
  });
  pledges.forEach(({ row, items }, k) => {
    items.forEach((item, i) => {
      add(columns.give[k][i], 'give', `${row.id}/${item.row.item}/${item.row.site}`);
    });
    add(columns.rest[k], 'rest', row.id);
  });
  realised.plan.tables.resources.forEach((row, r) => {
    add(columns.people[r], 'people', row.id);
    add(columns.intake[r], 'intake', row.id);
  });
  processes.forEach(({ row }, p) => {
    add(columns.warm[p], 'warm', row.id);
  });
  for (const { option, measure, taken, size } of columns.options) {
    const by = option.reforms.map((reform) => `+${measures[reform].row.id}`).join('');
    const when = () => (option.given ? formatDay(option.schedule.decided) : period(option.period));
    add(taken, 'y', `${measure.row.id}${by}`, when, 1);
    add(size, 'z', `${measure.row.id}${by}`, when, 1);
  }
  money.funds.forEach(({ row, categories }, f) => {
    for (const c of categories) {
      add(columns.pay[f][c], 'pay', `${row.id}/${spendingCategories[c]}`);
      add(columns.commit[f][c], 'commit', `${row.id}/${spendingCategories[c]}`, year, money.years.length);
    }
    add(columns.carry[f], 'carry', row.id, year, money.years.length);
  });
  return [...found.values()].sort((a, b) => a.first - b.first);
}

function lastAtOrBefore(runs: readonly ColumnRun[], column: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle].first <= column) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
