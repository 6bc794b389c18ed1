import { type Calendar, formatDay } from '@sinew/model';
import type { RequirementNode } from '../network/demand.ts';
import type { PlanProgram } from '../program/build.ts';
import { type Negligible, negligibleAt } from './negligible.ts';
import type { RequirementOutcome, Standing } from './outcome.ts';
import { seriesAt, sum, tidy } from './tidy.ts';
import { exhaustedIn, usableStock } from './usable.ts';

export function requirementOutcomes(program: PlanProgram, x: Float64Array): RequirementOutcome[] {
  const negligible = negligibleAt(program, x);
  return program.subjects.requirements.map((requirement) => outcomeOf(program, x, requirement, negligible));
}

function outcomeOf(
  program: PlanProgram,
  x: Float64Array,
  requirement: RequirementNode,
  least: Negligible,
): RequirementOutcome {
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
  const negligible = least.unmet(requirement);
  const short = unmet.map((quantity, t) => quantity > negligible[t]);
  const first = short.indexOf(true);
  const exhausted =
    row.kind === 'hold' ? -1 : exhaustedIn(asked, unmet, usable.closing, negligible, usable.opening);
  return {
    id: row.id,
    name: row.name,
    nameFr: row.name_fr ?? null,
    kind: row.kind,
    rank: row.rank,
    unit: row.unit,
    site: row.site,
    standing: standingOf(row.kind, short),
    ...totals(calendar, requirement, met, unmet),
    firstShortage: first < 0 ? null : formatDay(calendar.start[first]),
    exhausted: exhausted < 0 ? null : formatDay(calendar.start[exhausted]),
    daysOfSupply: daysOfSupply(calendar, requirement, usable.closing),
    byPeriod: Array.from(asked, (quantity, t) => ({
      asked: tidy(quantity),
      met: tidy(met[t]),
      unmet: unmet[t],
      short: short[t],
    })),
    deliveries,
  };
}

function standingOf(kind: RequirementOutcome['kind'], short: readonly boolean[]): Standing {
  if (!short.includes(true)) return 'met';
  return kind === 'deliver' && !short[short.length - 1] ? 'late' : 'short';
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

/** How long the stock at the end of each period lasts against what is asked next, day by day; null: nothing more asked. */
function daysOfSupply(
  calendar: Calendar,
  { row, asked }: RequirementNode,
  usable: readonly number[],
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
