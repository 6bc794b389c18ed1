import type { Outcome, PlanHeading, Provenance } from '../outcome/outcome.ts';

/**
 * Readiness along one axis: every point is a whole solve of its own. Shares from 0 to 1, money in price-base money of the
 * plan's currency, dates ISO 8601.
 */
export interface Frontier {
  readonly sinew: 'frontier/1';
  /** `budget`: the factor of every budget. `delay`: months added to every approval step. */
  readonly axis: FrontierAxis;
  readonly plan: PlanHeading;
  readonly scenarios: readonly string[];
  /** Changes by hand that hold at every point. */
  readonly changes: readonly string[];
  /** `interrupted`: stopped before all of `asked` were solved. */
  readonly status: 'done' | 'interrupted';
  /** Where points were asked for, ascending. */
  readonly asked: readonly number[];
  readonly points: readonly FrontierPoint[];
  /** Where a stage's curve bends most, stage by stage; none where it does not bend. */
  readonly knees: readonly Knee[];
  /** Measures that some point decides, in the order of the plan. */
  readonly measures: readonly MeasureSpan[];
  /** Measures that may be decided and no point decides: ids. */
  readonly neverDecided: readonly string[];
  readonly provenance: Provenance;
}

export type FrontierAxis = 'budget' | 'delay';

export interface FrontierPoint {
  readonly at: number;
  /** As the outcome's: `limit` where a stage used up its effort, `contradiction` where no plan is possible. */
  readonly status: Outcome['status'];
  /** Empty where no plan is possible. */
  readonly stages: readonly StageReadiness[];
  readonly cost: Pick<Outcome['cost'], 'total' | 'discounted'>;
  readonly measures: readonly { readonly id: string; readonly decided: string; readonly size: number }[];
  /** Proof that this point is not the best: what a smaller budget already reached holds here too. Null: no such proof. */
  readonly bettered: Bettered | null;
}

/** A rank of requirements or of stocks to hold. */
export interface StageReadiness {
  /** `rank 1`, `held 2`. */
  readonly stage: string;
  /** Sum of the shares short, as the objective counts them. */
  readonly short: number;
  /** Mean share met of all that the stage asks. */
  readonly met: number;
  /** Relative gap of `short` from the best that is proved possible. */
  readonly gap: number;
  readonly proved: boolean;
}

export interface Bettered {
  /** The point with a smaller budget. */
  readonly by: number;
  /** First stage that is better there, and by how much: shares, or money for `cost`. */
  readonly stage: string;
  readonly amount: number;
}

export interface Knee {
  readonly stage: string;
  readonly at: number;
  /** `knee`: the curve lies above its chord here, and flattens (or falls away) after. `elbow`: below it. */
  readonly kind: 'knee' | 'elbow';
  /** Distance from the chord, as a share of the whole range of the curve. */
  readonly bend: number;
}

export interface MeasureSpan {
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
  /** Runs of neighbouring points that decide it: where it enters, and the last before it leaves. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** Earliest and latest first decision among the points. */
  readonly earliest: string;
  readonly latest: string;
}
