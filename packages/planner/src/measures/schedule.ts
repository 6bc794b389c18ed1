import { addDuration, type Calendar, type Day, durationOf, monthsIn, type Row } from '@sinew/model';

export interface StepDates {
  readonly row: Row<'steps'>;
  readonly start: Day;
  readonly end: Day;
}

/** The days a measure goes through once it is decided. */
export interface Schedule {
  readonly decided: Day;
  readonly steps: readonly StepDates[];
  /** The effect starts: start of the ramp, or end of the last step. */
  readonly done: Day;
  /** The effect is whole. */
  readonly full: Day;
}

/** What shortens a step: a factor for a kind of step, or for all. */
export interface Shortening {
  readonly kind: Row<'steps'>['kind'] | undefined;
  readonly factor: number;
}

export interface Pace {
  /** Percentile of step lengths to plan on. */
  readonly percentile: number;
  /** Months added to every approval step, after its shortenings; negative: taken off. */
  readonly approvalDelay: number;
}

/**
 * Quantile of the triangular distribution on (min, likely, max), the three-point form in which officials state
 * step lengths. Kotz and van Dorp, Beyond Beta (2004), section 1.2. All in months.
 */
export function triangularQuantile(min: number, likely: number, max: number, p: number): number {
  if (max <= min) return likely;
  const mode = (likely - min) / (max - min);
  return p <= mode
    ? min + Math.sqrt(p * (max - min) * (likely - min))
    : max - Math.sqrt((1 - p) * (max - min) * (max - likely));
}

export function scheduleOf(
  steps: readonly Row<'steps'>[],
  decided: Day,
  shortenings: readonly Shortening[],
  pace: Pace,
): Schedule {
  let day = decided;
  let done: Day | undefined;
  const dates = steps.map((row): StepDates => {
    const start = day;
    if (row.kind === 'ramp') done ??= start;
    day = endOfStep(row, start, shortenings, pace);
    return { row, start, end: day };
  });
  return { decided, steps: dates, done: done ?? day, full: day };
}

function endOfStep(row: Row<'steps'>, start: Day, shortenings: readonly Shortening[], pace: Pace): Day {
  let factor = 1;
  for (const { kind, factor: by } of shortenings) if (kind === undefined || kind === row.kind) factor *= by;
  const delay = row.kind === 'approval' ? pace.approvalDelay : 0;
  const length = { months: 0, days: 0 };
  const [min, likely, max] = [row.min, row.likely, row.max].map((text) => monthsIn(durationOf(text)));
  if (min === max) {
    // As written, months by the calendar and days by the day, both times the factor.
    const { months, days } = durationOf(row.likely);
    length.months = months * factor;
    length.days = days * factor;
  } else {
    length.months = triangularQuantile(min, likely, max, pace.percentile) * factor;
  }
  if (monthsIn(length) + delay <= 0) return start;
  return Math.max(start, addDuration(start, { months: length.months + delay, days: length.days }));
}

/** φ: mean effect over each period, between 0 and 1: rises evenly from done to full, ends `lasts` after done. */
export function effectShare(calendar: Calendar, schedule: Schedule, lasts: string | undefined): Float64Array {
  const ends = lasts === undefined ? Number.POSITIVE_INFINITY : addDuration(schedule.done, durationOf(lasts));
  return Float64Array.from({ length: calendar.count }, (_, t) => {
    const start = calendar.start[t];
    const end = Math.min(calendar.end[t], ends);
    if (end <= start || calendar.end[t] <= schedule.done) return 0;
    return (risen(schedule, end) - risen(schedule, start)) / (calendar.end[t] - calendar.start[t]);
  });
}

/** Integral of the effect up to a day, in days. */
function risen({ done, full }: Schedule, day: Day): number {
  if (day <= done) return 0;
  if (day >= full) return day - full + (full - done) / 2;
  return (day - done) ** 2 / (2 * (full - done));
}
