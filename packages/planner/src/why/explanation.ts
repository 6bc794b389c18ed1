/** Why a requirement falls short: the chain upstream to root causes, and what would meet it. */
export interface Explanation {
  readonly sinew: 'why/1';
  readonly requirement: string;
  readonly name: string;
  readonly nameFr: string | null;
  readonly unit: string;
  /** First day of the period explained. */
  readonly at: string;
  /** Asked in that period, with what was owed from before; hold: the level. */
  readonly asked: number;
  readonly unmet: number;
  /** First day of the first period in which it falls short; null where it is met in full. */
  readonly firstShortage: string | null;
  /** Root first: each link says what holds back the one that names it in `upstream`. */
  readonly chain: readonly Link[];
  /** Least-cost changes that together meet the requirement in full; empty where it is met. */
  readonly relaxations: readonly Relaxation[];
  /**
   * With exactly these made and the plan solved again, what is still unmet: lost over the whole plan (consume), owed at the
   * worst (deliver), below the level at the worst (hold).
   */
  readonly unmetAfter: number;
}

/** Constraint families of docs/model.md, and the end of what a chain can reach. */
export type Cause =
  | 'capacity'
  | 'input'
  | 'lead_time'
  | 'stock'
  | 'storage'
  | 'resource'
  | 'cash'
  | 'commitment'
  | 'approval'
  | 'acceptance'
  | 'policy'
  | 'growth'
  | 'shelf_life'
  | 'no_source'
  | 'competing';

export interface Link {
  readonly id: number;
  /** Ids of the links that hold this one back; none: a root cause. */
  readonly upstream: readonly number[];
  readonly cause: Cause;
  readonly table: string;
  readonly row: string;
  /** First and last day over which it binds. */
  readonly from: string;
  readonly until: string;
  /** What there is, what would be needed, and their unit. */
  readonly available: number;
  readonly needed: number;
  readonly unit: string;
  readonly statement: { readonly en: string; readonly fr: string };
}

export interface Relaxation {
  readonly constraint: string;
  readonly table: string;
  readonly row: string;
  readonly from: string;
  readonly until: string;
  /** How much more of it, in `unit`, and what that is priced at to find the least-cost set (price-base money). */
  readonly quantity: number;
  readonly unit: string;
  readonly price: number;
  readonly statement: { readonly en: string; readonly fr: string };
}
