import { type Calendar, formatDay } from '@sinew/model';
import type { RequirementNode } from '../network/demand.ts';
import type { PlanProgram } from '../program/build.ts';
import type { RequirementOutcome } from './outcome.ts';
import { NEGLIGIBLE_SHARE, seriesAt, sum, tidy } from './tidy.ts';

export function requirementOutcomes(program: PlanProgram, x: Float64Array): RequirementOutcome[] {
  return program.subjects.requirements.map((requirement) => outcomeOf(program, x, requirement));
}

function outcomeOf(program: PlanProgram, x: Float64Array, requirement: RequirementNode): RequirementOutcome {
  const { columns, subjects } = program;
  const { calendar } = subjects.network;
  const { row, index: d, asked, accepts } = requirement;
  const supplied = accepts.map((_, i) => seriesAt(x, columns.supply[d][i], calendar.count));
  if (row.kind === 'hold') keepToLevel(requirement, supplied);
  const deliveries = accepts.map((accept, i) => ({
    item: accept.row.item,
    site: row.site,
    byPeriod: supplied[i],
  }));
  const met = Array.from(asked, (_, t) => sum(accepts.map((a, i) => a.row.factor * supplied[i][t])));
  const unmet = seriesAt(x, columns.unmet[d], calendar.count);
  const usable = usableStock(program, x, requirement);
  const negligible = NEGLIGIBLE_SHARE * (row.kind === 'hold' ? Math.max(...asked) : sum(asked));
  const short = unmet.findIndex((quantity) => quantity > negligible);
  return {
    id: row.id,
    name: row.name,
    nameFr: row.name_fr ?? null,
    kind: row.kind,
    rank: row.rank,
    unit: row.unit,
    site: row.site,
    ...totals(calendar, requirement, met, unmet),
    firstShortage: short < 0 ? null : formatDay(calendar.start[short]),
    exhausted: exhaustedOn(calendar, requirement, usable, negligible),
    daysOfSupply: daysOfSupply(calendar, requirement, usable),
    byPeriod: Array.from(asked, (quantity, t) => ({
      asked: tidy(quantity),
      met: tidy(met[t]),
      unmet: unmet[t],
    })),
    deliveries,
  };
}

/** Of the stock that may stand aside, what is needed to reach the level and no more, items in their order. */
function keepToLevel({ asked, accepts }: RequirementNode, supplied: readonly number[][]): void {
  asked.forEach((level, t) => {
    let wanted = level;
    accepts.forEach(({ row }, i) => {
      supplied[i][t] = tidy(Math.min(supplied[i][t], Math.max(0, wanted) / row.factor));
      wanted -= row.factor * supplied[i][t];
    });
  });
}

function totals(calendar: Calendar, { row, asked }: RequirementNode, met: number[], unmet: number[]) {
  if (row.kind === 'hold') {
    // Means over the periods in which a level is asked, weighted by their length.
    const weight = (t: number) => (asked[t] > 0 ? calendar.months[t] : 0);
    const months = sum(Array.from(asked, (_, t) => weight(t)));
    const mean = (values: ArrayLike<number>) =>
      months === 0 ? 0 : sum(Array.from(values, (value, t) => value * weight(t))) / months;
    const gap = tidy(mean(unmet));
    const level = tidy(mean(asked));
    return {
      asked: level,
      met: tidy(level - gap),
      metOnTime: tidy(level - gap),
      unmet: gap,
      unitMonthsLate: 0,
    };
  }
  const whole = sum(asked);
  if (row.kind === 'consume') {
    const lost = sum(unmet);
    const got = tidy(whole - lost);
    return { asked: tidy(whole), met: got, metOnTime: got, unmet: tidy(lost), unitMonthsLate: 0 };
  }
  const owed = unmet.at(-1) ?? 0;
  return {
    asked: tidy(whole),
    met: tidy(whole - owed),
    // What arrives pays off the oldest debt first; on time is what is left for what falls due in the period.
    metOnTime: tidy(
      sum(met.map((got, t) => Math.min(asked[t], Math.max(0, got - (t > 0 ? unmet[t - 1] : 0))))),
    ),
    unmet: tidy(owed),
    unitMonthsLate: tidy(sum(unmet.map((quantity, t) => quantity * calendar.months[t]))),
  };
}

/** Stock at the requirement's site, at the end of each period, of every item it accepts as things stand, times factor. */
function usableStock(program: PlanProgram, x: Float64Array, { accepts }: RequirementNode): number[] {
  const { columns, subjects } = program;
  const { calendar } = subjects.network;
  const usable = new Array<number>(calendar.count).fill(0);
  for (const { id, location, missing, row } of accepts) {
    const accepted = acceptedFrom(program, x, id, missing);
    for (let t = 0; t < usable.length; t++) {
      if (calendar.end[t] > accepted) usable[t] += row.factor * tidy(x[columns.stock[location] + t]);
    }
  }
  return usable;
}

/** The day from which every missing flag of an acceptance is supplied by a decided measure. */
function acceptedFrom(program: PlanProgram, x: Float64Array, id: string, missing: readonly string[]): number {
  let from = Number.NEGATIVE_INFINITY;
  for (const flag of missing) {
    let earliest = Number.POSITIVE_INFINITY;
    for (const { option, measure, taken } of program.columns.options) {
      const supplies = measure.effects.some((effect) => effect.kind === flag && effect.target === id);
      if (supplies && x[taken] > 0.5) earliest = Math.min(earliest, option.schedule.done);
    }
    from = Math.max(from, earliest);
  }
  return from;
}

/** How long the stock at the end of each period lasts against what is asked next, day by day; null: nothing more asked. */
function daysOfSupply(
  calendar: Calendar,
  { row, asked }: RequirementNode,
  usable: number[],
): (number | null)[] {
  if (row.kind === 'hold') return usable.map(() => null);
  return usable.map((stock, t) => {
    let left = stock;
    let days = 0;
    for (let next = t + 1; next < calendar.count; next++) {
      const length = calendar.end[next] - calendar.start[next];
      if (asked[next] > left) return tidy(days + (length * left) / asked[next]);
      left -= asked[next];
      days += length;
    }
    return t + 1 < calendar.count && asked.subarray(t + 1).some((due) => due > 0) ? days : null;
  });
}

/** The first period, after one with usable stock, that ends with none while more is asked then or later. */
function exhaustedOn(
  calendar: Calendar,
  { row, asked }: RequirementNode,
  usable: number[],
  negligible: number,
): string | null {
  if (row.kind === 'hold') return null;
  let had = false;
  for (let t = 0; t < usable.length; t++) {
    if (usable[t] > negligible) had = true;
    else if (had && asked.subarray(t).some((due) => due > 0)) return formatDay(calendar.start[t]);
  }
  return null;
}
