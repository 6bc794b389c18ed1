import { addDuration, type Calendar, dayOf, durationOf, spreadOver } from '@sinew/model';
import { series } from '../network/series.ts';
import type { Assembly } from './assembly.ts';
import { movable, soleExpiry, storageLimit } from './columns.ts';

/** storage[i,l,t]: inv ≤ limit + Σ φ·quantity·n. A bound where no measure can move it. */
export function storage(assembly: Assembly): void {
  const { builder, columns, periods } = assembly;
  const { network, measures } = assembly.subjects;
  const moves = movable(measures);
  network.locations.forEach(({ item, site, stock }, l) => {
    const id = `${item}/${site}`;
    const limit = storageLimit(network, stock);
    if (limit === undefined) return;
    if (!moves('storage', id)) {
      assembly.bounds('storage', 'stocks', id, columns.stock[l], periods, 'period');
      return;
    }
    const first = assembly.rows('storage', 'stocks', id, Number.NEGATIVE_INFINITY, limit);
    builder.addDiagonal(first, columns.stock[l], periods, 1);
    assembly.addEffects(first, assembly.effects('storage', id), () => -1);
  });
}

/**
 * shelf_life[i,l,t]: inv[t] ≤ arrivals younger than the shelf life, and the opening stock until it expires.
 * First in, first out makes this exact (S. Nahmias, Perishable Inventory Systems, 2011, chapter 1).
 */
export function shelfLife(assembly: Assembly): void {
  const { builder, columns, periods } = assembly;
  const { network } = assembly.subjects;
  const { calendar, locations, processes } = network;
  const items = new Map(network.realised.plan.tables.items.map((row) => [row.id, row]));
  const young = new Map<number, (from: number, at: number) => number>();
  const rows = new Map<number, number>();
  locations.forEach(({ item, site, opening, stock, receipts }, l) => {
    const life = items.get(item)?.shelf_life;
    if (life === undefined) {
      openingOnly(assembly, l);
      return;
    }
    const share = youngShare(calendar, life);
    const expires = stock?.expires === undefined ? openingExpiry(calendar, life) : dayOf(stock.expires);
    const fresh = series(periods, (t) => {
      let kept = expires > calendar.end[t] - 1 ? opening : 0;
      for (let from = 0; from <= t; from++) kept += receipts[from] * share(from, t);
      return kept;
    });
    const first = assembly.rows('shelf_life', 'stocks', `${item}/${site}`, Number.NEGATIVE_INFINITY, fresh);
    builder.addDiagonal(first, columns.stock[l], periods, 1);
    addFreshStockEffects(assembly, first, `${item}/${site}`, share);
    young.set(l, share);
    rows.set(l, first);
  });
  for (const process of processes) {
    for (const { location, quantity, lag } of process.outputs) {
      const first = rows.get(location);
      const share = young.get(location);
      if (first === undefined || !share) continue;
      for (const { index } of process.segments) {
        for (let from = 0; from < periods; from++) {
          for (let k = lag.first[from]; k < lag.first[from + 1]; k++) {
            const arrives = lag.period[k];
            for (let t = arrives; t < periods; t++) {
              const fresh = share(arrives, t);
              if (fresh === 0) break;
              builder.add(first + t, columns.run[index] + from, -quantity * lag.share[k] * fresh);
            }
          }
        }
      }
    }
  }
}

/**
 * Opening stock that expires, of an item that otherwise keeps: at the end of that period nothing is left but what has
 * arrived. A balance says the same of every period after it, and before it there is nothing to say.
 */
function openingOnly(assembly: Assembly, l: number): void {
  const { builder, columns, subjects } = assembly;
  const { locations, processes } = subjects.network;
  const gone = soleExpiry(subjects.network, locations[l]);
  if (gone < 0) return;
  const { item, site, receipts } = locations[l];
  const arrived = receipts.subarray(0, gone + 1).reduce((sum, quantity) => sum + quantity, 0);
  const id = `${item}/${site}`;
  const row = assembly.row('shelf_life', 'stocks', id, Number.NEGATIVE_INFINITY, arrived, gone);
  builder.add(row, columns.stock[l] + gone, 1);
  for (const { column, quantity, taken } of assembly.effects('stock', id)) {
    const { done, full } = taken.option.schedule;
    for (const { period, share } of spreadOver(subjects.network.calendar, done, full)) {
      if (period <= gone) builder.add(row, column, -quantity * share);
    }
  }
  for (const { outputs, segments } of processes) {
    for (const { lag, location, quantity } of outputs) {
      if (location !== l) continue;
      for (const { index } of segments) {
        for (let from = 0; from <= gone; from++) {
          for (let k = lag.first[from]; k < lag.first[from + 1]; k++) {
            if (lag.period[k] <= gone) builder.add(row, columns.run[index] + from, -quantity * lag.share[k]);
          }
        }
      }
    }
  }
}

/** Of what arrives evenly during `from`, the share that is still good at the end of `at`. */
function youngShare(calendar: Calendar, shelfLife: string): (from: number, at: number) => number {
  const life = durationOf(shelfLife);
  const first = Float64Array.from(calendar.start, (day) => addDuration(day, life));
  const last = Float64Array.from(calendar.end, (day) => addDuration(day, life));
  return (from, at) => {
    const end = calendar.end[at];
    if (last[from] <= end) return 0;
    return first[from] >= end ? 1 : (last[from] - end) / (last[from] - first[from]);
  };
}

function openingExpiry(calendar: Calendar, shelfLife: string): number {
  return addDuration(calendar.start[0], durationOf(shelfLife));
}

function addFreshStockEffects(
  assembly: Assembly,
  first: number,
  target: string,
  share: (from: number, at: number) => number,
): void {
  const { calendar } = assembly.subjects.network;
  for (const { column, quantity, taken } of assembly.effects('stock', target)) {
    const { done, full } = taken.option.schedule;
    for (const piece of spreadOver(calendar, done, full)) {
      for (let t = piece.period; t < calendar.count; t++) {
        const fresh = share(piece.period, t);
        if (fresh > 0) assembly.builder.add(first + t, column, -quantity * piece.share * fresh);
      }
    }
  }
}
