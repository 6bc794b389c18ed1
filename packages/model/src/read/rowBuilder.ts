import type { CellResult } from '../cells/result.ts';
import type { Columns } from '../schema/table.ts';
import { excerpt, type FaultList } from './faultList.ts';
import { limits } from './limits.ts';

export type AnyRow = Readonly<Record<string, unknown>>;

interface Trouble {
  readonly column: number;
  readonly result: Extract<CellResult, { ok: false }>;
  readonly raw: unknown;
}

/** What a row builder needs to know of a table: a table of the schema, the settings, or the calendar. */
export interface RowShape {
  /** How faults name the table. */
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: Columns;
}

/**
 * Builds the rows of one table, cell by cell: `start`, `set` for every cell that is not blank, `end`. A row with a fault
 * is left out of `rows` and its faults are told; since a plan with faults never loads, no half-read row is ever seen.
 */
export class RowBuilder {
  readonly rows: AnyRow[] = [];
  readonly shape: RowShape;
  readonly #faults: FaultList;
  readonly #names: readonly string[];
  readonly #required: readonly boolean[];
  readonly #blank: readonly unknown[];
  readonly #key: readonly number[];
  readonly #values: unknown[];
  readonly #seen = new Map<string, number>();
  #trouble: Trouble[] = [];
  #line: number | undefined;
  #started = 0;

  constructor(shape: RowShape, faults: FaultList) {
    this.shape = shape;
    this.#faults = faults;
    this.#names = Object.keys(shape.columns);
    const columns = Object.values(shape.columns);
    this.#required = columns.map((column) => column.required);
    this.#blank = columns.map(({ default: value }) =>
      Array.isArray(value) ? Object.freeze([...value]) : value,
    );
    this.#key = shape.key.map((name) => this.#names.indexOf(name));
    this.#values = columns.map(() => undefined);
  }

  /** False once the table is full; the fault is told once. */
  start(line: number | undefined): boolean {
    this.#started++;
    if (this.#started > limits.rows) {
      if (this.#started === limits.rows + 1) {
        this.#faults.add({
          code: 'too-many-rows',
          table: this.shape.name,
          line,
          detail: { limit: limits.rows },
        });
      }
      return false;
    }
    this.#line = line;
    this.#values.fill(undefined);
    if (this.#trouble.length > 0) this.#trouble = [];
    return true;
  }

  /** `column` counts the columns of the shape from 0; `raw` is the cell as found, for the fault's words. */
  set(column: number, result: CellResult, raw: unknown): void {
    if (result.ok) this.#values[column] = result.value;
    else this.#trouble.push({ column, result, raw });
  }

  end(): void {
    const values = this.#values;
    const required = this.#required;
    let whole = this.#trouble.length === 0;
    for (let i = 0; i < values.length; i++) {
      if (values[i] !== undefined) continue;
      if (required[i]) whole = false;
      else if (this.#blank[i] !== undefined && !this.#troubled(i)) values[i] = this.#blank[i];
    }
    const id = this.#rowId();
    if (!whole) this.#tell(id);
    if (this.#key.length > 0 && !this.#key.some((i) => this.#troubled(i) || this.#missing(i))) {
      whole = this.#claim(id) && whole;
    }
    if (!whole) return;
    const row: Record<string, unknown> = {};
    const names = this.#names;
    for (let i = 0; i < names.length; i++) row[names[i]] = values[i];
    this.rows.push(Object.freeze(row));
  }

  #troubled(column: number): boolean {
    return this.#trouble.length > 0 && this.#trouble.some((trouble) => trouble.column === column);
  }

  #missing(column: number): boolean {
    return this.#required[column] && this.#values[column] === undefined;
  }

  #rowId(): string {
    const key = this.#key;
    if (key.length === 1 && this.#trouble.length === 0) return (this.#values[key[0]] as string) ?? '';
    let id = '';
    for (let k = 0; k < key.length; k++) {
      const raw = this.#trouble.find(({ column }) => column === key[k])?.raw;
      id += (k > 0 ? '/' : '') + (raw === undefined ? String(this.#values[key[k]] ?? '') : excerpt(raw));
    }
    return id;
  }

  /** Claims an id for this row, or tells which line holds it already. */
  #claim(id: string): boolean {
    const first = this.#seen.get(id);
    if (first === undefined) {
      this.#seen.set(id, this.#line ?? this.#started);
      return true;
    }
    this.#faults.add({
      code: 'row-repeated',
      table: this.shape.name,
      row: excerpt(id),
      line: this.#line,
      column: this.shape.key.join(', '),
      value: excerpt(id),
      detail: { first, second: this.#line ?? this.#started },
    });
    return false;
  }

  #tell(id: string): void {
    const where = {
      table: this.shape.name,
      ...(id === '' ? {} : { row: excerpt(id) }),
      ...(this.#line === undefined ? {} : { line: this.#line }),
    };
    for (const { column, result, raw } of this.#trouble) {
      const { code, detail } = result;
      this.#faults.add({ code, ...where, column: this.#names[column], value: excerpt(raw), detail });
    }
    for (let i = 0; i < this.#names.length; i++) {
      if (!this.#missing(i) || this.#troubled(i)) continue;
      const example = this.shape.columns[this.#names[i]].example;
      this.#faults.add({
        code: 'cell-blank',
        ...where,
        column: this.#names[i],
        detail: example === undefined ? undefined : { example },
      });
    }
  }
}
