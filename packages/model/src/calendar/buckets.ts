import type { Settings } from '../plan/plan.ts';
import { addMonths, DAYS_PER_MONTH, type Day, dayOf, fiscalYear } from './day.ts';

/**
 * The periods of a plan. `start[t]` to `end[t]` are day numbers, end excluded; `months[t]` is λ_t, the length by
 * which a monthly rate is multiplied: whole for months, quarters and years that begin with a month, else days
 * over the mean month. `fiscalYear[t]` is the fiscal year in which the period starts.
 */
export interface Calendar {
  readonly count: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly months: Float64Array;
  readonly fiscalYear: Int32Array;
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

export function calendarOf(settings: Pick<Settings, 'start' | 'calendar' | 'fiscal_year_start'>): Calendar {
  const count = settings.calendar.reduce((sum, run) => sum + run.count, 0);
  const start = new Float64Array(count);
  const end = new Float64Array(count);
  const months = new Float64Array(count);
  const years = new Int32Array(count);
  let t = 0;
  let day = dayOf(settings.start);
  for (const { bucket, count: length } of settings.calendar) {
    const first = day;
    for (let k = 0; k < length; k++, t++) {
      start[t] = day;
      if (bucket === 'day' || bucket === 'week') {
        day += bucket === 'day' ? 1 : 7;
        months[t] = (day - start[t]) / DAYS_PER_MONTH;
      } else {
        // Counted from the first of the run, so that the 31st does not drift to the 28th.
        day = addMonths(first, monthsOf[bucket] * (k + 1));
        months[t] = monthsOf[bucket];
      }
      end[t] = day;
      years[t] = fiscalYear(start[t], settings.fiscal_year_start);
    }
  }
  return { count, start, end, months, fiscalYear: years };
}

/** The period that holds a day; -1 before the plan, `count` after it. */
export function periodOf(calendar: Calendar, day: Day): number {
  if (calendar.count === 0 || day < calendar.start[0]) return -1;
  let low = 0;
  let high = calendar.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (calendar.end[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Spread {
  readonly period: number;
  readonly share: number;
}

/**
 * How something that happens evenly over [from, until) falls on the periods: shares of it, in order. What falls
 * before or after the plan is left out, so shares may sum to less than one. An instant (from = until) falls
 * wholly on the period that holds it.
 */
export function spreadOver(calendar: Calendar, from: Day, until: Day): Spread[] {
  if (until <= from) {
    const period = periodOf(calendar, from);
    return period >= 0 && period < calendar.count ? [{ period, share: 1 }] : [];
  }
  const spread: Spread[] = [];
  for (let t = Math.max(0, periodOf(calendar, from)); t < calendar.count && calendar.start[t] < until; t++) {
    const overlap = Math.min(until, calendar.end[t]) - Math.max(from, calendar.start[t]);
    if (overlap > 0) spread.push({ period: t, share: overlap / (until - from) });
  }
  return spread;
}
