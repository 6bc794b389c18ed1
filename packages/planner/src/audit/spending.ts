import type { Row, SpendingCategory } from '@sinew/model';
import { type Books, sum } from './books.ts';
import type { Taken } from './decisions.ts';
import type { Running } from './production.ts';
import { progress } from './timeline.ts';

/** What one measure costs, all its decisions together, price-base money in the plan's currency. */
export interface MeasureSpending {
  /** Steps and upkeep within the plan, by period. */
  readonly byPeriod: Float64Array;
  /** Steps after the end of the plan. */
  readonly beyond: number;
}

/** All spending, worked out from the decisions: price-base money in the plan's currency. */
export class Spending {
  readonly #books: Books;
  readonly #byCategory = new Map<SpendingCategory, Float64Array>();
  readonly #committed = new Map<SpendingCategory, Float64Array>();
  readonly #weights = new Map<SpendingCategory, number>();
  readonly byMeasure = new Map<string, MeasureSpending>();
  beyond = 0;
  /** Value of what expires, and the same discounted to the plan's start. */
  writtenOff = 0;
  writtenOffDiscounted = 0;

  constructor(books: Books, running: readonly Running[], taken: readonly Taken[]) {
    this.#books = books;
    for (const one of running) this.#addRuns(one);
    for (const { id, intake } of books.outcome.resources) {
      const resource = books.row('resources', id);
      if (resource) this.#weigh('training', resource.training_cost * books.fx(resource.currency, 0));
      intake?.forEach((people, t) => {
        if (resource)
          this.#spend('training', t, people * resource.training_cost * books.fx(resource.currency, t));
      });
    }
    for (const one of taken) this.#addMeasure(one);
    for (const stock of books.outcome.stocks) {
      const row = books.stock(stock.item, stock.site);
      const item = books.row('items', stock.item);
      if (row) this.#weigh('holding', row.holding_cost * books.fx(row.currency, 0));
      books.time.periods.forEach(({ months }, t) => {
        if (row)
          this.#spend('holding', t, row.holding_cost * months * stock.closing[t] * books.fx(row.currency, t));
        const value = (item?.unit_value ?? 0) * books.fx(item?.currency, t);
        this.writtenOff += value * stock.expired[t];
        this.writtenOffDiscounted += books.discount(t) * value * stock.expired[t];
      });
    }
  }

  get categories(): readonly SpendingCategory[] {
    return [...this.#byCategory.keys()];
  }

  in(category: SpendingCategory, t: number): number {
    return this.#byCategory.get(category)?.[t] ?? 0;
  }

  /** Sum of the prices by which runs, people, sizes and stocks enter a month's spending; of all categories if none is named. */
  weight(category?: SpendingCategory): number {
    return category === undefined ? sum(this.#weights.values()) : (this.#weights.get(category) ?? 0);
  }

  /** All categories together. */
  at(t: number): number {
    let total = 0;
    for (const spent of this.#byCategory.values()) total += spent[t];
    return total;
  }

  /** Newly committed in period t, in cash. */
  committed(category: SpendingCategory, t: number): number {
    return this.#committed.get(category)?.[t] ?? 0;
  }

  #weigh(category: SpendingCategory, price: number): void {
    this.#weights.set(category, this.weight(category) + price);
  }

  #spend(category: SpendingCategory, t: number, cost: number): void {
    entry(this.#books, this.#byCategory, category)[t] += cost;
  }

  #commit(category: SpendingCategory, t: number, cost: number): void {
    entry(this.#books, this.#committed, category)[t] += cost * this.#books.escalation(t);
  }

  /** Runs: (unit_cost + extra_cost)·fx when started or when they arrive; committed when started. */
  #addRuns({ process, bySegment }: Running): void {
    const books = this.#books;
    for (const rate of books.rows('rates', 'process', process.id)) {
      const runs = bySegment.get(rate.segment) ?? [];
      const price = (t: number) =>
        (books.during('processes', process, 'unit_cost', t) + rate.extra_cost) *
        books.fx(process.currency, t);
      this.#weigh(process.category, price(0));
      const paid = process.payment === 'arrival' ? books.time.landing(runs, process.lead_time) : runs;
      runs.forEach((count, t) => {
        this.#commit(process.category, t, count * price(t));
        this.#spend(process.category, t, paid[t] * price(t));
      });
      // Orders under way at the end are paid when they arrive, after the plan.
      this.beyond += Math.max(0, sum(runs) - sum(paid)) * price(books.time.count - 1);
    }
  }

  /**
   * A measure's cost falls on its steps by `cost_share`, evenly within each; all of it on the day of decision when
   * no step has a share. Upkeep runs from done. What fell before the plan is past; what falls after it is `beyond`.
   */
  #addMeasure(one: Taken): void {
    const books = this.#books;
    const { measure, amount, y, steps, on, done } = one;
    const whole = measure.fixed_cost * y + (measure.sizing === 'size' ? measure.size_cost * amount : 0);
    const known = this.byMeasure.get(measure.id) ?? { byPeriod: books.zeros(), beyond: 0 };
    let { beyond } = known;
    this.#weigh(measure.category, (measure.fixed_cost + measure.size_cost) * books.fx(measure.currency, 0));
    this.#weigh('upkeep', measure.upkeep * books.fx(measure.currency, 0));
    const parts = steps.some(({ row }) => row.cost_share > 0)
      ? steps.map(({ row, start, end }) => ({ start, end, cost: whole * row.cost_share }))
      : [{ start: on, end: on, cost: whole }];
    for (const { start, end, cost } of parts) {
      for (const { t, share } of books.time.shares(start, end)) {
        const spent = cost * share * books.fx(measure.currency, t);
        known.byPeriod[t] += spent;
        this.#spend(measure.category, t, spent);
      }
      const after = start >= books.time.end ? 1 : 1 - progress(start, end, books.time.end);
      beyond += cost * after * books.fx(measure.currency, books.time.count - 1);
    }
    this.beyond += beyond - known.beyond;
    if (measure.upkeep > 0) {
      for (let t = books.time.endingAfter(done); t < books.time.count; t++) {
        const months = books.time.periods[t].months * books.time.covered(t, done, Infinity);
        const spent = measure.upkeep * amount * months * books.fx(measure.currency, t);
        known.byPeriod[t] += spent;
        this.#spend('upkeep', t, spent);
      }
    }
    this.byMeasure.set(measure.id, { ...known, beyond });
    const contract = steps.find(({ row }) => row.kind === 'contract')?.start ?? on;
    const t = books.time.holding(contract);
    if (t !== undefined) this.#commit(measure.category, t, whole * books.fx(measure.currency, t));
  }
}

function entry(
  books: Books,
  map: Map<SpendingCategory, Float64Array>,
  category: SpendingCategory,
): Float64Array {
  const known = map.get(category) ?? books.zeros();
  map.set(category, known);
  return known;
}

/** Whether a fund may pay for a category. A fund that names none pays anything but holding. */
export function mayPay(fund: Row<'funds'>, category: SpendingCategory): boolean {
  return fund.categories.length === 0 ? category !== 'holding' : fund.categories.includes(category);
}
