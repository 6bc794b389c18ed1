import { formatDay } from '@sinew/model';
import type { Solution } from '@sinew/solver';
import type { Block } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';
import { isCounted } from '../words/units.ts';

/** A limit to try with a little more of it: which bounds move, and by how much. */
export interface Candidate {
  readonly block: Block;
  /** What was tried: `step` of `unit` more, from the first day on (or in one fiscal year, or once). */
  readonly step: number;
  readonly unit: StepUnit;
  readonly from: string;
  readonly fiscalYear: number | undefined;
  /** Program rows or columns whose bound moves, and how far. */
  readonly moves: readonly { readonly index: number; readonly by: number }[];
  /** Fall of the stage's objective that the duals promise. */
  readonly promise: number;
}

export type StepUnit =
  | 'run/month'
  | 'capacity/month'
  | 'person'
  | 'person/month'
  | 'unit'
  | 'currency'
  | 'month';

/** A dual smaller than this, against costs scaled around 1, is rounding. */
const DUAL_TOLERANCE = 1e-9;
/** The step tried is a round number near this share of what there is. */
const STEP_SHARE = 0.05;

/** Limits whose duals promise something, most promising first. A limit that is shut is none: no rate is tried there. */
export function candidates(program: PlanProgram, solution: Solution): Candidate[] {
  const found: Candidate[] = [];
  for (const block of program.blocks) {
    const duals = block.at === 'row' ? solution.rowDual : solution.reducedCost;
    const worth = (k: number) => Math.max(0, -duals[block.first + k]);
    switch (block.constraint) {
      case 'capacity':
        pushFrom(found, program, block, worth, 'run/month', openMonths(program, block));
        break;
      case 'resource':
        pushFrom(found, program, block, worth, ...resourceStep(program, block));
        break;
      case 'places':
        pushFrom(found, program, block, worth, 'person/month', months(program));
        break;
      case 'growth':
        pushFrom(found, program, block, worth, 'run/month', months(program));
        break;
      case 'storage':
        pushFrom(found, program, block, worth, 'unit', () => 1);
        break;
      case 'at_most':
        pushFrom(found, program, block, worth, 'unit', () => 1);
        break;
      case 'cash':
      case 'commitment':
        pushYears(found, program, block, worth);
        break;
      case 'balance':
        pushOpening(found, program, block, duals);
        break;
    }
  }
  return found.sort((a, b) => b.promise - a.promise || a.block.first - b.block.first);
}

/** λ·open: 0 where a segment stays shut, as a surge without its D-day does; a rate of 0 that is open is none the less a limit. */
function openMonths(program: PlanProgram, block: Block): (t: number) => number {
  const { segmentOf, segments } = program.subjects.network;
  const { open } = segments[segmentOf.get(block.row)!];
  const λ = months(program);
  return (t) => λ(t) * open[t];
}

const months =
  ({ subjects }: PlanProgram) =>
  (t: number) =>
    subjects.network.calendar.months[t];

function resourceStep(program: PlanProgram, block: Block): [StepUnit, (t: number) => number] {
  const row = program.subjects.network.realised.plan.tables.resources.find(({ id }) => id === block.row)!;
  const λ = months(program);
  return row.kind === 'pool' ? ['person', (t) => λ(t) * row.per_person] : ['capacity/month', λ];
}

/** More of it in every period from the first in which it binds. */
function pushFrom(
  found: Candidate[],
  program: PlanProgram,
  block: Block,
  worth: (k: number) => number,
  unit: StepUnit,
  perStep: (t: number) => number,
): void {
  let first = 0;
  const idle = (k: number) => worth(k) <= DUAL_TOLERANCE || perStep(block.period + k) <= 0;
  while (first < block.count && idle(first)) first++;
  if (first === block.count) return;
  const { linear, subjects } = program;
  const upper = block.at === 'row' ? linear.rowUpper : linear.columnUpper;
  const limit = Math.max(0, upper[block.first + first]) / perStep(block.period + first);
  const step = Math.max(leastStep(program, block, unit), roundStep(limit));
  const moves = [];
  let promise = 0;
  for (let k = first; k < block.count; k++) {
    const by = step * perStep(block.period + k);
    if (by === 0) continue;
    moves.push({ index: block.first + k, by });
    promise += worth(k) * by;
  }
  const from = formatDay(subjects.network.calendar.start[block.period + first]);
  found.push({ block, step, unit, from, fiscalYear: undefined, moves, promise });
}

/** More money in one fiscal year at a time. */
function pushYears(
  found: Candidate[],
  program: PlanProgram,
  block: Block,
  worth: (k: number) => number,
): void {
  const { linear, moneyUnit, subjects } = program;
  const { calendar, money } = subjects.network;
  if (!money.funds.some(({ row }) => row.id === block.row)) return;
  // A year without money is tried with a part of what the best year has.
  const limits = linear.rowUpper.subarray(block.first, block.first + block.count);
  const largest = Math.max(0, ...limits.filter(Number.isFinite));
  for (let k = 0; k < block.count; k++) {
    if (worth(k) <= DUAL_TOLERANCE) continue;
    const limit = linear.rowUpper[block.first + k];
    const step = roundStep((limit > 0 ? limit : largest) * moneyUnit);
    found.push({
      block,
      step,
      unit: 'currency',
      from: formatDay(calendar.start[money.yearOf.indexOf(k)]),
      fiscalYear: money.years[k],
      moves: [{ index: block.first + k, by: step / moneyUnit }],
      promise: (worth(k) * step) / moneyUnit,
    });
  }
}

/** More of an item in stock at the start. A balance moves by both its bounds: −opening on the right-hand side. */
function pushOpening(found: Candidate[], program: PlanProgram, block: Block, duals: Float64Array): void {
  const worth = duals[block.first];
  if (worth <= DUAL_TOLERANCE) return;
  const { linear, subjects } = program;
  const step = Math.max(leastStep(program, block, 'unit'), roundStep(-linear.rowUpper[block.first]));
  found.push({
    block,
    step,
    unit: 'unit',
    from: formatDay(subjects.network.calendar.start[0]),
    fiscalYear: undefined,
    moves: [{ index: block.first, by: -step }],
    promise: worth * step,
  });
}

/** People and what is counted in whole units are not tried by halves; rates and measured quantities may be as small as need be. */
function leastStep(program: PlanProgram, { constraint, row }: Block, unit: StepUnit): number {
  if (unit === 'person' || unit === 'person/month') return 1;
  if (unit !== 'unit') return 0;
  const [first, second] = row.split('/');
  const item = constraint === 'at_most' ? second : first;
  const { items } = program.subjects.network.realised.plan.tables;
  return isCounted(items.find(({ id }) => id === item)?.unit ?? 'each') ? 1 : 0;
}

/** 1, 2 or 5 times a power of ten, near 5 % of what there is; 1 where there is nothing. */
export function roundStep(limit: number): number {
  if (!(limit > 0) || !Number.isFinite(limit)) return 1;
  const target = limit * STEP_SHARE;
  const power = 10 ** Math.floor(Math.log10(target));
  const lead = target / power;
  return (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10) * power;
}
