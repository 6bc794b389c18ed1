import type { Plan, Realised, WhatIf } from '@sinew/model';
import { type Outcome, planHash, VERSION } from '@sinew/planner';
import type { Context } from '../context.ts';
import { standingOutcome, whatIfIn } from '../loadOutcome.ts';
import { realisePlan } from '../loadPlan.ts';
import type { SolveOptions } from '../options/common.ts';
import type { Request } from './job.ts';
import { askedOf, type Work } from './solve.ts';

/** Under what id a journal keeps the plan that a sweep stands on; no case is called so. */
export const planned = 'plan';

/** The plan whose decisions a sweep keeps: an outcome from a file, or one to be made as the options ask. */
export interface Standing {
  readonly plan: Plan;
  readonly realised: Realised;
  readonly whatIf: WhatIf;
  readonly request: Request;
  readonly told: Outcome | undefined;
  /** What a journal of the sweep must agree on, of the plan it stands on. */
  readonly head: Readonly<Record<string, unknown>>;
}

/** Throws a Refusal for an outcome that does not fit the plan, and for options that cannot go with it. */
export async function standingOf(
  plan: Plan,
  path: string,
  options: SolveOptions & { readonly outcome?: string },
  context: Context,
): Promise<Standing> {
  const told =
    options.outcome === undefined
      ? undefined
      : await standingOutcome(options.outcome, plan, path, options, context);
  const { whatIf, request } = told ? { whatIf: whatIfIn(told), request: {} } : askedOf(plan, options);
  const realised = realisePlan(plan, whatIf);
  const head = {
    version: VERSION,
    planHash: await planHash(realised.plan),
    whatIf,
    request,
    told: told ? told.measures.map(({ id, decisions }) => [id, decisions]) : null,
  };
  return { plan, realised, whatIf, request, told, head };
}

/** The outcome that stands, made once and kept in the sweep's journal unless it was told. */
export async function outcomeOf(
  { plan, whatIf, request, told }: Standing,
  sweep: { once(id: string, make: () => Promise<Outcome>): Promise<Outcome> },
  work: Work,
): Promise<Outcome> {
  return (
    told ?? sweep.once(planned, () => work.solve(plan, whatIf, { kind: 'plan', bottlenecks: 0, ...request }))
  );
}
