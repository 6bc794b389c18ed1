import { type Plan, realise, type WhatIf } from '@sinew/model';
import type { FutureCase } from '@sinew/planner';
import type { Request } from './job.ts';

/** One future as plain data: what is laid over the plan, and its chance where one is stated. */
export interface Future {
  readonly id: string;
  readonly whatIf: WhatIf;
  readonly stated: number | undefined;
}

/** What a robust plan is made from. */
export interface RobustGiven {
  readonly plan: Plan;
  readonly futures: readonly Future[];
  readonly options: Request;
}

/** The futures realised. The main thread has realised them already to tell faults: here it cannot fail. */
export const futureCases = (plan: Plan, futures: readonly Future[]): FutureCase[] =>
  futures.map(({ id, whatIf, stated }) => ({ id, stated, realised: realise(plan, whatIf).realised! }));
