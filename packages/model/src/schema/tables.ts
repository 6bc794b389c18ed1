import { actionTables } from './action.ts';
import { contextTables } from './context.ts';
import { industryTables } from './industry.ts';
import { needTables } from './need.ts';
import type { Columns, RowOf, Table } from './table.ts';

/** Every table of a plan, in the order in which people read them. The single source of truth. */
export const tables = { ...industryTables, ...needTables, ...actionTables, ...contextTables } as const;

export type TableName = keyof typeof tables;
export type Row<T extends TableName> = RowOf<(typeof tables)[T]>;
export const tableNames = Object.keys(tables) as TableName[];

/** The description of a table without its row type, for code that walks all tables alike. */
export function describeTable(name: TableName): Table<Columns> {
  return tables[name] as unknown as Table<Columns>;
}

/** The id of a row: its key columns joined by `/`. */
export function rowId(name: TableName, row: Readonly<Record<string, unknown>>): string {
  const { key } = describeTable(name);
  let id = String(row[key[0]] ?? '');
  for (let k = 1; k < key.length; k++) id += `/${row[key[k]] ?? ''}`;
  return id;
}
