import type { Random } from '../random.ts';
import type { Draft } from './draft.ts';
import type { NationSize } from './size.ts';

/** An end item with everything upstream of it, as the needs, the money and the measures have to know it. */
export interface Family {
  readonly index: number;
  readonly end: string;
  /** Where the item is assembled; the second plant makes some components and one assembly for it. */
  readonly plant: string;
  readonly second: string;
  /** Depots to which the item is moved. */
  readonly depots: readonly [string, string];
  /** Units a month the requirements come to, roughly. */
  readonly demand: number;
  /** Cost of one finished unit with all that goes into it, about. */
  readonly unitCost: number;
  /** `make` of the process whose base rate falls short of the demand; undefined where there is slack. */
  readonly tight: string | undefined;
}

/** What goes into one run: item, quantity, and how long after the start it is needed. */
interface Part {
  readonly item: string;
  readonly quantity: number;
  readonly offset?: string;
}

interface Make {
  readonly id: string;
  readonly item: string;
  readonly site: string;
  /** Runs a month that demand calls for. */
  readonly pace: number;
  readonly parts: readonly Part[];
  readonly cost: number;
  readonly lead: string;
  readonly surge: boolean;
}

/** Families in one region draw on the same suppliers of common materials and the same trades. */
export const familiesPerRegion = 8;
export const regionOf = (family: number): number => Math.floor(family / familiesPerRegion);
export const commonMaterials = ['nitrocellulose', 'alloy-steel'] as const;
export const commonMaterial = (region: number, name: string): string => `${name}-${region + 1}`;

/** States one family: three levels of make (component, assembly, end item) over bought materials. */
export function addFamily(
  draft: Draft,
  random: Random,
  size: NationSize,
  index: number,
  depots: readonly string[],
): Family {
  const name = `f${index + 1}`;
  const region = regionOf(index);
  const plant = `plant-${index + 1}`;
  // Two families share the second plant: what one takes of its machines the other has not.
  const second = `works-${Math.floor(index / 2) + 1}`;
  const first = (2 * Math.floor(index / 2)) % depots.length;
  const homes = [depots[first]!, depots[(first + 1) % depots.length]!] as const;
  const demand = random.between(200, 2000);
  const end = `${name}-round`;
  const shell = `${name}-shell`;
  const charge = `${name}-charge`;
  const components = ['body', 'fuze', 'primer', 'case'].map((part) => `${name}-${part}`);
  const own = ['brass', 'electronics', 'solvent'].map((part) => `${name}-${part}`);
  const [nitrocellulose, steel] = commonMaterials.map((material) => commonMaterial(region, material));
  const [body, fuze, primer, shellCase] = components;
  const [brass, electronics, solvent] = own;

  draft.add('items', {
    id: end,
    name: `Round ${index + 1}`,
    kind: 'end_item',
    unit_value: random.between(2000, 6000),
  });
  for (const id of [shell, charge]) draft.add('items', { id, name: id, kind: 'assembly' });
  for (const id of components) draft.add('items', { id, name: id, kind: 'component' });
  for (const id of own) {
    draft.add('items', {
      id,
      name: id,
      kind: 'material',
      unit: 'kg',
      unit_value: 10,
      ...(size.whole && id === solvent && { shelf_life: 'P9M' }),
    });
  }

  // Demand that the plan's own capacity cannot meet, in about a third of the families, at one level or another.
  const short = random.chance(0.35) ? random.pick(['end', 'assembly', 'component'] as const) : undefined;
  const room = (level: 'end' | 'assembly' | 'component') =>
    level === short ? random.between(0.55, 0.8) : random.between(1.1, 1.6);
  const roomFor = { end: room('end'), assembly: room('assembly'), component: room('component') };

  const makes: Make[] = [
    {
      id: `make-${end}`,
      item: end,
      site: plant,
      pace: demand * roomFor.end,
      parts: [
        { item: shell, quantity: 1 },
        { item: charge, quantity: random.pick([1, 2]) },
        { item: fuze!, quantity: 1, offset: 'P1M' },
      ],
      cost: random.between(150, 400),
      lead: 'P2M',
      surge: true,
    },
    {
      id: `make-${shell}`,
      item: shell,
      site: plant,
      pace: demand * roomFor.assembly,
      parts: [
        { item: body!, quantity: 1 },
        { item: nitrocellulose!, quantity: random.between(2, 8) },
      ],
      cost: random.between(80, 200),
      lead: 'P1M',
      surge: true,
    },
    {
      id: `make-${charge}`,
      item: charge,
      site: plant,
      pace: 2 * demand * random.between(1.1, 1.5),
      parts: [
        { item: primer!, quantity: 1 },
        { item: shellCase!, quantity: 1 },
        { item: nitrocellulose!, quantity: random.between(1, 4) },
      ],
      cost: random.between(60, 120),
      lead: 'P1M',
      surge: true,
    },
    {
      id: `make-${body}`,
      item: body!,
      site: plant,
      pace: demand * roomFor.component,
      parts: [{ item: steel!, quantity: random.between(20, 45) }],
      cost: random.between(120, 260),
      lead: 'P2M',
      surge: true,
    },
    {
      id: `make-${fuze}`,
      item: fuze!,
      site: plant,
      pace: demand * random.between(1.1, 1.5),
      parts: [
        { item: electronics!, quantity: 1 },
        { item: brass!, quantity: 0.5 },
      ],
      cost: random.between(90, 180),
      lead: 'P3M',
      surge: false,
    },
    {
      id: `make-${primer}`,
      item: primer!,
      site: plant,
      pace: 2 * demand * random.between(1.1, 1.5),
      parts: [{ item: brass!, quantity: 0.1 }],
      cost: random.between(5, 20),
      lead: 'P1M',
      surge: false,
    },
    {
      id: `make-${shellCase}`,
      item: shellCase!,
      site: plant,
      pace: 2 * demand * random.between(1.1, 1.5),
      parts: [
        { item: brass!, quantity: random.between(1, 3) },
        { item: solvent!, quantity: 0.2 },
      ],
      cost: random.between(20, 50),
      lead: 'P1M',
      surge: true,
    },
    {
      id: `make-${body}-2`,
      item: body!,
      site: second,
      pace: demand * 0.2,
      parts: [{ item: steel!, quantity: random.between(22, 50) }],
      cost: random.between(180, 320),
      lead: 'P2M',
      surge: false,
    },
    {
      id: `make-${shell}-2`,
      item: shell,
      site: second,
      pace: demand * 0.2,
      parts: [
        { item: body!, quantity: 1 },
        { item: nitrocellulose!, quantity: random.between(2, 8) },
      ],
      cost: random.between(110, 240),
      lead: 'P1M',
      surge: false,
    },
  ];
  for (const make of makes) addMake(draft, random, size, make, demand);
  for (const site of [plant, second]) {
    const materials = site === plant ? [...own, nitrocellulose!, steel!] : [nitrocellulose!, steel!];
    for (const item of materials) addPurchases(draft, random, { item, site, index, region, demand });
  }
  addMoves(draft, random, size, { item: end, from: plant, to: homes, demand });
  addMoves(draft, random, size, { item: shell, from: second, to: [plant], demand });
  addStocks(draft, random, size, { end, shell, body: body!, plant, homes, own, demand });

  const tight = { end: makes[0]!.id, assembly: makes[1]!.id, component: makes[3]!.id };
  return {
    index,
    end,
    plant,
    second,
    depots: homes,
    demand,
    unitCost: 2500,
    tight: short && tight[short],
  };
}

function addMake(draft: Draft, random: Random, size: NationSize, make: Make, demand: number): void {
  const { id, item, site, pace, parts, cost, lead, surge } = make;
  const rate = Math.round(pace);
  const grows = id.endsWith('-round');
  draft.add('processes', {
    id,
    name: id,
    kind: 'make',
    item,
    site,
    lead_time: lead,
    unit_cost: cost,
    category: 'operations',
    yield: random.pick([1, 0.98, 0.95]),
    ...(grows && { current_rate: Math.round(rate * 0.6), growth: Math.round(demand * 0.08) }),
  });
  draft.add('rates', { process: id, segment: 'base', rate });
  if (surge) {
    draft.add('rates', {
      process: id,
      segment: 'surge',
      rate: Math.round(rate * 0.25),
      extra_cost: Math.round(cost * 0.4),
      notice: 'P4M',
    });
  }
  for (const { item: part, quantity, offset = 'P0D' } of parts) {
    draft.add('inputs', { process: id, item: part, quantity, offset });
  }
  draft.add('uses', { process: id, resource: `machines-${site}`, quantity: random.between(0.5, 1.5) });
  if (size.whole && grows) {
    const pool = `welders-${regionOf(Number(/\d+/.exec(id)![0]) - 1) + 1}`;
    draft.add('uses', { process: id, resource: pool, quantity: 1 });
  }
}

interface Purchase {
  readonly item: string;
  readonly site: string;
  readonly index: number;
  readonly region: number;
  readonly demand: number;
}

/** Materials come from a cheap source with a long lead time and a dear one with a short lead time. */
function addPurchases(draft: Draft, random: Random, { item, site, index, region, demand }: Purchase): void {
  const common = commonMaterials.find((name) => item.startsWith(name));
  const price = common === 'alloy-steel' ? 4 : random.between(6, 30);
  const need = demand * (common === 'alloy-steel' ? 45 : common ? 12 : 6);
  for (const [source, lead, share, dearer] of [
    ['contract', 'P5M', 1.2, 1],
    ['spot', 'P1M', 0.3, 1.7],
  ] as const) {
    // Both families at a shared plant buy for it: the family's number keeps their orders apart.
    const id = `buy-${item}-${site}-${source}-${index + 1}`;
    draft.add('processes', {
      id,
      name: id,
      kind: 'buy',
      item,
      site,
      organisation: source === 'contract' ? 'overseas-metals' : 'allied-trading',
      lead_time: lead,
      unit_cost: Number((price * dearer).toPrecision(3)),
    });
    draft.add('rates', { process: id, segment: 'base', rate: Math.round(need * share) });
    if (common) draft.add('uses', { process: id, resource: `supply-${common}-${region + 1}`, quantity: 1 });
  }
}

interface Moves {
  readonly item: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly demand: number;
}

function addMoves(draft: Draft, random: Random, size: NationSize, { item, from, to, demand }: Moves): void {
  for (const site of to) {
    const id = `move-${item}-${site}`;
    draft.add('processes', {
      id,
      name: id,
      kind: 'move',
      item,
      site,
      from_site: from,
      lead_time: size.whole ? 'P10D' : random.pick(['P0D', 'P1M']),
      unit_cost: random.between(4, 15),
      category: 'operations',
    });
    draft.add('rates', { process: id, segment: 'base', rate: Math.round(demand * 3) });
  }
}

interface Stocks {
  readonly end: string;
  readonly shell: string;
  readonly body: string;
  readonly plant: string;
  readonly homes: readonly [string, string];
  readonly own: readonly string[];
  readonly demand: number;
}

function addStocks(draft: Draft, random: Random, size: NationSize, stocks: Stocks): void {
  const { end, shell, body, plant, homes, own, demand } = stocks;
  const lot = (months: number) => Math.round(demand * months);
  for (const site of homes) {
    draft.add('stocks', {
      item: end,
      site,
      quantity: lot(random.between(0.5, 5)),
      storage_limit: lot(18),
      holding_cost: random.between(1, 4),
    });
  }
  draft.add('stocks', { item: end, site: plant, storage_limit: lot(2), holding_cost: 5 });
  draft.add('stocks', { item: shell, site: plant, quantity: lot(1), storage_limit: lot(4), holding_cost: 2 });
  draft.add('stocks', { item: body, site: plant, quantity: lot(1), holding_cost: 1 });
  for (const item of own) {
    draft.add('stocks', { item, site: plant, quantity: lot(4), storage_limit: lot(20), holding_cost: 0.05 });
  }
  if (size.whole && random.chance(0.3)) {
    draft.add('receipts', {
      id: `order-${end}`,
      item: end,
      site: homes[0],
      quantity: lot(1),
      date: '2027-10-01',
    });
  }
}
