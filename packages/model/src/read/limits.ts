/**
 * What a plan may hold at most. The limits are Excel's own where it has one, so that whatever is read in one form can
 * be written in every other.
 */
export const limits = {
  /** Bytes of one file, before it is decoded. */
  fileBytes: 256 * 1024 * 1024,
  /** UTF-16 code units of one cell: what an Excel cell holds. */
  cellLength: 32_767,
  /** Rows of one table: an Excel sheet holds 1,048,576 with its header. */
  rows: 1_000_000,
  /** Columns of a header, known or not. */
  columns: 256,
  idLength: 80,
  /** Faults that are spelled out; the rest are counted. */
  faults: 1_000,
  /** Objects and lists inside one another in JSON; a plan needs five. */
  jsonDepth: 32,
  /** Parts of a workbook file: each sheet has at most five. */
  workbookParts: 1_000,
  /** Bytes of all parts of a workbook together, inflated: 500,000 rows take 170 MB. */
  workbookBytes: 512 * 1024 * 1024,
  /** Inflated over deflated size of a part above one megabyte. Sheets of plans reach 8 to 13; zeros reach 1,030. */
  workbookRatio: 200,
} as const;
