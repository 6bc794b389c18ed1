/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar, with no time zone: a date in a plan is a day on a
 * wall calendar. A day number may be fractional where an interval is divided.
 */
export type Day = number;

const DAY_MS = 86_400_000;
/** Mean length of a month, in days: turns a fraction of a month, or a rate a month, into days. */
export const DAYS_PER_MONTH = 30.4375;

/** The day of an ISO 8601 date, or `undefined` when the text is not a date that exists (`2026-02-30`). */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, ofMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const ms = Date.UTC(year, month - 1, ofMonth);
  // What does not exist comes out as another day: February 30 as March 2, the year 26 as 1926.
  const date = new Date(ms);
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === ofMonth;
  return exists ? ms / DAY_MS : undefined;
}

/** The day of a date that was already checked. Throws a RangeError otherwise. */
export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`"${text}" is not an ISO 8601 date (YYYY-MM-DD)`);
  return day;
}

/** ISO 8601 text of the day that holds `day` (a fraction is cut). */
export function formatDay(day: Day): string {
  return new Date(Math.floor(day) * DAY_MS).toISOString().slice(0, 10);
}

/** Year and month (1 to 12) of a day. */
export function yearMonth(day: Day): { readonly year: number; readonly month: number } {
  const date = new Date(Math.floor(day) * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

/** The same day of the month, `count` whole months on, or the month's last day where it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const whole = Math.floor(day);
  const date = new Date(whole * DAY_MS);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1);
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0)).getUTCDate();
  return first / DAY_MS + Math.min(date.getUTCDate(), length) - 1 + (day - whole);
}

/** Fiscal years are named by the calendar year in which they begin. */
export function fiscalYear(day: Day, firstMonth: number): number {
  const { year, month } = yearMonth(day);
  return month >= firstMonth ? year : year - 1;
}

/** First day of a fiscal year. */
export function fiscalYearStart(year: number, firstMonth: number): Day {
  return Date.UTC(year, firstMonth - 1, 1) / DAY_MS;
}
