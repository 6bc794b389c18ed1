import {
  type CalendarRun,
  describeTable,
  type Plan,
  type Row,
  type Settings,
  settingsColumns,
  type TableName,
  tableNames,
} from '@sinew/model';

/** A row with only the columns that a case is about; the rest are filled in as a reader would. */
export type RowOfCase<T extends TableName> = Partial<Row<T>>;
export type TablesOfCase = { readonly [T in TableName]?: readonly RowOfCase<T>[] };

/**
 * A plan from the few columns that a case is about. Defaults come from the schema; names are made from ids. The
 * settings describe twelve months from 2026-04-01 of the plan of CAN in CAD, and rows of `nations` are added for
 * CAN when a case brings none.
 */
export function planOf(
  rows: TablesOfCase = {},
  settings: Partial<Omit<Settings, 'calendar'>> & { readonly calendar?: readonly CalendarRun[] } = {},
): Plan {
  const filled = Object.fromEntries(
    tableNames.map((name) => [name, Object.freeze((rows[name] ?? []).map((row) => rowOf(name, row)))]),
  ) as unknown as Plan['tables'];
  const nations = rows.nations
    ? filled.nations
    : Object.freeze([rowOf('nations', { id: 'CAN', name: 'Canada' })]);
  return {
    settings: {
      ...defaultsOf(settingsColumns),
      id: 'case',
      title: 'Case',
      nation: 'CAN',
      currency: 'CAD',
      price_base: '2026-04-01',
      start: '2026-04-01',
      fiscal_year_start: 4,
      calendar: [{ bucket: 'month', count: 12 }],
      ...settings,
    } as Settings,
    tables: { ...filled, nations },
  };
}

/** One row with the schema's defaults; `name` defaults to the id. */
export function rowOf<T extends TableName>(name: T, row: RowOfCase<T>): Row<T> {
  const { columns } = describeTable(name);
  const given = row as Readonly<Record<string, unknown>>;
  return Object.freeze({
    ...defaultsOf(columns),
    ...('name' in columns ? { name: given.id } : {}),
    ...given,
  }) as unknown as Row<T>;
}

function defaultsOf(
  columns: Readonly<Record<string, { readonly default?: unknown }>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(columns).map(([column, { default: value }]) => [column, value]));
}
