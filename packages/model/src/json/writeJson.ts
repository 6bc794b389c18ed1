import { settingsRecord } from '../folder/descriptor.ts';
import type { Plan } from '../plan/plan.ts';
import type { AnyRow } from '../read/rowBuilder.ts';
import { describeTable, type TableName, tableNames } from '../schema/tables.ts';
import { jsonFormat } from './readJson.ts';

/**
 * One JSON file of a plan, in UTF-8, that `readJson` reads back equal. A row is one line, its fields in the order of the
 * schema, blank fields and empty lists left out; tables without rows are left out. The same plan gives the same bytes.
 */
export function writeJson(plan: Plan): Uint8Array {
  const tables = tableNames
    .filter((name) => plan.tables[name].length > 0)
    .map((name) => `    ${JSON.stringify(name)}: [\n${writeRows(plan, name)}\n    ]`);
  const settings = JSON.stringify(settingsRecord(plan), null, 2).replaceAll('\n', '\n  ');
  const body = tables.length > 0 ? `{\n${tables.join(',\n')}\n  }` : '{}';
  const text = `{\n  "sinew": ${JSON.stringify(jsonFormat)},\n  "settings": ${settings},\n  "tables": ${body}\n}\n`;
  return new TextEncoder().encode(text);
}

function writeRows(plan: Plan, name: TableName): string {
  const columns = Object.keys(describeTable(name).columns);
  const rows = plan.tables[name] as unknown as readonly AnyRow[];
  return rows
    .map((row) => {
      const fields = columns
        .filter((column) => !isBlank(row[column]))
        .map((column) => `${JSON.stringify(column)}: ${JSON.stringify(row[column])}`);
      return `      { ${fields.join(', ')} }`;
    })
    .join(',\n');
}

function isBlank(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
