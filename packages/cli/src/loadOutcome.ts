import type { Plan, WhatIf } from '@sinew/model';
import {
  auditOutcome,
  changesIn,
  type Outcome,
  type OutcomeFault,
  parseOutcome,
  parseStress,
  planHash,
  type StressOutcome,
} from '@sinew/planner';
import { type Lang, readable } from '@sinew/report';
import type { Context } from './context.ts';
import { readOutcome } from './files/readInput.ts';
import { realisePlan, requireRow } from './loadPlan.ts';
import type { SolveOptions } from './options/common.ts';
import { checkApart } from './output.ts';
import { Refusal } from './refusal.ts';

/** Reasons told why a file is no outcome: more would tell no one more. */
const mostReasons = 3;

/** Answers that hold several plans, each of which `--out FOLDER` writes beside them as an outcome. */
const several = ['alternatives', 'frontier', 'robust', 'tradeoff'] as const;
export type Several = (typeof several)[number];

const severalIn = (form: string | undefined) => several.find((one) => form === `${one}/1`);

/** What an outcome is read for: to be audited, or to be put to a test as it stands. */
type Purpose = 'audit' | 'test';

/** Reads an outcome that says it is of the plan at `path`, from a file. Throws a Refusal. */
async function loadOutcome(
  file: string,
  plan: Plan,
  path: string,
  lang: Lang,
  purpose: Purpose,
): Promise<Outcome> {
  const { form, outcome, faults } = { form: undefined, ...parseOutcome(await readOutcome(file)) };
  const many = severalIn(form);
  if (many) throw new Refusal((words) => words.refused.severalOutcomes(file, many));
  if (faults) refuse(file, faults, lang);
  requireOf(plan, path, file, outcome, purpose);
  return outcome;
}

/** Reads an outcome or a stress test that says it is of the plan at `path`, from a file. Throws a Refusal. */
export async function loadAudited(
  file: string,
  plan: Plan,
  path: string,
  lang: Lang,
): Promise<Outcome | StressOutcome> {
  const { faults, foreign, value } = parseStress(await readOutcome(file));
  // Whatever does not say that it is a stress test is read, and refused, as an outcome.
  if (foreign) return loadOutcome(file, plan, path, lang, 'audit');
  if (faults) refuse(file, faults, lang, 'stress');
  requireOf(plan, path, file, value, 'audit');
  return value;
}

function refuse(
  file: string,
  faults: readonly Pick<OutcomeFault, 'statement'>[],
  lang: Lang,
  form: 'outcome' | 'stress' | 'unsoundOutcome' = 'outcome',
): never {
  const reasons = faults.slice(0, mostReasons).map(({ statement }) => readable(statement[lang]));
  throw new Refusal((words) => words.refused[form](file, reasons, faults.length - reasons.length));
}

function requireOf(
  plan: Plan,
  path: string,
  file: string,
  { plan: { id: other }, scenarios }: Pick<Outcome, 'plan' | 'scenarios'>,
  purpose: Purpose,
): void {
  const { id: own } = plan.settings;
  if (own !== other)
    throw new Refusal((words) => words.refused.otherPlan(file, readable(other), own, path, purpose));
  for (const id of scenarios) requireRow(plan, 'scenarios', id);
}

/** Scenarios and changes that an outcome was made under. */
export const whatIfIn = (outcome: Pick<Outcome, 'changes' | 'scenarios'>): WhatIf => ({
  scenarios: outcome.scenarios,
  sets: changesIn(outcome),
});

/**
 * An outcome that stands instead of planning again; it says itself under which scenarios and changes it was made. Its decisions are
 * carried out as they are, so that one which breaks a rule of the plan is refused.
 */
export async function standingOutcome(
  file: string,
  plan: Plan,
  path: string,
  { scenario, set, budget, percentile, fix, never, effort, out }: SolveOptions,
  { lang }: Context,
): Promise<Outcome> {
  checkApart(out, file);
  if ([scenario, set, budget, percentile, fix, never, effort].some((given) => given !== undefined)) {
    throw new Refusal((words) => words.refused.outcomeAndWhatIf);
  }
  const outcome = await loadOutcome(file, plan, path, lang, 'test');
  const realised = realisePlan(plan, whatIfIn(outcome));
  if ((await planHash(realised.plan)) !== outcome.provenance.planHash) {
    throw new Refusal((words) => words.refused.changedPlan(file));
  }
  const { breaches } = auditOutcome(realised, outcome);
  if (breaches.length > 0) refuse(file, breaches, lang, 'unsoundOutcome');
  return outcome;
}
