import { type Calendar, formatDay, type Realised } from '@sinew/model';
import type { PlanProgram } from '../program/build.ts';
import { arrivalsOf, capacityOf, locationArrivals, runsOf } from './flows.ts';
import type { ProcessOutcome, ResourceOutcome, StockOutcome } from './outcome.ts';
import { seriesAt, sum, tidy } from './tidy.ts';

export function processOutcomes(program: PlanProgram, x: Float64Array): ProcessOutcome[] {
  const { columns, subjects } = program;
  const { calendar, processes } = subjects.network;
  const runs = runsOf(program, x);
  const most = capacityOf(program, x);
  return processes.map(({ index, row, segments }) => ({
    id: row.id,
    name: row.name,
    nameFr: row.name_fr ?? null,
    kind: row.kind,
    item: row.item,
    site: row.site,
    total: tidy(sum(runs[index])),
    runs: Array.from(runs[index], tidy),
    capacity: Array.from(runs[index], (_, t) => tidy(sum(segments.map((segment) => most[segment.index][t])))),
    arrivals: Array.from(arrivalsOf(program, runs, index), tidy),
    segments: segments.map((segment) => ({
      segment: segment.row.segment,
      runs: seriesAt(x, columns.run[segment.index], calendar.count),
    })),
    warm:
      columns.warm[index] < 0
        ? null
        : seriesAt(x, columns.warm[index], calendar.count).map((value) => value > 0.5),
  }));
}

export function resourceOutcomes(program: PlanProgram, x: Float64Array): ResourceOutcome[] {
  const { columns, subjects } = program;
  const { calendar, processes, realised } = subjects.network;
  const runs = runsOf(program, x);
  return realised.plan.tables.resources.map((row, r) => {
    const used = new Float64Array(calendar.count);
    for (const { index, uses } of processes) {
      for (const { resource, quantity } of uses) {
        if (resource === r) for (let t = 0; t < used.length; t++) used[t] += quantity * runs[index][t];
      }
    }
    const pool = row.kind === 'pool';
    return {
      id: row.id,
      name: row.name,
      nameFr: row.name_fr ?? null,
      kind: row.kind,
      unit: row.unit,
      used: Array.from(used, tidy),
      available: Array.from(available(program, realised, r, x), tidy),
      people: pool ? seriesAt(x, columns.people[r], calendar.count) : null,
      intake: pool ? seriesAt(x, columns.intake[r], calendar.count) : null,
    };
  });
}

function available(
  { columns, subjects }: PlanProgram,
  realised: Realised,
  r: number,
  x: Float64Array,
): Float64Array {
  const { calendar } = subjects.network;
  const row = realised.plan.tables.resources[r];
  const profile = realised.profile('resources', row.id, 'capacity');
  const each = row.kind === 'pool' ? row.per_person : 1;
  const level = Float64Array.from({ length: calendar.count }, (_, t) =>
    row.kind === 'pool'
      ? x[columns.people[r] + t]
      : (profile?.mean(calendar.start[t], calendar.end[t]) ?? row.capacity ?? 0),
  );
  for (const { option, measure, amount } of columns.options) {
    measure.effects.forEach((effect, e) => {
      if (effect.kind !== 'resource' || effect.target !== row.id || x[amount] === 0) return;
      for (let t = 0; t < level.length; t++) level[t] += effect.quantity * option.shares[e][t] * x[amount];
    });
  }
  return level.map((value, t) => value * each * calendar.months[t]);
}

export function stockOutcomes(program: PlanProgram, x: Float64Array): StockOutcome[] {
  const { columns, subjects } = program;
  const { calendar, locations } = subjects.network;
  const arrivals = locationArrivals(program, runsOf(program, x));
  return locations.map(({ item, site, opening }, l) => {
    const closing = seriesAt(x, columns.stock[l], calendar.count);
    const lowest = Math.min(opening, ...closing);
    const back =
      lowest < opening
        ? closing.findIndex((level, t) => t > closing.indexOf(lowest) && level >= opening)
        : -1;
    const missing = opening - (closing.at(-1) ?? opening);
    const rate = recentRate(calendar, arrivals[l]);
    return {
      item,
      site,
      opening,
      closing,
      expired: seriesAt(x, columns.expired[l], calendar.count),
      lowest,
      replaced: back < 0 ? null : formatDay(calendar.start[back]),
      monthsToReplace: missing > 0 && rate > 0 ? tidy(missing / rate) : null,
    };
  });
}

/** Mean arrivals a month over the last periods that together make up twelve months. */
function recentRate(calendar: Calendar, arrivals: Float64Array): number {
  let months = 0;
  let total = 0;
  for (let t = calendar.count - 1; t >= 0 && months < 12; t--) {
    months += calendar.months[t];
    total += arrivals[t];
  }
  return months > 0 ? total / months : 0;
}
