import { addDuration, type Calendar, durationOf, spreadOver } from '@sinew/model';

/**
 * ω(L) of docs/model.md: where what happens evenly during period τ ends up a duration L later. Row τ holds the
 * entries `first[τ]` to `first[τ+1]`: periods and shares. What falls after the plan is left out.
 */
export interface Lag {
  readonly first: Int32Array;
  readonly period: Int32Array;
  readonly share: Float64Array;
  /** Where everything of each period ends up in one other, always as many periods later: how many. */
  readonly shift: number | undefined;
}

/** Lags by ISO 8601 duration, each worked out once. */
export function lagsOn(calendar: Calendar): (duration: string) => Lag {
  const known = new Map<string, Lag>();
  return (duration) => {
    let lag = known.get(duration);
    if (!lag) {
      lag = lagOf(calendar, duration);
      known.set(duration, lag);
    }
    return lag;
  };
}

function lagOf(calendar: Calendar, text: string): Lag {
  const duration = durationOf(text);
  const first = new Int32Array(calendar.count + 1);
  const period: number[] = [];
  const share: number[] = [];
  for (let t = 0; t < calendar.count; t++) {
    const from = addDuration(calendar.start[t], duration);
    const until = addDuration(calendar.end[t], duration);
    for (const part of spreadOver(calendar, from, until)) {
      period.push(part.period);
      share.push(part.share);
    }
    first[t + 1] = period.length;
  }
  const shift = period[0];
  const isShift =
    shift !== undefined &&
    period.length === calendar.count - shift &&
    period.every((at, k) => at === k + shift && first[k + 1] === k + 1 && share[k] === 1);
  return {
    first,
    period: Int32Array.from(period),
    share: Float64Array.from(share),
    shift: isShift ? shift : undefined,
  };
}
