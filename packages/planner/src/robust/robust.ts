import type { Portfolio } from '../alternatives/alternatives.ts';
import type { Outcome, PlanHeading, Provenance, Standing } from '../outcome/outcome.ts';

/**
 * Measures decided before it is known which scenario comes, operations after. Shares from 0, money in price-base money of
 * the plan's currency, dates ISO 8601. A stage's value in a scenario is what the objective counts: a sum of shares short, or
 * discounted cost.
 */
export interface Robust {
  readonly sinew: 'robust/1';
  readonly plan: PlanHeading;
  /** What was changed by hand in every scenario, and what was asked of the decisions. */
  readonly changes: readonly string[];
  /** `limit`: a stage used up its effort; `stages` says how far from the best it may be. */
  readonly status: 'optimal' | 'limit' | 'interrupted';
  readonly method: RobustMethod;
  readonly risk: { readonly aversion: number; readonly tail: number };
  /** `renormalised`: what was stated did not sum to 1. `equal`: nothing was stated. */
  readonly probabilities: 'stated' | 'renormalised' | 'equal';
  readonly scenarios: readonly RobustScenario[];
  readonly stages: readonly RobustStage[];
  /** What is decided, whatever comes. */
  readonly measures: readonly RobustMeasure[];
  /** Measures that no period allows in every scenario, so that they cannot be decided: ids. */
  readonly withheld: readonly string[];
  /** The robust plan in every scenario. */
  readonly readiness: readonly ScenarioReadiness[];
  /** Other plans, each carried out in every scenario: the best of each scenario alone, and of the mean. */
  readonly plans: readonly TriedPlan[];
  /** Whether the figures of the scenarios have a mean to plan for, and what has none. */
  readonly expectedValue: {
    readonly made: boolean;
    readonly prevented: readonly {
      readonly scenario: string;
      readonly table: string;
      readonly row: string;
      readonly field: string;
    }[];
  };
  /** The plan among `plans` that the value of the stochastic solution is told against; null: none was carried out. */
  readonly reference: string | null;
  readonly solver: { readonly name: string; readonly version: string; readonly seconds: number };
  readonly provenance: Provenance;
}

export type RobustMethod = 'extensive' | 'decomposition';

export interface RobustScenario {
  /** As asked: `a`, `a+b`, `-` for the plan as it stands. */
  readonly id: string;
  /** What is laid over the plan, in order. */
  readonly scenarios: readonly string[];
  readonly stated: number | null;
  /** What is computed with. */
  readonly probability: number;
}

export interface StageValue {
  /** `rank 1`, `held 2`, `cost`. */
  readonly stage: string;
  readonly value: number;
}

export interface RobustStage {
  readonly stage: string;
  /** What was made least: (1 − aversion) times the mean, and aversion times the mean of the tail. */
  readonly value: number;
  readonly mean: number;
  readonly tailMean: number;
  readonly worst: { readonly scenario: string; readonly value: number };
  /** Proved: no plan has less, given the stages before. */
  readonly bound: number;
  readonly gap: number;
  readonly proved: boolean;
  /** The same figure if it were known which scenario comes; null: not all of these plans were found. */
  readonly waitAndSee: number | null;
  /** Expected value of perfect information: `value` less `waitAndSee`. */
  readonly evpi: number | null;
  /** Value of the stochastic solution: what the reference plan has, less `value`; null: it cannot be carried out in every scenario. */
  readonly vss: number | null;
}

export interface RobustMeasure {
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
  readonly size: number;
  readonly sizeUnit: string | null;
  /** First decision, and when it takes effect, in each scenario. */
  readonly timing: readonly { readonly scenario: string; readonly decided: string; readonly done: string }[];
}

export interface ScenarioReadiness {
  readonly scenario: string;
  readonly status: Outcome['status'];
  readonly stages: readonly StageValue[];
  /** By stage, how much more than that scenario's own best plan has; null where that was not found. */
  readonly regret: readonly StageValue[] | null;
  readonly cost: Portfolio['cost'];
  readonly requirements: readonly ReadyNeed[];
  readonly pledges: readonly ReadyNeed[];
}

export interface ReadyNeed {
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
  readonly standing: Standing;
  /** Share of what was asked, 0 to 1. */
  readonly met: number;
}

export interface TriedPlan {
  /** `mean`, or the scenario it is best for. */
  readonly id: string;
  readonly measures: readonly { readonly id: string; readonly decided: string; readonly size: number }[];
  /** Whether every scenario allows all of its decisions. */
  readonly carriedOut: boolean;
  /** By stage, the figure that was made least; null where a scenario has no plan with it. */
  readonly values: readonly StageValue[] | null;
  readonly tried: readonly PlanInScenario[];
}

export interface PlanInScenario {
  readonly scenario: string;
  /** Empty where there is no plan with it. */
  readonly stages: readonly StageValue[];
  readonly regret: readonly StageValue[];
  /** Measures whose decisions this scenario does not allow, so that they are left out there: ids. */
  readonly leftOut: readonly string[];
}
