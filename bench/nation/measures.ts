import type { Random } from '../random.ts';
import type { Draft } from './draft.ts';
import { type Family, regionOf } from './family.ts';

type Step = readonly [
  step: string,
  kind: 'approval' | 'contract' | 'build' | 'qualify' | 'ramp',
  min: string,
  likely: string,
  max: string,
  share: number,
];

const quick: readonly Step[] = [
  ['approval', 'approval', 'P3M', 'P6M', 'P9M', 0],
  ['contract', 'contract', 'P1M', 'P2M', 'P4M', 0.2],
  ['build', 'build', 'P6M', 'P9M', 'P15M', 0.8],
];
const slow: readonly Step[] = [
  ['approval', 'approval', 'P6M', 'P9M', 'P18M', 0],
  ['contract', 'contract', 'P3M', 'P4M', 'P8M', 0.1],
  ['build', 'build', 'P9M', 'P14M', 'P24M', 0.7],
  ['qualify', 'qualify', 'P2M', 'P3M', 'P6M', 0.2],
  ['ramp', 'ramp', 'P6M', 'P6M', 'P6M', 0],
];

/**
 * A handful of measures of every sizing, decided by a board that sits once a year in three years: few whole
 * numbers in a large linear program, as a national plan has. They go to the families that fall short first.
 */
export function addMeasures(draft: Draft, random: Random, count: number, families: readonly Family[]): void {
  const short = families.filter(({ tight }) => tight !== undefined);
  const order = [...short, ...families.filter(({ tight }) => tight === undefined)];
  for (let k = 0; k < count; k++) {
    const family = order[k % order.length]!;
    const id = `measure-${k + 1}`;
    const wanted = family.demand * random.between(0.2, 0.5);
    const kinds = [addLine, addSizedLine, addMachines, addFiringData, addTraining] as const;
    kinds[k % kinds.length]!({ draft, random, id, family, wanted, families });
  }
}

interface Proposal {
  readonly draft: Draft;
  readonly random: Random;
  readonly id: string;
  readonly family: Family;
  /** Units a month that it should add. */
  readonly wanted: number;
  readonly families: readonly Family[];
}

const board = { decide_from: '2027-01-01', decide_until: '2030-01-01', board_months: [6] };

function addSteps(draft: Draft, measure: string, steps: readonly Step[]): void {
  for (const [step, kind, min, likely, max, cost_share] of steps) {
    draft.add('steps', { measure, step, kind, min, likely, max, cost_share });
  }
}

/** A second line where the family is tight, all or nothing. */
function addLine({ draft, random, id, family, wanted }: Proposal): void {
  const fixed_cost = Math.round(wanted * random.between(8_000, 20_000));
  draft.add('measures', { ...board, id, name: id, fixed_cost, upkeep: Math.round(fixed_cost * 0.002) });
  addSteps(draft, id, slow);
  const target = `${family.tight ?? `make-${family.end}`}/base`;
  draft.add('effects', {
    measure: id,
    effect: 'line',
    kind: 'capacity',
    target,
    quantity: Math.round(wanted),
  });
}

/** The same at any size. */
function addSizedLine({ draft, random, id, family, wanted }: Proposal): void {
  draft.add('measures', {
    ...board,
    id,
    name: id,
    sizing: 'size',
    min_size: Math.round(wanted * 0.2),
    max_size: Math.round(wanted),
    fixed_cost: Math.round(wanted * 1_000),
    size_cost: random.between(8_000, 16_000),
    upkeep: 20,
  });
  addSteps(draft, id, slow);
  const target = `${family.tight ?? `make-${family.end}`}/base`;
  draft.add('effects', { measure: id, effect: 'line', kind: 'capacity', target, quantity: 1 });
}

/** Machines for the plant, up to three. */
function addMachines({ draft, random, id, family, wanted }: Proposal): void {
  draft.add('measures', {
    ...board,
    id,
    name: id,
    sizing: 'count',
    max_size: 3,
    fixed_cost: Math.round(wanted * random.between(1_500, 3_000)),
  });
  addSteps(draft, id, quick);
  const target = `machines-${family.plant}`;
  draft.add('effects', {
    measure: id,
    effect: 'hours',
    kind: 'resource',
    target,
    quantity: Math.round(wanted * 2),
  });
}

/** Firing data for the neighbour's round where they are missing, else more room in the depot. */
function addFiringData({ draft, id, wanted, families }: Proposal): void {
  draft.add('measures', { ...board, id, name: id, kind: 'certify', fixed_cost: Math.round(wanted * 400) });
  addSteps(draft, id, quick);
  const taker = families[0]!;
  const giver = families[1]!;
  const target = `training-${taker.end}/${giver.end}`;
  draft.add('effects', { measure: id, effect: 'data', kind: 'data', target });
}

/** More places to train the trade that the region is short of. */
function addTraining({ draft, id, family, wanted }: Proposal): void {
  draft.add('measures', { ...board, id, name: id, kind: 'training', fixed_cost: Math.round(wanted * 1_000) });
  addSteps(draft, id, quick);
  const target = `welders-${regionOf(family.index) + 1}`;
  const quantity = Math.max(1, Math.round(wanted / 100));
  draft.add('effects', { measure: id, effect: 'places', kind: 'training_places', target, quantity });
}
