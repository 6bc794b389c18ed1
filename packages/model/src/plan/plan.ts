import type { calendarColumns, settingsColumns } from '../schema/settings.ts';
import type { RowOf } from '../schema/table.ts';
import type { Row, TableName } from '../schema/tables.ts';

export type CalendarRun = RowOf<{ columns: typeof calendarColumns }>;

export interface Settings extends RowOf<{ columns: typeof settingsColumns }> {
  readonly calendar: readonly CalendarRun[];
}

/**
 * A plan: settings and one list of rows a table, typed, checked and frozen. Dates are ISO 8601 text, durations
 * ISO 8601 text, money in the currency of its row, rates per month: as the schema says column by column.
 */
export interface Plan {
  readonly settings: Settings;
  readonly tables: { readonly [T in TableName]: readonly Row<T>[] };
}
