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

/** Makes options: what comes of a measure decided on a day, shortened by some reforms. */
export class OptionMaker {
  readonly #calendar: Calendar;
  readonly #pace: Pace;
  readonly #steps: ReadonlyMap<string, readonly Row<'steps'>[]>;
  readonly #effects: ReadonlyMap<string, readonly Row<'effects'>[]>;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #reforms: readonly Row<'effects'>[];

  constructor({ calendar, realised }: Network, pace: Pace) {
    const { tables } = realised.plan;
    this.#calendar = calendar;
    this.#pace = pace;
    this.#steps = rowsBy(tables.steps, (row) => row.measure);
    this.#effects = rowsBy(tables.effects, (row) => row.measure);
    this.#numbers = new Map(tables.measures.map((row, k) => [row.id, k]));
    this.#reforms = tables.effects.filter((row) => row.kind === 'shorten');
  }

  /** Measures that shorten others. */
  get reforms(): ReadonlySet<number> {
    return new Set(this.#reforms.map((row) => this.#numbers.get(row.measure)!));
  }

  /** Reforms that shorten steps of a measure. */
  shortens(id: string): number[] {
    const mine = this.#reforms.filter(
      (row) => row.measure !== id && (row.target === '*' || row.target === id),
    );
    return [...new Set(mine.map((row) => this.#numbers.get(row.measure)!))];
  }

  option(
    { id }: Row<'measures'>,
    { decided, period, given, by }: { decided: Day; period: number; given: boolean; by: readonly number[] },
  ): Option {
    const shortenings = this.#reforms
      .filter(
        (row) => by.includes(this.#numbers.get(row.measure)!) && (row.target === '*' || row.target === id),
      )
      .map((row): Shortening => ({ kind: row.step_kind, factor: row.quantity }));
    const schedule = scheduleOf(this.#steps.get(id) ?? [], decided, shortenings, this.#pace);
    const shares = (this.#effects.get(id) ?? []).map(({ lasts }) =>
      effectShare(this.#calendar, schedule, lasts),
    );
    return { measure: this.#numbers.get(id)!, period, given, reforms: by, schedule, shares };
  }

  node(row: Row<'measures'>, options: readonly Option[]): MeasureNode {
    const steps = this.#steps.get(row.id) ?? [];
    const effects = this.#effects.get(row.id) ?? [];
    return { row, index: this.#numbers.get(row.id)!, steps, effects, options };
  }
}

/** Whether a measure keeps its options of a period even where they take effect after the plan, and only cost. */
export type Keeps = (measure: string, period: number) => boolean;

/** Every measure with its options, in the order of the table. */
export function measuresOf(network: Network, pace: Pace, keeps: Keeps = () => false): MeasureNode[] {
  const { calendar } = network;
  const { tables } = network.realised.plan;
  const maker = new OptionMaker(network, pace);
  const needed = new Set(tables.prerequisites.map((row) => row.requires));
  const earliestDone = new Map<number, Day>();

  const optionsOf = (row: Row<'measures'>, applicable: readonly number[]): Option[] => {
    if (row.decided !== undefined) {
      const decided = dayOf(row.decided);
      return [maker.option(row, { decided, period: periodBefore(calendar, decided), given: true, by: [] })];
    }
    // An option that takes effect after the plan only costs; it is kept where something else may hang on it.
    const always = row.mandatory || needed.has(row.id);
    return decisionDays(calendar, row).flatMap(({ day, period }) =>
      subsets(applicable.filter((reform) => (earliestDone.get(reform) ?? Number.POSITIVE_INFINITY) <= day))
        .map((by) => maker.option(row, { decided: day, period, given: false, by }))
        .filter(
          (one) => always || keeps(row.id, period) || one.schedule.done < calendar.end[calendar.count - 1],
        ),
    );
  };

  // Reforms first, unshortened, to know from when a shortened variant can exist at all.
  for (const reform of maker.reforms) {
    const all = optionsOf(tables.measures[reform], []);
    if (all.length > 0) earliestDone.set(reform, Math.min(...all.map((one) => one.schedule.done)));
  }
  // A reform may itself be shortened by another; its own options then come earlier, never later.
  for (const reform of [...earliestDone.keys()]) {
    const all = optionsOf(tables.measures[reform], maker.shortens(tables.measures[reform].id));
    if (all.length > 0) earliestDone.set(reform, Math.min(...all.map((one) => one.schedule.done)));
  }
  return tables.measures.map((row) => {
    const applicable = maker.shortens(row.id);
    if (applicable.length > MOST_REFORMS) {
      throw new RangeError(
        `measure ${row.id} is shortened by ${applicable.length} reforms; at most ${MOST_REFORMS} are planned together: combine some of them`,
      );
    }
    return maker.node(row, optionsOf(row, applicable));
  });
}

/** The period of a day; the last for one after the plan, -1 for one before it. */
const periodBefore = (calendar: Calendar, day: Day): number =>
  calendar.start.findLastIndex((start) => start <= day);

/** The first day of each period on which a measure may be decided. */
export function decisionDays(calendar: Calendar, row: Row<'measures'>): { day: Day; period: number }[] {
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
