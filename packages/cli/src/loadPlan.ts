import { type Fault, nearest, type Plan, type Realised, readPlan, realise, type WhatIf } from '@sinew/model';
import { readInput } from './files/readInput.ts';
import type { DecisionOptions, WhatIfOptions } from './options/common.ts';
import { Refusal } from './refusal.ts';

/** A plan that is not in order, or changes that do not fit it. Told as a page of faults, with exit code 2. */
export class FaultyPlan extends Error {
  override readonly name = 'FaultyPlan';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('the plan has faults');
    this.faults = faults;
  }
}

/** Reads and checks a plan. Throws a Refusal for the path and a FaultyPlan for what is in it. */
export async function loadPlan(path: string): Promise<{ plan: Plan; notes: readonly Fault[] }> {
  const reading = await readPlan(await readInput(path));
  if (reading.faults) throw new FaultyPlan(reading.faults);
  return reading;
}

export function whatIfOf(plan: Plan, options: WhatIfOptions): WhatIf {
  for (const id of options.scenario ?? []) requireRow(plan, 'scenarios', id);
  return {
    ...(options.scenario && { scenarios: options.scenario }),
    ...(options.set && { sets: options.set }),
    ...(options.budget !== undefined && { budget: options.budget }),
    ...(options.percentile !== undefined && { percentile: options.percentile }),
  };
}

export function realisePlan(plan: Plan, whatIf: WhatIf): Realised {
  const { realised, faults } = realise(plan, whatIf);
  if (faults) throw new FaultyPlan(faults);
  return realised;
}

/** Measures that `--fix` and `--never` name, checked before the planner is asked. */
export function decisionsOf(plan: Plan, { fix, never }: DecisionOptions) {
  for (const id of [...(fix ?? []).map(({ measure }) => measure), ...(never ?? [])]) {
    requireRow(plan, 'measures', id);
  }
  return { ...(fix && { fix }), ...(never && { never }) };
}

type Askable = 'scenarios' | 'measures' | 'requirements' | 'items';
const refusals = {
  scenarios: 'scenario',
  measures: 'measure',
  requirements: 'requirement',
  items: 'item',
} as const;

/** Throws a Refusal that names the nearest id, or those there are, where the plan has no such row. */
export function requireRow(plan: Plan, table: Askable, id: string): void {
  const ids = plan.tables[table].map((row) => row.id);
  if (ids.includes(id)) return;
  const suggestion = nearest(id, ids);
  throw new Refusal((words) => words.refused[refusals[table]](id, suggestion, ids));
}
