import type { RequirementNode } from '../network/demand.ts';
import type { PlanProgram } from '../program/build.ts';
import { tidy } from './tidy.ts';

/** Stock that a requirement can draw on, in its own units: accepted items at its site, times factor. */
export interface UsableStock {
  /** At the start of the plan. */
  readonly opening: number;
  /** At the end of each period. */
  readonly closing: readonly number[];
}

export function usableStock(
  program: PlanProgram,
  x: Float64Array,
  { accepts }: RequirementNode,
): UsableStock {
  const { columns, subjects } = program;
  const { calendar, locations } = subjects.network;
  const closing = new Array<number>(calendar.count).fill(0);
  let opening = 0;
  for (const { id, location, missing, row } of accepts) {
    const accepted = acceptedIn(program, x, id, missing);
    if (accepted(0)) opening += row.factor * locations[location].opening;
    for (let t = 0; t < closing.length; t++) {
      if (accepted(t)) closing[t] += row.factor * tidy(x[columns.stock[location] + t]);
    }
  }
  return { opening, closing };
}

/** Whether every missing flag of an acceptance is supplied in a period by a decided measure. */
export function acceptedIn(
  { columns }: PlanProgram,
  x: Float64Array,
  id: string,
  missing: readonly string[],
): (t: number) => boolean {
  const supplied = missing.map((flag) =>
    columns.options.flatMap(({ option, measure, taken }) =>
      x[taken] > 0.5
        ? measure.effects.flatMap(({ kind, target }, e) =>
            kind === flag && target === id ? [option.shares[e]] : [],
          )
        : [],
    ),
  );
  return (t) => supplied.every((shares) => shares.some((share) => share[t] > 0));
}

/**
 * The first period from `first` on, after there was usable stock, that ends with none and falls short, or ends with
 * none while more is asked after it; -1 where the stock never runs out. `before` is the usable stock when it starts.
 */
export function exhaustedIn(
  asked: Float64Array,
  unmet: readonly number[],
  usable: readonly number[],
  negligible: Float64Array,
  before: number,
  first = 0,
): number {
  const lastAsked = asked.findLastIndex((due) => due > 0);
  let had = before > negligible[first];
  for (let t = first; t < usable.length; t++) {
    if (usable[t] > negligible[t]) had = true;
    else if (had && (unmet[t] > negligible[t] || t < lastAsked)) return t;
  }
  return -1;
}
