import { refused } from '../cells/result.ts';
import { excerpt, FaultList } from '../read/faultList.ts';
import { readHeader, UNNAMED } from '../read/header.ts';
import { PlanBuilder, type Reading } from '../read/reading.ts';
import type { RowBuilder } from '../read/rowBuilder.ts';
import { suggest } from '../read/suggest.ts';
import { type TableName, tableNames } from '../schema/tables.ts';
import { checkArchive } from './archive.ts';
import { readPlanSheet } from './planSheet.ts';
import { cellText, isBlank, sheetCellReader, tellMerged } from './sheetCells.ts';
import { type FoundSheet, type FoundWorkbook, readSpreadsheet } from './spreadsheet.ts';

/**
 * Reads a plan from an Excel workbook: the sheet `plan` with the settings and the calendar, and a sheet a table with
 * the names of the columns in its first row. Sheets whose name starts with `#` are not read; other unknown sheets are
 * faults. Cells keep the rules of text cells; dates of Excel become ISO dates; formulas, errors and merged cells are
 * faults, because what they stand for cannot be traced. Nothing is inflated before the archive was looked over.
 * Gives all faults at once, never a part of a plan. Never rejects.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Reading> {
  const faults = new FaultList();
  const plan = new PlanBuilder(faults);
  if (!checkArchive(bytes, faults)) return plan.finish();
  let workbook: FoundWorkbook;
  try {
    workbook = await readSpreadsheet(bytes);
  } catch (error) {
    // The library's own words are the only hint at which part is damaged.
    faults.add({ code: 'workbook-damaged', detail: { why: excerpt((error as Error).message) } });
    return plan.finish();
  }
  const sheets = new Map<string, FoundSheet>();
  for (const sheet of workbook.sheets) {
    if (sheet.name.startsWith('#')) continue;
    if (sheet.name === 'plan' || (tableNames as readonly string[]).includes(sheet.name)) {
      sheets.set(sheet.name, sheet);
    } else {
      const detail = suggest(sheet.name, ['plan', ...tableNames]);
      faults.add({ code: 'sheet-unknown', value: excerpt(sheet.name), detail });
    }
  }
  const settings = sheets.get('plan');
  if (settings) readPlanSheet(settings, workbook.epoch, plan);
  else faults.add({ code: 'sheet-missing', table: 'plan' });
  for (const name of tableNames) {
    const sheet = sheets.get(name);
    if (sheet) readSheet(sheet, workbook.epoch, plan.table(name as TableName), faults);
  }
  return plan.finish();
}

function readSheet(
  sheet: FoundSheet,
  epoch: FoundWorkbook['epoch'],
  builder: RowBuilder,
  faults: FaultList,
): void {
  const { shape } = builder;
  const table = shape.name;
  tellMerged(sheet, table, faults);
  if (sheet.rows.length === 0 || sheet.rows[0].every(isBlank)) {
    // A sheet without a single cell is an empty table; rows below a blank first row have no names.
    if (!sheet.rows.every((row) => row.every(isBlank)))
      faults.add({ code: 'header-missing', table, line: 1 });
    return;
  }
  const header = sheet.rows[0].map((cell) => (cell === null ? '' : cellText(cell)));
  const places = readHeader(shape, header, 1, faults);
  const columns = Object.values(shape.columns);
  const readers = columns.map((column) => sheetCellReader(column, epoch));
  for (let r = 1; r < sheet.rows.length; r++) {
    const cells = sheet.rows[r];
    const line = r + 1;
    let started = false;
    for (let c = 0; c < cells.length; c++) {
      const cell = cells[c];
      const special = sheet.special(r, c);
      if (!special && isBlank(cell)) continue;
      if (!started && !builder.start(line)) return;
      started = true;
      const place = places[c] ?? UNNAMED;
      if (place >= 0) {
        if (special?.kind === 'formula') builder.set(place, refused('cell-formula'), special.formula);
        else if (special?.kind === 'error') builder.set(place, refused('cell-error'), special.error);
        else if (cell !== null)
          builder.set(place, readers[place](cell), cell instanceof Date ? cellText(cell) : cell);
      } else if (place === UNNAMED) {
        const value = excerpt(cell === null ? '' : cellText(cell));
        faults.add({ code: 'cell-unnamed', table, line, value, detail: { position: c + 1 } });
      }
    }
    if (started) builder.end();
  }
}
