import { type Plan, realise, type WhatIf } from '@sinew/model';
import type { PlanOptions } from '../options.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { InterruptedError, solvePlan } from '../solve/solvePlan.ts';
import type { Sweep, SweepCase } from '../sweep/sweep.ts';
import type { FrontierAxis } from './frontier.ts';
import { pointWhatIf } from './frontierOf.ts';

/** A point to solve. */
export interface FrontierCase extends SweepCase {
  readonly at: number;
}

/** A case a point; its id is the same however many points are asked for, so that a later sweep finds what an earlier one solved. */
export function frontierCases(axis: FrontierAxis, asked: readonly number[]): FrontierCase[] {
  return asked.map((at) => ({ id: `${axis}-${at}`, at }));
}

/**
 * The points of a frontier as a sweep: each a whole solve under `whatIf`, with the budgets or the approvals of its own.
 * A point that is stopped on the way is none, since its best so far may be far from what its budget buys: its `run` ends in
 * an InterruptedError. A RequestError where `fix` or `never` ask for what the plan does not have.
 */
export function openFrontier(
  plan: Plan,
  whatIf: WhatIf,
  axis: FrontierAxis,
  cases: readonly FrontierCase[],
  options: Omit<PlanOptions, 'kind' | 'bottlenecks'> = {},
): Sweep<FrontierCase, Promise<Outcome>> {
  const run = async ({ at }: FrontierCase): Promise<Outcome> => {
    const { realised } = realise(plan, { ...whatIf, ...pointWhatIf(axis, at) });
    if (!realised) throw new RangeError(`the plan cannot be laid out at ${axis} ${at}`);
    const outcome = await solvePlan(realised, { ...options, bottlenecks: 0 });
    if (outcome.status === 'interrupted') throw new InterruptedError('The work was stopped within a point.');
    return outcome;
  };
  return { cases, run, close: () => undefined };
}
