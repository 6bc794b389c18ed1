import type { Day } from '../calendar/day.ts';
import type { Profile } from './realised.ts';

/**
 * A number that holds still between days on which it jumps: `values[k]` from `days[k - 1]` (the beginning of time
 * for k = 0) until `days[k]` (the end of time for the last). Immutable.
 */
export class Piecewise implements Profile {
  readonly days: readonly Day[];
  readonly values: readonly number[];

  constructor(days: readonly Day[], values: readonly number[]) {
    this.days = days;
    this.values = values;
  }

  static constant(value: number): Piecewise {
    return new Piecewise([], [value]);
  }

  at(day: Day): number {
    return this.values[this.#piece(day)];
  }

  /** Exact mean over [from, until), each piece weighed by its days; over an instant, the value there. */
  mean(from: Day, until: Day): number {
    let piece = this.#piece(from);
    const days = this.days;
    if (until <= from || piece === days.length || days[piece] >= until) return this.values[piece];
    let sum = 0;
    for (let day = from; day < until; piece++) {
      const next = piece < days.length ? Math.min(days[piece], until) : until;
      sum += this.values[piece] * (next - day);
      day = next;
    }
    return sum / (until - from);
  }

  /** The same, with `change` applied to the pieces that lie in [from, until); where that cuts a piece, it is cut. */
  during(from: Day, until: Day, change: (value: number) => number): Piecewise {
    const days: Day[] = [];
    const values: number[] = [];
    let start = Number.NEGATIVE_INFINITY;
    for (let piece = 0; piece < this.values.length; piece++) {
      const end = piece < this.days.length ? this.days[piece] : Number.POSITIVE_INFINITY;
      const value = this.values[piece];
      const cuts = [from, until].filter((day) => day > start && day < end);
      for (const stop of [...cuts, end]) {
        const next = start >= from && start < until ? change(value) : value;
        if (values.length > 0 && values[values.length - 1] === next) days[days.length - 1] = stop;
        else {
          values.push(next);
          days.push(stop);
        }
        start = stop;
      }
    }
    return new Piecewise(days.slice(0, -1), values);
  }

  #piece(day: Day): number {
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.days[middle] <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
