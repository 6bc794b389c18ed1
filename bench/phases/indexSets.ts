import { durationOf } from '@sinew/model';
import type { PlanProgram } from '@sinew/planner';
import { oneObjective } from './oneObjective.ts';

/** Something that enters or leaves a location with a run, `lag` whole months after the run starts. */
interface FlowSet {
  readonly process: number[];
  readonly location: number[];
  readonly quantity: number[];
  readonly lag: number[];
}

/**
 * The plan as a modeller in another language would hold it: index sets and parameters, no rows or coefficients.
 * Lists by segment, location, requirement and accept; where a list is nested, the inner one is over the months.
 */
export interface IndexSets {
  readonly months: number;
  readonly processes: number;
  readonly segments: { readonly process: number[]; readonly most: number[][]; readonly cost: number[][] };
  readonly locations: {
    readonly opening: number[];
    readonly limit: (number | null)[];
    readonly cost: number[][];
  };
  readonly outputs: FlowSet;
  readonly inputs: FlowSet;
  readonly uses: { readonly process: number[]; readonly resource: number[]; readonly quantity: number[] };
  readonly resources: { readonly capacity: number[] };
  readonly growth: { readonly process: number[]; readonly most: number[]; readonly current: number[] };
  readonly requirements: { readonly kind: string[]; readonly asked: number[][]; readonly worth: number[][] };
  readonly accepts: {
    readonly requirement: number[];
    readonly location: number[];
    readonly factor: number[];
  };
}

/** Index sets of a plan of size `-lp`; throws for anything that the peers do not state. */
export function indexSetsOf(program: PlanProgram): IndexSets {
  const { columns, subjects } = program;
  const { network, requirements } = subjects;
  const { calendar, locations, processes, segments, realised } = network;
  const { tables } = realised.plan;
  const T = calendar.count;
  const cost = oneObjective(program);
  const over = (first: number) => Array.from(cost.subarray(first, first + T));
  refuseOthers(program);

  const outputs: FlowSet = { process: [], location: [], quantity: [], lag: [] };
  const inputs: FlowSet = { process: [], location: [], quantity: [], lag: [] };
  const offsets = new Map(tables.inputs.map((row) => [`${row.process} ${row.item}`, row.offset]));
  for (const { row, index, outputs: out, inputs: draws } of processes) {
    for (const { location, quantity } of out) {
      push(outputs, index, location, quantity, wholeMonths(row.lead_time));
    }
    for (const { location, quantity } of draws) {
      const offset = offsets.get(`${row.id} ${locations[location]!.item}`) ?? 'P0D';
      push(inputs, index, location, quantity, wholeMonths(offset));
    }
  }
  const uses = processes.flatMap(({ index, uses: of }) => of.map((use) => ({ process: index, ...use })));
  const growing = processes.filter(({ row }) => row.growth !== undefined);
  const accepts = requirements.flatMap(({ index, accepts: of }) =>
    of.map((one) => ({ requirement: index, ...one })),
  );
  return {
    months: T,
    processes: processes.length,
    segments: {
      process: segments.map(({ process }) => process),
      most: segments.map(({ limit }) => Array.from(limit)),
      cost: segments.map(({ index }) => over(columns.run[index]!)),
    },
    locations: {
      opening: locations.map(({ opening }) => opening),
      limit: locations.map(({ stock }) => stock?.storage_limit ?? null),
      cost: locations.map((_, l) => over(columns.stock[l]!)),
    },
    outputs,
    inputs,
    uses: {
      process: uses.map(({ process }) => process),
      resource: uses.map(({ resource }) => resource),
      quantity: uses.map(({ quantity }) => quantity),
    },
    resources: { capacity: tables.resources.map(({ capacity = 0 }) => capacity) },
    growth: {
      process: growing.map(({ index }) => index),
      most: growing.map(({ row }) => row.growth!),
      current: growing.map(({ row }) => row.current_rate ?? 0),
    },
    requirements: {
      kind: requirements.map(({ row }) => row.kind),
      asked: requirements.map(({ asked }) => Array.from(asked)),
      worth: requirements.map((_, d) => over(columns.unmet[d]!)),
    },
    accepts: {
      requirement: accepts.map(({ requirement }) => requirement),
      location: accepts.map(({ location }) => location),
      factor: accepts.map(({ row }) => row.factor),
    },
  };
}

function push(set: FlowSet, process: number, location: number, quantity: number, lag: number): void {
  set.process.push(process);
  set.location.push(location);
  set.quantity.push(quantity);
  set.lag.push(lag);
}

function wholeMonths(duration: string): number {
  const { months, days } = durationOf(duration);
  if (days !== 0 || !Number.isInteger(months)) throw new Error(`${duration} is not a whole number of months`);
  return months;
}

// No item at a site is held for two requirements here, so that no `set_aside` is needed to share it out.
const stated = new Set(['balance', 'capacity', 'growth', 'resource', 'storage', 'requirement']);

function refuseOthers({ blocks, subjects }: PlanProgram): void {
  const other = blocks.find(({ constraint }) => !stated.has(constraint));
  if (other) throw new Error(`the peers do not state ${other.constraint} (${other.table} ${other.row})`);
  if (subjects.network.calendar.months.some((months) => months !== 1))
    throw new Error('the peers count in months');
}
