import type { PlanHeading, Provenance } from '../outcome/outcome.ts';

/**
 * Stockpile against capacity: for the same protected period, what it costs to hold more beforehand, to be able to make
 * faster, and the cheapest mix (docs/model.md, section 10). Quantities in the item's unit or the requirement's, money in
 * price-base money of the plan's currency as a present value at its start, shares from 0 to 1, dates ISO 8601.
 */
export interface Tradeoff {
  readonly sinew: 'tradeoff/1';
  readonly plan: PlanHeading;
  readonly scenarios: readonly string[];
  /** Changes by hand that hold at every point, and what was asked of decisions. */
  readonly changes: readonly string[];
  /** `interrupted`: stopped before every point was solved. */
  readonly status: 'done' | 'interrupted';
  readonly item: {
    readonly id: string;
    readonly name: string;
    readonly nameFr: string | null;
    readonly unit: string;
  };
  /** D-day of the scenarios, if they have one. */
  readonly dDay: string | null;
  /** First day that is protected, and the day after the last. */
  readonly from: string;
  readonly until: string;
  readonly protects: readonly ProtectedNeed[];
  readonly price: StockPrice;
  /** The least share short that any mix leaves, summed over what is protected: 0 where all of it can be met. */
  readonly unavoidable: number;
  /** Nothing more held and nothing decided. */
  readonly nothing: TradeoffPoint | null;
  /** Only stock: nothing decided beyond what already is. */
  readonly stock: TradeoffPoint | null;
  /** Only capacity: nothing more held. */
  readonly capacity: TradeoffPoint | null;
  /** As little more held as protects as fully as any mix: what no capacity takes the place of. */
  readonly least: TradeoffPoint | null;
  /** The cheapest mix that protects as fully as any: id of a point. Null: not found yet. */
  readonly cheapest: string | null;
  /** The mix that was looked for without a set quantity. */
  readonly mix: TradeoffPoint | null;
  /** Set quantities of extra stock, ascending, with the cheapest capacity beside each; the first is `least`. */
  readonly curve: readonly CurvePoint[];
  /** Quantities that the curve was asked for. */
  readonly asked: readonly number[];
  readonly provenance: Provenance;
}

/** A requirement that is to be met in full over the period. */
export interface ProtectedNeed {
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
  readonly unit: string;
  readonly rank: number;
  /** Asked within the period; a held level: its mean. */
  readonly asked: number;
}

/** What a unit of extra stock costs when it is bought, before the plan starts. */
export interface StockPrice {
  readonly unit: number;
  /** `unit_value` of the item; else the cheapest that a process of the plan would buy or make it for, inputs included. */
  readonly basis: 'unit_value' | 'buy' | 'make';
  /** The process, where the price is one's. */
  readonly process: string | null;
}

export interface TradeoffPoint {
  /** `nothing`, `stock`, `capacity`, `mix`, `least`, or `stock-Q` for a set quantity Q. */
  readonly id: string;
  /** Extra stock in all, and where it is held. */
  readonly quantity: number;
  readonly stocks: readonly { readonly site: string; readonly quantity: number }[];
  /** What is decided, measures decided before the plan left out. */
  readonly measures: readonly {
    readonly id: string;
    readonly name: string;
    readonly nameFr: string | null;
    readonly decided: string;
    readonly size: number;
  }[];
  /** `limit`: a search used up its effort. `impossible`: no plan holds so much. */
  readonly status: 'optimal' | 'limit' | 'impossible';
  /** Relative gap of its cost from the least that is proved possible. */
  readonly gap: number;
  /** Sum of the shares short of what is protected, within the period; and what that is of each that falls short. */
  readonly short: number;
  readonly needs: readonly { readonly id: string; readonly short: number; readonly from: string }[];
  /** Whether it protects as fully as any mix does. */
  readonly full: boolean;
  /** Null where it is impossible. */
  readonly cost: PointCost | null;
  /** The latest P-day of what is protected; null: none is reached, or there is no D-day. */
  readonly pDay: string | null;
  /** Why it falls short or is impossible: what would let it do better, each confirmed by solving again without it. */
  readonly reasons: readonly Reason[];
}

export interface PointCost {
  /** Extra stock, at its price. */
  readonly stock: number;
  /** Holding the item: all stock of it, the extra included. */
  readonly holding: number;
  /** Measures and their upkeep. */
  readonly measures: number;
  /** All other spending of the plan: runs, training, other stocks held. */
  readonly running: number;
  /** Value of what expires. */
  readonly writtenOff: number;
  readonly total: number;
}

/**
 * `storage`, `shelf_life`: of the item's stocks. `money`: the budgets. `time`: approvals and every other step of measures.
 * `others`: all other needs, which are not to fall shorter. `none`: none of these by itself.
 */
export interface Reason {
  readonly code: 'storage' | 'shelf_life' | 'money' | 'time' | 'others' | 'none';
  /** Share short that would be left at best without it; null: it would then be possible. */
  readonly atBest: number | null;
}

export interface CurvePoint extends TradeoffPoint {
  /** What one unit more of stock saves of measures, running and write-off, up to the next point; null: it is the last, or either falls short. */
  readonly saves: number | null;
  /** What that unit costs: its price and its holding. */
  readonly costs: number | null;
}

/** What a trade-off is asked for. */
export interface TradeoffAsked {
  readonly item: string;
  /** First day that is protected. Default D-day; without one the plan's first day. */
  readonly from?: string;
  /** Day after the last. Default the end of the plan. */
  readonly until?: string;
  /** Requirements to protect. Default those that are consumed or delivered, and accept the item. */
  readonly requirements?: readonly string[];
}
