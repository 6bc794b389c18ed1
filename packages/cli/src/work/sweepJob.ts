import type { Plan, WhatIf } from '@sinew/model';
import type { Outcome, StressCase, StressFinding, StressOptions } from '@sinew/planner';
import type { Trouble } from './trouble.ts';

/** What every thread of a sweep is given once, and makes ready: plain data only. */
export interface SweepInput {
  readonly plan: Plan;
  readonly whatIf: WhatIf;
  readonly outcome: Outcome;
  readonly options: Pick<StressOptions, 'from' | 'ranks'>;
  /** One word, 1 once the user has asked to stop; polled by the solver. */
  readonly stop: Int32Array;
}

/** One case for a thread. */
export interface SweepAsk {
  readonly case: StressCase;
}

/** What a thread says. */
export type SweepReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly id: string; readonly result: StressFinding }
  | Trouble;
