import { checkNumber, parseNumber } from '../cells/number.ts';
import { type CellResult, found, refused } from '../cells/result.ts';
import { type CellReader, cellReader } from '../read/cellReader.ts';
import type { FaultList } from '../read/faultList.ts';
import type { Column } from '../schema/column.ts';
import { dateOfCell, dateOfSerial } from './dates.ts';
import type { FoundSheet, FoundWorkbook } from './spreadsheet.ts';

export function tellMerged(sheet: FoundSheet, table: string, faults: FaultList): void {
  for (const { range, row } of sheet.merged)
    faults.add({ code: 'cell-merged', table, line: row + 1, value: range });
}

export type SheetValue = string | number | boolean | Date;

export function isBlank(cell: SheetValue | null): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

/** A cell as text, for headers and for messages. */
export function cellText(cell: SheetValue): string {
  if (!(cell instanceof Date)) return String(cell);
  return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().replace(/T00:00:00\.000Z$/, '');
}

/**
 * Reads the cells of a column of a sheet. Text follows the rules of text cells; a number or a date that stands in a
 * column of text, where Excel often puts one by itself, is taken as the text it shows by those rules.
 */
export function sheetCellReader(
  column: Column,
  epoch: FoundWorkbook['epoch'],
): (cell: SheetValue) => CellResult {
  const readText: CellReader = cellReader(column);
  const isNumber = column.kind === 'number' || column.kind === 'integer';
  return (cell) => {
    if (typeof cell === 'string') return readText(cell);
    if (typeof cell === 'number') {
      if (isNumber) return checkNumber(column, cell);
      if (column.kind !== 'date') return readText(String(cell));
      const date = dateOfSerial(cell, epoch);
      return date === undefined ? refused('date-serial') : found(date);
    }
    if (typeof cell === 'boolean') return column.kind === 'boolean' ? found(cell) : readText(String(cell));
    const date = dateOfCell(cell);
    if (date === 'time') return refused('date-time');
    if (date === undefined) return refused('date-serial');
    return isNumber ? parseNumber(column, date) : readText(date);
  };
}
