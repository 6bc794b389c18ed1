import type { Plan, WhatIf } from '@sinew/model';
import { changesIn, type Outcome, parseOutcome } from '@sinew/planner';
import { type Lang, readable } from '@sinew/report';
import { readOutcome } from './files/readInput.ts';
import { requireRow } from './loadPlan.ts';
import { Refusal } from './refusal.ts';

/** Reasons told why a file is no outcome: more would tell no one more. */
const mostReasons = 3;

/** Reads an outcome that says it is of the plan at `path`, from a file. Throws a Refusal. */
export async function loadOutcome(file: string, plan: Plan, path: string, lang: Lang): Promise<Outcome> {
  const { outcome, faults } = parseOutcome(await readOutcome(file));
  if (faults) {
    const reasons = faults.slice(0, mostReasons).map(({ statement }) => readable(statement[lang]));
    throw new Refusal((words) => words.refused.outcome(file, reasons, faults.length - reasons.length));
  }
  const { id: own } = plan.settings;
  const { id: other } = outcome.plan;
  if (own !== other) throw new Refusal((words) => words.refused.otherPlan(file, readable(other), own, path));
  for (const id of outcome.scenarios) requireRow(plan, 'scenarios', id);
  return outcome;
}

/** Scenarios and changes that an outcome was made under. */
export const whatIfIn = (outcome: Outcome): WhatIf => ({
  scenarios: outcome.scenarios,
  sets: changesIn(outcome),
});
