import { type Row, type SpendingCategory, spendingCategories } from '@sinew/model';
import type { BudgetOutcome } from '../outcome/outcome.ts';
import { addTo, type Books, sum } from './books.ts';
import { mayPay, type Spending } from './spending.ts';

/** **payment**, **cash**, **carry_forward** and **commitment**. */
export function auditMoney(books: Books, spending: Spending): void {
  const paid = auditPayments(books, spending);
  const budgets = new Map(books.outcome.budgets.map((row) => [`${row.fund}/${row.fiscalYear}`, row]));
  for (const fund of books.plan.tables.funds) auditFund(books, fund, paid.get(fund.id), budgets);
  for (const year of books.time.fiscalYears) auditCommitments(books, spending, year, budgets);
}

/** Σ_f pay[f,c,t] = E_t·spending[c,t] for every category that some fund pays. Returns what each fund pays. */
function auditPayments(books: Books, spending: Spending): ReadonlyMap<string, Float64Array> {
  const byFund = new Map<string, Float64Array>();
  const byCategory = new Map<string, Float64Array>();
  for (const payment of books.outcome.payments) {
    const { fund, category, byPeriod } = payment;
    const row = books.row('funds', fund);
    const place = books.place('payment', 'funds', fund, null, category);
    const may = row !== undefined && mayPay(row, category as SpendingCategory);
    books.findings.holds(place, may, row ? row.categories.join(' ') : null, category);
    byPeriod.forEach((cash, t) => {
      books.findings.atLeast(books.place('payment', 'funds', fund, t, books.plan.settings.currency), 0, cash);
    });
    for (const [sums, key] of [[byFund, fund] as const, [byCategory, category] as const]) {
      const known = sums.get(key) ?? books.zeros();
      addTo(known, byPeriod);
      sums.set(key, known);
    }
  }
  for (const category of spendingCategories) {
    if (!books.plan.tables.funds.some((fund) => mayPay(fund, category))) continue;
    for (let t = 0; t < books.time.count; t++) {
      const place = books.place('payment', 'outcome', category, t, books.plan.settings.currency);
      const cash = spending.in(category, t) * books.escalation(t);
      const weight = spending.weight(category) * books.time.periods[t].months * books.escalation(t);
      books.findings.equal(place, cash, byCategory.get(category)?.[t] ?? 0, [weight]);
    }
  }
  return byFund;
}

/**
 * Year by year: available is the year's cash and what was carried in; spent is what the fund pays; carried is at
 * most `carry_forward` of the year's cash; what is left lapses, and nothing is overdrawn.
 */
function auditFund(
  books: Books,
  fund: Row<'funds'>,
  paid: Float64Array | undefined,
  budgets: ReadonlyMap<string, BudgetOutcome>,
): void {
  const cashOf = new Map(books.rows('budgets', 'fund', fund.id).map((row) => [row.fiscal_year, row]));
  const spentIn = new Map<number, number>();
  paid?.forEach((cash, t) => {
    const year = books.time.periods[t].fiscalYear;
    spentIn.set(year, (spentIn.get(year) ?? 0) + cash);
  });
  let carriedIn = 0;
  for (const year of books.time.fiscalYears) {
    const row = cashOf.get(year);
    const id = `${fund.id}/${year}`;
    const fx = books.fxOfYear(fund.currency, year);
    const cash = (row?.cash ?? 0) * fx;
    const spent = spentIn.get(year) ?? 0;
    const shown = budgets.get(id);
    const place = (rule: 'cash' | 'carry_forward' | 'commitment') =>
      books.place(rule, 'budgets', id, null, books.plan.settings.currency);
    const terms = [cash, carriedIn, spent, books.time.count];
    books.findings.atMost(place('cash'), cash + carriedIn, spent + (shown?.carried ?? 0), terms);
    if (!shown) {
      carriedIn = 0;
      continue;
    }
    books.findings.equal(place('cash'), cash + carriedIn, shown.available, terms);
    books.findings.equal(place('cash'), spent, shown.spent, terms);
    books.findings.equal(place('cash'), cash + carriedIn - spent - shown.carried, shown.lapsed, terms);
    books.findings.atLeast(place('carry_forward'), 0, shown.carried);
    books.findings.atMost(place('carry_forward'), fund.carry_forward * cash, shown.carried, [cash]);
    const limit = row?.commitment === undefined ? null : row.commitment * fx;
    books.findings.equalOrNone(place('commitment'), limit, shown.commitmentLimit);
    books.findings.atLeast(place('commitment'), 0, shown.committed);
    if (limit !== null) books.findings.atMost(place('commitment'), limit, shown.committed);
    carriedIn = shown.carried;
  }
}

/**
 * **commitment**: Σ_f commit[f,c,Y] is what category c newly commits in Y. The outcome shows each fund's sum over
 * categories, and such sums can be split over the categories if and only if, for every set of categories, the
 * funds that may pay some of the set commit at least what the set needs, and all funds together just what all
 * needs are (Gale's condition for a transport from few sources to few sinks; there are 2^6 sets).
 */
function auditCommitments(
  books: Books,
  spending: Spending,
  year: number,
  budgets: ReadonlyMap<string, BudgetOutcome>,
): void {
  const { funds } = books.plan.tables;
  const paid = spendingCategories.filter((category) => funds.some((fund) => mayPay(fund, category)));
  const periods = [...books.time.periods.keys()].filter((t) => books.time.periods[t].fiscalYear === year);
  const needs = paid.map((category) => sum(periods.map((t) => spending.committed(category, t))));
  const offers = funds.map((fund) => ({
    committed: budgets.get(`${fund.id}/${year}`)?.committed ?? 0,
    pays: paid.map((category) => mayPay(fund, category)),
  }));
  const total = sum(needs);
  const weight = sum(periods.map((t) => spending.weight() * books.escalation(t)));
  for (let set = 1; set < 1 << paid.length; set++) {
    const within = (k: number) => (set & (1 << k)) !== 0;
    const names = paid.filter((_, k) => within(k)).join(' ');
    const place = books.place(
      'commitment',
      'outcome',
      `${year}: ${names}`,
      null,
      books.plan.settings.currency,
    );
    const needed = sum(needs.filter((_, k) => within(k)));
    const offered = sum(
      offers.filter(({ pays }) => pays.some((may, k) => may && within(k))).map((o) => o.committed),
    );
    books.findings.atLeast(place, needed, offered, [total, weight]);
    if (set === (1 << paid.length) - 1) books.findings.equal(place, needed, offered, [total, weight]);
  }
}
