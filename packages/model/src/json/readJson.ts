import { decodeUtf8 } from '../read/decode.ts';
import { excerpt, FaultList } from '../read/faultList.ts';
import { PlanBuilder, type Reading } from '../read/reading.ts';
import { suggest } from '../read/suggest.ts';
import { type TableName, tableNames } from '../schema/tables.ts';
import { JsonObject, type JsonValue } from './parse.ts';
import { parseJsonFile, RecordReader, readSettings } from './record.ts';

/** What the field `sinew` of a JSON plan says. */
export const jsonFormat = 'plan/1';

const fields = ['sinew', 'settings', 'tables'];

/**
 * Reads a plan from one JSON file: `{ "sinew": "plan/1", "settings": { …, "calendar": [ … ] }, "tables": { "items":
 * [ { … } ] } }`. A field that is absent, null or empty text is blank. Unknown fields and tables, names given twice and
 * names reserved by JavaScript are faults. `file` names the file in messages. Gives all faults at once, never a part of
 * a plan. Throws nothing.
 */
export function readJson(bytes: Uint8Array, file = 'plan.json'): Reading {
  const faults = new FaultList();
  const plan = new PlanBuilder(faults);
  const text = decodeUtf8(bytes, { detail: { file } }, faults);
  const root = text === undefined ? undefined : parseJsonFile(text, file, faults);
  if (root === undefined) return plan.finish();
  if (!(root instanceof JsonObject)) {
    faults.add({ code: 'json-kind', line: 1, value: excerpt(root), detail: { wanted: 'object' } });
    return plan.finish();
  }
  const format = root.get('sinew');
  if (format !== jsonFormat) {
    const value = format === undefined ? '' : excerpt(format);
    faults.add({ code: 'format-unknown', line: root.line, column: 'sinew', value });
    return plan.finish();
  }
  for (const name of root.names) {
    if (fields.includes(name)) continue;
    faults.add({
      code: 'column-unknown',
      line: root.line,
      column: excerpt(name),
      value: excerpt(name),
      detail: suggest(name, fields, { columns: fields.join(', ') }),
    });
  }
  const settings = root.get('settings');
  if (settings instanceof JsonObject) readSettings(settings, plan);
  else faults.add({ code: 'settings-missing', table: 'plan', line: root.line, detail: { file } });
  readTables(root.get('tables') ?? new JsonObject(root.line), root.line, plan);
  return plan.finish();
}

function readTables(tables: JsonValue, line: number, plan: PlanBuilder): void {
  const { faults } = plan;
  if (!(tables instanceof JsonObject)) {
    faults.add({
      code: 'json-kind',
      line,
      column: 'tables',
      value: excerpt(tables),
      detail: { wanted: 'object' },
    });
    return;
  }
  for (let i = 0; i < tables.names.length; i++) {
    const name = tables.names[i];
    const records = tables.values[i];
    if (!(tableNames as readonly string[]).includes(name)) {
      const detail = suggest(name, tableNames);
      faults.add({ code: 'table-unknown', line: tables.line, value: excerpt(name), detail });
    } else if (!Array.isArray(records)) {
      const value = excerpt(records);
      faults.add({ code: 'json-kind', table: name, line: tables.line, value, detail: { wanted: 'list' } });
    } else {
      const reader = new RecordReader(plan.table(name as TableName), faults);
      for (const record of records) if (!reader.read(record, tables.line)) break;
    }
  }
}
