import { dayOf } from '../calendar/day.ts';
import type { Fault } from '../faults/fault.ts';
import { realise } from '../scenario/realise.ts';
import type { Column } from '../schema/column.ts';
import { settingsColumns } from '../schema/settings.ts';
import { describeTable, type Row, type TableName, tableNames } from '../schema/tables.ts';
import type { Book } from './book.ts';
import { fault, type Rule } from './rule.ts';
import { outside } from './time.ts';

/** Rules on what is not known for certain. */
export const uncertaintyRules: readonly Rule[] = [
  factorsInOrder,
  fieldsThatCannotBeUncertain,
  factorsThatCannotBeLaid,
  factorsOutsideTheCalendar,
];

function* factorsInOrder(book: Book): Iterable<Fault> {
  for (const row of book.rows('uncertainties')) {
    const { distribution, high, likely, low } = row;
    const order =
      distribution === 'triangular' ? (['low', 'likely', 'high'] as const) : (['low', 'high'] as const);
    const value = { low, likely, high };
    for (let k = 1; k < order.length; k++) {
      if (value[order[k - 1]] <= value[order[k]]) continue;
      const detail = { least: order[k - 1], than: value[order[k - 1]] };
      yield fault('factors-out-of-order', 'uncertainties', row, order[k], detail);
    }
  }
}

/** Sizes and percentiles are what the planner chooses, not what nature draws; of a step one row stands for its whole length. */
const chosen = new Set([
  'measures.min_size',
  'measures.max_size',
  'settings.percentile',
  'steps.min',
  'steps.max',
]);

const columnOf = ({ field, table }: Row<'uncertainties'>): Column | undefined => {
  const columns: Readonly<Record<string, Column>> | undefined =
    table === 'settings'
      ? settingsColumns
      : (tableNames as readonly string[]).includes(table)
        ? describeTable(table as TableName).columns
        : undefined;
  return columns && Object.hasOwn(columns, field) ? columns[field] : undefined;
};

/** Whether a factor means anything for the column; what does not exist is told where it is laid over the plan. */
function isUnfit(row: Row<'uncertainties'>): boolean {
  const column = columnOf(row);
  if (!column) return false;
  return (column.kind !== 'number' && column.kind !== 'duration') || chosen.has(`${row.table}.${row.field}`);
}

function* fieldsThatCannotBeUncertain(book: Book): Iterable<Fault> {
  for (const row of book.rows('uncertainties')) {
    if (isUnfit(row))
      yield fault('field-not-uncertain', 'uncertainties', row, 'field', {
        target: `${row.table}.${row.field}`,
      });
  }
}

/** Lays the least and the most of each factor over the plan, as sampling will. */
function* factorsThatCannotBeLaid(book: Book): Iterable<Fault> {
  for (const row of book.rows('uncertainties')) {
    if (isUnfit(row)) continue;
    const told = new Set<string>();
    for (const end of ['low', 'high'] as const) {
      const { faults } = realise(book.plan, { factors: { [row.id]: row[end] } });
      for (const found of faults ?? []) {
        // The factor stands in `low` or `high` here, where a change has its value.
        const isValue = found.column === 'value' || found.code === 'change-out-of-limits';
        const fault: Fault = isValue ? { ...found, column: end, value: String(row[end]) } : found;
        const name = `${fault.code} ${fault.column}`;
        if (told.has(name)) continue;
        told.add(name);
        yield fault;
      }
    }
  }
}

function* factorsOutsideTheCalendar(book: Book): Iterable<Fault> {
  for (const row of book.rows('uncertainties')) {
    if (row.from !== undefined && dayOf(row.from) >= book.end)
      yield outside(book, 'uncertainties', row, 'from');
    else if (row.until !== undefined && dayOf(row.until) <= book.start)
      yield outside(book, 'uncertainties', row, 'until');
  }
}
