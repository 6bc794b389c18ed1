import type { CheckingCode } from '../faults/checking.ts';
import type { Fault } from '../faults/fault.ts';
import { rowId, type TableName } from '../schema/tables.ts';
import type { Book } from './book.ts';

/** One thing that is checked, named after what it finds or asks for. */
export type Rule = (book: Book) => Iterable<Fault>;

type Detail = NonNullable<Fault['detail']>;

/** Points at a row, at one of its columns where one is to blame, and at the value found there. */
export function fault<T extends TableName>(
  code: CheckingCode,
  table: T,
  row: Readonly<Record<string, unknown>>,
  column?: string,
  detail?: Detail,
): Fault {
  return at('fault', code, table, row, column, detail);
}

/** The same, for what does not stop a plan from loading. */
export function note<T extends TableName>(
  code: CheckingCode,
  table: T,
  row: Readonly<Record<string, unknown>>,
  column?: string,
  detail?: Detail,
): Fault {
  return at('note', code, table, row, column, detail);
}

function at(
  severity: Fault['severity'],
  code: CheckingCode,
  table: TableName,
  row: Readonly<Record<string, unknown>>,
  column: string | undefined,
  detail: Detail | undefined,
): Fault {
  const value = column === undefined ? undefined : row[column];
  return {
    code,
    severity,
    table,
    row: rowId(table, row),
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value: [value].flat().join(' ').slice(0, 80) }),
    ...(detail === undefined ? {} : { detail }),
  };
}
