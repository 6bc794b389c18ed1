import type { Outcome } from '../outcome/outcome.ts';
import type { PlanProgram } from '../program/build.ts';
import { runCost } from '../program/spending.ts';
import type { Need } from './need.ts';
import type { StressProgram } from './stressProgram.ts';

/** What a share short costs in the last stage, against the whole plan: only a guide, see below. */
const wholePlans = 100;
/** A rank against the next, and most of such steps: more would drown the costs in rounding. */
const rankStep = 10;
const mostSteps = 3;

/**
 * The objective that a case is first solved by: discounted cost, a share short at the price of many whole plans, more for
 * the first ranks and little for ranks that are not protected, and rules that give way dearer than any run. From the
 * basis of the plan without a loss its duals are feasible, so that only what the loss touches is solved again. Whether
 * less could fall short is afterwards asked without prices.
 */
export function guideOf(
  program: PlanProgram,
  stress: StressProgram,
  needs: readonly Need[],
  outcome: Outcome,
): Float64Array {
  const { stages, subjects } = program;
  const { processes } = subjects.network;
  const { cost: last, scale } = stages[stages.length - 1];
  const cost = new Float64Array(stress.linear.columnCount);
  cost.set(last);
  const share = wholePlans * Math.max(1, Math.abs(outcome.cost.discounted) * scale);
  needs.forEach(({ guarded, stage }, d) => {
    const steps = Math.min(mostSteps, stages.length - 2 - stage);
    const weight = guarded ? rankStep ** steps : 1 / rankStep;
    cost[stress.excess[d]] = (share * weight) / stages[stage].scale;
  });
  const dearest = new Map(
    processes.map(({ row, segments }) => [
      row.id,
      scale * Math.max(0, ...segments.map(({ index }) => runCost(subjects, index, 0))),
    ]),
  );
  const kept = new Map(
    outcome.stocks.map(({ closing, item, opening, site }) => [
      `${item}/${site}`,
      Math.max(opening, ...closing),
    ]),
  );
  const top = share * rankStep ** (mostSteps + 1);
  for (const { column, row, rule } of stress.slacks) {
    cost[column] =
      rule === 'storage'
        ? top / (1 + (kept.get(row) ?? 0))
        : rule === 'policy'
          ? top / 1000
          : 10 * (1 + (dearest.get(row) ?? 0));
  }
  return cost;
}
