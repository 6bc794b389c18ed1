import type { Fault } from '../faults/fault.ts';
import type { Plan } from '../plan/plan.ts';
import { limits } from '../read/limits.ts';
import { Book } from './book.ts';
import { effectRules } from './effects.ts';
import { holdingRules } from './holdings.ts';
import { materialRules } from './materials.ts';
import { measureRules } from './measures.ts';
import { moneyRules } from './money.ts';
import { pledgeRules } from './pledges.ts';
import { policyRules } from './policies.ts';
import { processRules } from './processes.ts';
import { referenceRules } from './references.ts';
import { requirementRules } from './requirements.ts';
import type { Rule } from './rule.ts';
import { scenarioRules } from './scenarios.ts';
import { supplyRules } from './supply.ts';
import { timeRules } from './time.ts';
import { uncertaintyRules } from './uncertainties.ts';
import { unitRules } from './units.ts';

/** Rules on the rows of a plan as they stand. */
const rowRules: readonly Rule[] = [
  ...referenceRules,
  ...timeRules,
  ...processRules,
  ...materialRules,
  ...holdingRules,
  ...unitRules,
  ...requirementRules,
  ...supplyRules,
  ...pledgeRules,
  ...measureRules,
  ...effectRules,
  ...moneyRules,
  ...policyRules,
  ...uncertaintyRules,
];

/** Every rule. */
export const rules: readonly Rule[] = [...rowRules, ...scenarioRules];

/**
 * Checks what the rows of a plan mean together, once each is well formed by itself: all faults at once, then all
 * notes, each in the order of the rules. Past `limits.faults` of either, the rest are counted. Time is linear in the
 * rows of the plan, and in those of the tables that a scenario changes for each scenario.
 */
export const checkPlan = (plan: Plan): Fault[] => check(plan, rules);

/** As `checkPlan`, of the rows that changes have made, without the scenarios that may be laid over them still. */
export const checkRows = (plan: Plan): Fault[] => check(plan, rowRules);

function check(plan: Plan, rules: readonly Rule[]): Fault[] {
  const book = new Book(plan);
  const told = { fault: [] as Fault[], note: [] as Fault[] };
  const untold = { fault: 0, note: 0 };
  for (const rule of rules) {
    for (const found of rule(book)) {
      const { severity } = found;
      if (told[severity].length < limits.faults) told[severity].push(found);
      else untold[severity]++;
    }
  }
  return (['fault', 'note'] as const).flatMap((severity) => {
    const count = untold[severity];
    const more: Fault = { code: `more-${severity}s`, severity, detail: { count, limit: limits.faults } };
    return count === 0 ? told[severity] : [...told[severity], more];
  });
}
