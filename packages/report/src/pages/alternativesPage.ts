import type { Alternatives, MeasureVerdict, Portfolio, StageLimit } from '@sinew/planner';
import { type Frame, readable, type Speech, speak } from '../language/speech.ts';
import type { Grid } from '../story/column.ts';
import { namesOf } from '../story/names.ts';
import { table } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { conditions, titleOf } from './heading.ts';
import { page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

const order = ['essential', 'interchangeable', 'open', 'never'] as const;

/** What else would do nearly as well: which measures any such plan decides, and the plans that differ most. */
export function alternativesPage(found: Alternatives, { lang, width, plan }: PageOptions): string {
  const frame: Frame = { plan: found.plan, periods: [] };
  const speech = speak(lang, frame);
  const names = namesOf(plan, lang);
  const words = speech.words.alternatives;
  const heading = { ...found, kind: 'plan' as const, dDay: null };
  return page([
    words.title(titleOf(found, speech)),
    ...wrap(conditions(heading, speech, names).join(' · '), width),
    '',
    ...wrap(leadOf(found, speech).join(' '), width),
    ...section(words.measures, measureLines(found, speech, width), width),
    ...section(words.portfolios, portfolioLines(found, speech, width), width),
    ...section(
      words.limits,
      [...table(limitGrid(found, speech), width), '', ...wrap(speech.words.weighed, width)],
      width,
    ),
  ]);
}

function leadOf(found: Alternatives, speech: Speech): string[] {
  const words = speech.words.alternatives;
  const { measures, within, best, status } = found;
  const having = (verdict: MeasureVerdict['verdict']) => measures.filter((one) => one.verdict === verdict);
  const essential = having('essential');
  const leftOpen = (why: MeasureVerdict['shown']) =>
    having('open').filter(({ shown }) => shown === why).length;
  return [
    words.lead(percent(within, speech), speech.money(best.cost.total)),
    measures.length === 0
      ? words.none
      : words.counts(
          measures.length,
          essential.length,
          having('interchangeable').length,
          having('never').length,
        ),
    ...(essential.length > 0
      ? [words.essential(essential.map(speech.name).join(speech.words.listSeparator))]
      : []),
    ...(leftOpen('effort') > 0 ? [words.open(leftOpen('effort'))] : []),
    ...(status === 'interrupted' ? [words.interrupted(leftOpen('stopped'))] : []),
  ];
}

/** A tolerance as it was typed: 2 %, 0.5 %. */
function percent(share: number, { decimal, lang }: Speech): string {
  return `${decimal(share * 100, 2)}${lang === 'fr' ? '\u00a0%' : '%'}`;
}

/** Measures by verdict, in the order of the plan within each. */
function measureLines({ measures, portfoliosFound }: Alternatives, speech: Speech, width: number): string[] {
  const words = speech.words.alternatives;
  const rows = order.flatMap((verdict) => measures.filter((one) => one.verdict === verdict));
  if (rows.length === 0) return [];
  const decided = ({ earliest, latest }: MeasureVerdict) => {
    if (earliest === null || latest === null) return '';
    if (earliest === latest) return speech.date(earliest);
    return words.between(speech.date(earliest), speech.date(latest));
  };
  const grid: Grid<MeasureVerdict> = {
    columns: [
      { heading: speech.words.columns.measure, cell: speech.name, stretch: true },
      { heading: words.columns.verdict, cell: ({ verdict }) => words.verdicts[verdict] },
      { heading: words.columns.inBest, cell: ({ inBest }) => (inBest ? words.yes : '') },
      { heading: words.columns.decided, cell: decided },
      {
        heading: words.columns.found,
        cell: ({ portfolios }) => words.ofFound(portfolios, portfoliosFound),
        align: 'right',
      },
      { heading: words.columns.shown, cell: ({ shown }) => words.shown[shown] },
    ],
    rows,
  };
  return table(grid, width);
}

interface Line {
  readonly name: string;
  readonly cells: readonly string[];
}

/** A column a plan; the measures on which any two differ, then what each reaches and costs. */
function portfolioLines(found: Alternatives, speech: Speech, width: number): string[] {
  const words = speech.words.alternatives;
  if (found.measures.length === 0) return [];
  if (found.alternatives.length === 0) {
    return found.status === 'done' ? wrap(words.onlyBest, width) : [];
  }
  const plans: readonly Portfolio[] = [found.best, ...found.alternatives];
  const letters = plans.map((_, k) => (k === 0 ? words.columns.best : String.fromCharCode(64 + k)));
  const dateIn = (plan: Portfolio, id: string) => plan.measures.find((one) => one.id === id)?.decided ?? null;
  const differing = found.measures.filter(({ id }) =>
    plans.some((plan) => (dateIn(plan, id) === null) !== (dateIn(found.best, id) === null)),
  );
  const rows: Line[] = [
    ...differing.map((measure) => ({
      name: speech.name(measure),
      cells: plans.map((plan) => {
        const date = dateIn(plan, measure.id);
        return date === null ? speech.words.compare.notTaken : speech.date(date);
      }),
    })),
    ...found.limits
      .filter(({ stage }) => stage !== 'cost')
      .map(({ stage }) => ({
        name: stageInWords(stage, speech),
        cells: plans.map((plan) => speech.share(shortOf(plan, stage))),
      })),
    { name: words.cost, cells: plans.map(({ cost }) => speech.money(cost.total)) },
  ];
  const grid: Grid<Line> = {
    columns: [
      { heading: '', cell: ({ name }) => name, stretch: true },
      ...letters.map((heading, k) => ({
        heading,
        cell: ({ cells }: Line) => cells[k],
        align: 'right' as const,
      })),
    ],
    rows,
  };
  return [
    ...table(grid, width),
    ...found.alternatives.flatMap(({ differs, mostPossible }, k) =>
      wrap(words.differs(letters[k + 1], differs, mostPossible), width),
    ),
  ];
}

/** A sum of shares short; what is no finding (docs/model.md, section 6) is nothing. */
function shortOf({ stages }: Portfolio, name: string): number {
  const value = stages.find(({ stage }) => stage === name)?.value ?? 0;
  return value > LEAST_SHARE ? value : 0;
}

const LEAST_SHARE = 2e-6;

function limitGrid({ limits }: Alternatives, speech: Speech): Grid<StageLimit> {
  const words = speech.words.alternatives;
  const figure = ({ stage }: StageLimit, value: number) =>
    stage === 'cost' ? speech.money(value) : speech.gap(value);
  return {
    columns: [
      { heading: words.columns.keeps, cell: ({ stage }) => stageInWords(stage, speech), stretch: true },
      { heading: words.columns.reached, cell: (row) => figure(row, row.reached), align: 'right' },
      { heading: words.columns.allowed, cell: (row) => figure(row, row.allowed), align: 'right' },
      {
        heading: words.columns.gap,
        cell: ({ gap, proved }) => (proved ? speech.gap(gap) : words.notProved(speech.gap(gap))),
        align: 'right',
      },
    ],
    rows: limits,
  };
}

/** `rank 2`, `held 4`, `cost` as a reader says it. */
export function stageInWords(stage: string, speech: Speech): string {
  const { stages } = speech.words.alternatives;
  const [kind, rank] = stage.split(' ');
  return kind === 'rank' || kind === 'held' ? stages[kind](readable(rank)) : stages.cost;
}
