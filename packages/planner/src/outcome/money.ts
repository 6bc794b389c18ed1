import { spendingCategories } from '@sinew/model';
import type { PlanProgram } from '../program/build.ts';
import { writeOffValue } from '../program/objective.ts';
import { BEYOND, commitmentsOf } from '../program/spending.ts';
import type { BudgetOutcome, CostOutcome, PaymentOutcome } from './outcome.ts';
import { seriesAt, sum, tidy } from './tidy.ts';

export function budgetOutcomes(program: PlanProgram, x: Float64Array): BudgetOutcome[] {
  const { columns, moneyUnit, subjects } = program;
  const { calendar, money } = subjects.network;
  const commitments = committedBy(program, x);
  return money.funds.flatMap(({ row, categories, cash, commitment }, f) => {
    let carriedIn = 0;
    return money.years.map((fiscalYear, k) => {
      let spent = 0;
      for (const c of categories) {
        for (let t = 0; t < calendar.count; t++) {
          if (money.yearOf[t] === k) spent += x[columns.pay[f][c] + t] * moneyUnit;
        }
      }
      const available = cash[k] + carriedIn;
      // Whatever may be carried is carried, out of the plan's last year too: the program leaves it open where the money is not wanted.
      carriedIn = Math.max(0, Math.min(available - spent, row.carry_forward * cash[k]));
      return {
        fund: row.id,
        fiscalYear,
        available: tidy(available),
        spent: tidy(spent),
        committed: tidy(commitments[f][k]),
        commitmentLimit: Number.isFinite(commitment[k]) ? tidy(commitment[k]) : null,
        carried: tidy(carriedIn),
        lapsed: tidy(Math.max(0, available - spent - carriedIn)),
      };
    });
  });
}

/**
 * What each fund commits in each fiscal year. Where authority is limited the program says who commits; elsewhere a
 * category's commitments go to funds as its payments of the year do, or to the first that may pay if there are none.
 */
function committedBy(
  { columns, moneyUnit, subjects }: PlanProgram,
  x: Float64Array,
): readonly Float64Array[] {
  const { calendar, money } = subjects.network;
  const years = money.years.length;
  const byFund = money.funds.map(() => new Float64Array(years));
  const wholes = money.payers.map(() => new Float64Array(years));
  const ledger = commitmentsOf(subjects, columns);
  for (let k = 0; k < ledger.length; k++) {
    wholes[ledger.category[k]][ledger.period[k]] += ledger.amount[k] * x[ledger.column[k]];
  }
  money.payers.forEach((payers, c) => {
    for (let k = 0; k < years; k++) {
      if (money.authorised[c]) {
        for (const f of payers) byFund[f][k] += x[columns.commit[f][c] + k] * moneyUnit;
        continue;
      }
      if (payers.length === 0) continue;
      const paid = payers.map((f) => {
        const cash = x.subarray(columns.pay[f][c], columns.pay[f][c] + calendar.count);
        return sum(Array.from(cash, (amount, t) => (money.yearOf[t] === k ? Math.max(0, amount) : 0)));
      });
      const all = sum(paid);
      payers.forEach((f, p) => {
        const part = all > 0 ? paid[p] / all : p === 0 ? 1 : 0;
        byFund[f][k] += part * wholes[c][k];
      });
    }
  });
  return byFund;
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
