import { dayOf } from '@sinew/model';
import { addTo, type Books, location } from './books.ts';
import type { Effects } from './effects.ts';
import type { Running } from './production.ts';

/** All that moves through an item at a site, period by period, in units of the item. */
export interface Flows {
  readonly item: string;
  readonly site: string;
  /** From processes (yield applied), receipts and stock effects. */
  readonly made: Float64Array;
  readonly receipts: Float64Array;
  readonly effects: Float64Array;
  readonly consumed: Float64Array;
  readonly delivered: Float64Array;
  readonly held: Float64Array;
  readonly given: Float64Array;
  /** Sum of the coefficients by which runs, sizes, deliveries and gifts enter these flows. */
  weight: number;
}

/** The flows of every place where anything can be, whether the outcome shows a stock there or not. */
export class StockFlows {
  readonly #flows = new Map<string, Flows>();
  readonly #books: Books;

  constructor(books: Books, effects: Effects, running: readonly Running[]) {
    this.#books = books;
    for (const { item, site } of books.plan.tables.stocks) this.at(item, site);
    for (const receipt of books.plan.tables.receipts) {
      const { receipts } = this.at(receipt.item, receipt.site);
      const t = books.time.holding(dayOf(receipt.date));
      if (t !== undefined) receipts[t] += receipt.quantity;
    }
    for (const target of effects.targets('stock')) {
      const [item, site] = split(target);
      const { effects: flow } = this.#weigh(item, site, effects.weight('stock', target));
      for (let t = 0; t < flow.length; t++) flow[t] += effects.at('stock', target, t);
    }
    for (const one of running) this.#addProcess(one);
    for (const { id, kind, deliveries } of books.outcome.requirements) {
      if (!books.row('requirements', id)) continue;
      for (const { item, site, byPeriod } of deliveries) {
        const flows = this.#weigh(item, site, 1);
        addTo(kind === 'hold' ? flows.held : flows.delivered, byPeriod);
      }
    }
    for (const { id, given } of books.outcome.pledges) {
      if (!books.row('pledges', id)) continue;
      for (const { item, site, byPeriod } of given) addTo(this.#weigh(item, site, 1).given, byPeriod);
    }
  }

  /** out_{p,i}·yield_p·arrivals in; in_{p,i} after its offset and what a move draws at its start out. */
  #addProcess({ process, runs, arriving }: Running): void {
    const books = this.#books;
    addTo(this.#weigh(process.item, process.site, process.yield).made, arriving, process.yield);
    for (const output of books.rows('outputs', 'process', process.id)) {
      const made = output.quantity * process.yield;
      addTo(this.#weigh(output.item, process.site, made).made, arriving, made);
    }
    for (const input of books.rows('inputs', 'process', process.id)) {
      const drawn = books.time.landing(runs, input.offset);
      addTo(this.#weigh(input.item, process.site, input.quantity).consumed, drawn, input.quantity);
    }
    if (process.kind === 'move' && process.from_site !== undefined) {
      addTo(this.#weigh(process.item, process.from_site, 1).consumed, runs);
    }
  }

  at(item: string, site: string): Flows {
    const key = location(item, site);
    let flows = this.#flows.get(key);
    if (!flows) {
      const zeros = () => this.#books.zeros();
      flows = {
        item,
        site,
        made: zeros(),
        receipts: zeros(),
        effects: zeros(),
        consumed: zeros(),
        delivered: zeros(),
        held: zeros(),
        given: zeros(),
        weight: 2,
      };
      this.#flows.set(key, flows);
    }
    return flows;
  }

  #weigh(item: string, site: string, coefficient: number): Flows {
    const flows = this.at(item, site);
    flows.weight += coefficient;
    return flows;
  }

  get all(): readonly Flows[] {
    return [...this.#flows.values()];
  }
}

/** Item and site of a target such as `shell/depot`. Ids hold no slash. */
function split(target: string): readonly [string, string] {
  const slash = target.indexOf('/');
  return slash < 0 ? [target, ''] : [target.slice(0, slash), target.slice(slash + 1)];
}
