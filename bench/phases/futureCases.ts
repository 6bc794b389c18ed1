import { type Plan, realise } from '@sinew/model';
import type { FutureCase } from '@sinew/planner';

/** A future for each scenario of the plan, as likely as it says. Throws where the plan is refused. */
export function futureCases(plan: Plan): FutureCase[] {
  return plan.tables.scenarios.map(({ id, probability }) => {
    const { realised, faults } = realise(plan, { scenarios: [id] });
    if (!realised)
      throw new Error(`scenario ${id} has ${faults.length} faults; the first: ${JSON.stringify(faults[0])}`);
    return { id, realised, stated: probability };
  });
}
