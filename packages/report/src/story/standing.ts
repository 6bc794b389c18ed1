import type { Outcome, Period, RequirementOutcome, Standing } from '@sinew/planner';

/**
 * When its stock runs out, where that matters: stock that passes straight through to a requirement that is met is
 * gone at the end of every period, and no one need hear of it.
 */
export const runsOut = ({ standing, exhausted }: RequirementOutcome) =>
  standing === 'met' ? null : exhausted;

interface Stood {
  readonly standing: Standing;
  readonly asked: number;
  readonly met: number;
  readonly unmet: number;
}

/** Share of what is asked that is met by the end: all of it, unless it falls short. */
export function metShare({ standing, asked, met }: Stood): number {
  return standing === 'short' ? shareOf(met, asked) : 1;
}

/** What is asked and never met; 0 where that is no finding. */
export const neverMet = ({ standing, unmet }: Stood): number => (standing === 'short' ? unmet : 0);

const shareOf = (met: number, asked: number) => (asked > 0 ? Math.min(1, met / asked) : 1);

/** The last period that falls short; -1: none. */
const lastShort = ({ byPeriod }: RequirementOutcome) => byPeriod.findLastIndex(({ short }) => short);

/**
 * First day from which the requirement is met to the end of the plan; `null` when it falls short in the last
 * period; the plan's first day when it never does.
 */
export function metFrom(requirement: RequirementOutcome, periods: readonly Period[]): string | null {
  const last = lastShort(requirement);
  return last + 1 < periods.length ? periods[last + 1].start : null;
}

/** Day after the last period that falls short, or `null` if none does. */
export function shortUntil(requirement: RequirementOutcome, periods: readonly Period[]): string | null {
  const last = lastShort(requirement);
  return last < 0 ? null : periods[last].end;
}

/** How a level to hold falls short: over the periods in which it does, and in the one that lacks the largest share of its level. */
export interface HeldShort {
  /** Of the levels asked in those periods, the share that is missing, by months. */
  readonly mean: number;
  readonly periods: number;
  readonly worst: { readonly start: string; readonly asked: number; readonly unmet: number };
}

/** A level to hold that falls short somewhere. Of periods that lack as large a share the one that lacks most is the worst, then the first. */
export function heldShort({ byPeriod }: RequirementOutcome, periods: readonly Period[]): HeldShort {
  const short = byPeriod
    .map(({ asked, unmet, short }, t) => ({ asked, unmet, short, period: periods[t] }))
    .filter((one) => one.short);
  const sum = (of: (one: (typeof short)[number]) => number) =>
    short.reduce((total, one) => total + of(one) * one.period.months, 0);
  const share = ({ asked, unmet }: { readonly asked: number; readonly unmet: number }) => unmet / asked;
  const worst = short.reduce((most, one) =>
    share(one) > share(most) || (share(one) === share(most) && one.unmet > most.unmet) ? one : most,
  );
  return {
    mean: sum(({ unmet }) => unmet) / sum(({ asked }) => asked),
    periods: short.length,
    worst: { start: worst.period.start, asked: worst.asked, unmet: worst.unmet },
  };
}

/** The least and the most that is asked to be held in a period that asks for some. */
export function levelsAsked({ byPeriod }: RequirementOutcome): readonly [least: number, most: number] {
  const levels = byPeriod.flatMap(({ asked }) => (asked > 0 ? [asked] : []));
  return [Math.min(...levels), Math.max(...levels)];
}

export function fiscalYears(periods: readonly Period[]): number[] {
  return [...new Set(periods.map((period) => period.fiscalYear))];
}

/**
 * Share met, fiscal year by fiscal year; `null` where nothing is asked. deliver: what has been delivered by the
 * year's end of all that fell due by then. hold: mean level over the year.
 */
export function metByYear(
  { kind, byPeriod }: RequirementOutcome,
  periods: readonly Period[],
): (number | null)[] {
  const years = new Map<number, { asked: number; met: number; short: boolean }>();
  let due = 0;
  let given = 0;
  byPeriod.forEach(({ asked, met, short }, t) => {
    const { fiscalYear, months } = periods[t];
    const sum = years.get(fiscalYear) ?? { asked: 0, met: 0, short: false };
    if (kind === 'deliver') {
      due += asked;
      given += met;
      years.set(fiscalYear, { asked: due, met: given, short });
    } else {
      const weight = kind === 'hold' ? months : 1;
      years.set(fiscalYear, {
        asked: sum.asked + weight * asked,
        met: sum.met + weight * met,
        short: sum.short || short,
      });
    }
  });
  return [...years.values()].map(({ asked, met, short }) =>
    asked > 0 ? (short ? shareOf(met, asked) : 1) : null,
  );
}

export interface Tally {
  readonly count: number;
  readonly met: number;
  readonly late: number;
  readonly short: number;
}

/** Requirements that ask for something: those of a contingency ask nothing where there is none. */
export const askedOf = ({ requirements }: Pick<Outcome, 'requirements'>) =>
  requirements.filter(({ asked }) => asked > 0);

export function tally(outcome: Pick<Outcome, 'requirements'>): Tally {
  const standings = askedOf(outcome).map(({ standing }) => standing);
  const of = (wanted: Standing) => standings.filter((found) => found === wanted).length;
  return { count: standings.length, met: of('met'), late: of('late'), short: of('short') };
}

/** Requirements that fall short or are late: the earliest first, then by rank. */
export function shortages({ requirements }: Pick<Outcome, 'requirements'>): RequirementOutcome[] {
  return requirements
    .filter(({ standing }) => standing !== 'met')
    .sort(
      (a, b) => compareText(a.firstShortage!, b.firstShortage!) || a.rank - b.rank || compareText(a.id, b.id),
    );
}

// By code unit, not by locale: the order must not depend on the machine.
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
