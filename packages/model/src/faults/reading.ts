import type { FaultCatalogue } from './fault.ts';
import { type CellCode, cellFaults } from './reading/cells.ts';
import { type FileCode, fileFaults } from './reading/files.ts';
import { type TableCode, tableFaults } from './reading/tables.ts';
import { type WorkbookCode, workbookFaults } from './reading/workbook.ts';

/** Every fault that reading can find, by code, before the plan's meaning is looked at. */
export type ReadingCode = CellCode | FileCode | TableCode | WorkbookCode;

export const readingFaults: FaultCatalogue<ReadingCode> = {
  ...cellFaults,
  ...fileFaults,
  ...tableFaults,
  ...workbookFaults,
};
