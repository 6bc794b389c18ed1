import { periodOf } from '@sinew/model';
import { widened } from '@sinew/solver';
import { commitmentDay, costTiming, upkeepMonths } from '../measures/spending.ts';
import { categoryIndex } from '../network/money.ts';
import type { Columns, Subjects } from './columns.ts';

/** Period of what is spent after the end of the plan. */
export const BEYOND = -1;

const smallestLedger = 1024;

/**
 * What each column costs, where and when: one entry a column, category and period. Price-base money of the plan's currency.
 * Of the arrays, entries 0 to `length - 1` count.
 */
export class SpendingLedger {
  #length = 0;
  #column = new Int32Array(smallestLedger);
  #category = new Uint8Array(smallestLedger);
  #period = new Int32Array(smallestLedger);
  #amount = new Float64Array(smallestLedger);

  add(column: number, category: number, period: number, amount: number): void {
    if (amount === 0) return;
    if (this.#length === this.#column.length) this.#grow();
    const entry = this.#length++;
    this.#column[entry] = column;
    this.#category[entry] = category;
    this.#period[entry] = period;
    this.#amount[entry] = amount;
  }

  get length(): number {
    return this.#length;
  }

  get column(): Int32Array {
    return this.#column;
  }

  /** Indexes into `spendingCategories`. */
  get category(): Uint8Array {
    return this.#category;
  }

  get period(): Int32Array {
    return this.#period;
  }

  get amount(): Float64Array {
    return this.#amount;
  }

  #grow(): void {
    const length = this.#length + 1;
    this.#column = widened(this.#column, length);
    this.#category = widened(this.#category, length);
    this.#period = widened(this.#period, length);
    this.#amount = widened(this.#amount, length);
  }
}

/** Everything that costs money, by docs/model.md: runs, training, measures and their upkeep, holding. */
export function spendingOf(subjects: Subjects, columns: Columns): SpendingLedger {
  const ledger = new SpendingLedger();
  runs(ledger, subjects, columns);
  training(ledger, subjects, columns);
  measures(ledger, subjects, columns);
  holding(ledger, subjects, columns);
  return ledger;
}

/** Cost of one run of a segment started in t. */
export function runCost(subjects: Subjects, segment: number, t: number): number {
  const { money, processes, segments } = subjects.network;
  const { process, row } = segments[segment];
  const { unitCost, row: of } = processes[process];
  return unitCost[t] + (row.extra_cost === 0 ? 0 : row.extra_cost * money.exchange(of.currency, t));
}

function runs(ledger: SpendingLedger, subjects: Subjects, columns: Columns): void {
  const { calendar, processes, segments } = subjects.network;
  for (const { index, process } of segments) {
    const { lag, row } = processes[process];
    const run = columns.run[index];
    const category = categoryIndex(row.category);
    for (let t = 0; t < calendar.count; t++) {
      if (row.payment === 'start') {
        ledger.add(run + t, category, t, runCost(subjects, index, t));
        continue;
      }
      let arrived = 0;
      for (let k = lag.first[t]; k < lag.first[t + 1]; k++) {
        const at = lag.period[k];
        arrived += lag.share[k];
        ledger.add(run + t, category, at, lag.share[k] * runCost(subjects, index, at));
      }
      const last = calendar.count - 1;
      if (arrived < 1 - 1e-12)
        ledger.add(run + t, category, BEYOND, (1 - arrived) * runCost(subjects, index, last));
    }
  }
}

function training(ledger: SpendingLedger, subjects: Subjects, columns: Columns): void {
  const { calendar, money, realised } = subjects.network;
  const category = categoryIndex('training');
  realised.plan.tables.resources.forEach((row, r) => {
    if (row.kind !== 'pool') return;
    for (let t = 0; t < calendar.count; t++) {
      const cost = row.training_cost * money.exchange(row.currency, t);
      ledger.add(columns.intake[r] + t, category, t, cost);
    }
  });
}

function measures(ledger: SpendingLedger, subjects: Subjects, columns: Columns): void {
  const { calendar, money } = subjects.network;
  const upkeep = categoryIndex('upkeep');
  for (const { option, measure, taken, size, amount } of columns.options) {
    const { row } = measure;
    const { share, beyond } = costTiming(calendar, measure, option);
    const months = upkeepMonths(calendar, option);
    const spend = (period: number, part: number) => {
      const fx = money.exchange(row.currency, period === BEYOND ? calendar.count - 1 : period);
      ledger.add(taken, categoryIndex(row.category), period, part * row.fixed_cost * fx);
      if (size >= 0) ledger.add(size, categoryIndex(row.category), period, part * row.size_cost * fx);
    };
    for (let t = 0; t < calendar.count; t++) {
      if (share[t] > 0) spend(t, share[t]);
      ledger.add(amount, upkeep, t, row.upkeep * months[t] * money.exchange(row.currency, t));
    }
    if (beyond > 0) spend(BEYOND, beyond);
  }
}

function holding(ledger: SpendingLedger, subjects: Subjects, columns: Columns): void {
  const { calendar, locations, money } = subjects.network;
  const category = categoryIndex('holding');
  locations.forEach(({ stock }, l) => {
    if (!stock || stock.holding_cost === 0) return;
    for (let t = 0; t < calendar.count; t++) {
      const cost = stock.holding_cost * calendar.months[t] * money.exchange(stock.currency, t);
      ledger.add(columns.stock[l] + t, category, t, cost);
    }
  });
}

/** What is newly committed: runs when started, measures when contracted. `period` holds fiscal years here. Cash. */
export function commitmentsOf(subjects: Subjects, columns: Columns): SpendingLedger {
  const ledger = new SpendingLedger();
  const { calendar, money, processes, segments } = subjects.network;
  for (const { index, process } of segments) {
    const category = categoryIndex(processes[process].row.category);
    for (let t = 0; t < calendar.count; t++) {
      const cash = runCost(subjects, index, t) * money.escalation[t];
      ledger.add(columns.run[index] + t, category, money.yearOf[t], cash);
    }
  }
  for (const { option, measure, taken, size } of columns.options) {
    const { row } = measure;
    const t = periodOf(calendar, commitmentDay(option));
    if (t < 0 || t >= calendar.count) continue;
    const year = money.yearOf[t];
    const factor = money.exchange(row.currency, t) * money.escalation[t];
    ledger.add(taken, categoryIndex(row.category), year, row.fixed_cost * factor);
    if (size >= 0) ledger.add(size, categoryIndex(row.category), year, row.size_cost * factor);
  }
  return ledger;
}
