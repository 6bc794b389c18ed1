import { series } from '../network/series.ts';
import type { Assembly } from './assembly.ts';
import { addArrivals, addStockEffects } from './production.ts';

/** pledge[k,t]: rest[t] = rest[t−1] − Σ credit·give, both over the pledge's scale; at_most[k,i,l]; and where it may come from. */
export function pledges(assembly: Assembly): void {
  const { builder, columns, periods } = assembly;
  for (const { row, index: k, asked, scale, items } of assembly.subjects.pledges) {
    const owed = series(periods, (t) => (t === 0 ? asked / scale : 0));
    const first = assembly.rows('pledge', 'pledges', row.id, owed, owed);
    builder.addDiagonal(first, columns.rest[k], periods, 1);
    builder.addDiagonal(first + 1, columns.rest[k], periods - 1, -1);
    items.forEach((item, i) => {
      builder.addDiagonal(first, columns.give[k][i], periods, item.row.credit / scale);
    });
    items.forEach((item, i) => {
      if (item.row.at_most === undefined) return;
      const id = `${row.id}/${item.row.item}/${item.row.site}`;
      const limit = assembly.row('at_most', 'pledge_items', id, Number.NEGATIVE_INFINITY, item.row.at_most);
      for (let t = 0; t < periods; t++) builder.add(limit, columns.give[k][i] + t, 1);
    });
  }
  origins(assembly);
  retentions(assembly);
}

/** Columns of what pledges give from a location, all of them or only those of one origin. */
function givenFrom(assembly: Assembly, location: number, origin?: 'stock' | 'production'): number[] {
  return assembly.subjects.pledges.flatMap(({ row, index, items }) =>
    origin !== undefined && row.origin !== origin
      ? []
      : items.flatMap((item, i) => (item.location === location ? [assembly.columns.give[index][i]] : [])),
  );
}

/** origin[i,l,t]: from stock, Σ give ≤ opening; from production, Σ give ≤ arrivals and receipts up to t. */
function origins(assembly: Assembly): void {
  assembly.subjects.network.locations.forEach(({ item, site, opening }, l) => {
    const id = `${item}/${site}`;
    const fromStock = givenFrom(assembly, l, 'stock');
    if (fromStock.length > 0) {
      const limit = assembly.row('origin', 'stocks', id, Number.NEGATIVE_INFINITY, opening);
      for (const give of fromStock) {
        for (let t = 0; t < assembly.periods; t++) assembly.builder.add(limit, give + t, 1);
      }
    }
    const fromProduction = givenFrom(assembly, l, 'production');
    if (fromProduction.length > 0) cumulative(assembly, 'origin', 'stocks', id, l, fromProduction, 0);
  });
}

/** retention[i,l,t]: over all pledges, Σ give ≤ max(0, opening − retained) + arrivals up to t. */
function retentions(assembly: Assembly): void {
  const { network } = assembly.subjects;
  for (const policy of network.realised.plan.tables.policies) {
    if (policy.kind !== 'retention') continue;
    network.locations.forEach(({ item, site, opening }, l) => {
      if (item !== policy.item || (policy.site !== undefined && site !== policy.site)) return;
      const given = givenFrom(assembly, l);
      if (given.length === 0) return;
      const free = Math.max(0, opening - (policy.quantity ?? 0));
      cumulative(assembly, 'retention', 'policies', policy.id, l, given, free);
    });
  }
}

/**
 * Σ_{τ≤t} give ≤ free + Σ_{τ≤t} (arrivals + receipts + stock effects), for every t. Kept as a running account,
 * left[t] = left[t−1] + what arrives − what is given ≥ 0, which says the same with few coefficients.
 */
function cumulative(
  assembly: Assembly,
  constraint: 'origin' | 'retention',
  table: 'stocks' | 'policies',
  id: string,
  location: number,
  given: readonly number[],
  free: number,
): void {
  const { builder, columns, periods } = assembly;
  const { network } = assembly.subjects;
  const { item, site, receipts } = network.locations[location];
  const known = receipts.map((quantity, t) => -quantity - (t === 0 ? free : 0));
  const first = assembly.rows(constraint, table, id, known, known);
  const left = builder.columns(periods, 0, Number.POSITIVE_INFINITY);
  builder.addDiagonal(first, left, periods, -1);
  builder.addDiagonal(first + 1, left, periods - 1, 1);
  for (const give of given) builder.addDiagonal(first, give, periods, -1);
  addStockEffects(assembly, first, `${item}/${site}`);
  for (const { outputs, segments } of network.processes) {
    for (const output of outputs) {
      if (output.location === location)
        addArrivals(
          assembly,
          first,
          output,
          segments.map(({ index }) => columns.run[index]),
        );
    }
  }
}
