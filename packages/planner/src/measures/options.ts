import { type Calendar, type Day, dayOf, formatDay, type Row, yearMonth } from '@sinew/model';
import type { Network } from '../network/network.ts';
import { rowsBy } from '../network/rowsBy.ts';
import { effectShare, type Pace, type Schedule, type Shortening, scheduleOf } from './schedule.ts';

/** One way to take a measure: decided in a period, in a variant. A column of the program each. */
export interface Option {
  readonly measure: number;
  /** Period of the decision; -1 for one decided before the plan's start. */
  readonly period: number;
  readonly given: boolean;
  /** Measures (reforms) that must be done by then for this variant. */
  readonly reforms: readonly number[];
  readonly schedule: Schedule;
  /** φ of each of the measure's effects, in the order of its `effects`. */
  readonly shares: readonly Float64Array[];
}

export interface MeasureNode {
  readonly row: Row<'measures'>;
  readonly index: number;
  readonly steps: readonly Row<'steps'>[];
  readonly effects: readonly Row<'effects'>[];
  readonly options: readonly Option[];
}

/** Most reforms that may shorten one measure: each doubles its variants. */
export const MOST_REFORMS = 4;

/** Every measure with its options, in the order of the table. */
export function measuresOf(network: Network, pace: Pace): MeasureNode[] {
  const { calendar } = network;
  const { tables } = network.realised.plan;
  const steps = rowsBy(tables.steps, (row) => row.measure);
  const effects = rowsBy(tables.effects, (row) => row.measure);
  const numbers = new Map(tables.measures.map((row, k) => [row.id, k]));
  const needed = new Set(tables.prerequisites.map((row) => row.requires));
  const reforms = tables.effects.filter((row) => row.kind === 'shorten');
  const earliestDone = new Map<number, Day>();

  const optionsOf = (row: Row<'measures'>, index: number, applicable: readonly number[]): Option[] => {
    const mySteps = steps.get(row.id) ?? [];
    const myEffects = effects.get(row.id) ?? [];
    const option = (decided: Day, period: number, given: boolean, by: readonly number[]): Option => {
      const schedule = scheduleOf(mySteps, decided, shorteningsBy(row.id, by), pace);
      const shares = myEffects.map((effect) => effectShare(calendar, schedule, effect.lasts));
      return { measure: index, period, given, reforms: by, schedule, shares };
    };
    if (row.decided !== undefined) {
      const decided = dayOf(row.decided);
      const period = calendar.start.findLastIndex((start) => start <= decided);
      return [option(decided, period, true, [])];
    }
    // An option that takes effect after the plan only costs; it is kept where something else may hang on it.
    const always = row.mandatory || needed.has(row.id);
    return decisionDays(calendar, row).flatMap(({ day, period }) =>
      subsets(applicable.filter((reform) => (earliestDone.get(reform) ?? Number.POSITIVE_INFINITY) <= day))
        .map((by) => option(day, period, false, by))
        .filter((one) => always || one.schedule.done < calendar.end[calendar.count - 1]),
    );
  };
  const shorteningsBy = (id: string, by: readonly number[]): Shortening[] =>
    reforms
      .filter((row) => by.includes(numbers.get(row.measure)!) && (row.target === '*' || row.target === id))
      .map((row) => ({ kind: row.step_kind, factor: row.quantity }));
  const shortens = (id: string): number[] => [
    ...new Set(
      reforms
        .filter((row) => row.measure !== id && (row.target === '*' || row.target === id))
        .map((row) => numbers.get(row.measure)!),
    ),
  ];

  // Reforms first, unshortened, to know from when a shortened variant can exist at all.
  for (const reform of new Set(reforms.map((row) => numbers.get(row.measure)!))) {
    const all = optionsOf(tables.measures[reform], reform, []);
    if (all.length > 0) earliestDone.set(reform, Math.min(...all.map((one) => one.schedule.done)));
  }
  // A reform may itself be shortened by another; its own options then come earlier, never later.
  for (const reform of [...earliestDone.keys()]) {
    const all = optionsOf(tables.measures[reform], reform, shortens(tables.measures[reform].id));
    if (all.length > 0) earliestDone.set(reform, Math.min(...all.map((one) => one.schedule.done)));
  }
  return tables.measures.map((row, index) => {
    const applicable = shortens(row.id);
    if (applicable.length > MOST_REFORMS) {
      throw new RangeError(
        `measure ${row.id} is shortened by ${applicable.length} reforms; at most ${MOST_REFORMS} are planned together: combine some of them`,
      );
    }
    return {
      row,
      index,
      steps: steps.get(row.id) ?? [],
      effects: effects.get(row.id) ?? [],
      options: optionsOf(row, index, applicable),
    };
  });
}

/** The first day of each period on which a measure may be decided. */
function decisionDays(calendar: Calendar, row: Row<'measures'>): { day: Day; period: number }[] {
  const from = row.decide_from === undefined ? Number.NEGATIVE_INFINITY : dayOf(row.decide_from);
  const until = row.decide_until === undefined ? Number.POSITIVE_INFINITY : dayOf(row.decide_until);
  const days: { day: Day; period: number }[] = [];
  for (let t = 0; t < calendar.count; t++) {
    let day = Math.max(calendar.start[t], from);
    if (row.board_months.length > 0) {
      while (day < calendar.end[t] && !row.board_months.includes(yearMonth(day).month)) day = nextMonth(day);
    }
    if (day < calendar.end[t] && day < until) days.push({ day, period: t });
  }
  return days;
}

function nextMonth(day: Day): Day {
  const { year, month } = yearMonth(day);
  return dayOf(formatDay(Date.UTC(year, month, 1) / 86_400_000));
}

/** All subsets, the empty one first. */
function subsets(of: readonly number[]): number[][] {
  const all: number[][] = [[]];
  for (const one of of) all.push(...all.map((some) => [...some, one]));
  return all;
}
