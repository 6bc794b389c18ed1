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
import { supplyRules } from './supply.ts';
import { timeRules } from './time.ts';
import { uncertaintyRules } from './uncertainties.ts';
import { unitRules } from './units.ts';

/** Rules on the rows of a plan as they stand, in the order in which their findings are told. */
export const rowRules: readonly Rule[] = [
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

/**
 * As `checkPlan`, of the rows as they stand: not of the scenarios that may be laid over them. (Those ask `realise`, which asks this of
 * what it has changed.)
 */
export const checkRows = (plan: Plan): Fault[] => findingsOf(plan, rowRules);

/** What rules find in a plan: all faults, then all notes, each in the order of the rules. Past `limits.faults` of either, the rest are counted. */
export function findingsOf(plan: Plan, rules: readonly Rule[]): Fault[] {
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
