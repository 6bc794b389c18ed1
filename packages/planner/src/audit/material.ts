import { addDuration, type Day, dayOf, durationOf, type Row } from '@sinew/model';
import type { StockOutcome } from '../outcome/outcome.ts';
import { addTo, type Books, location } from './books.ts';
import type { Effects } from './effects.ts';
import type { Flows, StockFlows } from './stockFlows.ts';
import { progress } from './timeline.ts';

/** **balance**, **storage**, **shelf_life**, **set_aside**, **origin**, **retention** and the figures of every stock. */
export function auditMaterial(books: Books, effects: Effects, flows: StockFlows): void {
  const shown = new Map(books.outcome.stocks.map((stock) => [location(stock.item, stock.site), stock]));
  for (const flow of flows.all) {
    const row = location(flow.item, flow.site);
    const stock = shown.get(row);
    auditBalance(books, flow, stock);
    auditOrigin(books, flow);
    auditRetention(books, flow);
    if (!stock) continue;
    auditStorage(books, effects, stock);
    auditShelfLife(books, flow, stock);
    auditStockSummary(books, flow, stock);
  }
}

const opening = (books: Books, { item, site }: { item: string; site: string }) => books.opening(item, site);
const unitOf = (books: Books, item: string) => books.row('items', item)?.unit ?? '';

/** All that comes in during t. */
const arrivals = ({ made, receipts, effects }: Flows, t: number) => made[t] + receipts[t] + effects[t];

/**
 * **balance**: before + made + receipts + stock effects = consumed + delivered + given + expired + after. A place
 * that the outcome does not show holds nothing. **set_aside**: Σ_d held ≤ inv.
 */
function auditBalance(books: Books, flow: Flows, stock: StockOutcome | undefined): void {
  const row = location(flow.item, flow.site);
  const unit = unitOf(books, flow.item);
  let before = opening(books, flow);
  for (let t = 0; t < books.time.count; t++) {
    const after = stock?.closing[t] ?? 0;
    const expired = stock?.expired[t] ?? 0;
    const inward = before + flow.made[t] + flow.receipts[t] + flow.effects[t];
    const outward = flow.consumed[t] + flow.delivered[t] + flow.given[t] + expired;
    const balance = books.place('balance', 'stocks', row, t, unit);
    books.findings.equal(balance, inward - outward, after, [inward, outward, flow.weight]);
    books.findings.atLeast(balance, 0, after, [inward, outward, flow.weight]);
    const aside = books.place('set_aside', 'stocks', row, t, unit);
    books.findings.atMost(aside, after, flow.held[t], [flow.weight]);
    before = after;
  }
}

/** **storage**: inv ≤ storage_limit on the last day + Σ φ·quantity·n. */
function auditStorage(books: Books, effects: Effects, stock: StockOutcome): void {
  const row = books.stock(stock.item, stock.site);
  if (!row || !books.given('stocks', row, 'storage_limit')) return;
  const id = location(stock.item, stock.site);
  for (let t = 0; t < books.time.count; t++) {
    const limit = books.atEnd('stocks', row, 'storage_limit', t) + effects.at('storage', id, t);
    const place = books.place('storage', 'stocks', id, t, unitOf(books, stock.item));
    books.findings.atMost(place, limit, stock.closing[t], [effects.weight('storage', id)]);
  }
}

/**
 * **shelf_life**: inv ≤ Σ_τ young[τ,t]·(arrivals in τ) + opening stock while it keeps. Only what can expire is
 * ever written off, and no less than nothing.
 */
function auditShelfLife(books: Books, flow: Flows, stock: StockOutcome): void {
  const id = location(stock.item, stock.site);
  const row = books.stock(stock.item, stock.site);
  const shelfLife = books.row('items', stock.item)?.shelf_life;
  const expires = expiryOfOpening(books, row, shelfLife);
  for (let t = 0; t < books.time.count; t++) {
    const place = books.place('shelf_life', 'stocks', id, t, unitOf(books, stock.item));
    books.findings.atLeast(place, 0, stock.expired[t]);
    if (shelfLife !== undefined) continue;
    // Of what keeps for ever only the opening stock can expire, and only when it does.
    const gone = t === books.time.endingAfter(Math.max(expires, books.time.start));
    books.findings.atMost(place, gone ? opening(books, flow) : 0, stock.expired[t]);
  }
  if (shelfLife === undefined && expires === Infinity) return;
  // What arrives evenly during a period expires as evenly, a shelf life later.
  const expiry = books.time.periods.map(({ start, end }) => {
    const life = shelfLife === undefined ? undefined : durationOf(shelfLife);
    return life
      ? { from: addDuration(start, life), until: addDuration(end, life) }
      : { from: Infinity, until: Infinity };
  });
  // All that came in periods before `oldest` has expired by the end of t; of `oldest` itself a part may have.
  let oldest = 0;
  let young = 0;
  for (let t = 0; t < books.time.count; t++) {
    const { end } = books.time.periods[t];
    young += arrivals(flow, t);
    for (; oldest <= t && expiry[oldest].until <= end; oldest++) young -= arrivals(flow, oldest);
    const aged =
      oldest <= t ? arrivals(flow, oldest) * progress(expiry[oldest].from, expiry[oldest].until, end) : 0;
    const keeps = expires > end - 1 ? opening(books, flow) : 0;
    const place = books.place('shelf_life', 'stocks', id, t, unitOf(books, stock.item));
    books.findings.atMost(place, Math.max(0, young - aged) + keeps, stock.closing[t], [
      young,
      flow.weight * (t + 1),
    ]);
  }
}

function expiryOfOpening(books: Books, row: Row<'stocks'> | undefined, shelfLife: string | undefined): Day {
  if (row?.expires !== undefined) return dayOf(row.expires);
  return shelfLife === undefined ? Infinity : addDuration(books.time.start, durationOf(shelfLife));
}

/** **origin**: pledges from stock give no more than was there at the start, those from production no more than came. */
function auditOrigin(books: Books, flow: Flows): void {
  const given = { stock: books.zeros(), production: books.zeros() };
  let any = false;
  for (const eligible of books.rows('pledge_items', 'item', flow.item)) {
    if (eligible.site !== flow.site) continue;
    const origin = books.row('pledges', eligible.pledge)?.origin;
    if (origin !== 'stock' && origin !== 'production') continue;
    any = true;
    const outcome = books.outcome.pledges.find(({ id }) => id === eligible.pledge);
    for (const some of outcome?.given ?? []) {
      if (some.item === flow.item && some.site === flow.site) addTo(given[origin], some.byPeriod);
    }
  }
  if (!any) return;
  const total = { stock: 0, production: 0, arrived: 0 };
  for (let t = 0; t < books.time.count; t++) {
    total.stock += given.stock[t];
    total.production += given.production[t];
    total.arrived += flow.made[t] + flow.receipts[t];
    const place = books.place(
      'origin',
      'stocks',
      location(flow.item, flow.site),
      t,
      unitOf(books, flow.item),
    );
    const weight = flow.weight * (t + 1);
    books.findings.atMost(place, opening(books, flow), total.stock, [weight]);
    books.findings.atMost(place, total.arrived, total.production, [weight]);
  }
}

/** **retention**: Σ_{τ≤t} give ≤ max(0, opening − retained) + all that arrived up to t. */
function auditRetention(books: Books, flow: Flows): void {
  for (const policy of books.rows('policies', 'kind', 'retention')) {
    if ((policy.item ?? flow.item) !== flow.item || (policy.site ?? flow.site) !== flow.site) continue;
    const from = policy.from === undefined ? -Infinity : dayOf(policy.from);
    const until = policy.until === undefined ? Infinity : dayOf(policy.until);
    const free = Math.max(0, opening(books, flow) - (policy.quantity ?? 0));
    let given = 0;
    let arrived = 0;
    books.time.periods.forEach(({ start }, t) => {
      given += flow.given[t];
      arrived += arrivals(flow, t);
      if (start < from || start >= until) return;
      const place = books.place('retention', 'policies', policy.id, t, unitOf(books, flow.item));
      books.findings.atMost(place, free + arrived, given, [arrived, flow.weight * (t + 1)]);
    });
  }
}

/** Opening, lowest, when it is back at its opening level, and how long to rebuild what is missing at the end. */
function auditStockSummary(books: Books, flow: Flows, stock: StockOutcome): void {
  const id = location(stock.item, stock.site);
  const place = books.place('totals', 'stocks', id, null, unitOf(books, stock.item));
  const { findings } = books;
  const start = opening(books, flow);
  const lowest = stock.closing.reduce((low, level) => Math.min(low, level), start);
  findings.equal(place, start, stock.opening);
  findings.equal(place, lowest, stock.lowest, [start]);
  // Back for good: after it was at its lowest.
  const backTo = (level: number) => {
    const at = stock.closing.indexOf(lowest);
    const back = lowest < level ? stock.closing.findIndex((closing, t) => t > at && closing >= level) : -1;
    return back < 0 ? null : books.time.periods[back].from;
  };
  const slack = findings.slack(start);
  findings.oneOf(place, [backTo(start), backTo(start - slack)], stock.replaced);
  const missing = start - (stock.closing.at(-1) ?? start);
  if (Math.abs(missing) <= slack && stock.monthsToReplace === null) return;
  const rate = recentRate(books, flow);
  const months = missing > 0 && rate > 0 ? missing / rate : null;
  // Both what is missing and the rate are rounded.
  const weight = rate > 0 ? (1 + flow.weight * (months ?? 0)) / rate : 0;
  findings.equalOrNone({ ...place, unit: 'month' }, months, stock.monthsToReplace, [weight]);
}

/** Mean monthly arrivals from processes over the last periods that together make up twelve months. */
function recentRate(books: Books, flow: Flows): number {
  let months = 0;
  let arrived = 0;
  for (let t = books.time.count - 1; t >= 0 && months < 12; t--) {
    months += books.time.periods[t].months;
    arrived += flow.made[t];
  }
  return months > 0 ? arrived / months : 0;
}
