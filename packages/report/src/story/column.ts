/** A column of a table, for the terminal and for HTML alike. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** Takes what width the others leave, and is cut to it; at most one column of a table. */
  readonly stretch?: boolean;
  /** Cut to this many characters where characters are counted. */
  readonly most?: number;
  /** Left out of one of the two: a screen is narrow, and a page can draw. */
  readonly only?: 'terminal' | 'html';
}

/** Rows with the columns that show them. */
export interface Grid<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}
