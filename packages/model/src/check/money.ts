import { fiscalYear } from '../calendar/day.ts';
import type { Fault } from '../faults/fault.ts';
import type { SpendingCategory } from '../schema/industry.ts';
import { describeTable, type TableName, tableNames } from '../schema/tables.ts';
import type { Book } from './book.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on currencies, funds and budgets. */
export const moneyRules: readonly Rule[] = [
  currencyCodes,
  currencyWithoutRate,
  rateOfOwnCurrency,
  missingBudgets,
  unusedBudgets,
  unbudgetedSpending,
];

function* currencyCodes(book: Book): Iterable<Fault> {
  for (const row of book.rows('exchange_rates')) {
    if (!/^[A-Z]{3}$/.test(row.currency))
      yield fault('exchange-currency-form', 'exchange_rates', row, 'currency');
  }
}

/** A currency in use needs a rate that is in force when the plan starts. Told once a currency and table. */
function* currencyWithoutRate(book: Book): Iterable<Fault> {
  const { currency: own, start } = book.plan.settings;
  const known = new Set<string>([own]);
  for (const row of book.rows('exchange_rates')) if (row.from <= start) known.add(row.currency);
  for (const table of tableNames) {
    const columns = Object.entries(describeTable(table).columns).filter(
      ([, { kind }]) => kind === 'currency',
    );
    for (const [column] of columns) {
      const first = new Map<string, { row: Readonly<Record<string, unknown>>; rows: number }>();
      for (const row of book.rows(table) as readonly Readonly<Record<string, unknown>>[]) {
        const code = row[column] as string | undefined;
        if (code === undefined || known.has(code)) continue;
        const use = first.get(code);
        if (use) use.rows++;
        else first.set(code, { row, rows: 1 });
      }
      for (const { row, rows } of first.values()) {
        yield fault('currency-without-rate', table, row, column, { start, own, rows });
      }
    }
  }
}

function* rateOfOwnCurrency(book: Book): Iterable<Fault> {
  for (const row of book.rows('exchange_rates')) {
    if (row.currency === book.plan.settings.currency && row.rate !== 1) {
      yield fault('rate-of-own-currency', 'exchange_rates', row, 'rate', { own: row.currency });
    }
  }
}

/** A fund counts nothing in a fiscal year for which it has no budget. */
function* missingBudgets(book: Book): Iterable<Fault> {
  const years = [...new Set(book.calendar.fiscalYear)];
  for (const fund of book.rows('funds')) {
    const given = new Set(book.where('budgets', 'fund', fund.id).map((row) => row.fiscal_year));
    const missing = years.filter((year) => !given.has(year));
    if (missing.length > 0)
      yield note('budget-missing', 'funds', fund, undefined, { years: inRuns(missing) });
  }
}

/** Years in order as a reader says them: 2027, 2030–2034. */
function inRuns(years: readonly number[]): string {
  const runs: { readonly first: number; last: number }[] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run && run.last + 1 === year) run.last = year;
    else runs.push({ first: year, last: year });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first}–${last}`)).join(', ');
}

function* unusedBudgets(book: Book): Iterable<Fault> {
  const { settings } = book.plan;
  const first = fiscalYear(book.start, settings.fiscal_year_start);
  const last = fiscalYear(book.end - 1, settings.fiscal_year_start);
  for (const row of book.rows('budgets')) {
    if (row.fiscal_year < first || row.fiscal_year > last) {
      yield note('budget-outside-calendar', 'budgets', row, 'fiscal_year', { first, last });
    }
  }
}

/** Where there are funds, spending that none of them may pay for is planned, but no budget bounds it. */
function* unbudgetedSpending(book: Book): Iterable<Fault> {
  const funds = book.rows('funds');
  if (funds.length === 0 || funds.some((fund) => fund.categories.length === 0)) return;
  const paid = new Set<SpendingCategory>(funds.flatMap((fund) => fund.categories));
  for (const [category, { table, row }] of spending(book)) {
    if (!paid.has(category)) yield note('spending-unbudgeted', table, row, undefined, { category });
  }
}

/** The first row that spends in each category. */
function spending(book: Book) {
  const first = new Map<SpendingCategory, { table: TableName; row: Readonly<Record<string, unknown>> }>();
  const spend = <T extends TableName>(category: SpendingCategory, table: T, row: object, cost: number) => {
    if (cost > 0 && !first.has(category)) first.set(category, { table, row: row as Record<string, unknown> });
  };
  for (const row of book.rows('processes')) spend(row.category, 'processes', row, row.unit_cost);
  for (const row of book.rows('rates')) {
    const process = book.find('processes', row.process);
    if (process) spend(process.category, 'rates', row, row.extra_cost);
  }
  for (const row of book.rows('resources')) spend('training', 'resources', row, row.training_cost);
  for (const row of book.rows('stocks')) spend('holding', 'stocks', row, row.holding_cost);
  for (const row of book.rows('measures')) {
    spend(row.category, 'measures', row, row.fixed_cost + row.size_cost);
    spend('upkeep', 'measures', row, row.upkeep);
  }
  return first;
}
