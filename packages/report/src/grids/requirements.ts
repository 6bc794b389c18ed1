import { isCurrency } from '@sinew/model';
import type { Outcome, Period, PledgeOutcome, RequirementOutcome } from '@sinew/planner';
import type { Speech } from '../language/speech.ts';
import type { Grid } from '../story/column.ts';
import type { Names } from '../story/names.ts';
import { askedOf, heldShort, levelsAsked, metByYear, metFrom, metShare, runsOut } from '../story/standing.ts';
import { sparkline } from '../terminal/text.ts';

/** Requirements in the order of their ranks. */
export function requirementGrid(outcome: Outcome, speech: Speech): Grid<RequirementOutcome> {
  const { columns, values } = speech.words;
  const { periods } = outcome;
  const from = (row: RequirementOutcome) => {
    if (row.standing === 'met') return '';
    const day = metFrom(row, periods);
    return day === null ? values.never : speech.date(day);
  };
  return {
    columns: [
      { heading: '', cell: (row) => String(row.rank), align: 'right' },
      { heading: columns.requirement, cell: (row) => speech.name(row), stretch: true },
      { heading: columns.asked, cell: (row) => askedInWords(row, speech), align: 'right' },
      { heading: '', cell: (row) => speech.unit(row.unit, row.asked) },
      { heading: columns.met, cell: (row) => speech.share(metShare(row)), align: 'right' },
      { heading: columns.byYear, cell: (row) => sparkline(metByYear(row, periods)), only: 'terminal' },
      {
        heading: columns.unmet,
        cell: (row) => (row.standing === 'short' ? speech.quantity(missing(row, periods)) : ''),
        align: 'right',
        only: 'html',
      },
      { heading: columns.firstShortage, cell: (row) => dateOrBlank(row.firstShortage, speech) },
      { heading: columns.metFrom, cell: from },
      { heading: columns.exhausted, cell: (row) => dateOrBlank(runsOut(row), speech) },
    ],
    rows: byRank(askedOf(outcome)),
  };
}

/** What is asked in all; of what is to be held, the levels. */
function askedInWords(row: RequirementOutcome, speech: Speech): string {
  if (row.kind !== 'hold') return speech.quantity(row.asked);
  const [least, most] = levelsAsked(row);
  return least === most ? speech.quantity(most) : `${speech.quantity(least)}–${speech.quantity(most)}`;
}

/** What is never met; of what is to be held, what is missing at worst. */
const missing = (row: RequirementOutcome, periods: readonly Period[]) =>
  row.kind === 'hold' ? heldShort(row, periods).worst.unmet : row.unmet;

export function pledgeGrid(outcome: Outcome, speech: Speech, names: Names): Grid<PledgeOutcome> {
  const { columns, values } = speech.words;
  const amount = (row: PledgeOutcome, value: number) => amountOf(row, value, speech);
  return {
    columns: [
      { heading: '', cell: (row) => String(row.rank), align: 'right' },
      { heading: columns.pledge, cell: (row) => speech.name(row), stretch: true },
      { heading: columns.recipient, cell: (row) => names('nations', row.recipient) },
      { heading: columns.asked, cell: (row) => amount(row, row.asked), align: 'right' },
      { heading: columns.met, cell: (row) => amount(row, row.met), align: 'right' },
      { heading: columns.onTime, cell: (row) => amount(row, row.metOnTime), align: 'right' },
      { heading: columns.due, cell: (row) => speech.date(row.due) },
      {
        heading: columns.completed,
        cell: (row) => (row.completed === null ? values.never : speech.date(row.completed)),
      },
    ],
    rows: byRank(outcome.pledges),
  };
}

/** A pledge counts money in its own currency, or units. */
export function amountOf(pledge: Pick<PledgeOutcome, 'unit'>, value: number, speech: Speech): string {
  return isCurrency(pledge.unit) ? speech.moneyIn(pledge.unit, value) : speech.quantity(value);
}

export function byRank<Row extends { readonly rank: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.rank - b.rank);
}

export const dateOrBlank = (iso: string | null, speech: Speech) => (iso === null ? '' : speech.date(iso));
