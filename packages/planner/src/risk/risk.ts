import type { Words } from '@sinew/model';
import type { Outcome, Standing } from '../outcome/outcome.ts';

/** What is asked of a sampling, beside the plan: with it and the plan, every sample can be made again. */
export interface RiskAsked {
  /** How many samples; at least 2. */
  readonly samples: number;
  /** Whole number that draws follow from. */
  readonly seed: number;
}

/** How often something came out, and the bounds of its chance, 95 times in a hundred. */
export interface Chance {
  readonly chance: number;
  readonly low: number;
  readonly high: number;
}

/** What a tenth, half and nine tenths of the samples do not exceed. */
export interface Quantiles<V = number> {
  readonly p10: V;
  readonly p50: V;
  readonly p90: V;
}

/** A figure of the plan as it was planned, and how it comes out. */
export interface Spread extends Quantiles {
  readonly planned: number;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
}

export interface RequirementRisk extends Named {
  readonly kind: 'consume' | 'deliver' | 'hold';
  readonly rank: number;
  readonly unit: string;
  /** How it stands in the plan as planned. */
  readonly planned: Standing;
  /** All of it met by the end; all of it met when asked. */
  readonly inFull: Chance;
  readonly onTime: Chance;
  /** Share met by the end; share met when asked. */
  readonly met: Spread;
  readonly metOnTime: Spread;
  /** First day of the first period that falls short; null: none does, which is later than any day. */
  readonly firstShortage: Quantiles<string | null>;
  /** Chance that nothing is short in each period (consume: lost, deliver: owed, hold: below the level). */
  readonly byPeriod: readonly Chance[];
}

export interface PledgeRisk extends Named {
  readonly rank: number;
  readonly due: string;
  readonly planned: Standing;
  readonly inFull: Chance;
  readonly onTime: Chance;
  readonly met: Spread;
  /** First day of the period in which the last of it is given; null: never within the plan. */
  readonly completed: Quantiles<string | null>;
}

export interface MeasureRisk extends Named {
  /** Which of the measure's decisions, from 0. */
  readonly decision: number;
  /** Its decision and its completion as planned. */
  readonly decided: string;
  readonly planned: string;
  /** Chance that it is done by the day planned. */
  readonly byPlanned: Chance;
  /** null: it cannot be decided at all. */
  readonly done: Quantiles<string | null>;
  /** Samples in which its decision waits for what it needs, and in which it cannot be decided. */
  readonly waits: Chance;
  readonly undecided: Chance;
}

export interface OverrunRisk {
  readonly kind: 'cash' | 'commitment';
  readonly fund: string;
  readonly fiscalYear: number;
  readonly chance: Chance;
  /** Over all samples, those without an overrun included. Plan's currency, money of the day. */
  readonly p50: number;
  readonly p90: number;
  readonly most: number;
}

/** A draw, and what it moves. */
export interface UncertainThing {
  /** Name of the draw: `steps M/S`, `uncertainties ID` or `group G`. */
  readonly draw: string;
  readonly rows: readonly { readonly table: 'steps' | 'uncertainties'; readonly row: string }[];
}

/** A result that varies from sample to sample, and the draws that go with it. */
export interface Driven {
  readonly result: 'stage' | 'cost' | 'completion' | 'overrun';
  /** Name of a stage; blank for the cost, the day on which all measures are done, and all overruns together. */
  readonly of: string;
  /** Draws whose correlation chance alone does not explain, the strongest first. */
  readonly drivers: readonly Driver[];
}

export interface Driver {
  readonly draw: string;
  /** Spearman's rank correlation: 1 where more of the one always is more of the other, -1 where it is less. */
  readonly correlation: number;
  /** Chance that the correlation of draws that do not matter is so strong. */
  readonly byChance: number;
}

/** Figures of the samples that have a plan; empty lists and no cost where none has. */
export interface RiskFigures {
  readonly requirements: readonly RequirementRisk[];
  readonly pledges: readonly PledgeRisk[];
  /** Share of each stage that is met, in the order of the objective. */
  readonly readiness: readonly ({ readonly stage: string } & Spread)[];
  /** Price-base money. */
  readonly cost: { readonly total: Spread; readonly discounted: Spread } | null;
  readonly cash: readonly ({ readonly fiscalYear: number } & Spread)[];
  readonly measures: readonly MeasureRisk[];
  /** Budgets that are overrun in some sample. */
  readonly overruns: readonly OverrunRisk[];
  /** Rules that give way in some sample. */
  readonly gaveWay: readonly RuleRisk[];
  /** In the order of the objective, then completion and overruns; a result that nothing drives has no drivers. */
  readonly driven: readonly Driven[];
}

export interface RuleRisk {
  readonly rule: string;
  readonly table: string;
  readonly row: string;
  readonly chance: Chance;
}

/** What sampling a plan answers. */
export interface RiskOutcome extends RiskFigures {
  readonly sinew: 'risk/1';
  readonly plan: Outcome['plan'];
  readonly scenarios: readonly string[];
  readonly changes: readonly string[];
  readonly asked: RiskAsked;
  /** Samples that are finished; fewer than asked, with those that are unsolved: the work was stopped. */
  readonly finished: number;
  /** Samples on which the solver failed: they are left out of all other figures. */
  readonly unsolved: number;
  /** Samples of those that have no plan, by reason. */
  readonly withoutPlan: readonly { readonly samples: number; readonly reasons: readonly Words[] }[];
  /** Samples in which some stage is not proved best; they count as they are. */
  readonly unproved: number;
  readonly periods: Outcome['periods'];
  readonly uncertain: readonly UncertainThing[];
  readonly provenance: Outcome['provenance'];
}
