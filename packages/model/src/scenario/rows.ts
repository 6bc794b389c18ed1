import { rowId, type TableName } from '../schema/tables.ts';

type AnyRow = Readonly<Record<string, unknown>>;

/** Whether `text` is `pattern` with each `*` standing for any run of characters, in time linear in both. */
function matches(pattern: string, text: string): boolean {
  const [head, ...rest] = pattern.split('*');
  if (!text.startsWith(head)) return false;
  const tail = rest.pop();
  if (tail === undefined) return text === head;
  let at = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - tail.length >= at && text.endsWith(tail);
}

const known = new WeakMap<readonly AnyRow[], readonly string[]>();

/** The ids of the rows of a table: worked out once for a list of rows, however many scenarios are laid over it. */
function idsOf(name: TableName, rows: readonly AnyRow[]): readonly string[] {
  let ids = known.get(rows);
  if (!ids) {
    ids = rows.map((row) => rowId(name, row));
    if (Object.isFrozen(rows)) known.set(rows, ids);
  }
  return ids;
}

/**
 * The rows of one table while changes are applied: copied row by row as they change, found by id. The list is
 * copied once when the first change arrives, so tables that nothing touches cost nothing.
 */
export class ChangingRows {
  readonly ids: readonly string[];
  readonly #rows: AnyRow[];
  readonly #copied = new Set<number>();
  #indices: Map<string, number[]> | undefined;

  constructor(rows: readonly AnyRow[], ids: readonly string[]) {
    this.#rows = [...rows];
    this.ids = ids;
  }

  static ofTable(name: TableName, rows: readonly AnyRow[]): ChangingRows {
    return new ChangingRows(rows, idsOf(name, rows));
  }

  /** Positions of the rows whose id matches a pattern in which `*` stands for any run of characters. */
  matching(pattern: string): readonly number[] {
    if (!pattern.includes('*')) return this.#named(pattern);
    const found: number[] = [];
    for (let k = 0; k < this.ids.length; k++) if (matches(pattern, this.ids[k])) found.push(k);
    return found;
  }

  value(index: number, field: string): unknown {
    return this.#rows[index][field];
  }

  set(index: number, field: string, value: unknown): void {
    if (!this.#copied.has(index)) {
      this.#rows[index] = { ...this.#rows[index] };
      this.#copied.add(index);
    }
    (this.#rows[index] as Record<string, unknown>)[field] = value;
  }

  /** The rows as they now stand, for good. */
  frozen(): readonly AnyRow[] {
    for (const index of this.#copied) Object.freeze(this.#rows[index]);
    return Object.freeze(this.#rows);
  }

  #named(id: string): readonly number[] {
    if (!this.#indices) {
      this.#indices = new Map();
      for (let k = 0; k < this.ids.length; k++) {
        const known = this.#indices.get(this.ids[k]);
        if (known) known.push(k);
        else this.#indices.set(this.ids[k], [k]);
      }
    }
    return this.#indices.get(id) ?? [];
  }
}
