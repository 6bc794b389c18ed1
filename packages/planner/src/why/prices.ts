import type { Network } from '../network/network.ts';
import type { Block } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';
import { byRows } from './matrix.ts';

/** Price-base money for one unit of the k-th limit of a block, in the unit of its row. */
export type Price = (block: Block, k: number) => number;

/** A unit received from outside is the last resort: so many times its value. */
const RECEIPT = 10;
/** A move is priced at its cost, or without one at this share of what it moves. */
const MOVE = 0.1;

/**
 * What it is taken to cost that a limit gives way, by docs/model.md section 6: only to choose between relaxations, never
 * part of a plan's cost. A run more is worth what it makes; a limit on several processes, what its least valuable
 * use makes; money, itself.
 */
export function pricesOf(program: PlanProgram): Price {
  const { subjects, columns, linear, moneyUnit } = program;
  const { network } = subjects;
  const { calendar, locations, money, segments } = network;
  const value = itemValues(network);
  const runs = network.processes.map(({ row, unitCost }) => {
    if (row.kind !== 'move') return value(row.item);
    return unitCost[0] > 0 ? unitCost[0] : MOVE * value(row.item);
  });
  const processOf = new Map<number, number>();
  segments.forEach(({ index, process }) => {
    for (let t = 0; t < calendar.count; t++) processOf.set(columns.run[index] + t, process);
  });
  const locationOf = new Map(locations.map(({ item, site }, l) => [`${item}/${site}`, l]));
  const rows = byRows(linear);
  /** The least valuable run in a row, per unit of the row. */
  const leastRun = (row: number): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
      const process = processOf.get(rows.index[e]);
      if (process !== undefined) least = Math.min(least, runs[process] / Math.abs(rows.value[e]));
    }
    return Number.isFinite(least) ? least : 1;
  };
  const resources = new Map(network.realised.plan.tables.resources.map((row) => [row.id, row]));
  const resourceRow = new Map(
    program.blocks.flatMap((block) => (block.constraint === 'resource' ? [[block.row, block.first]] : [])),
  );
  return (block, k) => {
    const head = block.row.split('/')[0];
    switch (block.constraint) {
      case 'balance':
        return RECEIPT * value(head);
      case 'capacity':
        return runs[segments[network.segmentOf.get(block.row)!].process];
      case 'storage':
        return (value(locations[locationOf.get(block.row)!].item) * calendar.months[block.period + k]) / 12;
      case 'acceptance':
        return value(block.row.split('/')[1]);
      case 'at_most':
        return value(block.row.split('/')[1]);
      case 'places': {
        const row = resources.get(block.row)!;
        const training = row.training_cost * money.exchange(row.currency, block.period + k);
        return training > 0 ? training : row.per_person * leastRun(resourceRow.get(block.row)!);
      }
      case 'cash':
      case 'commitment':
        return moneyUnit / money.escalation[money.yearOf.indexOf(k)];
      default:
        return leastRun(block.first + k);
    }
  };
}

/**
 * What a unit of an item is worth in the plan's currency: `unit_value`, else the least it costs to make or buy, its inputs
 * included, else 1.
 */
export function itemValues(network: Network): (item: string) => number {
  const items = new Map(network.realised.plan.tables.items.map((row) => [row.id, row]));
  const known = new Map<string, number>();
  const worth = (item: string): number => {
    const row = items.get(item);
    if (row?.unit_value !== undefined && row.unit_value > 0) {
      return row.unit_value * network.money.exchange(row.currency, 0);
    }
    let least = Number.POSITIVE_INFINITY;
    for (const process of network.processes) {
      if (process.row.item !== item || process.row.kind === 'move') continue;
      let cost = process.unitCost[0];
      for (const { location, quantity } of process.inputs) {
        cost += quantity * value(network.locations[location].item);
      }
      least = Math.min(least, cost / process.row.yield);
    }
    return Number.isFinite(least) && least > 0 ? least : 1;
  };
  const value = (item: string): number => {
    const before = known.get(item);
    if (before !== undefined) return before;
    // A recycled item is worth 1 while what it is made from is worked out.
    known.set(item, 1);
    const found = worth(item);
    known.set(item, found);
    return found;
  };
  return value;
}
