import type { Outcome } from '@sinew/planner';
import { moneyUnit, type Scale, scaledMoney, scaleOf } from '../format/money.ts';
import type { Speech } from '../language/speech.ts';
import { chosenMeasures } from '../story/headline.ts';
import type { Names } from '../story/names.ts';
import { fiscalYears } from '../story/standing.ts';

/** Amounts with a column a fiscal year, in one scale that the heading tells. */
export interface YearGrid {
  readonly unit: string;
  readonly years: readonly string[];
  readonly rows: readonly YearRow[];
  readonly totalHeading: string;
}

export interface YearRow {
  readonly label: string;
  /** Aligned with the years; blank where there is nothing. */
  readonly cells: readonly string[];
  readonly total?: string;
  readonly strong?: boolean;
}

/** How many measures are told one by one; the rest are summed. */
const toldMeasures = 12;

type Spending = readonly { readonly fiscalYear: number; readonly cost: number; readonly cash: number }[];

/** Cost of the measures and of the whole plan by fiscal year, and the cash it takes. */
export function spendingGrid(outcome: Outcome, speech: Speech): YearGrid {
  const { words } = speech;
  const years = yearsOf(outcome, outcome.cost.byFiscalYear);
  const measures = [...chosenMeasures(outcome)].sort((a, b) => b.cost - a.cost);
  const yearly = outcome.cost.byFiscalYear.map((year) => year.cash);
  const ofMeasures = measures.flatMap((one) => one.spendingByFiscalYear.map((year) => year.cost));
  const scale = scaleBeside(scaleOf(yearly), ofMeasures);
  const write = scaledMoney(speech.lang, scale, yearly);
  const line = (label: string, spending: Spending, kind: 'cost' | 'cash', strong = false): YearRow => ({
    label,
    strong,
    ...amounts(
      years.map((year) => spending.find((row) => row.fiscalYear === year)?.[kind] ?? 0),
      write,
    ),
  });
  const told = measures.length > toldMeasures ? measures.slice(0, toldMeasures - 1) : measures;
  const rest = measures.slice(told.length);
  const rows = told.map((measure) => line(speech.name(measure), measure.spendingByFiscalYear, 'cost'));
  if (rest.length > 0) rows.push(line(words.money.otherMeasures(rest.length), together(rest), 'cost'));
  if (measures.length > 1) rows.push(line(words.money.allMeasures, together(measures), 'cost', true));
  rows.push(
    line(words.money.everything, outcome.cost.byFiscalYear, 'cost', true),
    line(words.money.cash, outcome.cost.byFiscalYear, 'cash', true),
  );
  return {
    unit: words.money.perYear(moneyUnit(speech.lang, speech.currency, scale)),
    years: years.map(speech.fiscalYear),
    rows,
    totalHeading: words.columns.total,
  };
}

/**
 * The scale of the years, or that of a year of the dearest measure where it is the next below: a plan of billions would make
 * nothing of measures of millions.
 */
function scaleBeside(ofYears: Scale, ofMeasures: readonly number[]): Scale {
  const own = scaleOf(ofMeasures);
  return own.divisor * 1e3 === ofYears.divisor ? own : ofYears;
}

/** What each fund has, spends, carries and lets lapse, by fiscal year; commitments where they are limited. */
export function budgetGrid(outcome: Outcome, speech: Speech, names: Names): YearGrid {
  const { words } = speech;
  const { budgets } = outcome;
  const years = yearsOf(outcome, budgets);
  const scale = scaleOf(budgets.map((row) => row.available));
  const write = budgetWriter(outcome, scale, speech);
  const rows: YearRow[] = [];
  for (const fund of new Set(budgets.map((row) => row.fund))) {
    const byYear = new Map(budgets.filter((row) => row.fund === fund).map((row) => [row.fiscalYear, row]));
    type Figure = 'available' | 'spent' | 'carried' | 'lapsed' | 'committed' | 'commitmentLimit';
    const line = (label: string, figure: Figure, strong = false): YearRow => ({
      label,
      strong,
      cells: amounts(
        years.map((year) => byYear.get(year)?.[figure] ?? 0),
        write,
      ).cells,
    });
    const any = (figure: Figure) => [...byYear.values()].some((row) => (row[figure] ?? 0) > 0);
    rows.push(line(words.money.available(names('funds', fund)), 'available', true));
    rows.push(line(words.money.spent, 'spent'));
    if (any('carried')) rows.push(line(words.money.carried, 'carried'));
    if (any('lapsed')) rows.push(line(words.money.lapsed, 'lapsed'));
    if (any('commitmentLimit')) {
      rows.push(line(words.money.committed, 'committed'), line(words.money.limit, 'commitmentLimit'));
    }
  }
  return {
    unit: words.money.perYear(moneyUnit(speech.lang, speech.currency, scale)),
    years: years.map(speech.fiscalYear),
    rows,
    totalHeading: '',
  };
}

const budgetWriter = ({ budgets }: Outcome, scale: Scale, speech: Speech) =>
  scaledMoney(
    speech.lang,
    scale,
    budgets.map((row) => row.available),
  );

/** The same in a line a fund, for a screen: `spent/available`, then what all funds carry on and let lapse. */
export function shortBudgetGrid(outcome: Outcome, speech: Speech, names: Names): YearGrid {
  const { words } = speech;
  const { budgets } = outcome;
  const years = yearsOf(outcome, budgets);
  const scale = scaleOf(budgets.map((row) => row.available));
  const write = budgetWriter(outcome, scale, speech);
  const rows: YearRow[] = [...new Set(budgets.map((row) => row.fund))].map((fund) => ({
    label: names('funds', fund),
    cells: years.map((year) => {
      const row = budgets.find((budget) => budget.fund === fund && budget.fiscalYear === year);
      return row && row.available > 0 ? `${write(row.spent)}/${write(row.available)}` : '';
    }),
  }));
  const all = (label: string, figure: 'carried' | 'lapsed'): YearRow => ({
    label,
    cells: amounts(
      years.map((year) =>
        budgets.reduce((sum, row) => (row.fiscalYear === year ? sum + row[figure] : sum), 0),
      ),
      write,
    ).cells,
  });
  rows.push(all(words.money.allCarried, 'carried'), all(words.money.allLapsed, 'lapsed'));
  return {
    unit: words.money.spentOf(moneyUnit(speech.lang, speech.currency, scale)),
    years: years.map(speech.fiscalYear),
    rows,
    totalHeading: '',
  };
}

function amounts(values: readonly number[], write: (amount: number) => string) {
  const total = values.reduce((sum, value) => sum + value, 0);
  return { cells: values.map((value) => (value === 0 ? '' : write(value))), total: write(total) };
}

function yearsOf(outcome: Outcome, rows: readonly { readonly fiscalYear: number }[]): number[] {
  const years = new Set([...fiscalYears(outcome.periods), ...rows.map((row) => row.fiscalYear)]);
  return [...years].sort((a, b) => a - b);
}

function together(measures: Outcome['measures']): Spending {
  const sums = new Map<number, { fiscalYear: number; cost: number; cash: number }>();
  for (const { spendingByFiscalYear } of measures) {
    for (const { fiscalYear, cost, cash } of spendingByFiscalYear) {
      const sum = sums.get(fiscalYear) ?? { fiscalYear, cost: 0, cash: 0 };
      sums.set(fiscalYear, { fiscalYear, cost: sum.cost + cost, cash: sum.cash + cash });
    }
  }
  return [...sums.values()];
}
