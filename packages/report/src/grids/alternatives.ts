import type { Alternatives, MeasureVerdict, Portfolio, StageLimit } from '@sinew/planner';
import type { Speech } from '../language/speech.ts';
import { decidedIn, lettered, stageInWords } from '../story/alternatives.ts';
import type { Grid } from '../story/column.ts';

const order = ['essential', 'interchangeable', 'open', 'never'] as const;

/** Measures by verdict, in the order of the plan within each. */
export function measureGrid(
  { measures, portfoliosFound }: Alternatives,
  speech: Speech,
): Grid<MeasureVerdict> {
  const words = speech.words.alternatives;
  const rows = order.flatMap((verdict) => measures.filter((one) => one.verdict === verdict));
  const decided = ({ earliest, latest }: MeasureVerdict) => {
    if (earliest === null || latest === null) return '';
    if (earliest === latest) return speech.date(earliest);
    return words.between(speech.date(earliest), speech.date(latest));
  };
  return {
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
}

/** What the plans decide, reach or cost: a cell each. */
export interface PortfolioLine {
  readonly name: string;
  readonly cells: readonly string[];
}

/** A column a plan; the measures on which any two differ, then what each reaches and costs. */
export function portfolioGrid(found: Alternatives, speech: Speech): Grid<PortfolioLine> {
  const words = speech.words.alternatives;
  const plans = lettered(found, speech);
  const differing = found.measures.filter(({ id }) =>
    plans.some(([, plan]) => (decidedIn(plan, id) === null) !== (decidedIn(found.best, id) === null)),
  );
  const rows: PortfolioLine[] = [
    ...differing.map((measure) => ({
      name: speech.name(measure),
      cells: plans.map(([, plan]) => {
        const date = decidedIn(plan, measure.id);
        return date === null ? speech.words.compare.notTaken : speech.date(date);
      }),
    })),
    ...found.limits
      .filter(({ stage }) => stage !== 'cost')
      .map(({ stage }) => ({
        name: stageInWords(stage, speech),
        cells: plans.map(([, plan]) => speech.share(shortOf(plan, stage))),
      })),
    { name: words.cost, cells: plans.map(([, { cost }]) => speech.money(cost.total)) },
  ];
  return {
    columns: [
      { heading: '', cell: ({ name }) => name, stretch: true },
      ...plans.map(([heading], k) => ({
        heading,
        cell: ({ cells }: PortfolioLine) => cells[k],
        align: 'right' as const,
      })),
    ],
    rows,
  };
}

/** A sum of shares short; what is no finding (docs/model.md, section 6) is nothing. */
function shortOf({ stages }: Portfolio, name: string): number {
  const value = stages.find(({ stage }) => stage === name)?.value ?? 0;
  return value > LEAST_SHARE ? value : 0;
}

const LEAST_SHARE = 2e-6;

/** What a plan within the tolerance keeps to, stage by stage. */
export function limitGrid({ limits }: Alternatives, speech: Speech): Grid<StageLimit> {
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
