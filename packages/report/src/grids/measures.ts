import type { Decision, MeasureOutcome, Outcome } from '@sinew/planner';
import type { Speech } from '../language/speech.ts';
import type { Grid } from '../story/column.ts';

export interface Decided {
  readonly measure: MeasureOutcome;
  readonly decision: Decision;
  /** A measure of many decisions tells its cost on the first. */
  readonly first: boolean;
}

/** Every decision of every measure taken, in the order of their dates. */
export function decisionGrid({ measures }: Outcome, speech: Speech): Grid<Decided> {
  const { columns, values } = speech.words;
  const rows = measures
    .flatMap((measure) =>
      measure.decisions.map((decision, k): Decided => ({ measure, decision, first: k === 0 })),
    )
    .sort((a, b) => compare(a.decision.decided, b.decision.decided) || compare(a.measure.id, b.measure.id));
  return {
    columns: [
      { heading: columns.measure, cell: ({ measure }) => speech.name(measure), stretch: true },
      {
        heading: columns.decided,
        cell: ({ decision }) => {
          const date = speech.date(decision.decided);
          return decision.given ? values.decidedAlready(date) : date;
        },
      },
      { heading: columns.done, cell: ({ decision }) => speech.date(decision.done) },
      {
        heading: columns.size,
        cell: ({ measure, decision }) => sizeOf(measure, decision.size, speech),
        align: 'right',
      },
      {
        heading: columns.cost,
        cell: ({ measure, first }) => (first ? speech.money(measure.cost) : ''),
        align: 'right',
      },
    ],
    rows,
  };
}

/** Nothing to say of a measure that is all or nothing. */
export function sizeOf(measure: MeasureOutcome, size: number, speech: Speech): string {
  if (measure.sizing === 'once') return '';
  const figure = speech.quantity(size);
  if (measure.sizeUnit !== null) return speech.count(size, measure.sizeUnit);
  return measure.sizing === 'count' ? `× ${figure}` : figure;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
