import { spendingCategories } from '@sinew/model';
import { type Books, sum } from './books.ts';
import type { Spending } from './spending.ts';

interface YearFigure {
  readonly fiscalYear: number;
  readonly cost: number;
  readonly cash: number;
}

/** **cost**: totals by category, fiscal year and measure, the present value, and what falls beyond the plan. */
export function auditCosts(books: Books, spending: Spending): void {
  const { cost } = books.outcome;
  const { currency } = books.plan.settings;
  const all = [...books.time.periods.keys()];
  const place = (row: string, unit = currency) => books.place('cost', 'outcome', row, null, unit);
  const total = sum(all.map((t) => spending.at(t)));
  const months = sum(books.time.periods.map((period) => period.months));
  const terms = [total, spending.weight() * months];
  books.findings.same(place('currency', ''), currency, cost.currency);
  books.findings.same(place('priceBase', ''), books.plan.settings.price_base, cost.priceBase);
  books.findings.equal(place('total'), total, cost.total);
  books.findings.equal(place('beyondPlan'), spending.beyond, cost.beyondPlan, terms);
  books.findings.equal(place('writtenOff'), spending.writtenOff, cost.writtenOff, terms);
  books.findings.equal(place('discounted'), presentValue(books, spending), cost.discounted, terms);
  const named = new Map(cost.byCategory.map((row) => [row.category, row]));
  books.findings.same(place('byCategory', ''), named.size, cost.byCategory.length);
  for (const category of new Set([...spendingCategories, ...named.keys()])) {
    const spent = (t: number) =>
      (spendingCategories as readonly string[]).includes(category) ? spending.in(category as never, t) : 0;
    books.findings.equal(place(category), sum(all.map(spent)), named.get(category)?.cost ?? 0, terms);
    const cash = sum(all.map((t) => spent(t) * books.escalation(t)));
    books.findings.equal(place(category), cash, named.get(category)?.cash ?? 0, terms);
  }
  auditYears(
    books,
    place('byFiscalYear'),
    (t) => spending.at(t),
    cost.byFiscalYear,
    spending.weight() * months,
  );
  for (const measure of books.outcome.measures) {
    const known = spending.byMeasure.get(measure.id);
    const at = books.place('cost', 'measures', measure.id, null, currency);
    const row = books.row('measures', measure.id);
    // What one of size costs, and its upkeep over the whole plan.
    const weight = row
      ? (row.fixed_cost + row.size_cost + row.upkeep * months) * books.fx(row.currency, 0)
      : 0;
    books.findings.equal(at, known ? sum(known.byPeriod) + known.beyond : 0, measure.cost, [weight]);
    auditYears(books, at, (t) => known?.byPeriod[t] ?? 0, measure.spendingByFiscalYear, weight);
  }
}

/** Σ_t δ_t·spending[t]. */
export function presentValue(books: Books, spending: Spending): number {
  return sum(books.time.periods.map((_, t) => books.discount(t) * spending.at(t)));
}

/** Cost and cash of every fiscal year; a year that is not listed has none, and none is listed twice. */
function auditYears(
  books: Books,
  place: ReturnType<Books['place']>,
  spent: (t: number) => number,
  shown: readonly YearFigure[],
  weight: number,
): void {
  const years = new Map<number, { cost: number; cash: number }>();
  books.time.periods.forEach(({ fiscalYear }, t) => {
    const known = years.get(fiscalYear) ?? { cost: 0, cash: 0 };
    known.cost += spent(t);
    known.cash += spent(t) * books.escalation(t);
    years.set(fiscalYear, known);
  });
  const named = new Map(shown.map((row) => [row.fiscalYear, row]));
  books.findings.same(place, named.size, shown.length);
  for (const year of new Set([...years.keys(), ...named.keys()])) {
    const expected = years.get(year) ?? { cost: 0, cash: 0 };
    const at = { ...place, row: `${place.row}/${year}` };
    books.findings.equal(at, expected.cost, named.get(year)?.cost ?? 0, [weight]);
    books.findings.equal(at, expected.cash, named.get(year)?.cash ?? 0, [weight]);
  }
}
