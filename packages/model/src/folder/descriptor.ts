import { formatCell } from '../cells/format.ts';
import type { Plan } from '../plan/plan.ts';
import type { Column } from '../schema/column.ts';
import { settingsColumns } from '../schema/settings.ts';
import type { Columns } from '../schema/table.ts';
import { describeTable, type TableName } from '../schema/tables.ts';

/**
 * A table and its columns in the words of Frictionless Table Schema (version 1), so that any tool that knows data
 * packages can check the files. What it has no word for stands in `description`: units, limits that are themselves
 * refused, lists inside a cell.
 */
export function tableSchema(
  name: TableName,
  columns: readonly string[],
  written: ReadonlySet<TableName>,
): Record<string, unknown> {
  const { columns: all, key } = describeTable(name);
  const foreignKeys = columns
    .filter((column) => all[column].kind === 'ref' && written.has(all[column].table as TableName))
    .map((column) => ({ fields: [column], reference: { resource: all[column].table, fields: ['id'] } }));
  return {
    fields: columns.map((column) => tableField(column, all[column])),
    missingValues: [''],
    // A primary key may not be blank, the name of a row may (a change that holds for the whole plan has no date).
    ...(key.every((column) => all[column].required || all[column].default !== undefined)
      ? { primaryKey: key }
      : {}),
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
}

function tableField(name: string, column: Column): Record<string, unknown> {
  return { name, ...fieldType(column), description: describeColumn(column), ...constraints(column) };
}

function fieldType(column: Column): Record<string, unknown> {
  switch (column.kind) {
    case 'number':
    case 'integer':
    case 'boolean':
    case 'date':
    case 'duration':
      return { type: column.kind, format: 'default' };
    default:
      return { type: 'string', format: 'default' };
  }
}

function constraints(column: Column): Record<string, unknown> {
  const single = column.kind === 'number' || column.kind === 'integer';
  const found: Record<string, unknown> = {
    ...(column.required ? { required: true } : {}),
    ...(single && column.min !== undefined ? { minimum: column.min } : {}),
    ...(single && column.max !== undefined ? { maximum: column.max } : {}),
    ...(column.kind === 'choice' ? { enum: column.choices } : {}),
    ...(column.kind === 'id' ? { pattern: '[A-Za-z0-9][A-Za-z0-9._-]*', maxLength: 80 } : {}),
    ...(column.kind === 'currency' ? { pattern: '[A-Z]{3}' } : {}),
  };
  return Object.keys(found).length > 0 ? { constraints: found } : {};
}

function describeColumn(column: Column): string {
  const parts = [column.about.en];
  if (column.unit !== undefined) parts.push(`Unit: ${column.unit}.`);
  if (column.aboveMin) parts.push(`Above ${column.min}.`);
  if (column.kind === 'refs') parts.push(`Ids of ${column.table}, separated by spaces.`);
  if (column.kind === 'choices') parts.push(`Of ${column.choices?.join(', ')}, separated by spaces.`);
  const value = formatCell(column, column.default);
  if (value !== '') parts.push(`Blank means ${value}.`);
  return parts.join(' ');
}

/** Settings and calendar as plain JSON, blank fields left out. */
export function settingsRecord(plan: Plan): Record<string, unknown> {
  const settings = plan.settings as unknown as Readonly<Record<string, unknown>>;
  const fields = Object.keys(settingsColumns as unknown as Columns)
    .filter((name) => settings[name] !== undefined)
    .map((name) => [name, settings[name]]);
  const calendar = plan.settings.calendar.map(({ bucket, count }) => ({ bucket, count }));
  return { ...Object.fromEntries(fields), calendar };
}
