import { type Day, dayOf, fiscalYear, formatDay } from '../calendar/day.ts';
import { durationOf, monthsIn } from '../calendar/duration.ts';
import type { Fault } from '../faults/fault.ts';
import { describeTable, type Row, type TableName, tableNames } from '../schema/tables.ts';
import { type Book, PERIODS_AT_MOST } from './book.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on the calendar of the plan, and on pairs of dates. */
export const timeRules: readonly Rule[] = [
  calendarLength,
  calendarBeyondDates,
  durationsBeyondDates,
  bucketsAcrossFiscalYears,
  priceBase,
  crossedDates,
  receiptsOutsideTheCalendar,
];

function* calendarLength({ plan: { settings } }: Book): Iterable<Fault> {
  const count = settings.calendar.reduce((sum, run) => sum + run.count, 0);
  const at = { table: 'calendar', column: 'count', value: String(count) } as const;
  if (count === 0) yield { code: 'calendar-empty', severity: 'fault', ...at };
  if (count > PERIODS_AT_MOST) {
    yield { code: 'calendar-too-long', severity: 'fault', ...at, detail: { limit: PERIODS_AT_MOST } };
  }
}

/**
 * Dates are told with four digits for the year, and what a plan decides ends after the plan does: so its calendar ends, and every
 * duration, well before they run out.
 */
const calendarUntil = dayOf('3000-01-01');
const yearsAtMost = 100;

function* calendarBeyondDates(book: Book): Iterable<Fault> {
  if (book.end <= calendarUntil) return;
  const { start } = book.plan.settings;
  const detail = { limit: formatDay(calendarUntil) };
  yield {
    code: 'calendar-too-late',
    severity: 'fault',
    table: 'plan',
    column: 'start',
    value: start,
    detail,
  };
}

function* durationsBeyondDates(book: Book): Iterable<Fault> {
  for (const table of tableNames) {
    const columns = Object.entries(describeTable(table).columns).filter(
      ([, { kind }]) => kind === 'duration',
    );
    for (const [column] of columns) {
      for (const row of book.rows(table)) {
        const length = row[column as keyof typeof row] as string | undefined;
        if (length !== undefined && monthsIn(durationOf(length)) > 12 * yearsAtMost)
          yield fault('duration-too-long', table, row, column, { years: yearsAtMost });
      }
    }
  }
}

function* bucketsAcrossFiscalYears(book: Book): Iterable<Fault> {
  if (book.rows('funds').length === 0) return;
  const { count, start, end, fiscalYear: years } = book.calendar;
  const first = book.plan.settings.fiscal_year_start;
  for (let t = 0; t < count; t++) {
    if (fiscalYear(end[t] - 1, first) === years[t]) continue;
    const detail = { from: formatDay(start[t]), until: formatDay(end[t]), year: years[t] };
    yield { code: 'bucket-across-fiscal-years', severity: 'note', table: 'calendar', detail };
    return;
  }
}

function* priceBase(book: Book): Iterable<Fault> {
  const { price_base: base } = book.plan.settings;
  const years = Math.abs(book.start - dayOf(base)) / 365.25;
  if (years <= 10) return;
  // Prices carried further are none that anybody knew: a slip of the hand, and numbers beyond what the solver takes.
  const absurd = years > yearsAtMost;
  const detail = {
    years: Math.floor(years),
    start: book.plan.settings.start,
    ...(absurd && { limit: yearsAtMost }),
  };
  yield {
    code: absurd ? 'price-base-too-far' : 'price-base-far',
    severity: absurd ? 'fault' : 'note',
    table: 'plan',
    column: 'price_base',
    value: base,
    detail,
  };
}

const intervals = [
  ['processes', 'open_from', 'open_until'],
  ['amounts', 'from', 'until'],
  ['measures', 'decide_from', 'decide_until'],
  ['policies', 'from', 'until'],
  ['changes', 'from', 'until'],
  ['uncertainties', 'from', 'until'],
  ['pledges', 'from', 'due'],
] as const satisfies readonly (readonly [TableName, string, string])[];

/** An interval ends after it begins. A pledge may fall due on the very day it may first be given. */
function* crossedDates(book: Book): Iterable<Fault> {
  for (const [table, first, last] of intervals) {
    for (const row of book.rows(table)) {
      const from = row[first as keyof typeof row] as string | undefined;
      const until = row[last as keyof typeof row] as string | undefined;
      if (from === undefined || until === undefined) continue;
      if (until < from || (until === from && last !== 'due')) {
        yield fault('dates-crossed', table, row, last, { first, from });
      }
    }
  }
}

function* receiptsOutsideTheCalendar(book: Book): Iterable<Fault> {
  for (const row of book.rows('receipts')) {
    if (!inside(book, dayOf(row.date))) yield outside(book, 'receipts', row, 'date');
  }
}

/** Whether a day lies in the calendar. */
export function inside(book: Book, day: Day): boolean {
  return day >= book.start && day < book.end;
}

/** The note that a row counts for nothing, because its date lies outside the calendar. */
export function outside<T extends TableName>(book: Book, table: T, row: Row<T>, column: string): Fault {
  return note('outside-the-calendar', table, row, column, {
    start: formatDay(book.start),
    end: formatDay(book.end),
  });
}
