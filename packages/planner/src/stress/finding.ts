import type { LossKind, StressCase } from './loss.ts';

/** A requirement or pledge that falls short of what the plan without the loss gives it. */
export interface NeedLost {
  readonly table: 'requirements' | 'pledges';
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
  readonly kind: 'consume' | 'deliver' | 'hold' | 'pledge';
  readonly rank: number;
  /** Whether its rank is protected. */
  readonly protected: boolean;
  readonly unit: string;
  /**
   * More than without the loss. consume: lost over the plan. deliver, pledge: owed at the worst end of a period. hold:
   * below the level at the worst.
   */
  readonly short: number;
  /** `short` over what is asked over the plan; hold: over the level at that time. */
  readonly share: number;
  /** First day of the first and day after the last period that falls short, more than without the loss. */
  readonly from: string;
  readonly until: string;
  /** `short` at the `unit_value` of its first accepted item that has one, plan's currency; null: none has. */
  readonly value: number | null;
}

/** Something that the best response does otherwise than the plan without the loss. */
export interface MoreRuns {
  readonly process: string;
  readonly name: string;
  readonly nameFr: string | null;
  /** Runs over the plan, more than without the loss. */
  readonly more: number;
}

export interface StockDrawn {
  readonly item: string;
  readonly site: string;
  readonly unit: string;
  /** Units below what the plan without the loss has at the end of a period, at the most. */
  readonly drawn: number;
  /** First day of the period at whose end it is that far below. */
  readonly at: string;
}

/** A rule of the plan that the loss makes impossible, and that gives way. */
export interface RuleBroken {
  readonly rule: 'minimum' | 'offtake' | 'storage' | 'policy';
  readonly table: string;
  readonly row: string;
}

/**
 * The cheapest extra opening stock, of items that have a `unit_value` and can take the place of what is lost, and cash beside the budgets, with
 * which the loss would be survived until all is back: the stock is bought for this loss, and comes with the room to keep it.
 */
export interface StockInstead {
  /** Plan's currency: stock at `unit_value`, and the money. */
  readonly cost: number;
  /** Confirmed by solving again with exactly this. */
  readonly verified: boolean;
  /** The dearest first. */
  readonly stocks: readonly {
    readonly item: string;
    readonly site: string;
    readonly unit: string;
    readonly quantity: number;
    /** Of it, what the storage limit leaves no room for in the first period: that room is to be made, and costs nothing here. */
    readonly beyondRoom: number;
    readonly cost: number;
  }[];
  /** What funds are given beside their budgets, money of the year. */
  readonly money: readonly { readonly fund: string; readonly fiscalYear: number; readonly amount: number }[];
}

/** A decision that the plan does not have: on a measure it leaves, or sooner or larger than it decides one. */
export interface DecisionInstead {
  readonly measure: string;
  readonly name: string;
  readonly nameFr: string | null;
  /** Day of the decision, and day from which it takes effect. */
  readonly decided: string;
  readonly done: string;
  /** How many of a count, or the size; null: taken once. */
  readonly size: number | null;
  readonly sizeUnit: string | null;
  /** Reforms that shorten its steps. */
  readonly reforms: readonly string[];
  /** First day on which the plan itself decides it; null: it does not. */
  readonly planned: string | null;
}

/**
 * The cheapest decisions, beside those of the plan, with which the loss would be survived until all is back. `none`: proved that
 * there are none; `open`: neither found nor ruled out within the effort.
 */
export interface MeasuresInstead {
  readonly found: 'found' | 'none' | 'open';
  /** Whether the plan's budgets pay for them; false: only with more money. null: nothing is found. */
  readonly withinBudgets: boolean | null;
  /** What they cost beyond what the plan decides, upkeep to its end included: price-base money, and discounted. null: nothing is found. */
  readonly cost: number | null;
  readonly discounted: number | null;
  /** Proved the cheapest. */
  readonly proved: boolean;
  /** Confirmed by solving again with exactly these decisions. */
  readonly verified: boolean;
  /** By date of decision. */
  readonly decisions: readonly DecisionInstead[];
}

/** What would make the time to survive reach the time to recover. */
export interface Mitigation {
  /** null: neither stock that has a price nor money does it. */
  readonly stock: StockInstead | null;
  readonly measures: MeasuresInstead;
  /** The cheaper of those that are verified: stock at its cost, measures discounted. null: neither does it. */
  readonly cheaper: 'stock' | 'measures' | null;
}

/** What a stress test finds of one case. Plain data. */
export interface StressFinding {
  readonly id: string;
  readonly losses: readonly {
    readonly kind: LossKind;
    readonly id: string;
    readonly name: string;
    readonly nameFr: string | null;
    readonly timeToRecover: string;
    /** Whether the plan does not say it. */
    readonly assumed: boolean;
    readonly processes: readonly string[];
  }[];
  /** The longest of its losses, from the first day of the outage. */
  readonly daysToRecover: number;
  /** Longest outage, in whole days, in which no protected rank falls short; null: even to the end of the plan none does. */
  readonly daysToSurvive: number | null;
  /** Whether no protected rank falls short when each loss lasts its time to recover. */
  readonly survives: boolean;
  /** Share short that the loss adds, over all protected ranks, as docs/model.md section 5 counts it. */
  readonly share: number;
  /** Σ of the values of protected needs, plan's currency. */
  readonly valueAtRisk: number;
  /** What the plan pays a year for what is lost: runs of its processes, price-base money. */
  readonly yearlySpend: number;
  /** Those that fail first stand first. */
  readonly needs: readonly NeedLost[];
  readonly response: {
    /** Largest share of its own capacity first. */
    readonly processes: readonly MoreRuns[];
    readonly stocks: readonly StockDrawn[];
    readonly rules: readonly RuleBroken[];
  };
  /** Null where the loss is survived. */
  readonly mitigation: Mitigation | null;
}

export type { StressCase };
