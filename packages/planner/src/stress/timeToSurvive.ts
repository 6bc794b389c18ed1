import type { Bench, Point } from './bench.ts';
import type { Loss } from './loss.ts';
import { lasting, type Outage } from './outage.ts';
import type { Trial } from './trial.ts';

/** What is known of a case before its time to survive is looked for. */
export interface Known {
  /** Each loss for its own time to recover. */
  readonly outages: readonly Outage[];
  /** Whether that is survived. */
  readonly survives: boolean;
  /** Operations in which no protected need falls short, if the second of them survives. */
  readonly points: readonly [base: Point, best: Point];
}

/**
 * The most whole days that losses are survived, all of them lasting as long; null where they are survived to the end of the
 * plan. A longer outage is never easier, so that a bracket closes in on it: from below by how long operations that were
 * found could go on under the loss, unsolved; from above by what duals prove of shorter outages, unsolved; between them
 * by solves, outward by doubling, so that each is near the last, and inward by halves.
 */
export function timeToSurvive(
  bench: Bench,
  trial: Trial,
  losses: readonly Loss[],
  { outages, survives, points: [base, best] }: Known,
): number | null {
  const end = bench.end - bench.from;
  const until = (days: number) => lasting(losses, bench.from, days);
  /** The most days, `from` at least and `most` at the most, for which a test holds that holds of fewer. */
  const furthest = (from: number, most: number, holds: (days: number) => boolean) => {
    let [low, high] = [from, most + 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (holds(middle)) low = middle;
      else high = middle;
    }
    return low;
  };
  const goesOn = (point: Point, from: number) =>
    furthest(from, end, (days) => trial.allows(point, until(days)));

  const recovered = outages.map((outage) => outage.until - bench.from);
  let low = goesOn(base, 0);
  // One day more than the plan has is never survived, and never asked.
  let high = end + 1;
  if (survives) low = Math.max(low, Math.min(end, Math.floor(Math.min(...recovered))));
  else high = Math.min(high, Math.ceil(Math.max(...recovered)));
  if (survives) low = goesOn(best, low);
  // The best response to the time to recover is solved: its duals are at hand, and tell of shorter outages.
  let next = survives ? Math.max(1, 2 * low) : high;
  let asked = false;
  while (high - low > 1 || (!survives && !asked)) {
    next = Math.max(low + 1, Math.min(next, asked ? high - 1 : high, end));
    asked = true;
    trial.lose(until(next));
    const { doom, point } = trial.judge();
    if (point) {
      low = goesOn(point, next);
      next = high > end ? 2 * low : (low + high) >> 1;
      continue;
    }
    const ruled = furthest(low, next - 1, (days) => !doom(until(days)));
    const far = next - ruled - 1 >= (next - low) / 4;
    high = ruled + 1;
    next = far ? high - 1 : (low + high) >> 1;
  }
  return low >= end ? null : low;
}
