import { type Calendar, DAYS_PER_MONTH, formatDay, periodOf } from '@sinew/model';
import type { RequirementNode } from '../network/demand.ts';
import type { PlanProgram } from '../program/build.ts';
import { arrivalsOf, runsOf } from './flows.ts';
import { negligibleAt } from './negligible.ts';
import type { DToP, RequirementOutcome } from './outcome.ts';
import { sum, tidy } from './tidy.ts';
import { exhaustedIn, usableStock } from './usable.ts';

/**
 * From D-day to P-day for every requirement that is consumed: the first day from which production alone carries what
 * is asked, to the end of the plan. (Joint Publication 4-05, Joint Mobilization Planning, for the terms.)
 */
export function dToPOutcomes(
  program: PlanProgram,
  x: Float64Array,
  outcomes: readonly RequirementOutcome[],
): DToP[] {
  const { network, requirements } = program.subjects;
  const { calendar, realised } = network;
  if (realised.dDay === undefined) return [];
  const dDay = realised.dDay;
  const first = Math.max(0, periodOf(calendar, dDay));
  const runs = runsOf(program, x);
  const least = negligibleAt(program, x);
  return requirements.flatMap((requirement) => {
    const { row, index, asked } = requirement;
    if (row.kind !== 'consume' || !asked.subarray(first).some((quantity) => quantity > 0)) return [];
    const negligible = least.unmet(requirement);
    const production = productionOf(program, runs, requirement);
    const carriedFrom = carryingPeriod(calendar, requirement, production, negligible, first);
    const pDay = carriedFrom < 0 ? null : Math.max(dDay, calendar.start[carriedFrom]);
    const until = carriedFrom < 0 ? calendar.count : carriedFrom;
    const { byPeriod } = outcomes[index];
    const unmet = byPeriod.map((period) => period.unmet);
    const lost = byPeriod.slice(first, until).map((period) => (period.short ? period.unmet : 0));
    const { opening, closing } = usableStock(program, x, requirement);
    const stock = first > 0 ? closing[first - 1] : opening;
    const exhausted = exhaustedIn(asked, unmet, closing, negligible, stock, first);
    return [
      {
        requirement: row.id,
        dDay: formatDay(dDay),
        pDay: pDay === null ? null : formatDay(pDay),
        stockAtDDay: tidy(stock),
        exhausted: exhausted < 0 ? null : formatDay(Math.max(dDay, calendar.start[exhausted])),
        shortfall: tidy(sum(lost)),
        months: pDay === null ? null : tidy((pDay - dDay) / DAYS_PER_MONTH),
      },
    ];
  });
}

/** Arrivals of the accepted items from make and buy, wherever, in units of the requirement. */
function productionOf(
  program: PlanProgram,
  runs: readonly Float64Array[],
  { accepts }: RequirementNode,
): Float64Array {
  const { calendar, processes } = program.subjects.network;
  const production = new Float64Array(calendar.count);
  for (const { row } of accepts) {
    for (const process of processes) {
      if (process.row.kind === 'move' || process.row.item !== row.item) continue;
      const arrivals = arrivalsOf(program, runs, process.index);
      for (let t = 0; t < production.length; t++) production[t] += row.factor * arrivals[t];
    }
  }
  return production;
}

/** The first period from `first` on after which production is never below what is asked; -1 if there is none. */
function carryingPeriod(
  calendar: Calendar,
  { asked }: RequirementNode,
  production: Float64Array,
  negligible: Float64Array,
  first: number,
): number {
  let t = calendar.count;
  while (t > first && production[t - 1] >= asked[t - 1] - negligible[t - 1]) t--;
  return t < calendar.count ? t : -1;
}
