import type { YearGrid } from '../grids/money.ts';
import type { Grid } from '../story/column.ts';
import { cut, fill, widthOf } from './text.ts';

const gutter = 2;
/** No name is cut below this, even if the line then runs over. */
const leastStretch = 12;

/** Lines of an aligned table: a line of headings, then one a row. Columns with nothing in any row are left out. */
export function table<Row>({ columns, rows }: Grid<Row>, width: number): string[] {
  const all = columns
    .filter((column) => column.only !== 'html')
    .map((column) => ({ column, cells: rows.map(column.cell) }));
  const shown = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const widths = shown.map(({ column, cells }) =>
    Math.min(
      column.most ?? Number.POSITIVE_INFINITY,
      cells.reduce((most, cell) => Math.max(most, widthOf(cell)), widthOf(column.heading)),
    ),
  );
  const stretching = shown.findIndex(({ column }) => column.stretch);
  if (stretching >= 0) {
    const others = widths.reduce((sum, size, k) => (k === stretching ? sum : sum + size + gutter), 0);
    widths[stretching] = Math.min(widths[stretching], Math.max(leastStretch, width - others));
  }
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => fill(cut(cell, widths[k]), widths[k], shown[k].column.align))
      .join(' '.repeat(gutter))
      .trimEnd();
  return [
    line(shown.map(({ column }) => column.heading)),
    ...rows.map((_, r) => line(shown.map(({ cells }) => cells[r]))),
  ];
}

/** A table with a column a fiscal year; where the years do not fit the width, they continue in a table below. */
export function yearTable({ unit, years, rows, totalHeading }: YearGrid, width: number): string[] {
  const cellWidth = Math.max(
    ...years.map(widthOf),
    widthOf(totalHeading),
    ...rows.flatMap((row) => [...row.cells.map(widthOf), widthOf(row.total ?? '')]),
  );
  const hasTotal = rows.some((row) => row.total !== undefined);
  const widest = rows.reduce((most, row) => Math.max(most, widthOf(row.label)), widthOf(unit));
  const room = (labelWidth: number) =>
    Math.floor((width - labelWidth) / (cellWidth + gutter)) - (hasTotal ? 1 : 0);
  // A name gives way before the years break in two.
  let labelWidth = widest;
  while (labelWidth > 18 && room(labelWidth) < years.length) labelWidth--;
  const perBlock = Math.max(1, room(labelWidth));
  if (perBlock < years.length) labelWidth = Math.min(widest, 30);
  const lines: string[] = [];
  for (let first = 0; first < years.length; first += perBlock) {
    const last = Math.min(years.length, first + perBlock);
    const total = hasTotal && last === years.length;
    const line = (name: string, cells: readonly string[], sum: string) =>
      [
        fill(cut(name, labelWidth), labelWidth),
        ...cells.slice(first, last).map((cell) => fill(cell, cellWidth, 'right')),
        ...(total ? [fill(sum, cellWidth, 'right')] : []),
      ]
        .join(' '.repeat(gutter))
        .trimEnd();
    lines.push(
      line(unit, years, totalHeading),
      ...rows.map((row) => line(row.label, row.cells, row.total ?? '')),
    );
  }
  return lines;
}
