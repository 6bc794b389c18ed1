import type { Fault } from '../faults/fault.ts';
import type { Plan } from '../plan/plan.ts';
import { findingsOf, rowRules } from './checkRows.ts';
import type { Rule } from './rule.ts';
import { scenarioRules } from './scenarios.ts';

/** Every rule, in the order in which its findings are told. */
export const rules: readonly Rule[] = [...rowRules, ...scenarioRules];

/**
 * Checks what the rows of a plan mean together, once each is well formed by itself: all faults at once, then all
 * notes, each in the order of the rules. Past `limits.faults` of either, the rest are counted. Time is linear in the
 * rows of the plan, and in those of the tables that a scenario changes for each scenario.
 */
export const checkPlan = (plan: Plan): Fault[] => findingsOf(plan, rules);
