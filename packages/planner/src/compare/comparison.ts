import type { PlanHeading, Standing } from '../outcome/outcome.ts';

/**
 * Outcomes side by side: one column an outcome, the first of them the one that others are measured against.
 * Every `cells` list is aligned with `columns`; a cell is `null` where the outcome has no such row.
 * Units are those of the outcome: quantities in the requirement's unit, money in price-base money of the plan's
 * currency, except budgets, which are cash. Differences are the column's figure less the first column's.
 */
export interface Comparison {
  readonly sinew: 'compare/1';
  readonly plan: PlanHeading;
  readonly columns: readonly ComparedColumn[];
  readonly requirements: readonly ComparedRequirement[];
  readonly pledges: readonly ComparedPledge[];
  readonly measures: readonly ComparedMeasure[];
  readonly cost: readonly ComparedCost[];
  readonly budgets: readonly ComparedFund[];
}

export interface ComparedColumn {
  readonly kind: 'gap' | 'plan';
  /** None: the plan as it stands. */
  readonly scenarios: readonly string[];
  readonly changes: readonly string[];
  readonly dDay: string | null;
  readonly status: 'optimal' | 'limit' | 'interrupted' | 'contradiction';
  /** Requirements met in full and on time, of how many that ask for anything. */
  readonly metOnTime: number;
  readonly requirements: number;
}

interface ComparedRow<Cell> {
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
  readonly cells: readonly (Cell | null)[];
}

export interface ComparedRequirement extends ComparedRow<RequirementCell> {
  readonly kind: 'consume' | 'deliver' | 'hold';
  readonly rank: number;
  readonly unit: string;
}

export interface RequirementCell {
  readonly asked: number;
  readonly met: number;
  readonly unmet: number;
  readonly standing: Standing;
  readonly firstShortage: string | null;
  readonly exhausted: string | null;
  /** `null` where the first column has no such row. */
  readonly difference: { readonly asked: number; readonly met: number; readonly unmet: number } | null;
}

export interface ComparedPledge extends ComparedRow<PledgeCell> {
  readonly unit: string;
}

export interface PledgeCell {
  readonly asked: number;
  readonly met: number;
  readonly unmet: number;
  readonly standing: Standing;
  readonly completed: string | null;
  readonly difference: { readonly met: number; readonly unmet: number } | null;
}

export interface ComparedMeasure extends ComparedRow<MeasureCell> {
  readonly sizeUnit: string | null;
}

/** How a measure differs from the first column's: timing is told before size. */
export type MeasureChange = 'same' | 'added' | 'dropped' | 'earlier' | 'later' | 'larger' | 'smaller';

export interface MeasureCell {
  readonly decided: string | null;
  readonly done: string | null;
  readonly size: number;
  readonly cost: number;
  /** `null` where the first column has no such row. */
  readonly change: MeasureChange | null;
}

export interface ComparedCost {
  readonly total: number;
  readonly discounted: number;
  readonly difference: number;
}

/** A fund over the whole plan, cash. */
export interface ComparedFund {
  readonly fund: string;
  readonly cells: readonly (FundCell | null)[];
}

export interface FundCell {
  /** New cash of all years; what is carried from year to year is not counted twice. */
  readonly cash: number;
  readonly spent: number;
  readonly lapsed: number;
}
