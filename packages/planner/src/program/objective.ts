import type { Row } from '@sinew/model';
import type { Stage } from '@sinew/solver';
import type { Network } from '../network/network.ts';
import type { Assembly } from './assembly.ts';
import { isSmall } from './searchRoom.ts';
import { BEYOND, type SpendingLedger } from './spending.ts';

/** A stage of the objective, and the factor its costs were multiplied by for the solver's tolerances. */
export interface PlanStage extends Stage {
  readonly scale: number;
}

/**
 * Later stages may give up this much of a share short, in all; but never less than the solver can tell apart, and no more than that in small
 * programs: g_t tells one period from the next so little that 1e-8 of a share moved 3 of 100,000 units from a month that falls short
 * to one that was met.
 */
export const SHARE_TOLERANCE = 1e-8;
const LEAST_TOLERANCE = 1e-6;

/** What later stages may take of a share short, in all, in a program of so many rows. */
export const shareTolerance = (rowCount: number): number => (isSmall(rowCount) ? 0 : SHARE_TOLERANCE);

/** With whole-number decisions a stage counts as solved this close to its bound: a hundredth of a percent of a share. */
export const SHARE_GAP = 1e-4;

/** Times what may be taken of a stage that may be moved by a period: less than what is no finding (twice), by the solver's own tolerances. */
const TIMES_MOVED = 1.5;

/** g_t: an early shortage counts up to 1 % more than a late one, so that what there is is used when asked for. */
export const earliness = (t: number, periods: number): number => 1 + (0.01 * (periods - 1 - t)) / periods;

/** The stage that counts a requirement of a kind, or a pledge, at its rank. */
export const stageNameOf = (kind: Row<'requirements'>['kind'] | 'pledge', rank: number): string =>
  `${kind === 'hold' ? 'held' : 'rank'} ${rank}`;

/** The objectives in order: shares short rank by rank, held levels rank by rank, discounted cost. */
export function objectives(assembly: Assembly, ledger: SpendingLedger): PlanStage[] {
  const { requirements, pledges } = assembly.subjects;
  const columnCount = assembly.builder.columnCount;
  const flows = new Set([
    ...requirements.filter(({ row }) => row.kind !== 'hold').map(({ row }) => row.rank),
    ...pledges.map(({ row }) => row.rank),
  ]);
  const holds = new Set(requirements.filter(({ row }) => row.kind === 'hold').map(({ row }) => row.rank));
  const ascending = (ranks: Set<number>) => [...ranks].sort((a, b) => a - b);
  const stages: PlanStage[] = [];
  const tolerance = shareTolerance(assembly.builder.rowCount);
  for (const rank of ascending(flows)) {
    const cost = new Float64Array(columnCount);
    addShortfalls(assembly, cost, rank);
    addPledges(assembly, cost, rank);
    stages.push(timed(assembly, shareStage(stageNameOf('consume', rank), cost, tolerance), rank));
  }
  for (const rank of ascending(holds)) {
    const cost = new Float64Array(columnCount);
    addHeldGaps(assembly, cost, rank);
    stages.push(shareStage(stageNameOf('hold', rank), cost, tolerance));
  }
  stages.push(scaled('cost', discountedCost(assembly, ledger, columnCount), 0, 0));
  // Where nothing is asked there is nothing to minimise.
  return stages.filter(({ name, cost }) => name === 'cost' || cost.some((c) => c !== 0));
}

function addShortfalls({ columns, subjects }: Assembly, cost: Float64Array, rank: number): void {
  const { calendar } = subjects.network;
  for (const { row, index, asked } of subjects.requirements) {
    if (row.rank !== rank || row.kind === 'hold') continue;
    const whole = asked.reduce((sum, due) => sum + due, 0);
    if (whole === 0) continue;
    if (row.kind === 'consume') {
      asked.forEach((_, t) => {
        cost[columns.unmet[index] + t] += earliness(t, calendar.count) / whole;
      });
      continue;
    }
    const never = asked.reduce((sum, due, t) => sum + due * monthsLeft(calendar.months, t), 0);
    asked.forEach((_, t) => {
      cost[columns.unmet[index] + t] += calendar.months[t] / never;
    });
  }
}

/**
 * The stage with what keeps shortages from being moved to earlier periods. g_t tells one period from the next by a hundredth of a share in all, so that
 * what is enough to *make* a trace of a shortage is enough to move a hundred times as much: on plans/canada training fell short from July 2028, by 460 of 1.8
 * million cartridges a month, where it need not before July 2034. So later stages may raise the periods by which what is unmet comes before the last,
 * Σ (T−1−t)·unmet[t] in shares, by no more than TIMES_MOVED what they may take of the shares.
 *
 * Of what is consumed alone: with the same row for each of their ranks the search for the least cost of plans/canada came to no end.
 */
function timed({ columns, subjects }: Assembly, stage: PlanStage, rank: number): PlanStage {
  const index: number[] = [];
  const cost: number[] = [];
  for (const { row, index: d, asked } of subjects.requirements) {
    if (row.kind !== 'consume' || row.rank !== rank) continue;
    asked.forEach((_, t) => {
      const column = columns.unmet[d] + t;
      const periods = asked.length - 1 - t;
      if (stage.cost[column] === 0 || periods === 0) return;
      index.push(column);
      cost.push((periods * stage.cost[column]) / (TIMES_MOVED * earliness(t, asked.length)));
    });
  }
  if (index.length === 0) return stage;
  return { ...stage, keeps: { index: Int32Array.from(index), cost: Float64Array.from(cost) } };
}

function addPledges({ columns, subjects }: Assembly, cost: Float64Array, rank: number): void {
  const { months } = subjects.network.calendar;
  for (const { row, index, asked, due, scale } of subjects.pledges) {
    if (row.rank !== rank || asked === 0 || due >= months.length) continue;
    const first = Math.max(0, due);
    const never = asked * monthsLeft(months, first);
    for (let t = first; t < months.length; t++) cost[columns.rest[index] + t] += (scale * months[t]) / never;
  }
}

function addHeldGaps({ columns, subjects }: Assembly, cost: Float64Array, rank: number): void {
  const { calendar } = subjects.network;
  for (const { row, index, asked } of subjects.requirements) {
    if (row.rank !== rank || row.kind !== 'hold') continue;
    const whole = asked.reduce((sum, level, t) => sum + level * calendar.months[t], 0);
    if (whole === 0) continue;
    asked.forEach((_, t) => {
      cost[columns.unmet[index] + t] += (earliness(t, calendar.count) * calendar.months[t]) / whole;
    });
  }
}

/** λ_t + … + λ_{T−1}. */
export function monthsLeft(months: Float64Array, t: number): number {
  let sum = 0;
  for (let k = t; k < months.length; k++) sum += months[k];
  return sum;
}

/** Σ δ·spending + unit_value of what expires + what is spent beyond the plan, at the last δ. */
function discountedCost(assembly: Assembly, ledger: SpendingLedger, columnCount: number): Float64Array {
  const { columns, subjects } = assembly;
  const { calendar, locations, money } = subjects.network;
  const cost = new Float64Array(columnCount);
  for (let k = 0; k < ledger.length; k++) {
    const t = ledger.period[k] === BEYOND ? calendar.count - 1 : ledger.period[k];
    cost[ledger.column[k]] += ledger.amount[k] * money.discount[t];
  }
  const value = writeOffValue(subjects.network);
  locations.forEach(({ item }, l) => {
    if (columns.expired[l] < 0) return;
    for (let t = 0; t < calendar.count; t++)
      cost[columns.expired[l] + t] += value(item, t) * money.discount[t];
  });
  return cost;
}

/** What a unit that expires is worth, plan's currency. */
export function writeOffValue(network: Network): (item: string, t: number) => number {
  const items = new Map(network.realised.plan.tables.items.map((row) => [row.id, row]));
  return (item, t) => {
    const row = items.get(item);
    return row?.unit_value === undefined ? 0 : row.unit_value * network.money.exchange(row.currency, t);
  };
}

export function shareStage(name: string, cost: Float64Array, tolerance: number = SHARE_TOLERANCE): PlanStage {
  return scaled(name, cost, tolerance, SHARE_GAP);
}

/**
 * Brings the geometric middle of the costs to 1, by a power of two. Shares of ten million rounds are 1e-7 a round,
 * which is the solver's dual tolerance: unscaled, it could not tell a round from nothing. The costs given become the stage's.
 */
export function scaled(name: string, cost: Float64Array, tolerance: number, gap: number): PlanStage {
  const scale = middleScale([cost]);
  for (let j = 0; j < cost.length; j++) cost[j] *= scale;
  return inScale(name, cost, scale, tolerance, gap);
}

/** A power of two that brings the geometric middle of costs to 1; 1 where there are none. */
export function middleScale(costs: readonly Float64Array[]): number {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const cost of costs) {
    for (let j = 0; j < cost.length; j++) {
      const size = Math.abs(cost[j]);
      if (size === 0) continue;
      if (size < least) least = size;
      if (size > most) most = size;
    }
  }
  return most > 0 ? 2 ** -Math.round(Math.log2(Math.sqrt(least * most))) : 1;
}

/** A stage whose costs are scaled already, with the tolerances that its name asks for. */
export function stageInScale(name: string, cost: Float64Array, scale: number): PlanStage {
  return name === 'cost'
    ? inScale(name, cost, scale, 0, 0)
    : inScale(name, cost, scale, SHARE_TOLERANCE, SHARE_GAP);
}

function inScale(name: string, cost: Float64Array, scale: number, tolerance: number, gap: number): PlanStage {
  return {
    name,
    cost,
    tolerance: { absolute: Math.max(tolerance * scale, LEAST_TOLERANCE), relative: 0 },
    absoluteGap: Math.max(1e-9, gap * scale),
    scale,
  };
}

/** An objective's costs over `columnCount` columns: those that a program has beyond it cost nothing, those it lacks are left out. */
export function overColumns(cost: Float64Array, columnCount: number): Float64Array {
  const over = new Float64Array(columnCount);
  over.set(cost.subarray(0, columnCount));
  return over;
}
