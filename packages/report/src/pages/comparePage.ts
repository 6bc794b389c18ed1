import type {
  ComparedMeasure,
  ComparedPledge,
  ComparedRequirement,
  Comparison,
  MeasureCell,
  Period,
  PledgeCell,
  RequirementCell,
} from '@sinew/planner';
import { amountOf, byRank } from '../grids/requirements.ts';
import { framed, readable, type Speech, speak } from '../language/speech.ts';
import type { Grid } from '../story/column.ts';
import { namesOf } from '../story/names.ts';
import { metShare } from '../story/standing.ts';
import { table } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

const letterOf = (k: number) =>
  String.fromCharCode(65 + (k % 26)) + (k < 26 ? '' : String(Math.floor(k / 26)));

/** Outcomes side by side: a column an outcome, lettered, the first the one the others are measured against. */
export function comparePage(
  comparison: Comparison,
  periods: readonly Period[],
  { lang, width, plan }: PageOptions,
): string {
  const speech = speak(lang, framed({ plan: comparison.plan, periods }, plan));
  const names = namesOf(plan, lang);
  const { words } = speech;
  const title = readable(
    lang === 'fr' ? (comparison.plan.titleFr ?? comparison.plan.title) : comparison.plan.title,
  );
  const letters = comparison.columns.map((_, k) => letterOf(k));
  const legend = comparison.columns.flatMap((column, k) => {
    const scenarios = column.scenarios.map((id) => names('scenarios', id)).join(' + ');
    const what = [
      scenarios || words.heading.asItStands,
      ...column.changes.map(readable),
      column.status === 'contradiction'
        ? words.compare.noContradiction
        : words.compare.metOnTime(column.metOnTime, column.requirements),
      ...(column.status === 'limit' || column.status === 'interrupted' ? [words.status[column.status]] : []),
    ];
    return wrap(words.compare.column(letters[k], what.join(' · ')), width, '   ');
  });
  return page([
    words.compare.title(title),
    ...legend,
    ...section(words.compare.requirements, requirementLines(comparison, speech, width), width),
    ...section(words.compare.pledges, pledgeLines(comparison, speech, width), width),
    ...section(words.compare.measures, measureLines(comparison, speech, width), width),
    ...section(
      words.compare.cost,
      costLines(comparison, speech, (id) => names('funds', id), width),
      width,
    ),
  ]);
}

/** A table with a column an outcome, under its letter. */
function lettered<Row, Cell>(
  rows: readonly Row[],
  cellsOf: (row: Row) => readonly (Cell | null)[],
  label: { readonly heading: string; readonly of: (row: Row) => string },
  say: (cell: Cell, row: Row) => string,
  columns: number,
  { words }: Speech,
): Grid<Row> {
  return {
    columns: [
      { heading: label.heading, cell: label.of, stretch: true },
      ...Array.from({ length: columns }, (_, k) => ({
        heading: letterOf(k),
        cell: (row: Row) => {
          const cell = cellsOf(row)[k];
          return cell === null ? words.compare.notTaken : say(cell, row);
        },
        align: 'right' as const,
      })),
    ],
    rows,
  };
}

function requirementLines({ requirements, columns }: Comparison, speech: Speech, width: number): string[] {
  const label = { heading: speech.words.columns.requirement, of: speech.name };
  const say = (cell: RequirementCell, { kind }: ComparedRequirement) => metAndShort(cell, kind, speech);
  return table(
    lettered(byRank(requirements), (row) => row.cells, label, say, columns.length, speech),
    width,
  );
}

function pledgeLines({ pledges, columns }: Comparison, speech: Speech, width: number): string[] {
  if (pledges.length === 0) return [];
  const label = { heading: speech.words.columns.pledge, of: speech.name };
  const say = (cell: PledgeCell, row: ComparedPledge) =>
    `${speech.share(metShare(cell))} (${amountOf(row, cell.met, speech)})`;
  return table(
    lettered(pledges, (row) => row.cells, label, say, columns.length, speech),
    width,
  );
}

/** With what is never met; of what is to be held that is a mean over levels that differ, and stands for no stock. */
function metAndShort(cell: RequirementCell, kind: ComparedRequirement['kind'], speech: Speech): string {
  const share = speech.share(metShare(cell));
  return cell.standing === 'short' && kind !== 'hold' ? `${share} (${speech.quantity(-cell.unmet)})` : share;
}

/** Measures that no outcome takes are left out. */
function measureLines({ measures, columns }: Comparison, speech: Speech, width: number): string[] {
  const { compare } = speech.words;
  const taken = measures.filter((row) => row.cells.some((cell) => cell !== null && cell.decided !== null));
  if (taken.length === 0) return [speech.words.money.noMeasures];
  const differ = taken.some((row) => row.cells.some((cell) => cell === null || cell.change !== 'same'));
  const label = { heading: speech.words.columns.measure, of: speech.name };
  const say = (cell: MeasureCell, row: ComparedMeasure) => {
    if (cell.decided === null) return compare.notTaken;
    const date = speech.date(cell.decided);
    return row.sizeUnit === null ? date : `${date}, ${speech.count(cell.size, row.sizeUnit)}`;
  };
  return [
    ...table(
      lettered(taken, (row) => row.cells, label, say, columns.length, speech),
      width,
    ),
    ...(differ ? [] : wrap(compare.same, width)),
  ];
}

function costLines(
  { cost, budgets, columns }: Comparison,
  speech: Speech,
  fundName: (id: string) => string,
  width: number,
): string[] {
  const { compare } = speech.words;
  const line = (name: string, cells: readonly (number | null)[]) => ({ name, cells });
  const rows = [
    line(
      compare.total,
      cost.map((cell) => cell.total),
    ),
    line(
      compare.difference,
      cost.map((cell, k) => (k === 0 ? null : cell.difference)),
    ),
    line(
      compare.discounted,
      cost.map((cell) => cell.discounted),
    ),
    ...budgets.flatMap(({ fund, cells }) => [
      line(
        compare.spent(fundName(fund)),
        cells.map((cell) => cell?.spent ?? null),
      ),
      line(
        compare.lapsed(fundName(fund)),
        cells.map((cell) => cell?.lapsed ?? null),
      ),
    ]),
  ];
  const label = { heading: '', of: (row: (typeof rows)[number]) => row.name };
  return table(
    lettered(rows, (row) => row.cells, label, speech.money, columns.length, speech),
    width,
  );
}
