import type { PlanProgram } from '@sinew/planner';

/**
 * The one objective that all builders of the linear program minimise, in thousands of the plan's currency: discounted
 * cost, and what it is taken to be worth that nothing falls short, per whole share of a requirement by rank.
 */
export const worth: Readonly<Record<string, number>> = {
  'rank 1': 4e6,
  'rank 2': 2e6,
  'held 3': 1e6,
  cost: 1e-3,
};

/** Costs of the columns under that objective, from the planner's stages. */
export function oneObjective({ linear, stages }: PlanProgram): Float64Array {
  const cost = new Float64Array(linear.columnCount);
  for (const stage of stages) {
    const weight = worth[stage.name];
    if (weight === undefined) throw new Error(`no worth is stated for stage ${stage.name}`);
    for (let j = 0; j < cost.length; j++) cost[j]! += (weight / stage.scale) * stage.cost[j]!;
  }
  return cost;
}
