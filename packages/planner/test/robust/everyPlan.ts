import { formatDay, type Plan, realise, type WhatIf } from '@sinew/model';
import { buildProgram, type FutureCase, type Risk, solvePlan } from '@sinew/planner';
import { measuresOf } from '../../src/measures/options.ts';

/* Every set of decisions of a small plan, carried out in every scenario one by one: what a robust plan is checked against. */

/** A future by what is laid over the plan. */
export interface Laid {
  readonly id: string;
  readonly whatIf: WhatIf;
  readonly stated?: number;
}

export function futuresOver(plan: Plan, laid: readonly Laid[]): FutureCase[] {
  return laid.map(({ id, whatIf, stated }) => {
    const { realised, faults } = realise(plan, whatIf);
    if (!realised) throw new Error(`${plan.settings.id} as ${id}: ${JSON.stringify(faults)}`);
    return { id, realised, stated };
  });
}

/** Each measure in one of the periods that any future has for it, or not at all. */
export function everyDecision(futures: readonly FutureCase[]): { measure: string; date: string }[][] {
  const dates = new Map<string, Set<string>>();
  for (const { realised } of futures) {
    const { columns, subjects } = buildProgram(realised, (network, pace) =>
      measuresOf(network, pace, () => true),
    );
    const { calendar } = subjects.network;
    for (const { option, measure } of columns.options) {
      if (option.given) continue;
      const mine = dates.get(measure.row.id) ?? new Set();
      dates.set(measure.row.id, mine.add(formatDay(calendar.start[option.period])));
    }
  }
  return [...dates].reduce<{ measure: string; date: string }[][]>(
    (all, [measure, mine]) =>
      all.flatMap((some) => [some, ...[...mine].map((date) => [...some, { measure, date }])]),
    [[]],
  );
}

/** Values of every stage by future, of each set of decisions that all of them allow. */
export async function everyPlan(futures: readonly FutureCase[], stages: readonly string[]) {
  const plans: number[][][] = [];
  const measures = futures[0].realised.plan.tables.measures;
  for (const fix of everyDecision(futures)) {
    const never = measures
      .filter(({ decided, id }) => decided === undefined && !fix.some(({ measure }) => measure === id))
      .map(({ id }) => id);
    const values: number[][] = [];
    for (const { realised } of futures) {
      const one = await solvePlan(realised, { fix, never, bottlenecks: 0, gap: 0 }).catch(() => undefined);
      if (one?.status !== 'optimal') break;
      const reached = new Map(one.solver.objectives.map(({ stage, value }) => [stage, value]));
      values.push(stages.map((stage) => reached.get(stage) ?? 0));
    }
    if (values.length === futures.length) plans.push(values);
  }
  return plans;
}

/** CVaR by its meaning: sort, and take the mean of the worst 1 − α, the last in part. */
export function meanOfWorst(
  values: readonly number[],
  probabilities: readonly number[],
  tail: number,
): number {
  const pairs = values.map((value, s) => ({ value, weight: probabilities[s] }));
  pairs.sort((a, b) => b.value - a.value);
  let mass = 0;
  let sum = 0;
  for (const { value, weight } of pairs) {
    const part = Math.max(0, Math.min(weight, 1 - tail - mass));
    mass += part;
    sum += part * value;
  }
  return sum / mass;
}

/** The figures that a plan is compared by, stage after stage. */
export function figuresOf(
  values: readonly (readonly number[])[],
  probabilities: readonly number[],
  { aversion, tail }: Risk,
): number[] {
  return values[0].flatMap((_, k) => {
    const mine = values.map((of) => of[k]);
    const mean = mine.reduce((sum, value, s) => sum + probabilities[s] * value, 0);
    const figure = (1 - aversion) * mean + aversion * meanOfWorst(mine, probabilities, tail);
    return aversion === 1 ? [figure, mean] : [figure];
  });
}

/** The least figures, strictly in order, to within what later stages may give up. */
export function leastOf(all: readonly (readonly number[])[]): readonly number[] {
  let left = all;
  for (let k = 0; k < all[0].length; k++) {
    const least = Math.min(...left.map((figures) => figures[k]));
    left = left.filter((figures) => figures[k] <= least + 1e-5 * Math.max(1, Math.abs(least)));
  }
  return left[0];
}
