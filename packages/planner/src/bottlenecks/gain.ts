import type { RequirementNode } from '../network/demand.ts';
import type { PledgeNode } from '../network/pledge.ts';
import type { Negligible } from '../outcome/negligible.ts';
import { tidy } from '../outcome/tidy.ts';
import type { PlanProgram } from '../program/build.ts';
import { nameOf } from '../words/names.ts';

/** How much more of a requirement or pledge one solution meets than another. */
export interface Gain {
  readonly requirement: string;
  readonly quantity: number;
  /** The requirement's unit; `… · month` where it is lateness or a gap in a held level that shrinks. */
  readonly unit: string;
  readonly kind: 'met' | 'sooner' | 'held';
  readonly names: { readonly en: string; readonly fr: string };
}

/** How much more of a requirement or pledge one solution meets than another; undefined where it is not more. */
export function gainOf(
  program: PlanProgram,
  id: string,
  before: Float64Array,
  after: Float64Array,
  least: Negligible,
): Gain | undefined {
  const requirement = program.subjects.requirements.find(({ row }) => row.id === id);
  const pledge = program.subjects.pledges.find(({ row }) => row.id === id);
  const gain = requirement
    ? requirementGain(program, requirement, before, after, least)
    : pledge && pledgeGain(program, pledge, before, after, least);
  return gain && gain.quantity > 0 ? gain : undefined;
}

function requirementGain(
  program: PlanProgram,
  requirement: RequirementNode,
  before: Float64Array,
  after: Float64Array,
  least: Negligible,
): Gain {
  const { columns, subjects } = program;
  const { months } = subjects.network.calendar;
  const { row, index, asked } = requirement;
  const fall = (t: number) => before[columns.unmet[index] + t] - after[columns.unmet[index] + t];
  const total = (weight: (t: number) => number) => asked.reduce((sum, _, t) => sum + fall(t) * weight(t), 0);
  const named = { requirement: row.id, names: nameOf(row) };
  const unitMonths = { ...named, quantity: tidy(total((t) => months[t])), unit: `${row.unit}·month` };
  if (row.kind === 'hold') return { ...unitMonths, kind: 'held' };
  if (row.kind === 'consume') {
    return { ...named, quantity: tidy(total(() => 1)), unit: row.unit, kind: 'met' };
  }
  const last = months.length - 1;
  const met = fall(last);
  return met > least.unmet(requirement)[last]
    ? { ...named, quantity: tidy(met), unit: row.unit, kind: 'met' }
    : { ...unitMonths, kind: 'sooner' };
}

function pledgeGain(
  program: PlanProgram,
  pledge: PledgeNode,
  before: Float64Array,
  after: Float64Array,
  least: Negligible,
): Gain {
  const { columns, subjects } = program;
  const { calendar, realised } = subjects.network;
  const { row, index, due, scale } = pledge;
  const fall = (t: number) => scale * (before[columns.rest[index] + t] - after[columns.rest[index] + t]);
  const unit = row.value === undefined ? 'each' : (row.currency ?? realised.plan.settings.currency);
  const named = { requirement: row.id, names: nameOf(row) };
  const met = fall(calendar.count - 1);
  if (met > least.rest(pledge)) return { ...named, quantity: tidy(met), unit, kind: 'met' };
  let sooner = 0;
  for (let t = Math.max(0, due); t < calendar.count; t++) sooner += fall(t) * calendar.months[t];
  return { ...named, quantity: tidy(sooner), unit: `${unit}·month`, kind: 'sooner' };
}
