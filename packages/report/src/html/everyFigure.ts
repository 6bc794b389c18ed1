import type { Outcome, Period, ProcessOutcome, ResourceOutcome, StockOutcome } from '@sinew/planner';
import { proportion } from '../format/number.ts';
import type { Speech } from '../language/speech.ts';
import type { Column, Grid } from '../story/column.ts';
import type { Names } from '../story/names.ts';
import { fiscalYears } from '../story/standing.ts';
import { html, type Markup } from './markup.ts';
import { htmlTable } from './tables.ts';

/** A browser stays quick with so many rows a table; a nation of a hundred thousand reads its JSON instead. */
const mostRows = 400;

/** What is made, used and kept, fiscal year by fiscal year: folded, for the reader who checks. */
export function everyFigure(outcome: Outcome, speech: Speech, names: Names): Markup {
  const { sections } = speech.words;
  return html`${folded(sections.capacity, processGrid(outcome, speech, names), speech)}${folded(
    sections.resources,
    resourceGrid(outcome, speech),
    speech,
  )}${folded(sections.stocks, stockGrid(outcome, speech, names), speech)}`;
}

function folded<Row>(heading: string, grid: Grid<Row>, speech: Speech): Markup {
  const { rows } = grid;
  if (rows.length === 0) return html``;
  const note = rows.length > mostRows && html`<p>${speech.words.html.truncated(mostRows, rows.length)}</p>`;
  return html`<details><summary>${heading} (${rows.length})</summary>${note}${htmlTable({ ...grid, rows: rows.slice(0, mostRows) })}</details>`;
}

/** One column a fiscal year. */
function byYear<Row>(
  outcome: Outcome,
  speech: Speech,
  cell: (row: Row, year: number) => string,
): Column<Row>[] {
  return fiscalYears(outcome.periods).map((year) => ({
    heading: speech.fiscalYear(year),
    cell: (row) => cell(row, year),
    align: 'right',
  }));
}

const sumIn = (values: readonly number[], periods: readonly Period[], year: number) =>
  values.reduce((sum, value, t) => (periods[t].fiscalYear === year ? sum + value : sum), 0);

/** Runs by year, and what share of the most possible they are. */
function processGrid(outcome: Outcome, speech: Speech, names: Names): Grid<ProcessOutcome> {
  const { columns } = speech.words;
  const { periods } = outcome;
  return {
    columns: [
      { heading: columns.process, cell: (row) => speech.name(row), stretch: true },
      { heading: columns.item, cell: (row) => names('items', row.item) },
      { heading: columns.site, cell: (row) => names('sites', row.site) },
      ...byYear<ProcessOutcome>(outcome, speech, (row, year) => {
        const runs = sumIn(row.runs, periods, year);
        const most = sumIn(row.capacity, periods, year);
        return runs > 0 && most > 0
          ? `${speech.quantity(runs)} (${speech.share(proportion(runs, most))})`
          : speech.quantity(runs);
      }),
    ],
    rows: outcome.processes.filter((row) => row.runs.some((runs) => runs > 0)),
  };
}

function resourceGrid(outcome: Outcome, speech: Speech): Grid<ResourceOutcome> {
  const { columns } = speech.words;
  const { periods } = outcome;
  return {
    columns: [
      { heading: columns.resource, cell: (row) => speech.name(row), stretch: true },
      { heading: columns.unit, cell: (row) => speech.unit(row.unit) },
      ...byYear<ResourceOutcome>(outcome, speech, (row, year) => {
        const used = sumIn(row.used, periods, year);
        const available = sumIn(row.available, periods, year);
        return available > 0
          ? `${speech.quantity(used)} (${speech.share(proportion(used, available))})`
          : speech.quantity(used);
      }),
    ],
    rows: outcome.resources,
  };
}

/** Stock at the end of each fiscal year. */
function stockGrid(outcome: Outcome, speech: Speech, names: Names): Grid<StockOutcome> {
  const { columns } = speech.words;
  const last = (year: number) => outcome.periods.findLastIndex((period) => period.fiscalYear === year);
  return {
    columns: [
      { heading: columns.item, cell: (row) => names('items', row.item), stretch: true },
      { heading: columns.site, cell: (row) => names('sites', row.site) },
      { heading: columns.opening, cell: (row) => speech.quantity(row.opening), align: 'right' },
      ...byYear<StockOutcome>(outcome, speech, (row, year) => speech.quantity(row.closing[last(year)] ?? 0)),
      { heading: columns.lowest, cell: (row) => speech.quantity(row.lowest), align: 'right' },
      {
        heading: columns.replaced,
        cell: (row) => (row.replaced === null ? '' : speech.date(row.replaced)),
      },
    ],
    rows: outcome.stocks.filter((row) => row.opening > 0 || row.closing.some((value) => value > 0)),
  };
}
