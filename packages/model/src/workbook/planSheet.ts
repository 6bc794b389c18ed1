import { refused } from '../cells/result.ts';
import { excerpt } from '../read/faultList.ts';
import type { PlanBuilder } from '../read/reading.ts';
import { suggest } from '../read/suggest.ts';
import { cellText, isBlank, type SheetValue, sheetCellReader, tellMerged } from './sheetCells.ts';
import type { FoundSheet, FoundWorkbook } from './spreadsheet.ts';

/** Header of the sheet `plan`. `count` is for runs of the calendar only: field calendar, value month, count 24. */
export const planHeader = ['field', 'value', 'count'] as const;

/** Reads settings and calendar from the sheet `plan`: a setting a row, then a row for each run of the calendar. */
export function readPlanSheet(sheet: FoundSheet, epoch: FoundWorkbook['epoch'], plan: PlanBuilder): void {
  const { faults, settings, calendar } = plan;
  tellMerged(sheet, 'plan', faults);
  const header = (sheet.rows[0] ?? []).map((cell) => (cell === null ? '' : cellText(cell).trim()));
  for (const [position, name] of planHeader.entries()) {
    if (header[position] !== name) {
      faults.add({ code: 'column-missing', table: 'plan', line: 1, column: name });
      return;
    }
  }
  const settingNames = Object.keys(settings.shape.columns);
  const settingReaders = Object.values(settings.shape.columns).map((column) =>
    sheetCellReader(column, epoch),
  );
  const [readBucket, readCount] = Object.values(calendar.shape.columns).map((column) =>
    sheetCellReader(column, epoch),
  );
  const seen = new Set<string>();
  let runs = 0;
  settings.start(undefined);
  sheet.rows.forEach((cells, r) => {
    if (r === 0) return;
    const line = r + 1;
    const cellAt = (column: number) => readable(sheet, r, column);
    const field = cellAt(0).value;
    const name = field === null ? '' : cellText(field).trim();
    for (let c = name === '' ? 0 : planHeader.length; c < cells.length; c++) {
      const value = cells[c];
      if (value === null || isBlank(value)) continue;
      const detail = { position: c + 1 };
      faults.add({ code: 'cell-unnamed', table: 'plan', line, value: excerpt(cellText(value)), detail });
    }
    if (name === '') return;
    if (name === 'calendar') {
      const [bucket, count] = [cellAt(1), cellAt(2)];
      // A blank workbook offers rows for several runs: those left blank are none.
      if (bucket.value === null && count.value === null && !bucket.trouble && !count.trouble) return;
      runs++;
      calendar.start(line);
      setCell(calendar, 0, bucket, readBucket);
      setCell(calendar, 1, count, readCount);
      calendar.end();
      return;
    }
    const index = settingNames.indexOf(name);
    if (index === -1) {
      const column = excerpt(name);
      const known = [...settingNames, 'calendar'];
      const detail = suggest(name, known, { columns: known.join(', ') });
      faults.add({ code: 'column-unknown', table: 'plan', line, column, value: column, detail });
    } else if (seen.has(name)) {
      faults.add({ code: 'setting-repeated', table: 'plan', line, column: name });
    } else {
      seen.add(name);
      setCell(settings, index, cellAt(1), settingReaders[index]);
    }
  });
  settings.end();
  if (runs === 0) faults.add({ code: 'calendar-blank', table: 'calendar' });
}

interface Readable {
  readonly value: SheetValue | null;
  readonly trouble?: { readonly code: 'cell-formula' | 'cell-error'; readonly raw: string };
}

function readable(sheet: FoundSheet, row: number, column: number): Readable {
  const special = sheet.special(row, column);
  if (special?.kind === 'formula') {
    return { value: null, trouble: { code: 'cell-formula', raw: special.formula } };
  }
  if (special?.kind === 'error') return { value: null, trouble: { code: 'cell-error', raw: special.error } };
  const cell = sheet.rows[row][column] ?? null;
  return { value: isBlank(cell) ? null : cell };
}

function setCell(
  builder: PlanBuilder['settings'],
  column: number,
  cell: Readable,
  read: ReturnType<typeof sheetCellReader>,
): void {
  if (cell.trouble) builder.set(column, refused(cell.trouble.code), cell.trouble.raw);
  else if (cell.value !== null) builder.set(column, read(cell.value), cellText(cell.value));
}
