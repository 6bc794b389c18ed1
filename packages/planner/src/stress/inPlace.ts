import type { PlanProgram } from '../program/build.ts';
import type { NeedLost } from './finding.ts';
import type { Loss } from './loss.ts';

/**
 * Items whose stock can take the place of what losses take away: what the lost processes give, what is made of it, and what a
 * requirement or pledge that falls short (`short`) accepts. Stock of anything else would help by the money it saves alone, and money
 * is told as money.
 */
export function itemsInPlace(
  { subjects }: PlanProgram,
  losses: readonly Loss[],
  short: readonly Pick<NeedLost, 'table' | 'id'>[],
): ReadonlySet<string> {
  const { locations, processes, realised, resourceOf } = subjects.network;
  const { accepts, pledge_items } = realised.plan.tables;
  const lost = new Set(losses.flatMap((loss) => loss.processes));
  const resources = new Set(losses.flatMap((loss) => loss.resources.map((id) => resourceOf.get(id))));
  const flows = processes.map(({ inputs, outputs, row, uses }) => ({
    stopped: lost.has(row.id) || uses.some(({ resource }) => resources.has(resource)),
    inputs: inputs.map(({ location }) => locations[location].item),
    outputs: outputs.map(({ location }) => locations[location].item),
  }));
  const items = new Set(flows.flatMap(({ outputs, stopped }) => (stopped ? outputs : [])));
  for (let before = -1; before !== items.size; ) {
    before = items.size;
    for (const { inputs, outputs } of flows) {
      if (inputs.some((item) => items.has(item))) for (const item of outputs) items.add(item);
    }
  }
  const fallsShort = (table: NeedLost['table'], id: string) =>
    short.some((need) => need.table === table && need.id === id);
  for (const { item, requirement } of accepts) if (fallsShort('requirements', requirement)) items.add(item);
  for (const { item, pledge } of pledge_items) if (fallsShort('pledges', pledge)) items.add(item);
  return items;
}
