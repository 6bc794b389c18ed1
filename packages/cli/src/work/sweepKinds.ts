import { type Plan, realise, type WhatIf } from '@sinew/model';
import {
  type FrontierAxis,
  type FrontierCase,
  type Outcome,
  type OwnPlan,
  openFrontier,
  openFutures,
  openRisk,
  openStress,
  openTradeoff,
  type RiskAsked,
  type RiskCase,
  type RiskSample,
  type SolvedTradeoffPoint,
  type StressCase,
  type StressFinding,
  type StressOptions,
  type Sweep,
  type TradeoffAsked,
  type TradeoffCase,
} from '@sinew/planner';
import { futureCases, type RobustGiven } from './futures.ts';
import type { Request } from './job.ts';
import type { Trouble } from './trouble.ts';

/*
 * What can be swept on threads. A new kind needs a line in each of the two tables below, and its word in `said.progress`;
 * `SweepWork` does the rest. All of it is plain data, since functions do not cross between threads.
 */

/** Of each kind: what a thread is given once and makes ready, what it is asked, what it answers. */
export interface SweepKinds {
  readonly stress: {
    readonly given: {
      readonly plan: Plan;
      readonly whatIf: WhatIf;
      readonly outcome: Outcome;
      readonly options: Pick<StressOptions, 'from' | 'ranks'>;
    };
    readonly case: StressCase;
    readonly result: StressFinding;
  };
  readonly frontier: {
    readonly given: {
      readonly plan: Plan;
      readonly whatIf: WhatIf;
      readonly axis: FrontierAxis;
      readonly options: Request;
    };
    readonly case: FrontierCase;
    readonly result: Outcome;
  };
  readonly risk: {
    readonly given: {
      readonly plan: Plan;
      readonly whatIf: WhatIf;
      readonly outcome: Outcome;
      readonly asked: RiskAsked;
    };
    readonly case: RiskCase;
    readonly result: RiskSample;
  };
  readonly robust: {
    readonly given: RobustGiven;
    readonly case: { readonly id: string };
    readonly result: OwnPlan;
  };
  readonly tradeoff: {
    readonly given: {
      readonly plan: Plan;
      readonly whatIf: WhatIf;
      readonly asked: TradeoffAsked;
      readonly nothing: Outcome;
      readonly options: Request;
    };
    readonly case: TradeoffCase;
    readonly result: SolvedTradeoffPoint;
  };
}

export type SweepKind = keyof SweepKinds;
export type GivenOf<K extends SweepKind> = SweepKinds[K]['given'];
export type CaseOf<K extends SweepKind> = SweepKinds[K]['case'];
export type ResultOf<K extends SweepKind> = SweepKinds[K]['result'];

/** Answers one case at a time. */
type Runner<K extends SweepKind> = Pick<Sweep<CaseOf<K>, ResultOf<K> | Promise<ResultOf<K>>>, 'run'>;

/** How a thread makes each kind ready. The main thread has realised the plan already to tell faults: here it cannot fail. */
const opens: {
  readonly [K in SweepKind]: (
    given: GivenOf<K>,
    interrupted: () => boolean,
  ) => Runner<K> | Promise<Runner<K>>;
} = {
  stress: ({ plan, whatIf, outcome, options }, interrupted) =>
    openStress(realise(plan, whatIf).realised!, outcome, [], { ...options, interrupted }),
  frontier: ({ plan, whatIf, axis, options }, interrupted) =>
    openFrontier(plan, whatIf, axis, [], { ...options, interrupted, clock: () => performance.now() }),
  risk: ({ plan, whatIf, outcome, asked }, interrupted) =>
    openRisk(plan, whatIf, outcome, asked, { interrupted }),
  robust: ({ plan, futures, options }, interrupted) =>
    openFutures(futureCases(plan, futures), { ...options, interrupted }),
  tradeoff: ({ plan, whatIf, asked, nothing, options }, interrupted) =>
    openTradeoff(plan, whatIf, asked, nothing, [], { ...options, interrupted }),
};

/** What every thread of a sweep is given once. */
export interface SweepInput<K extends SweepKind = SweepKind> {
  readonly kind: K;
  readonly given: GivenOf<K>;
  /** One word, 1 once the user has asked to stop; polled by the solver. */
  readonly stop: Int32Array;
}

/** Makes a sweep ready in the thread that calls. */
export async function openSweep<K extends SweepKind>({
  kind,
  given,
  stop,
}: SweepInput<K>): Promise<Runner<K>> {
  return opens[kind](given, () => Atomics.load(stop, 0) === 1);
}

/** One case for a thread. */
export interface SweepAsk<K extends SweepKind = SweepKind> {
  readonly case: CaseOf<K>;
}

/** What a thread says. */
export type SweepReport<K extends SweepKind = SweepKind> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly id: string; readonly result: ResultOf<K> }
  /** The solver failed on a case; the thread goes on with others. */
  | ({ readonly kind: 'unsolved'; readonly id: string } & Pick<
      Trouble & { kind: 'fault' },
      'message' | 'stack'
    >)
  | Trouble;
