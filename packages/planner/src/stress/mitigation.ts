import { tidy } from '../outcome/tidy.ts';
import { storageLimit } from '../program/columns.ts';
import type { Bench } from './bench.ts';
import type { MeasuresInstead, Mitigation, NeedLost, StockInstead } from './finding.ts';
import { itemsInPlace } from './inPlace.ts';
import { measuresInstead } from './measuresInstead.ts';
import type { Outage } from './outage.ts';
import type { Trial } from './trial.ts';

/** What would make the time to survive reach the time to recover: stock, measures, and which costs less. `x`: the best response, `short` what falls short in it. */
export function mitigationOf(
  bench: Bench,
  trial: Trial,
  outages: readonly Outage[],
  x: Float64Array,
  short: readonly NeedLost[],
): Mitigation {
  const stock = stockInstead(bench, trial, outages, short);
  const measures = measuresInstead(bench, trial, outages, x);
  return { stock, measures, cheaper: cheaperOf(stock, measures) };
}

/** The cheaper way of those that are verified; of two that cost the same the stock, which needs no approval. */
export function cheaperOf(stock: StockInstead | null, measures: MeasuresInstead): Mitigation['cheaper'] {
  const ofStock = stock?.verified ? stock.cost : Number.POSITIVE_INFINITY;
  const ofMeasures = measures.verified ? measures.discounted! : Number.POSITIVE_INFINITY;
  if (Math.min(ofStock, ofMeasures) === Number.POSITIVE_INFINITY) return null;
  return ofStock <= ofMeasures ? 'stock' : 'measures';
}

/** The cheapest extra stock and money that would have made it, and nothing of the best response's other than that. */
function stockInstead(
  bench: Bench,
  trial: Trial,
  outages: readonly Outage[],
  short: readonly NeedLost[],
): StockInstead | null {
  trial.lose(outages);
  const losses = outages.map(({ loss }) => loss);
  const items = itemsInPlace(bench.program, losses, short);
  const sites = new Set(losses.flatMap(({ id, kind }) => (kind === 'site' ? [id] : [])));
  // What a site holds already stays usable (section 7), but nobody would put more where it is to be lost.
  const found = trial.buyToSurvive(({ item, site }) => items.has(item) && !sites.has(site));
  if (!found) return null;
  const { network } = bench.program.subjects;
  const { locations, money: budgets, realised } = network;
  const units = new Map(realised.plan.tables.items.map(({ id, unit }) => [id, unit]));
  const stocks = locations.flatMap(({ item, opening, site, stock }, l) => {
    const quantity = tidy(found.units[l]);
    if (quantity === 0) return [];
    const cost = tidy(quantity * bench.stress.extraValue[l]);
    const room = Math.max(0, (storageLimit(network, stock)?.[0] ?? Number.POSITIVE_INFINITY) - opening);
    const beyondRoom = tidy(Math.max(0, quantity - room));
    return [{ item, site, unit: units.get(item) ?? '', quantity, beyondRoom, cost }];
  });
  stocks.sort((a, b) => b.cost - a.cost || (`${a.item}/${a.site}` < `${b.item}/${b.site}` ? -1 : 1));
  const money = budgets.funds.flatMap(({ row }, f) =>
    budgets.years.flatMap((fiscalYear, k) => {
      const amount = tidy(found.money[f][k]);
      return amount === 0 ? [] : [{ fund: row.id, fiscalYear, amount }];
    }),
  );
  const cost = tidy(
    stocks.reduce((sum, one) => sum + one.cost, 0) + money.reduce((sum, one) => sum + one.amount, 0),
  );
  return { cost, verified: found.verified, stocks, money };
}
