import { negligibleRest, negligibleUnmet } from '../outcome/negligible.ts';
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

/** The requirement of a stage that gains most, as a share of what it asks; undefined where none does. */
export function gainOf(
  program: PlanProgram,
  stage: string,
  before: Float64Array,
  after: Float64Array,
): Gain | undefined {
  const gains = [
    ...requirementGains(program, stage, before, after),
    ...pledgeGains(program, stage, before, after),
  ];
  const best = gains.sort((a, b) => b.share - a.share)[0];
  return best && best.share > 0 ? best.gain : undefined;
}

interface SharedGain {
  readonly share: number;
  readonly gain: Gain;
}

function requirementGains(
  program: PlanProgram,
  stage: string,
  before: Float64Array,
  after: Float64Array,
): SharedGain[] {
  const { columns, subjects } = program;
  const { months } = subjects.network.calendar;
  return subjects.requirements.flatMap((requirement): SharedGain[] => {
    const { row, index, asked } = requirement;
    const mine = row.kind === 'hold' ? `held ${row.rank}` : `rank ${row.rank}`;
    const whole = asked.reduce((sum, quantity) => sum + quantity, 0);
    if (mine !== stage || whole === 0) return [];
    const fall = (t: number) => before[columns.unmet[index] + t] - after[columns.unmet[index] + t];
    const names = nameOf(row);
    const last = months.length - 1;
    const total = (weight: (t: number) => number) =>
      asked.reduce((sum, _, t) => sum + fall(t) * weight(t), 0);
    const unitMonths = total((t) => months[t]);
    if (row.kind === 'consume')
      return [
        sharedGain(
          row.id,
          names,
          total(() => 1),
          whole,
          row.unit,
          'met',
        ),
      ];
    if (row.kind === 'hold') {
      return [sharedGain(row.id, names, unitMonths, whole, `${row.unit}·month`, 'held')];
    }
    const met = fall(last);
    return met > negligibleUnmet(program, requirement)[last]
      ? [sharedGain(row.id, names, met, whole, row.unit, 'met')]
      : [sharedGain(row.id, names, unitMonths, whole, `${row.unit}·month`, 'sooner')];
  });
}

function pledgeGains(
  program: PlanProgram,
  stage: string,
  before: Float64Array,
  after: Float64Array,
): SharedGain[] {
  const { columns, subjects } = program;
  const { calendar, realised } = subjects.network;
  return subjects.pledges.flatMap((pledge): SharedGain[] => {
    const { row, index, asked, due, scale } = pledge;
    if (`rank ${row.rank}` !== stage || asked === 0) return [];
    const fall = (t: number) => scale * (before[columns.rest[index] + t] - after[columns.rest[index] + t]);
    const unit = row.value === undefined ? 'each' : (row.currency ?? realised.plan.settings.currency);
    const names = nameOf(row);
    const met = fall(calendar.count - 1);
    if (met > negligibleRest(program, pledge)) return [sharedGain(row.id, names, met, asked, unit, 'met')];
    let sooner = 0;
    for (let t = Math.max(0, due); t < calendar.count; t++) sooner += fall(t) * calendar.months[t];
    return [sharedGain(row.id, names, sooner, asked, `${unit}·month`, 'sooner')];
  });
}

function sharedGain(
  requirement: string,
  names: Gain['names'],
  quantity: number,
  whole: number,
  unit: string,
  kind: Gain['kind'],
): SharedGain {
  return { share: quantity / whole, gain: { requirement, quantity: tidy(quantity), unit, kind, names } };
}
