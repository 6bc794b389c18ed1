import { formatCell } from '../cells/format.ts';
import type { Plan } from '../plan/plan.ts';
import type { AnyRow } from '../read/rowBuilder.ts';
import { describeTable, type TableName, tableNames } from '../schema/tables.ts';
import { guardText, quoteField } from './csvText.ts';
import { settingsRecord, tableSchema } from './descriptor.ts';
import { descriptorName } from './readFolder.ts';

/**
 * The files of a plan's folder, keyed by their path in it: `datapackage.json`, then one CSV file for each table that
 * has rows. UTF-8 without a byte order mark, lines end in LF, fields quoted where RFC 4180 asks for it. The same plan
 * gives the same bytes. A column in which every row holds the default, or nothing, is left out unless it is required
 * or part of the key. Text that a spreadsheet would run as a formula is guarded: see csvText.ts.
 */
export function writeFolder(plan: Plan): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  const written = tableNames.filter((name) => plan.tables[name].length > 0);
  const tables = new Set(written);
  const files = new Map<string, Uint8Array>();
  const resources: Record<string, unknown>[] = [];
  const content: (readonly [string, Uint8Array])[] = [];
  for (const name of written) {
    const rows = plan.tables[name] as unknown as readonly AnyRow[];
    const columns = usedColumns(name, rows);
    const path = `${name}.csv`;
    resources.push({
      name,
      title: describeTable(name).about.en,
      path,
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: tableSchema(name, columns, tables),
    });
    content.push([path, encoder.encode(writeTable(name, rows, columns))]);
  }
  const { id, title } = plan.settings;
  const descriptor = {
    name: id.toLowerCase(),
    title,
    profile: 'tabular-data-package',
    sinew: settingsRecord(plan),
    resources,
  };
  files.set(descriptorName, encoder.encode(`${JSON.stringify(descriptor, null, 2)}\n`));
  for (const [path, bytes] of content) files.set(path, bytes);
  return files;
}

/** Columns, in the order of the schema, that say more than their absence would. */
export function usedColumns(name: TableName, rows: readonly AnyRow[]): string[] {
  const { columns, key } = describeTable(name);
  return Object.keys(columns).filter((column) => {
    const described = columns[column];
    if (described.required || key.includes(column)) return true;
    const blank = formatCell(described, described.default);
    return rows.some((row) => formatCell(described, row[column]) !== blank);
  });
}

function writeTable(name: TableName, rows: readonly AnyRow[], columns: readonly string[]): string {
  const { columns: all } = describeTable(name);
  const described = columns.map((column) => all[column]);
  const lines = [columns.join(',')];
  for (const row of rows) {
    let line = '';
    for (let i = 0; i < columns.length; i++) {
      const text = formatCell(described[i], row[columns[i]]);
      if (i > 0) line += ',';
      line += quoteField(described[i].kind === 'text' ? guardText(text) : text);
    }
    lines.push(line);
  }
  lines.push('');
  return lines.join('\n');
}
