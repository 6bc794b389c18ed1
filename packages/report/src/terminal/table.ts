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

/**
 * A table with a column a fiscal year. Where the years do not fit the width they draw closer and lose their century,
 * then names give way, and then the years continue in a table below.
 */
export function yearTable({ unit, years, rows, totalHeading }: YearGrid, width: number): string[] {
  const hasTotal = rows.some((row) => row.total !== undefined);
  const named = Math.max(widthOf(unit), ...rows.map((row) => widthOf(row.label)));
  const layOut = (names: readonly string[], gap: number) => {
    const widths = names.map((name, k) =>
      Math.max(widthOf(name), ...rows.map((row) => widthOf(row.cells[k]))),
    );
    const last = Math.max(widthOf(totalHeading), ...rows.map((row) => widthOf(row.total ?? '')));
    const total = hasTotal ? last + gap : 0;
    return { names, gap, widths, last, total, all: widths.reduce((sum, size) => sum + size + gap, total) };
  };
  const wide = layOut(years, gutter);
  const close = layOut(years.map(withoutCentury), 1);
  const chosen = named + wide.all <= width ? wide : close;
  const label = Math.min(named, Math.max(leastLabel, width - chosen.all));
  const lines: string[] = [];
  for (let first = 0; first < years.length; ) {
    let room = width - label;
    let last = first;
    while (last < years.length) {
      const need = chosen.widths[last] + chosen.gap + (last === years.length - 1 ? chosen.total : 0);
      if (need > room && last > first) break;
      room -= need;
      last++;
    }
    const line = (name: string, cells: readonly string[], sum: string) =>
      [
        fill(cut(name, label), label),
        ...cells.slice(first, last).map((cell, k) => fill(cell, chosen.widths[first + k], 'right')),
        ...(hasTotal && last === years.length ? [fill(sum, chosen.last, 'right')] : []),
      ]
        .join(' '.repeat(chosen.gap))
        .trimEnd();
    lines.push(line(unit, chosen.names, totalHeading));
    for (const row of rows) lines.push(line(row.label, row.cells, row.total ?? ''));
    first = last;
  }
  return lines;
}

const leastLabel = 18;

/** `2026-27` as `26-27`. */
const withoutCentury = (year: string) => year.replace(/^\d\d(?=\d\d-\d\d$)/, '');
