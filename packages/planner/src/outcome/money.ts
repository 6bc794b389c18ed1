import { spendingCategories } from '@sinew/model';
import type { PlanProgram } from '../program/build.ts';
import { writeOffValue } from '../program/objective.ts';
import { BEYOND } from '../program/spending.ts';
import type { BudgetOutcome, CostOutcome, PaymentOutcome } from './outcome.ts';
import { seriesAt, sum, tidy } from './tidy.ts';

export function budgetOutcomes(
  { columns, moneyUnit, subjects }: PlanProgram,
  x: Float64Array,
): BudgetOutcome[] {
  const { calendar, money } = subjects.network;
  return money.funds.flatMap(({ row, categories, cash, commitment }, f) => {
    let carriedIn = 0;
    return money.years.map((fiscalYear, k) => {
      let spent = 0;
      let committed = 0;
      for (const c of categories) {
        committed += x[columns.commit[f][c] + k] * moneyUnit;
        for (let t = 0; t < calendar.count; t++) {
          if (money.yearOf[t] === k) spent += x[columns.pay[f][c] + t] * moneyUnit;
        }
      }
      const available = cash[k] + carriedIn;
      // Whatever may be carried is carried: the program leaves it open where the money is not wanted.
      const carried =
        k + 1 < money.years.length ? Math.min(available - spent, row.carry_forward * cash[k]) : 0;
      carriedIn = Math.max(0, carried);
      return {
        fund: row.id,
        fiscalYear,
        available: tidy(available),
        spent: tidy(spent),
        committed: tidy(committed),
        commitmentLimit: Number.isFinite(commitment[k]) ? tidy(commitment[k]) : null,
        carried: tidy(carriedIn),
        lapsed: tidy(Math.max(0, available - spent - carriedIn)),
      };
    });
  });
}

export function paymentOutcomes(
  { columns, moneyUnit, subjects }: PlanProgram,
  x: Float64Array,
): PaymentOutcome[] {
  const { calendar, money } = subjects.network;
  return money.funds.flatMap(({ row, categories }, f) =>
    categories
      .map((c) => ({
        fund: row.id,
        category: spendingCategories[c],
        byPeriod: Array.from({ length: calendar.count }, (_, t) =>
          tidy(x[columns.pay[f][c] + t] * moneyUnit),
        ),
      }))
      .filter(({ byPeriod }) => byPeriod.some((cash) => cash !== 0)),
  );
}

export function costOutcome({ columns, ledger, subjects }: PlanProgram, x: Float64Array): CostOutcome {
  const { calendar, locations, money, realised } = subjects.network;
  const byCategory = spendingCategories.map((category) => ({
    category: category as string,
    cost: 0,
    cash: 0,
  }));
  const byYear = money.years.map((fiscalYear) => ({ fiscalYear, cost: 0, cash: 0 }));
  let discounted = 0;
  let beyond = 0;
  for (let k = 0; k < ledger.length; k++) {
    const t = ledger.period[k];
    const cost = ledger.amount[k] * x[ledger.column[k]];
    if (t === BEYOND) {
      beyond += cost;
      continue;
    }
    discounted += cost * money.discount[t];
    for (const bin of [byCategory[ledger.category[k]], byYear[money.yearOf[t]]]) {
      bin.cost += cost;
      bin.cash += cost * money.escalation[t];
    }
  }
  const { currency, price_base: priceBase } = realised.plan.settings;
  const value = writeOffValue(subjects.network);
  const writtenOff = sum(
    locations.flatMap(({ item }, l) =>
      seriesAt(x, columns.expired[l], calendar.count).map((quantity, t) => quantity * value(item, t)),
    ),
  );
  const round = <B extends { cost: number; cash: number }>(bin: B) => ({
    ...bin,
    cost: tidy(bin.cost),
    cash: tidy(bin.cash),
  });
  return {
    currency,
    priceBase,
    total: tidy(sum(byCategory.map(({ cost }) => cost))),
    discounted: tidy(discounted),
    byCategory: byCategory.map(round).filter(({ cost }) => cost !== 0),
    byFiscalYear: byYear.map(round),
    beyondPlan: tidy(beyond),
    writtenOff: tidy(writtenOff),
  };
}
