import type { Frontier, FrontierPoint, MeasureSpan } from '@sinew/planner';
import { readable, type Speech, speak } from '../language/speech.ts';
import type { Column, Grid } from '../story/column.ts';
import { type Names, namesOf } from '../story/names.ts';
import { table } from '../terminal/table.ts';
import { bar, wrap } from '../terminal/text.ts';
import { conditions, titleOf } from './heading.ts';
import { bullet, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

const barWidth = 8;
/** A year is what is asked about delays; where no point is a year after the first, the ends are told. */
const year = 12;
/** Differences below this are none: the objective counts an early shortage a little more than a late one. */
const leastChange = 5e-4;
/** A gap that is the solver's rounding. */
const leastGap = 1e-6;

/** Readiness against money or against approval time: a line a point, the knees, and where each measure enters and leaves. */
export function frontierPage(frontier: Frontier, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, { plan: frontier.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.frontier;
  const heading = { ...frontier, kind: 'plan' as const, dDay: null };
  return page([
    words.title[frontier.axis](titleOf(frontier, speech)),
    ...wrap(conditions(heading, speech, names).join(' · '), width),
    '',
    ...wrap([words.explained[frontier.axis], ...leadOf(frontier, speech)].join(' '), width),
    ...section(words.points, table(pointGrid(frontier, speech), width), width),
    ...section(words.knees, kneeLines(frontier, speech, width), width),
    ...section(words.measures, measureLines(frontier, speech, names, width), width),
    ...section(words.trust, trustLines(frontier, speech, width), width),
  ]);
}

const possible = ({ points }: Frontier) => points.filter(({ stages }) => stages.length > 0);

function stageNames(frontier: Frontier): string[] {
  return possible(frontier)[0]?.stages.map(({ stage }) => stage) ?? [];
}

const metAt = ({ stages }: FrontierPoint, name: string) =>
  stages.find(({ stage }) => stage === name)?.met ?? 0;

/** Stages that fall short at some point; the others are told in a sentence. */
const shortStages = (frontier: Frontier) =>
  stageNames(frontier).filter((stage) =>
    possible(frontier).some((point) => metAt(point, stage) < 1 - leastChange),
  );

export function stageName(stage: string, { words }: Speech): string {
  const [kind, rank] = stage.split(' ');
  return words.frontier.stage[kind === 'held' ? 'held' : 'rank'](readable(rank));
}

/** What the ends say, or the first point and the one a year after. */
function leadOf(frontier: Frontier, speech: Speech): string[] {
  const words = speech.words.frontier;
  const points = possible(frontier);
  const [first] = points;
  const sentences: string[] = [];
  if (first) {
    const afterYear = frontier.axis === 'delay' ? points.find(({ at }) => at === first.at + year) : undefined;
    const last = afterYear ?? points[points.length - 1];
    const [from, to] = [first, last].map(({ at }) => words.at[frontier.axis](speech.decimal(at, 3)));
    const changed = shortStages(frontier).filter(
      (stage) => Math.abs(metAt(first, stage) - metAt(last, stage)) > leastChange,
    );
    if (changed.length === 0) sentences.push(words.level);
    for (const stage of changed) {
      const [start, end] = [first, last].map((point) => percent(metAt(point, stage), speech));
      sentences.push(words.change(stageName(stage, speech), from, to, start, end));
    }
    sentences.push(words.costs(from, to, speech.money(first.cost.total), speech.money(last.cost.total)));
    const short = shortStages(frontier);
    const whole = stageNames(frontier).filter((stage) => !short.includes(stage));
    if (whole.length > 0) {
      const list = whole.map((stage) => stageName(stage, speech)).join(speech.words.listSeparator);
      sentences.push(words.whole(list));
    }
  }
  if (frontier.status === 'interrupted') {
    sentences.push(words.interrupted(frontier.points.length, frontier.asked.length));
  }
  return sentences;
}

/** A share in per cent with a decimal: curves differ by little. */
const percent = (share: number, speech: Speech) =>
  `${speech.decimal(Math.floor(share * 1000 + 0.5) / 10, 1, 1)}${speech.lang === 'fr' ? '\u00a0%' : '%'}`;

/** The chart and its figures in one: a bar a stage. */
function pointGrid(frontier: Frontier, speech: Speech): Grid<FrontierPoint> {
  const words = speech.words.frontier;
  const isPossible = ({ stages }: FrontierPoint) => stages.length > 0;
  const stages = shortStages(frontier).map(
    (stage): Column<FrontierPoint> => ({
      heading: stageName(stage, speech),
      cell: (point) =>
        isPossible(point)
          ? `${percent(metAt(point, stage), speech).padStart(7)} ${bar(metAt(point, stage), barWidth)}`
          : '',
    }),
  );
  return {
    columns: [
      { heading: words.axis[frontier.axis], cell: ({ at }) => speech.decimal(at, 3), align: 'right' },
      ...stages,
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

const worstGap = ({ stages }: FrontierPoint) => Math.max(0, ...stages.map(({ gap }) => gap));

function kneeLines({ axis, knees }: Frontier, speech: Speech, width: number): string[] {
  const words = speech.words.frontier;
  if (knees.length === 0) return wrap(words.noKnee, width);
  return knees.flatMap(({ stage, at, kind }) =>
    bullet(words[kind][axis](stageName(stage, speech), speech.decimal(at, 3)), width),
  );
}

function measureLines(frontier: Frontier, speech: Speech, names: Names, width: number): string[] {
  const words = speech.words.frontier;
  const figure = (at: number) => speech.decimal(at, 3);
  const points = frontier.points;
  const everywhere = ({ spans }: MeasureSpan) =>
    spans.length === 1 && spans[0].from === points[0].at && spans[0].to === points[points.length - 1].at;
  const grid: Grid<MeasureSpan> = {
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
  const never = frontier.neverDecided.map((id) => names('measures', id)).join(speech.words.listSeparator);
  return [
    ...(frontier.measures.length > 0 ? table(grid, width) : [speech.words.money.noMeasures]),
    ...(never === '' ? [] : wrap(words.never(never), width)),
  ];
}

function trustLines(frontier: Frontier, speech: Speech, width: number): string[] {
  const words = speech.words.frontier;
  const worst = Math.max(0, ...frontier.points.map(worstGap));
  const at = (value: number) => speech.decimal(value, 3);
  return [
    ...wrap(worst > leastGap ? words.gap(speech.gap(worst)) : words.proved, width),
    ...frontier.points.flatMap((point) => {
      if (!point.bettered) return [];
      const { by, stage, amount } = point.bettered;
      const said =
        stage === 'cost'
          ? words.betteredCost(at(point.at), at(by), speech.money(amount))
          : words.bettered(at(point.at), at(by), stageName(stage, speech), speech.gap(amount));
      return bullet(said, width);
    }),
  ];
}
