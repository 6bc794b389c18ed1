import type { Outcome, Period, RequirementOutcome } from '@sinew/planner';

/** `late`: all of it is met in the end, but not all when it was asked. */
export type Standing = 'met' | 'late' | 'short';

/** Each stage of the objective is held at its optimum to this share, with a little to spare for rounding. */
const stageTolerance = 1.1e-6;

/**
 * The most that a period can fall short by tolerance alone: a later stage may give up its whole allowance in that
 * one period (docs/model.md, section 5). Less than this is nothing, and no one is to be told of it.
 */
function negligible({ kind, byPeriod }: RequirementOutcome, periods: readonly Period[], t: number): number {
  if (kind === 'consume') return stageTolerance * byPeriod.reduce((sum, { asked }) => sum + asked, 0);
  let remaining = periods.reduce((sum, { months }) => sum + months, 0);
  const weighed = byPeriod.reduce((sum, { asked }, s) => {
    const weight = kind === 'hold' ? periods[s].months : remaining;
    remaining -= periods[s].months;
    return sum + asked * weight;
  }, 0);
  return (stageTolerance * weighed) / periods[t].months;
}

export function standing(requirement: RequirementOutcome): Standing {
  if (requirement.firstShortage === null) return 'met';
  const whole = requirement.unmet <= stageTolerance * requirement.asked;
  return requirement.kind === 'deliver' && whole ? 'late' : 'short';
}

/** The last period that falls short; -1: none. */
function lastShort(requirement: RequirementOutcome, periods: readonly Period[]): number {
  return requirement.byPeriod.findLastIndex(
    ({ unmet }, t) => unmet > 0 && unmet > negligible(requirement, periods, t),
  );
}

/**
 * When its stock runs out, where that matters: stock that passes straight through to a requirement that is met is
 * gone at the end of every period, and no one need hear of it.
 */
export const runsOut = ({ firstShortage, exhausted }: RequirementOutcome) =>
  firstShortage === null ? null : exhausted;

/** Share of what is asked that is met, 1 where nothing is asked. */
export function metShare({ asked, met }: { readonly asked: number; readonly met: number }): number {
  return asked > 0 ? Math.min(1, met / asked) : 1;
}

/**
 * First day from which the requirement is met to the end of the plan; `null` when it falls short in the last
 * period; the plan's first day when it never does.
 */
export function metFrom(requirement: RequirementOutcome, periods: readonly Period[]): string | null {
  const last = lastShort(requirement, periods);
  return last + 1 < periods.length ? periods[last + 1].start : null;
}

/** Day after the last period that falls short, or `null` if none does. */
export function shortUntil(requirement: RequirementOutcome, periods: readonly Period[]): string | null {
  const last = lastShort(requirement, periods);
  return last < 0 ? null : periods[last].end;
}

export function fiscalYears(periods: readonly Period[]): number[] {
  return [...new Set(periods.map((period) => period.fiscalYear))];
}

/**
 * Share met, fiscal year by fiscal year; `null` where nothing is asked. deliver: what has been delivered by the
 * year's end of all that fell due by then. hold: mean level over the year.
 */
export function metByYear(requirement: RequirementOutcome, periods: readonly Period[]): (number | null)[] {
  const years = new Map<number, { asked: number; met: number }>();
  let due = 0;
  let given = 0;
  requirement.byPeriod.forEach((row, t) => {
    const { fiscalYear, months } = periods[t];
    const sum = years.get(fiscalYear) ?? { asked: 0, met: 0 };
    if (requirement.kind === 'deliver') {
      due += row.asked;
      given += row.met;
      years.set(fiscalYear, { asked: due, met: given });
    } else {
      const weight = requirement.kind === 'hold' ? months : 1;
      years.set(fiscalYear, { asked: sum.asked + weight * row.asked, met: sum.met + weight * row.met });
    }
  });
  return [...years.values()].map((sum) => (sum.asked > 0 ? metShare(sum) : null));
}

export interface Tally {
  readonly count: number;
  readonly met: number;
  readonly late: number;
  readonly short: number;
}

/** Requirements that ask for something: those of a contingency ask nothing where there is none. */
export const askedOf = ({ requirements }: Pick<Outcome, 'requirements'>) =>
  requirements.filter(({ asked, unmet }) => asked > 0 || unmet > 0);

export function tally(outcome: Pick<Outcome, 'requirements'>): Tally {
  const standings = askedOf(outcome).map(standing);
  const of = (wanted: Standing) => standings.filter((found) => found === wanted).length;
  return { count: standings.length, met: of('met'), late: of('late'), short: of('short') };
}

/** Requirements that fall short or are late: the earliest first, then by rank. */
export function shortages({ requirements }: Pick<Outcome, 'requirements'>): RequirementOutcome[] {
  return requirements
    .filter((requirement) => requirement.firstShortage !== null)
    .sort(
      (a, b) => compareText(a.firstShortage!, b.firstShortage!) || a.rank - b.rank || compareText(a.id, b.id),
    );
}

// By code unit, not by locale: the order must not depend on the machine.
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
