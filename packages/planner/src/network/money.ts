import {
  type Calendar,
  dayOf,
  fiscalYearStart,
  type Realised,
  type Row,
  type SpendingCategory,
  spendingCategories,
} from '@sinew/model';
import { series } from './series.ts';

const DAYS_PER_YEAR = 365.25;

export interface FundNode {
  readonly row: Row<'funds'>;
  /** Indexes into `spendingCategories`. */
  readonly categories: readonly number[];
  /** By fiscal year, plan's currency, money of the day. Commitment is infinite where no limit is given. */
  readonly cash: Float64Array;
  readonly commitment: Float64Array;
}

/** How money moves in time: exchange, escalation, discounting, fiscal years, and who may pay for what. */
export interface Money {
  /** Plan's currency for one unit of `currency` in period t. */
  exchange(currency: string | undefined, t: number): number;
  /** E_t: cash per price-base money. */
  readonly escalation: Float64Array;
  /** δ_t. */
  readonly discount: Float64Array;
  /** Fiscal years of the calendar in order, and the position of each period's year in it. */
  readonly years: readonly number[];
  readonly yearOf: Int32Array;
  readonly funds: readonly FundNode[];
  /** Funds that may pay for a category; none: money does not limit it. */
  readonly payers: readonly (readonly number[])[];
  /** By category: may a fund pay for it whose authority to commit is limited in some year? */
  readonly authorised: readonly boolean[];
}

const positions = new Map(spendingCategories.map((category, c) => [category, c]));

/** Where a category stands in `spendingCategories`. */
export function categoryIndex(category: SpendingCategory): number {
  return positions.get(category)!;
}

export function moneyOf(realised: Realised, calendar: Calendar): Money {
  const { settings, tables } = realised.plan;
  const exchangeOn = exchangeRates(realised);
  const base = dayOf(settings.price_base);
  const origin = calendar.start[0];
  const middle = (t: number) => (calendar.start[t] + calendar.end[t]) / 2;
  const powers = (rate: number, from: number, sign: number) =>
    series(calendar.count, (t) => (1 + rate) ** ((sign * (middle(t) - from)) / DAYS_PER_YEAR));

  const years = [...new Set(calendar.fiscalYear)];
  const yearAt = new Map(years.map((year, k) => [year, k]));
  const funds = tables.funds.map((row): FundNode => {
    const cash = new Float64Array(years.length);
    const commitment = new Float64Array(years.length).fill(Number.POSITIVE_INFINITY);
    for (const budget of tables.budgets) {
      const k = yearAt.get(budget.fiscal_year);
      if (budget.fund !== row.id || k === undefined) continue;
      const fx = exchangeOn(row.currency, fiscalYearStart(budget.fiscal_year, settings.fiscal_year_start));
      cash[k] = budget.cash * fx;
      if (budget.commitment !== undefined) commitment[k] = budget.commitment * fx;
    }
    const named =
      row.categories.length > 0 ? row.categories : spendingCategories.filter((c) => c !== 'holding');
    return { row, categories: named.map(categoryIndex), cash, commitment };
  });
  return {
    exchange: (currency, t) => exchangeOn(currency, calendar.start[t]),
    escalation: powers(settings.escalation, base, 1),
    discount: powers(settings.discount_rate, origin, -1),
    years,
    yearOf: Int32Array.from(calendar.fiscalYear, (year) => yearAt.get(year)!),
    funds,
    payers: spendingCategories.map((_, c) =>
      funds.flatMap((fund, f) => (fund.categories.includes(c) ? [f] : [])),
    ),
    authorised: spendingCategories.map((_, c) =>
      funds.some(({ categories, commitment }) => categories.includes(c) && commitment.some(Number.isFinite)),
    ),
  };
}

/** The rate in force on a day: the latest that is not after it; before the first one, the first. */
function exchangeRates(realised: Realised): (currency: string | undefined, day: number) => number {
  const { settings, tables } = realised.plan;
  const series = new Map<string, { day: number; rate: number }[]>();
  for (const row of tables.exchange_rates) {
    const list = series.get(row.currency) ?? [];
    list.push({ day: dayOf(row.from), rate: row.rate });
    series.set(row.currency, list);
  }
  for (const list of series.values()) list.sort((a, b) => a.day - b.day);
  return (currency, day) => {
    if (currency === undefined || currency === settings.currency) return 1;
    const list = series.get(currency);
    if (!list) throw new RangeError(`no exchange rate for ${currency}: add one to table exchange_rates`);
    return (list.findLast((entry) => entry.day <= day) ?? list[0]).rate;
  };
}
