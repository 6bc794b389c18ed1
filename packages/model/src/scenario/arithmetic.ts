import { dayOf, formatDay } from '../calendar/day.ts';
import { addDuration, type Duration, parseDuration } from '../calendar/duration.ts';

const firstDay = dayOf('0100-01-01');
const lastDay = dayOf('9999-12-31');

/** A duration as ISO 8601 text, to a millionth of a month or day: `P27M`, `P1.5M`, `P10D`; `P0D` for none. */
export function formatDuration({ months, days }: Duration): string {
  const part = (length: number, letter: string) => {
    const rounded = Math.round(length * 1e6) / 1e6;
    return rounded === 0 ? '' : `${rounded}${letter}`;
  };
  const text = `P${part(months, 'M')}${part(days, 'D')}`;
  return text === 'P' ? 'P0D' : text;
}

/** Months and days multiplied alike: P18M by 1.5 is P27M. */
export function scaleDuration(duration: Duration, factor: number): Duration {
  return { months: duration.months * factor, days: duration.days * factor };
}

/** A duration to add, which may be taken away instead: `P3M`, `-P3M`. */
export function parseSignedDuration(text: string): (Duration & { readonly sign: 1 | -1 }) | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const duration = parseDuration(sign < 0 ? text.slice(1) : text);
  return duration && { ...duration, sign };
}

type Signed = NonNullable<ReturnType<typeof parseSignedDuration>>;

/**
 * The date a signed duration later: whole months by the calendar, the rest as days, cut to a day. `undefined` beyond
 * the years 0100 to 9999, which are all that a date is read in.
 */
export function shiftDate(date: string, by: Signed): string | undefined {
  const day = addDuration(dayOf(date), { months: by.sign * by.months, days: by.sign * by.days });
  return day >= firstDay && day < lastDay + 1 ? formatDay(day) : undefined;
}

/**
 * The sum of two durations. Months and days are kept apart, because a month is no fixed number of days; so days
 * are never taken from months, and `undefined` is returned where either would fall below zero.
 */
export function sumDurations(duration: Duration, by: Signed): Duration | undefined {
  const months = duration.months + by.sign * by.months;
  const days = duration.days + by.sign * by.days;
  return months < 0 || days < 0 ? undefined : { months, days };
}
