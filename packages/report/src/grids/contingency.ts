import type { DToP, Outcome } from '@sinew/planner';
import type { Speech } from '../language/speech.ts';
import type { Grid } from '../story/column.ts';
import { dateOrBlank } from './requirements.ts';

/** From D-day, when stocks start to carry the load, to P-day, when production does. */
export function contingencyGrid(outcome: Outcome, speech: Speech): Grid<DToP> {
  const { columns, values } = speech.words;
  const requirements = new Map(outcome.requirements.map((row) => [row.id, row]));
  const nameOf = (id: string) => {
    const requirement = requirements.get(id);
    return requirement ? speech.name(requirement) : id;
  };
  return {
    columns: [
      { heading: columns.requirement, cell: (row) => nameOf(row.requirement), stretch: true },
      { heading: columns.dDay, cell: (row) => speech.date(row.dDay) },
      { heading: columns.stockAtDDay, cell: (row) => speech.quantity(row.stockAtDDay), align: 'right' },
      { heading: columns.exhausted, cell: (row) => dateOrBlank(row.exhausted, speech) },
      {
        heading: columns.pDay,
        cell: (row) => (row.pDay === null ? values.notReached : speech.date(row.pDay)),
      },
      {
        heading: columns.months,
        cell: (row) => (row.months === null ? '' : speech.decimal(row.months, 1)),
        align: 'right',
      },
      {
        heading: columns.lost,
        cell: (row) => (row.shortfall > 0 ? speech.quantity(row.shortfall) : ''),
        align: 'right',
      },
    ],
    rows: outcome.dToP,
  };
}
