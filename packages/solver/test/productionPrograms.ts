import { type LinearProgram, ProgramBuilder } from '@sinew/solver';

/** A small deterministic stream of numbers in [0, 1) (mulberry32), so that test programs never change. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A program with the objectives to meet in turn: unmet demand of rank 1, 2, 3, and cost. */
export interface ProductionProgram {
  readonly program: LinearProgram;
  readonly stages: readonly { readonly name: string; readonly cost: Float64Array }[];
}

/**
 * Multi-period production in layers of a bill of material: materials are bought, assemblies and end items are
 * made from items of the layer below with a lead time, on shared capacities, kept in stock, and asked for at the
 * top with ranks. `periods * items` balance rows and `periods * resources` capacity rows.
 */
export function productionProgram(size: {
  readonly periods: number;
  readonly items: number;
  readonly resources: number;
  readonly seed: number;
  /** How much of the capacity drawn there is: below about 0.3 it binds in most months. Default 1. */
  readonly capacity?: number;
  /** Plants to open, each a yes or no that adds capacity for a charge. 0 gives an LP. */
  readonly plants?: number;
}): ProductionProgram {
  const { periods, items, resources } = size;
  const random = seeded(size.seed);
  const builder = new ProgramBuilder();
  const ranks = 3;
  const costs: [column: number, cost: number][][] = Array.from({ length: ranks + 1 }, () => []);
  const column = (lower: number, upper: number, integer = false) => builder.column(lower, upper, 0, integer);
  const price = (stage: number, at: number, cost: number) => costs[stage]!.push([at, cost]);

  const balance = (item: number, period: number) => item * periods + period;
  for (let item = 0; item < items; item++) {
    for (let t = 0; t < periods; t++) builder.row(item < items * 0.05 && t === 0 ? -40 : 0, Infinity);
  }
  const capacityRow = (resource: number, period: number) => items * periods + resource * periods + period;
  const capacity: number[] = [];
  for (let resource = 0; resource < resources; resource++) {
    const hours = (60 + 200 * random()) * (size.capacity ?? 1);
    capacity.push(hours);
    for (let t = 0; t < periods; t++) builder.row(-Infinity, Math.round(hours));
  }

  const layerOf = (item: number) => Math.floor((item * 4) / items);
  const firstOf = (layer: number) => Math.ceil((layer * items) / 4);
  for (let item = 0; item < items; item++) {
    const layer = layerOf(item);
    const lead = 1 + Math.floor(random() * 3);
    const inputs: [number, number][] = [];
    if (layer > 0) {
      for (let n = 1 + Math.floor(random() * 3); n > 0; n--) {
        const below = firstOf(layer - 1);
        inputs.push([below + Math.floor(random() * (item - below)), 1 + Math.floor(random() * 3)]);
      }
    }
    const acyclic = inputs.filter(([input]) => input < firstOf(layer));
    const resource = Math.floor(random() * resources);
    const hours = 0.2 + random();
    const unitCost = 1 + Math.floor(random() * 50);
    for (const surge of [false, true]) {
      for (let t = 0; t < periods; t++) {
        const run = column(0, surge ? 12 : 30);
        if (t + lead < periods) builder.add(balance(item, t + lead), run, 1);
        for (const [input, quantity] of acyclic) builder.add(balance(input, t), run, -quantity);
        builder.add(capacityRow(resource, t), run, hours);
        price(ranks, run, unitCost * (surge ? 1.4 : 1) * 0.995 ** t);
      }
    }
    for (let t = 0; t < periods; t++) {
      const stock = column(0, 400);
      builder.add(balance(item, t), stock, -1);
      if (t + 1 < periods) builder.add(balance(item, t + 1), stock, 1);
      price(ranks, stock, 0.02 * unitCost);
    }
    if (layer === 3 || random() < 0.1) {
      const rank = Math.floor(random() * ranks);
      const weight = 0.5 + random();
      for (let t = 3; t < periods; t++) {
        const asked = Math.round(random() * 9);
        const deliver = column(0, asked);
        const unmet = column(0, asked);
        builder.add(balance(item, t), deliver, -1);
        const row = builder.row(asked, asked);
        builder.add(row, deliver, 1);
        builder.add(row, unmet, 1);
        price(rank, unmet, (weight * (1 + 0.01 * (periods - t))) / Math.max(1, asked));
      }
    }
  }
  for (let plant = 0; plant < (size.plants ?? 0); plant++) {
    const resource = plant % resources;
    const opened = column(0, 1, true);
    const from = Math.floor(random() * (periods / 2));
    for (let t = from; t < periods; t++)
      builder.add(capacityRow(resource, t), opened, -capacity[resource]! / 3);
    price(ranks, opened, 500 + Math.round(random() * 4000));
  }

  const program = builder.build();
  return {
    program,
    stages: costs.map((entries, stage) => {
      const cost = new Float64Array(program.columnCount);
      for (const [at, value] of entries) cost[at]! += value;
      return { name: stage < ranks ? `unmet rank ${stage + 1}` : 'cost', cost };
    }),
  };
}
