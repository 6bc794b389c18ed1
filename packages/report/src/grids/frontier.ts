import type { Frontier, FrontierPoint, MeasureSpan } from '@sinew/planner';
import type { Speech } from '../language/speech.ts';
import type { Column, Grid } from '../story/column.ts';
import { metAt, percent, shortStages, stageName, worstGap } from '../story/frontier.ts';
import { bar } from '../terminal/text.ts';

const barWidth = 8;

/** The chart and its figures in one: a bar a stage. */
export function pointGrid(frontier: Frontier, speech: Speech): Grid<FrontierPoint> {
  const words = speech.words.frontier;
  const isPossible = ({ stages }: FrontierPoint) => stages.length > 0;
  const stages = shortStages(frontier).map(
    (stage): Column<FrontierPoint> => ({
      heading: stageName(stage, speech),
      cell: (point) =>
        isPossible(point)
          ? `${percent(metAt(point, stage), speech).padStart(7)} ${bar(metAt(point, stage), barWidth)}`
          : '',
      only: 'terminal',
    }),
  );
  // A page draws the curves.
  const shares = shortStages(frontier).map(
    (stage): Column<FrontierPoint> => ({
      heading: stageName(stage, speech),
      cell: (point) => (isPossible(point) ? percent(metAt(point, stage), speech) : ''),
      align: 'right',
      only: 'html',
    }),
  );
  return {
    columns: [
      { heading: words.axis[frontier.axis], cell: ({ at }) => speech.decimal(at, 3), align: 'right' },
      ...stages,
      ...shares,
      {
        heading: words.columns.cost,
        cell: (point) => (isPossible(point) ? speech.money(point.cost.total) : words.none),
        align: 'right',
      },
      {
        heading: words.columns.measures,
        cell: (point) => (isPossible(point) ? String(point.measures.length) : ''),
        align: 'right',
      },
      {
        heading: words.columns.gap,
        cell: (point) => (isPossible(point) ? speech.gap(worstGap(point)) : ''),
        align: 'right',
      },
    ],
    rows: frontier.points,
  };
}

/** Where each measure enters and leaves. */
export function spanGrid(frontier: Frontier, speech: Speech): Grid<MeasureSpan> {
  const words = speech.words.frontier;
  const figure = (at: number) => speech.decimal(at, 3);
  const points = frontier.points;
  const everywhere = ({ spans }: MeasureSpan) =>
    points.length > 1 &&
    spans.length === 1 &&
    spans[0].from === points[0].at &&
    spans[0].to === points[points.length - 1].at;
  return {
    columns: [
      { heading: speech.words.columns.measure, cell: speech.name, stretch: true },
      {
        heading: words.columns.decidedAt,
        cell: (measure) =>
          everywhere(measure)
            ? words.always
            : measure.spans
                .map(({ from, to }) => (from === to ? figure(from) : words.span(figure(from), figure(to))))
                .join(speech.words.listSeparator),
      },
      {
        heading: words.columns.dates,
        cell: ({ earliest, latest }) =>
          earliest === latest
            ? speech.date(earliest)
            : speech.words.alternatives.between(speech.date(earliest), speech.date(latest)),
      },
    ],
    rows: frontier.measures,
  };
}
