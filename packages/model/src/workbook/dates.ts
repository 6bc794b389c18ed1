import { type Day, dayOf, formatDay, parseDay } from '../calendar/day.ts';

/**
 * Days as Excel counts them. Its calendar holds a 29 February 1900 that never was, so numbers below 61 (1 March 1900)
 * are read differently by different programs: such dates are written as text, and refused as numbers.
 */
const firstSure: Day = dayOf('1900-03-01');

/** The date of a serial number, or `undefined` when it stands for no sure day. */
export function dateOfSerial(serial: number, epoch: '1899-12-30' | '1904-01-01'): string | undefined {
  const day = dayOf(epoch) + serial;
  return sureDate(day);
}

/** The date of a cell that Excel shows as a date: ISO text; `'time'` when it has a time of day. */
export function dateOfCell(date: Date): string | 'time' | undefined {
  const day = date.getTime() / 86_400_000;
  if (Number.isFinite(day) && !Number.isInteger(day)) return 'time';
  return sureDate(day);
}

function sureDate(day: Day): string | undefined {
  if (!Number.isInteger(day) || day < firstSure || day > dayOf('9999-12-31')) return undefined;
  return formatDay(day);
}

/** What to write for a date: a date of Excel where that is sure, else its text. */
export function cellOfDate(text: string): Date | string {
  const day = parseDay(text);
  return day !== undefined && day >= firstSure ? new Date(day * 86_400_000) : text;
}
