import type {
  Chance,
  MeasureRisk,
  OverrunRisk,
  PledgeRisk,
  RequirementRisk,
  RiskOutcome,
  Spread,
} from '@sinew/planner';
import type { Speech } from '../language/speech.ts';
import type { Grid } from '../story/column.ts';
import { stageName } from '../story/frontier.ts';
import type { Names } from '../story/names.ts';
import { fiscalYears } from '../story/standing.ts';
import type { YearGrid } from './money.ts';

/** A chance, and where it may lie. */
export const chanceIn = ({ chance, high, low }: Chance, speech: Speech) =>
  speech.words.risk.chance(speech.share(chance), speech.share(low), speech.share(high));

/** A requirement or a pledge. */
export type Need = RequirementRisk | PledgeRisk;
export const needsOf = ({ pledges, requirements }: RiskOutcome): Need[] =>
  [...requirements, ...pledges].toSorted((a, b) => a.rank - b.rank);

export const threeOf = (spread: Spread, say: (value: number) => string) =>
  [spread.p10, spread.p50, spread.p90].map(say).join(' · ');

/** Chance and share met of each requirement and pledge. */
export function needGrid(outcome: RiskOutcome, speech: Speech): Grid<Need> {
  const { risk } = speech.words;
  return {
    columns: [
      { heading: '', cell: (row) => String(row.rank), align: 'right' },
      { heading: risk.columns.requirement, cell: speech.name, stretch: true },
      { heading: risk.columns.planned, cell: (row) => risk.standing[row.planned] },
      { heading: risk.columns.onTime, cell: (row) => chanceIn(row.onTime, speech), align: 'right' },
      {
        heading: risk.columns.inFull,
        // Of what is lost where it is not met when asked, nothing is met later.
        cell: (row) => ('kind' in row && row.kind !== 'deliver' ? '' : chanceIn(row.inFull, speech)),
        align: 'right',
      },
      { heading: risk.columns.met, cell: (row) => threeOf(row.met, speech.share), align: 'right' },
      {
        heading: risk.columns.firstShort,
        cell: (row) =>
          'firstShortage' in row && row.firstShortage.p50 !== null ? speech.date(row.firstShortage.p50) : '',
      },
    ],
    rows: needsOf(outcome),
  };
}

/** Requirements that may fall short in some period. */
export const uncertainNeeds = ({ requirements }: RiskOutcome) =>
  requirements.filter(({ byPeriod }) => byPeriod.some(({ chance }) => chance < 1));

/** The least chance of any period in each fiscal year, of requirements that may fall short. */
export function chanceGrid(outcome: RiskOutcome, speech: Speech): YearGrid {
  const { periods } = outcome;
  const years = fiscalYears(periods);
  const rows = uncertainNeeds(outcome).map((row) => ({
    label: speech.name(row),
    cells: years.map((year) =>
      speech.share(
        Math.min(
          ...row.byPeriod.filter((_, t) => periods[t].fiscalYear === year).map(({ chance }) => chance),
        ),
      ),
    ),
  }));
  return { unit: '', years: years.map(speech.fiscalYear), rows, totalHeading: '' };
}

interface Figure extends Spread {
  readonly name: string;
  readonly say: (value: number) => string;
}

/** Readiness, cost and cash: P10, P50 and P90 beside the plan. */
export function figureGrid({ cash, cost, readiness }: RiskOutcome, speech: Speech): Grid<Figure> {
  const { risk } = speech.words;
  const figures: Figure[] = [
    ...readiness.map(({ stage, ...spread }) => ({
      ...spread,
      name: risk.readiness(stageName(stage, speech)),
      say: (value: number) => speech.share(value),
    })),
    ...(cost === null
      ? []
      : [
          { ...cost.total, name: risk.total, say: speech.money },
          { ...cost.discounted, name: risk.discounted, say: speech.money },
        ]),
    ...cash
      .filter(({ p90, planned }) => p90 > 0 || planned > 0)
      .map(({ fiscalYear, ...spread }) => ({
        ...spread,
        name: risk.cash(speech.fiscalYear(fiscalYear)),
        say: speech.money,
      })),
  ];
  return {
    columns: [
      { heading: risk.columns.figure, cell: ({ name }) => name, stretch: true },
      { heading: risk.columns.planned, cell: ({ planned, say }) => say(planned), align: 'right' },
      { heading: risk.columns.p10, cell: ({ p10, say }) => say(p10), align: 'right' },
      { heading: risk.columns.p50, cell: ({ p50, say }) => say(p50), align: 'right' },
      { heading: risk.columns.p90, cell: ({ p90, say }) => say(p90), align: 'right' },
    ],
    rows: figures,
  };
}

/** A measure's name, with the number of the decision where there are several on it. */
export function decisionNames({ measures }: RiskOutcome, speech: Speech): (row: MeasureRisk) => string {
  const several = new Set(measures.filter(({ decision }) => decision > 0).map(({ id }) => id));
  return (row) =>
    several.has(row.id) ? speech.words.risk.again(speech.name(row), row.decision + 1) : speech.name(row);
}

/** When each measure takes effect. */
export function doneGrid(outcome: RiskOutcome, speech: Speech): Grid<MeasureRisk> {
  const { risk } = speech.words;
  const day = (date: string | null) => (date === null ? risk.never : speech.date(date));
  return {
    columns: [
      { heading: risk.columns.measure, cell: decisionNames(outcome, speech), stretch: true },
      { heading: risk.columns.done, cell: ({ planned }) => speech.date(planned) },
      { heading: risk.columns.byThen, cell: ({ byPlanned }) => chanceIn(byPlanned, speech), align: 'right' },
      { heading: risk.columns.p10, cell: ({ done }) => day(done.p10) },
      { heading: risk.columns.p50, cell: ({ done }) => day(done.p50) },
      { heading: risk.columns.p90, cell: ({ done }) => day(done.p90) },
    ],
    rows: outcome.measures,
  };
}

/** Budgets that are overrun, how likely and by how much. */
export function overrunGrid({ overruns }: RiskOutcome, speech: Speech, names: Names): Grid<OverrunRisk> {
  const { risk } = speech.words;
  return {
    columns: [
      {
        heading: risk.columns.budget,
        cell: ({ fiscalYear, fund, kind }) =>
          (kind === 'cash' ? risk.cashOf : risk.commitmentOf)(
            names('funds', fund),
            speech.fiscalYear(fiscalYear),
          ),
        stretch: true,
      },
      { heading: risk.columns.chance, cell: ({ chance }) => chanceIn(chance, speech), align: 'right' },
      { heading: risk.columns.p50, cell: ({ p50 }) => speech.money(p50), align: 'right' },
      { heading: risk.columns.p90, cell: ({ p90 }) => speech.money(p90), align: 'right' },
      { heading: risk.columns.most, cell: ({ most }) => speech.money(most), align: 'right' },
    ],
    rows: overruns,
  };
}
