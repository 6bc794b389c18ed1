import { describeTable, type Plan, type Row, type Settings, type TableName, tableNames } from '@sinew/model';

/** A row as a person writes it: what has a default may be left out. */
export type Entry<T extends TableName> = Partial<Row<T>>;

/** Collects rows table by table and fills in the defaults of the schema. */
export class Draft {
  readonly #tables = new Map<TableName, Record<string, unknown>[]>(tableNames.map((name) => [name, []]));
  readonly #defaults = new Map<TableName, Readonly<Record<string, unknown>>>();

  add<T extends TableName>(table: T, entry: Entry<T>): void {
    this.#tables.get(table)!.push({ ...this.#defaultsOf(table), ...entry });
  }

  #defaultsOf(table: TableName): Readonly<Record<string, unknown>> {
    const known = this.#defaults.get(table);
    if (known) return known;
    const columns = Object.entries(describeTable(table).columns);
    const defaults = Object.fromEntries(columns.map(([name, column]) => [name, column.default]));
    this.#defaults.set(table, defaults);
    return defaults;
  }

  /** The rows as they stand; nothing is checked here, that is what is measured. */
  plan(settings: Settings): Plan {
    return { settings, tables: Object.fromEntries(this.#tables) as unknown as Plan['tables'] };
  }
}
