import { type Calendar, DAYS_PER_MONTH, formatDay, periodOf } from '@sinew/model';
import type { RequirementNode } from '../network/demand.ts';
import type { PlanProgram } from '../program/build.ts';
import { arrivalsOf, runsOf } from './flows.ts';
import type { DToP, RequirementOutcome } from './outcome.ts';
import { NEGLIGIBLE_SHARE, seriesAt, sum, tidy } from './tidy.ts';

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
  return requirements.flatMap((requirement) => {
    const { row, index, asked } = requirement;
    if (row.kind !== 'consume' || !asked.subarray(first).some((quantity) => quantity > 0)) return [];
    const carriedFrom = carryingPeriod(
      calendar,
      requirement,
      productionOf(program, runs, requirement),
      first,
    );
    const pDay = carriedFrom < 0 ? null : Math.max(dDay, calendar.start[carriedFrom]);
    const until = carriedFrom < 0 ? calendar.count : carriedFrom;
    const lost = outcomes[index].byPeriod.slice(first, until).map(({ unmet }) => unmet);
    return [
      {
        requirement: row.id,
        dDay: formatDay(dDay),
        pDay: pDay === null ? null : formatDay(pDay),
        stockAtDDay: tidy(stockBefore(program, x, requirement, first)),
        exhausted: outcomes[index].exhausted,
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
  first: number,
): number {
  const tolerance = NEGLIGIBLE_SHARE * Math.max(...asked);
  let t = calendar.count;
  while (t > first && production[t - 1] >= asked[t - 1] - tolerance) t--;
  return t < calendar.count ? t : -1;
}

/** Stock of the accepted items at the requirement's site when D-day comes. */
function stockBefore(
  { columns, subjects }: PlanProgram,
  x: Float64Array,
  { accepts }: RequirementNode,
  first: number,
): number {
  const { calendar, locations } = subjects.network;
  return sum(
    accepts.map(({ location, row }) => {
      const level =
        first > 0
          ? seriesAt(x, columns.stock[location], calendar.count)[first - 1]
          : locations[location].opening;
      return row.factor * level;
    }),
  );
}
