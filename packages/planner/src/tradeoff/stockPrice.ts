import type { Network } from '../network/network.ts';
import { writeOffValue } from '../program/objective.ts';
import { RequestError } from '../solve/request.ts';
import type { StockPrice } from './tradeoff.ts';

/**
 * What a unit of extra stock costs: the item's `unit_value`; else the least that a process of the plan would buy or make it
 * for at the plan's start, with what its inputs cost by the same rule. Throws a RequestError where neither says.
 */
export function stockPriceOf(network: Network, item: string): StockPrice {
  const stated = writeOffValue(network)(item, 0);
  if (stated > 0) return { unit: stated, basis: 'unit_value', process: null };
  const made = cheapest(network, item, new Set());
  if (made && made.unit > 0) return made;
  throw new RequestError(
    { en: `nothing says what a unit of ${item} costs`, fr: `rien ne dit ce que coûte une unité de ${item}` },
    {
      en: `give items.unit_value of ${item}, or for this run --set items.${item}.unit_value=100`,
      fr: `donner items.unit_value de ${item}, ou pour cette fois --set items.${item}.unit_value=100`,
    },
  );
}

function cheapest(network: Network, item: string, above: ReadonlySet<string>): StockPrice | undefined {
  const value = writeOffValue(network);
  const inputs = new Set([...above, item]);
  let least: StockPrice | undefined;
  for (const { row, unitCost, inputs: draws } of network.processes) {
    if (row.item !== item || row.kind === 'move') continue;
    let cost = unitCost[0];
    for (const { location, quantity } of draws) {
      const { item: input } = network.locations[location];
      const price = inputs.has(input) ? undefined : value(input, 0) || cheapest(network, input, inputs)?.unit;
      cost += price === undefined ? Number.POSITIVE_INFINITY : quantity * price;
    }
    const unit = cost / row.yield;
    if (Number.isFinite(unit) && (!least || unit < least.unit)) {
      least = { unit, basis: row.kind, process: row.id };
    }
  }
  return least;
}
