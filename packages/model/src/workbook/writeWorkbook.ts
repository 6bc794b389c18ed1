import { formatCell } from '../cells/format.ts';
import type { Plan } from '../plan/plan.ts';
import type { AnyRow } from '../read/rowBuilder.ts';
import type { Column } from '../schema/column.ts';
import { calendarColumns, settingsColumns } from '../schema/settings.ts';
import { type Columns, provenance } from '../schema/table.ts';
import { describeTable, type TableName, tableNames } from '../schema/tables.ts';
import { cellOfDate } from './dates.ts';
import { planHeader } from './planSheet.ts';
import { type NewSheet, writeSpreadsheet } from './spreadsheet.ts';

/**
 * One Excel workbook of a plan that `readWorkbook` reads back equal: the sheet `plan`, then a sheet for every table with
 * every column, so that it can be added to. Headers stay in view and carry the meaning, unit, default and an example as
 * notes; choices are offered as lists. The same plan gives the same bytes.
 */
export function writeWorkbook(plan: Plan): Promise<Uint8Array> {
  const sheets = tableNames.map((name) =>
    tableSheet(name, plan.tables[name] as unknown as readonly AnyRow[]),
  );
  return writeSpreadsheet(plan.settings.title, [planSheet(plan), ...sheets]);
}

/** A workbook to fill in: every sheet, its header and notes, no rows, and the sheet `#guide` that explains them all. */
export function blankWorkbook(): Promise<Uint8Array> {
  const sheets = tableNames.map((name) => tableSheet(name, []));
  return writeSpreadsheet('Sinew', [planSheet(undefined), ...sheets, guideSheet()]);
}

function tableSheet(name: TableName, rows: readonly AnyRow[]): NewSheet {
  const { columns, about } = describeTable(name);
  const names = Object.keys(columns);
  const described = Object.values(columns);
  const values = rows.map((row) => described.map((column, i) => cellOf(column, row[names[i]])));
  return {
    name,
    widths: described.map((column, i) => widthOf(names[i], column, values.slice(0, 200), i)),
    header: names.map((column, i) => ({
      value: column,
      note: (i === 0 ? `${about.en}\n${about.fr}\n\n` : '') + noteOf(described[i]),
    })),
    rows: values,
    choices: described.flatMap((column, i) =>
      column.kind === 'choice' && column.choices ? [{ column: i, values: column.choices }] : [],
    ),
  };
}

function planSheet(plan: Plan | undefined): NewSheet {
  const columns = settingsColumns as unknown as Columns;
  const settings = (plan?.settings ?? {}) as unknown as AnyRow;
  const notes = new Map<string, string>();
  const rows: NewSheet['rows'][number][] = Object.entries(columns).map(([name, column], i) => {
    notes.set(`${i + 1},0`, noteOf(column));
    return [name, cellOf(column, settings[name]), null];
  });
  const { bucket, count } = calendarColumns;
  notes.set(
    `${rows.length + 1},0`,
    `A run of the calendar a row: value is the bucket, count how many.\nUne suite de périodes par ligne : value est la durée, count le nombre.\n\n${noteOf(bucket as Column)}\n\n${noteOf(count as Column)}`,
  );
  // Three rows to fill in: by the month first, then quarters, then years, is how plans are laid out.
  const runs = plan?.settings.calendar ?? [undefined, undefined, undefined];
  for (const run of runs) rows.push(['calendar', run?.bucket ?? null, run?.count ?? null]);
  return {
    name: 'plan',
    widths: [20, 44, 10],
    header: planHeader.map((value) => ({ value })),
    rows,
    notes,
    choices: [],
  };
}

/** Every column of every table, in both languages, on a sheet that is not read. */
function guideSheet(): NewSheet {
  const header = ['table', 'column', 'kind', 'unit', 'required', 'default', 'example', 'meaning', 'sens'];
  const rows = tableNames.flatMap((name) =>
    Object.entries(describeTable(name).columns)
      .filter(([column]) => !(column in provenance))
      .map(([column, described]) => guideRow(name, column, described)),
  );
  const shared = Object.entries(provenance as Columns).map(([column, described]) =>
    guideRow('(every table)', column, described),
  );
  return {
    name: '#guide',
    widths: [16, 18, 10, 20, 10, 14, 20, 70, 70],
    header: header.map((value) => ({ value })),
    rows: [...rows, ...shared],
    choices: [],
  };
}

function guideRow(table: string, name: string, column: Column): (string | null)[] {
  return [
    table,
    name,
    column.kind,
    column.unit ?? null,
    column.required ? 'yes' : null,
    formatCell(column, column.default) || null,
    column.example ?? null,
    column.about.en,
    column.about.fr,
  ];
}

function cellOf(column: Column, value: unknown): string | number | boolean | Date | null {
  if (value === undefined) return null;
  if (column.kind === 'date') return cellOfDate(value as string);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = formatCell(column, value);
  return text === '' ? null : text;
}

/** What the user sees when the pointer rests on a header: meaning in both languages, unit, default, example. */
function noteOf(column: Column): string {
  const lines = [column.about.en, column.about.fr];
  if (column.unit !== undefined) lines.push(`Unit / unité : ${column.unit}`);
  if (column.table !== undefined) lines.push(`→ ${column.table}`);
  if (column.choices !== undefined) lines.push(column.choices.join(' | '));
  const blank = formatCell(column, column.default);
  lines.push(column.required ? 'Required / requis' : `Blank / vide : ${blank === '' ? '—' : blank}`);
  if (column.example !== undefined) lines.push(`Example / exemple : ${column.example}`);
  return lines.join('\n');
}

/** Wide enough for the name, and for the first rows up to a width that still leaves room for other columns. */
function widthOf(name: string, column: Column, rows: NewSheet['rows'], at: number): number {
  if (column.kind === 'date') return Math.max(11, name.length + 2);
  const longest = rows.reduce((most, row) => {
    const cell = row[at];
    return cell === null || cell instanceof Date ? most : Math.max(most, String(cell).length);
  }, 0);
  return Math.min(44, Math.max(8, name.length + 2, longest + 2));
}
