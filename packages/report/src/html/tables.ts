import type { YearGrid } from '../grids/money.ts';
import type { Grid } from '../story/column.ts';
import { html, type Markup } from './markup.ts';

export interface TableLooks<Row> {
  readonly caption?: string;
  /** Rows that fall short are marked at their edge. */
  readonly short?: (row: Row) => boolean;
}

/** A grid as a table, the first stretching column (or the first) being the head of each row. */
export function htmlTable<Row>({ columns, rows }: Grid<Row>, looks: TableLooks<Row> = {}): Markup {
  const all = columns
    .filter((column) => column.only !== 'terminal')
    .map((column) => ({ column, cells: rows.map(column.cell) }));
  const shown = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const head = Math.max(
    0,
    shown.findIndex(({ column }) => column.stretch),
  );
  const heading = ({ column }: (typeof shown)[number]) =>
    html`<th scope="col"${numeric(column.align === 'right')}>${column.heading}</th>`;
  return html`<div class="scroll"><table>${looks.caption && html`<caption>${looks.caption}</caption>`}<thead><tr>${shown.map(heading)}</tr></thead><tbody>${rows.map(
    (row, r) =>
      html`<tr${looks.short?.(row) ? html` class="short"` : ''}>${shown.map(({ column, cells }, k) =>
        k === head
          ? html`<th scope="row"${numeric(column.align === 'right')}>${cells[r]}</th>`
          : html`<td${numeric(column.align === 'right')}>${cells[r]}</td>`,
      )}</tr>
`,
  )}</tbody></table></div>`;
}

const numeric = (right: boolean) => (right ? html` class="n"` : '');

export function htmlYearTable({ unit, years, rows, totalHeading }: YearGrid): Markup {
  const hasTotal = rows.some((row) => row.total !== undefined);
  return html`<div class="scroll"><table><thead><tr><th scope="col">${unit}</th>${years.map(
    (year) => html`<th scope="col" class="n">${year}</th>`,
  )}${hasTotal && html`<th scope="col" class="n">${totalHeading}</th>`}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr${row.strong ? html` class="strong"` : ''}><th scope="row">${row.label.trim()}</th>${row.cells.map(
        (cell) => html`<td class="n">${cell}</td>`,
      )}${hasTotal && html`<td class="n">${row.total}</td>`}</tr>
`,
  )}</tbody></table></div>`;
}
