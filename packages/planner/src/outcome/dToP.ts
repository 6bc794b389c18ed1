import { type Calendar, DAYS_PER_MONTH, formatDay, periodOf } from '@sinew/model';
import type { RequirementNode } from '../network/demand.ts';
import type { PlanProgram } from '../program/build.ts';
import { addArrivals, runsOf } from './flows.ts';
import { negligibleAt } from './negligible.ts';
import type { DToP, RequirementOutcome } from './outcome.ts';
import { sum, tidy } from './tidy.ts';
import { acceptedIn, exhaustedIn, usableStock } from './usable.ts';

/**
 * From D-day to P-day for every requirement that is consumed: the first day from which production carries what is asked, beside what needs
 * that rank no later take of it, and nothing falls short, to the end of the plan. (Joint Publication 4-05, Joint Mobilization Planning, for the terms.)
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
    const { byPeriod } = outcomes[index];
    const production = productionFor(program, x, runs, requirement);
    const carries = (t: number) => !byPeriod[t].short && production[t] >= asked[t] - negligible[t];
    const carriedFrom = carryingPeriod(calendar, carries, first);
    const pDay = carriedFrom < 0 ? null : Math.max(dDay, calendar.start[carriedFrom]);
    const until = carriedFrom < 0 ? calendar.count : carriedFrom;
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

/**
 * What production leaves for a requirement in each period, in its units: arrivals from make and buy, co-products included, wherever, of
 * the items that it accepts by then, less what making other things uses of them and what goes to needs of an earlier rank or its own.
 */
function productionFor(
  program: PlanProgram,
  x: Float64Array,
  runs: readonly Float64Array[],
  requirement: RequirementNode,
): Float64Array {
  const { calendar } = program.subjects.network;
  const production = new Float64Array(calendar.count);
  for (const { id, missing, row } of requirement.accepts) {
    const accepted = acceptedIn(program, x, id, missing);
    const made = madeOf(program, runs, row.item);
    const taken = takenBefore(program, x, requirement, row.item);
    for (let t = 0; t < production.length; t++) {
      if (accepted(t)) production[t] += row.factor * Math.max(0, made[t] - taken[t]);
    }
  }
  return production;
}

/** Units of an item that make and buy bring in each period, less those that they use. */
function madeOf({ subjects }: PlanProgram, runs: readonly Float64Array[], item: string): Float64Array {
  const { calendar, locations, processes } = subjects.network;
  const made = new Float64Array(calendar.count);
  for (const { index, inputs, outputs, row } of processes) {
    if (row.kind === 'move') continue;
    for (const [flows, sign] of [[outputs, 1] as const, [inputs, -1] as const]) {
      for (const { lag, location, quantity } of flows) {
        if (locations[location].item === item) addArrivals(made, runs[index], lag, sign * quantity);
      }
    }
  }
  return made;
}

/** Units of an item that other requirements and pledges get which rank no later. Levels that are held take nothing. */
function takenBefore(
  { columns, subjects }: PlanProgram,
  x: Float64Array,
  own: RequirementNode,
  item: string,
): Float64Array {
  const { pledges, requirements } = subjects;
  const taken = new Float64Array(own.asked.length);
  const take = (first: number) => {
    for (let t = 0; t < taken.length; t++) taken[t] += x[first + t];
  };
  for (const { accepts, index, row } of requirements) {
    if (index === own.index || row.kind === 'hold' || row.rank > own.row.rank) continue;
    accepts.forEach((accept, k) => {
      if (accept.row.item === item) take(columns.supply[index][k]);
    });
  }
  pledges.forEach(({ items, row }, p) => {
    if (row.rank > own.row.rank) return;
    items.forEach((one, k) => {
      if (one.row.item === item) take(columns.give[p][k]);
    });
  });
  return taken;
}

/** The first period from `first` on from which every one to the end is carried; -1 if there is none. */
function carryingPeriod(calendar: Calendar, carries: (t: number) => boolean, first: number): number {
  let t = calendar.count;
  while (t > first && carries(t - 1)) t--;
  return t < calendar.count ? t : -1;
}
