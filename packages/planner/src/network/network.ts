import {
  addDuration,
  type Calendar,
  calendarOf,
  type Day,
  dayOf,
  durationOf,
  type Profile,
  type Realised,
  type Row,
  rowId,
} from '@sinew/model';
import { type Ban, type Belonging, bansOn, belongingOf, openShares, type Span, spanOf } from './bans.ts';
import { type Lag, lagsOn } from './lag.ts';
import { type Money, moneyOf } from './money.ts';
import { rowsBy } from './rowsBy.ts';
import { series } from './series.ts';

/** An item at a site. */
export interface Location {
  readonly item: string;
  readonly site: string;
  readonly stock: Row<'stocks'> | undefined;
  readonly opening: number;
  /** Firm receipts by period. */
  readonly receipts: Float64Array;
}

export interface Segment {
  readonly row: Row<'rates'>;
  /** Position in the list of all segments; `process/segment` is its row id. */
  readonly index: number;
  readonly id: string;
  readonly process: number;
  /** Days on which a run may start, by opening dates, trigger and notice; bans apart. */
  readonly span: Span;
  /** Share of each period within it. */
  readonly open: Float64Array;
  /** λ·rate: runs of a period that is open throughout. */
  readonly full: Float64Array;
  /** λ·open·rate: runs that the plan's own rates allow. */
  readonly limit: Float64Array;
}

export interface Flow {
  readonly location: number;
  /** Units per run; outputs after the yield. */
  readonly quantity: number;
  readonly lag: Lag;
}

export interface ProcessNode {
  readonly row: Row<'processes'>;
  readonly index: number;
  readonly segments: readonly Segment[];
  /** Days on which a run may start, bans apart, and the share of each period within them. */
  readonly span: Span;
  readonly open: Float64Array;
  readonly bans: readonly Ban[];
  /** The item first, then co-products. */
  readonly outputs: readonly Flow[];
  readonly inputs: readonly Flow[];
  readonly lag: Lag;
  readonly uses: readonly { readonly resource: number; readonly quantity: number }[];
  /** Cost of a base run, plan's currency, price-base money. */
  readonly unitCost: Float64Array;
  readonly belonging: Belonging;
}

/** The plan as index sets: every list is numbered once, and everything after speaks in those numbers. */
export interface Network {
  readonly realised: Realised;
  readonly calendar: Calendar;
  readonly money: Money;
  readonly lagOf: (duration: string) => Lag;
  readonly locations: readonly Location[];
  /** Number of the location, or -1 where the item can never be at the site. */
  readonly locationOf: (item: string, site: string) => number;
  readonly processes: readonly ProcessNode[];
  readonly processOf: ReadonlyMap<string, number>;
  readonly segments: readonly Segment[];
  readonly segmentOf: ReadonlyMap<string, number>;
  readonly resourceOf: ReadonlyMap<string, number>;
}

export function networkOf(realised: Realised): Network {
  const { plan } = realised;
  const calendar = calendarOf(plan.settings);
  const money = moneyOf(realised, calendar);
  const lagOf = lagsOn(calendar);
  const { locations, locationOf } = locationsOf(realised, calendar);
  const resourceOf = new Map(plan.tables.resources.map((row, k) => [row.id, k]));
  const segments: Segment[] = [];
  const processes = processNodes(realised, calendar, money, lagOf, locationOf, resourceOf, segments);
  return {
    realised,
    calendar,
    money,
    lagOf,
    locations,
    locationOf,
    processes,
    processOf: new Map(processes.map((node) => [node.row.id, node.index])),
    segments,
    segmentOf: new Map(segments.map((segment) => [segment.id, segment.index])),
    resourceOf,
  };
}

function locationsOf(realised: Realised, calendar: Calendar) {
  const { tables } = realised.plan;
  const numbers = new Map<string, Map<string, number>>();
  const pairs: { item: string; site: string }[] = [];
  const add = (item: string, site: string) => {
    const sites = numbers.get(item) ?? new Map<string, number>();
    if (!sites.has(site)) sites.set(site, pairs.push({ item, site }) - 1);
    numbers.set(item, sites);
  };
  const siteOf = new Map(tables.processes.map((row) => [row.id, row.site]));
  const placeOf = new Map(tables.requirements.map((row) => [row.id, row.site]));
  for (const row of tables.stocks) add(row.item, row.site);
  for (const row of tables.receipts) add(row.item, row.site);
  for (const row of tables.processes) {
    add(row.item, row.site);
    if (row.kind === 'move') add(row.item, row.from_site!);
  }
  for (const row of tables.outputs) add(row.item, siteOf.get(row.process)!);
  for (const row of tables.inputs) add(row.item, siteOf.get(row.process)!);
  for (const row of tables.accepts) add(row.item, placeOf.get(row.requirement)!);
  for (const row of tables.pledge_items) add(row.item, row.site);
  for (const row of tables.effects) {
    if (row.kind !== 'stock') continue;
    const [item, site] = row.target.split('/');
    add(item, site);
  }
  const locationOf = (item: string, site: string) => numbers.get(item)?.get(site) ?? -1;
  const stockOf = new Map(tables.stocks.map((row) => [locationOf(row.item, row.site), row]));
  const locations = pairs.map(({ item, site }, k): Location => {
    const stock = stockOf.get(k);
    // What expired before the plan, or on its first day, is not there.
    const expired = stock?.expires !== undefined && dayOf(stock.expires) <= calendar.start[0];
    const opening = expired ? 0 : (stock?.quantity ?? 0);
    return { item, site, stock, opening, receipts: new Float64Array(calendar.count) };
  });
  for (const row of tables.receipts) {
    const { receipts } = locations[locationOf(row.item, row.site)];
    const t = calendar.start.findLastIndex((start) => start <= dayOf(row.date));
    if (t >= 0 && dayOf(row.date) < calendar.end[t]) receipts[t] += row.quantity;
  }
  return { locations, locationOf };
}

function processNodes(
  realised: Realised,
  calendar: Calendar,
  money: Money,
  lagOf: (duration: string) => Lag,
  locationOf: Network['locationOf'],
  resourceOf: ReadonlyMap<string, number>,
  segments: Segment[],
): ProcessNode[] {
  const { tables } = realised.plan;
  const rates = rowsBy(tables.rates, (row) => row.process);
  const inputs = rowsBy(tables.inputs, (row) => row.process);
  const outputs = rowsBy(tables.outputs, (row) => row.process);
  const uses = rowsBy(tables.uses, (row) => row.process);
  const belongs = belongingOf(realised.plan);
  const instant = lagOf('P0D');
  const openOn = openShares(calendar);
  const mean = (profile: Profile | undefined, t: number) => profile?.mean(calendar.start[t], calendar.end[t]);
  return tables.processes.map((row, index): ProcessNode => {
    const lag = lagOf(row.lead_time);
    const span = spanOf({ from: row.open_from, until: row.open_until });
    const mine = (rates.get(row.id) ?? []).map((rate): Segment => {
      const usable = { ...span, from: Math.max(span.from, availableFrom(realised, rate)) };
      const open = openOn(usable);
      const id = rowId('rates', rate);
      const profile = realised.profile('rates', id, 'rate');
      const full = series(calendar.count, (t) => calendar.months[t] * (mean(profile, t) ?? rate.rate));
      const limit = open.every((share) => share === 1)
        ? full
        : series(calendar.count, (t) => open[t] * full[t]);
      const segment = {
        row: rate,
        index: segments.length,
        id,
        process: index,
        span: usable,
        open,
        full,
        limit,
      };
      segments.push(segment);
      return segment;
    });
    const profile = realised.profile('processes', row.id, 'unit_cost');
    const draws = (inputs.get(row.id) ?? []).map(
      (input): Flow => ({
        location: locationOf(input.item, row.site),
        quantity: input.quantity,
        lag: lagOf(input.offset),
      }),
    );
    if (row.kind === 'move') {
      draws.push({ location: locationOf(row.item, row.from_site!), quantity: 1, lag: instant });
    }
    const belonging = belongs(row);
    return {
      row,
      index,
      segments: mine,
      span,
      open: openOn(span),
      bans: bansOn(realised.plan, row, belonging),
      outputs: [
        { location: locationOf(row.item, row.site), quantity: row.yield, lag },
        ...(outputs.get(row.id) ?? []).map((output) => ({
          location: locationOf(output.item, row.site),
          quantity: output.quantity * row.yield,
          lag,
        })),
      ],
      inputs: draws,
      lag,
      uses: (uses.get(row.id) ?? []).map((use) => ({
        resource: resourceOf.get(use.resource)!,
        quantity: use.quantity,
      })),
      unitCost: series(
        calendar.count,
        (t) => (mean(profile, t) ?? row.unit_cost) * money.exchange(row.currency, t),
      ),
      belonging,
    };
  });
}

/** The day from which a segment can be used; never without the D-day it waits for. */
function availableFrom(realised: Realised, rate: Row<'rates'>): Day {
  const notice = durationOf(rate.notice);
  if (rate.trigger === 'd_day') {
    return realised.dDay === undefined ? Number.POSITIVE_INFINITY : addDuration(realised.dDay, notice);
  }
  return notice.months + notice.days > 0
    ? addDuration(dayOf(realised.plan.settings.start), notice)
    : Number.NEGATIVE_INFINITY;
}
