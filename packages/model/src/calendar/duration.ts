import { addMonths, DAYS_PER_MONTH, type Day } from './day.ts';

/** A length of time in calendar months and days, both possibly fractional, neither negative. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

const n = String.raw`(\d{1,6}(?:\.\d{1,6})?)`;
const form = new RegExp(`^P(?=\\d)(?:${n}Y)?(?:${n}M)?(?:${n}W)?(?:${n}D)?$`);

/**
 * Reads an ISO 8601 duration of years, months, weeks and days (`P18M`, `P10D`, `P1Y6M`, `P2W`); decimals with a
 * point are taken, hours are not. Returns `undefined` for anything else.
 */
export function parseDuration(text: string): Duration | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [, years = '0', months = '0', weeks = '0', days = '0'] = match;
  return { months: Number(years) * 12 + Number(months), days: Number(weeks) * 7 + Number(days) };
}

/** A duration that was already checked. Throws a RangeError otherwise. */
export function durationOf(text: string): Duration {
  const duration = parseDuration(text);
  if (!duration) throw new RangeError(`"${text}" is not an ISO 8601 duration such as P18M or P10D`);
  return duration;
}

/** Months first, by the calendar; then what is left of a month, and the days, as days. */
export function addDuration(day: Day, duration: Duration): Day {
  const whole = Math.floor(duration.months);
  return addMonths(day, whole) + (duration.months - whole) * DAYS_PER_MONTH + duration.days;
}

/** Length in mean months. */
export function monthsIn(duration: Duration): number {
  return duration.months + duration.days / DAYS_PER_MONTH;
}
