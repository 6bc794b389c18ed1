import type { Plan, WhatIf } from '@sinew/model';
import type {
  AlternativesOptions,
  Explanation,
  FoundAlternatives,
  FoundRobust,
  KeptAnswer,
  Outcome,
  OwnPlan,
  PlanOptions,
  PlanProgress,
  Risk,
  RobustMethod,
} from '@sinew/planner';
import type { RobustGiven } from './futures.ts';
import type { Trouble } from './trouble.ts';

/** What the worker is given: plain data only, since functions do not cross between threads. */
export type Job =
  | { readonly kind: 'solve'; readonly plan: Plan; readonly whatIf: WhatIf; readonly options: Asked }
  | {
      readonly kind: 'why';
      readonly plan: Plan;
      readonly whatIf: WhatIf;
      readonly options: Asked;
      readonly requirement: string;
      readonly at: string | undefined;
    }
  | {
      readonly kind: 'alternatives';
      readonly plan: Plan;
      readonly whatIf: WhatIf;
      readonly options: AlternativesAsked;
    }
  | ({
      readonly kind: 'robust';
      readonly how: RobustHow;
      readonly own: readonly OwnPlan[];
    } & RobustGiven);

/** How scenarios count together, and how they are solved; the planner chooses unless said. */
export interface RobustHow {
  readonly risk: Risk;
  readonly method: RobustMethod | undefined;
}

export type AlternativesAsked = Pick<
  AlternativesOptions,
  'fix' | 'never' | 'effort' | 'within' | 'count' | 'known'
>;

export type Asked = Pick<PlanOptions, 'kind' | 'fix' | 'never' | 'effort' | 'bottlenecks'>;

/** What a user asks of every solve of a command. */
export type Request = Pick<Asked, 'fix' | 'never' | 'effort'>;

export interface WorkerInput {
  readonly job: Job;
  /** One word, 1 once the user has asked to stop; polled by the solver. */
  readonly stop: Int32Array;
}

/** What the worker says while and when it is done. */
export type Report =
  | { readonly kind: 'progress'; readonly progress: PlanProgress }
  /** Something finished on the way, which a later run need not do again. */
  | { readonly kind: 'kept'; readonly id: string; readonly result: KeptAnswer }
  | { readonly kind: 'done'; readonly result: Outcome | Explanation | FoundAlternatives | FoundRobust }
  | Trouble;
