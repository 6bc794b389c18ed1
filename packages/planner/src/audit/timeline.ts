import {
  addDuration,
  addMonths,
  DAYS_PER_MONTH,
  type Day,
  dayOf,
  durationOf,
  fiscalYear,
  formatDay,
  type Plan,
} from '@sinew/model';

/**
 * The periods of a plan and how time falls on them (docs/model.md section 1), kept apart from the calendar that
 * the optimiser plans on. Everything here asks one question: how far has something got by a given day?
 */
export interface AuditedPeriod {
  readonly start: Day;
  readonly end: Day;
  /** ISO 8601 date of `start`. */
  readonly from: string;
  readonly months: number;
  readonly fiscalYear: number;
}

export type Shares = readonly { readonly t: number; readonly share: number }[];

/** How far something that happens evenly over [from, until) has got before a day: 0 to 1. An instant is a jump. */
export function progress(from: Day, until: Day, before: Day): number {
  if (until <= from) return before > from ? 1 : 0;
  if (before <= from) return 0;
  return before >= until ? 1 : (before - from) / (until - from);
}

export class Timeline {
  readonly periods: readonly AuditedPeriod[];
  readonly start: Day;
  /** Day after the last of the plan. */
  readonly end: Day;
  readonly #delays = new Map<string, readonly Shares[]>();

  constructor(settings: Plan['settings']) {
    const periods: AuditedPeriod[] = [];
    let day = dayOf(settings.start);
    for (const run of settings.calendar) {
      const first = day;
      const inMonths = { day: 0, week: 0, month: 1, quarter: 3, year: 12 }[run.bucket];
      const inDays = run.bucket === 'week' ? 7 : 1;
      const edge = (k: number) => (inMonths > 0 ? addMonths(first, inMonths * k) : first + inDays * k);
      for (let k = 0; k < run.count; k++) {
        const start = edge(k);
        const months = inMonths > 0 ? inMonths : inDays / DAYS_PER_MONTH;
        const year = fiscalYear(start, settings.fiscal_year_start);
        periods.push({ start, end: edge(k + 1), from: formatDay(start), months, fiscalYear: year });
      }
      day = edge(run.count);
    }
    this.periods = periods;
    this.start = dayOf(settings.start);
    this.end = day;
  }

  get count(): number {
    return this.periods.length;
  }

  /** First period that ends after a day: the one that holds it, unless the day is outside the plan. */
  endingAfter(day: Day): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.periods[middle].end > day) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The period that holds a day, or `undefined` outside the plan. */
  holding(day: Day): number | undefined {
    return day < this.start || day >= this.end ? undefined : this.endingAfter(day);
  }

  /** What falls in each period of something that happens evenly over [from, until). */
  shares(from: Day, until: Day): Shares {
    const shares: { t: number; share: number }[] = [];
    for (
      let t = this.endingAfter(from);
      t < this.count && this.periods[t].start <= Math.max(from, until);
      t++
    ) {
      const { start, end } = this.periods[t];
      const share = progress(from, until, end) - progress(from, until, start);
      if (share > 0) shares.push({ t, share });
    }
    return shares;
  }

  /** How much of period t lies within [from, until): 0 to 1. */
  covered(t: number, from: Day, until: Day): number {
    const { start, end } = this.periods[t];
    return until <= from ? 0 : progress(start, end, until) - progress(start, end, from);
  }

  /** ω(L): for each period τ, where that lands which starts evenly during τ and takes L. */
  delayed(length: string): readonly Shares[] {
    let delays = this.#delays.get(length);
    if (!delays) {
      const duration = durationOf(length);
      delays = this.periods.map(({ start, end }) =>
        this.shares(addDuration(start, duration), addDuration(end, duration)),
      );
      this.#delays.set(length, delays);
    }
    return delays;
  }

  /** A flow that starts as `started` says, as it lands after a delay. */
  landing(started: ArrayLike<number>, length: string): Float64Array {
    const landed = new Float64Array(this.count);
    this.delayed(length).forEach((shares, tau) => {
      if (started[tau] !== 0) for (const { t, share } of shares) landed[t] += share * started[tau];
    });
    return landed;
  }

  /** Fiscal years in which a period of the plan starts, in order. */
  get fiscalYears(): readonly number[] {
    return [...new Set(this.periods.map((period) => period.fiscalYear))];
  }
}
