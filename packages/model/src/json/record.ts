import { parseField } from '../cells/json.ts';
import { excerpt, type FaultList } from '../read/faultList.ts';
import { limits } from '../read/limits.ts';
import type { PlanBuilder } from '../read/reading.ts';
import type { RowBuilder, RowShape } from '../read/rowBuilder.ts';
import { suggest } from '../read/suggest.ts';
import { JsonObject, type JsonTrouble, type JsonValue, parseJson } from './parse.ts';

/** Reads one row from a JSON object; a field that is null or empty text is blank. */
export class RecordReader {
  readonly #builder: RowBuilder;
  readonly #faults: FaultList;
  readonly #at: Map<string, number>;
  readonly #columns: RowShape['columns'][string][];

  constructor(builder: RowBuilder, faults: FaultList) {
    this.#builder = builder;
    this.#faults = faults;
    this.#at = new Map(Object.keys(builder.shape.columns).map((name, index) => [name, index]));
    this.#columns = Object.values(builder.shape.columns);
  }

  /** False once the table is full. `except` names fields that someone else reads. */
  read(value: JsonValue, line: number | undefined, except: readonly string[] = []): boolean {
    if (!this.#builder.start(value instanceof JsonObject ? value.line : line)) return false;
    const { name: table } = this.#builder.shape;
    if (!(value instanceof JsonObject)) {
      this.#faults.add({
        code: 'json-kind',
        table,
        line,
        value: excerpt(value),
        detail: { wanted: 'object' },
      });
      return true;
    }
    for (let i = 0; i < value.names.length; i++) {
      const name = value.names[i];
      const field = value.values[i];
      if (except.includes(name)) continue;
      const index = this.#at.get(name);
      if (index === undefined) this.#unknown(name, value.line);
      else if (field !== null && !(typeof field === 'string' && field.trim() === '')) {
        this.#builder.set(index, parseBounded(this.#columns[index], field), field);
      }
    }
    this.#builder.end();
    return true;
  }

  #unknown(name: string, line: number): void {
    const names = [...this.#at.keys()];
    this.#faults.add({
      code: 'column-unknown',
      table: this.#builder.shape.name,
      line,
      column: excerpt(name),
      value: excerpt(name),
      detail: suggest(name, names, { columns: names.join(', ') }),
    });
  }
}

function parseBounded(column: RowShape['columns'][string], field: JsonValue): ReturnType<typeof parseField> {
  return typeof field === 'string' && field.length > limits.cellLength
    ? { ok: false, code: 'cell-length', detail: { limit: limits.cellLength, length: field.length } }
    : parseField(column, field);
}

/** Settings and calendar from the object that holds both: the calendar is its field `calendar`. */
export function readSettings(object: JsonObject, plan: PlanBuilder): void {
  new RecordReader(plan.settings, plan.faults).read(object, object.line, ['calendar']);
  const runs = object.get('calendar');
  const { line } = object;
  if (runs === undefined || runs === null || (Array.isArray(runs) && runs.length === 0)) {
    plan.faults.add({ code: 'calendar-blank', table: 'calendar', line });
    return;
  }
  if (!Array.isArray(runs)) {
    const value = excerpt(runs);
    plan.faults.add({ code: 'json-kind', table: 'calendar', line, value, detail: { wanted: 'list' } });
    return;
  }
  const reader = new RecordReader(plan.calendar, plan.faults);
  for (const run of runs) if (!reader.read(run, line)) break;
}

/** Parses a JSON file and adds its troubles to the faults. `undefined` when it cannot be read on. */
export function parseJsonFile(text: string, file: string, faults: FaultList): JsonValue | undefined {
  const { value, troubles } = parseJson(text);
  for (const trouble of troubles) faults.add(toFault(trouble, file));
  return value;
}

function toFault({ code, line, value }: JsonTrouble, file: string): Parameters<FaultList['add']>[0] {
  return { code, line, value: excerpt(value), detail: { file, limit: limits.jsonDepth } };
}
