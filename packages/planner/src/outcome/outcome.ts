/**
 * What the planner answers, in the words of the plan and nothing of the solver's. Every `byPeriod` list is
 * aligned with `periods`. Quantities are in the unit of the item or requirement, runs in runs, money in the
 * plan's currency: `cost` figures in price-base money, `cash` figures in money of the day. Dates are ISO 8601;
 * `null` means "never within the plan".
 */
export interface Outcome {
  readonly sinew: 'outcome/1';
  /** `gap`: no measure but those already decided. `plan`: the best portfolio of measures. */
  readonly kind: 'gap' | 'plan';
  readonly plan: PlanHeading;
  readonly scenarios: readonly string[];
  /** What was changed by hand (`--set`, `--budget`, `--percentile`, `--fix`, `--never`), as given. */
  readonly changes: readonly string[];
  readonly dDay: string | null;
  /** `limit`: a stage used up its effort before it was proved best; `solver.objectives` says which and how far off it
   * may be. `interrupted`: the best plan found before it was stopped. `contradiction`: no plan can satisfy `contradictions`. */
  readonly status: 'optimal' | 'limit' | 'interrupted' | 'contradiction';
  readonly contradictions: readonly Contradiction[];
  readonly periods: readonly Period[];
  readonly requirements: readonly RequirementOutcome[];
  readonly pledges: readonly PledgeOutcome[];
  readonly measures: readonly MeasureOutcome[];
  readonly processes: readonly ProcessOutcome[];
  readonly resources: readonly ResourceOutcome[];
  readonly stocks: readonly StockOutcome[];
  readonly budgets: readonly BudgetOutcome[];
  readonly payments: readonly PaymentOutcome[];
  /** In the order of the objective: ranks, then levels to hold; within a requirement what helps it most first. */
  readonly bottlenecks: readonly Bottleneck[];
  readonly dToP: readonly DToP[];
  readonly cost: CostOutcome;
  /** Defaults and simplifications that shaped the figures, as codes with particulars; words are added at the edge. */
  readonly assumptions: readonly Assumption[];
  readonly solver: SolverReport;
  readonly provenance: Provenance;
}

export interface PlanHeading {
  readonly id: string;
  readonly title: string;
  readonly titleFr: string | null;
  readonly nation: string;
  readonly currency: string;
  readonly priceBase: string;
  readonly percentile: number;
  readonly start: string;
  readonly end: string;
}

export interface Period {
  readonly start: string;
  /** Day after the last. */
  readonly end: string;
  /** λ: how many months a monthly rate counts for. */
  readonly months: number;
  readonly fiscalYear: number;
}

/**
 * How a requirement or pledge stands. `late`: all of it is met in the end, but not all when it was asked. What is no
 * finding (docs/model.md, section 6) counts for nothing: a requirement that is `met` may have traces of it in `unmet`.
 */
export type Standing = 'met' | 'late' | 'short';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
}

export interface RequirementOutcome extends Named {
  readonly kind: 'consume' | 'deliver' | 'hold';
  readonly rank: number;
  readonly unit: string;
  readonly site: string;
  readonly standing: Standing;
  /** consume, deliver: total over the plan. hold: mean level over the periods in which a level is asked. */
  readonly asked: number;
  readonly met: number;
  /** deliver: met in the period it fell due. consume, hold: equal to `met`. */
  readonly metOnTime: number;
  /** consume, deliver: asked less met by the end. hold: mean gap. */
  readonly unmet: number;
  /** deliver: late units times months late. 0 for the others. */
  readonly unitMonthsLate: number;
  /** First day of the first period that falls short; null: it is met. */
  readonly firstShortage: string | null;
  /**
   * First day of the first period that ends without usable stock, of which there was some before, and falls short or
   * has more asked after it.
   */
  readonly exhausted: string | null;
  /** How long the usable stock at the end of each period would last against what is asked next; null: nothing asked. */
  readonly daysOfSupply: readonly (number | null)[];
  readonly byPeriod: readonly RequirementPeriod[];
  readonly deliveries: readonly ItemFlow[];
}

export interface RequirementPeriod {
  readonly asked: number;
  /** consume, deliver: delivered in the period. hold: set aside at its end. */
  readonly met: number;
  /** consume: lost. deliver: owed at the end of the period. hold: below the level at its end. */
  readonly unmet: number;
  /** Whether `unmet` is a finding. */
  readonly short: boolean;
}

/** Units of an item that go to a requirement (for hold: stand aside for it) or a pledge, period by period. */
export interface ItemFlow {
  readonly item: string;
  readonly site: string;
  readonly byPeriod: readonly number[];
}

export interface PledgeOutcome extends Named {
  readonly recipient: string;
  readonly rank: number;
  /** `currency` code for a pledge by value, or `each` by quantity. */
  readonly unit: string;
  readonly due: string;
  readonly standing: Standing;
  readonly asked: number;
  readonly met: number;
  readonly metOnTime: number;
  readonly unmet: number;
  /** First day of the period in which the last of it is given. */
  readonly completed: string | null;
  readonly given: readonly ItemFlow[];
}

export interface MeasureOutcome extends Named {
  readonly kind: string;
  readonly sizing: 'once' | 'count' | 'size';
  readonly sizeUnit: string | null;
  /** First decision; null: not taken. */
  readonly decided: string | null;
  /** When the first decision takes effect (its ramp, if any, starts). */
  readonly done: string | null;
  /** Over all decisions: 1 for `once`, how many for `count`, how much for `size`, 0 if not taken. */
  readonly size: number;
  /** Whole cost, upkeep within the plan included, price-base money. */
  readonly cost: number;
  readonly decisions: readonly Decision[];
  readonly spendingByFiscalYear: readonly {
    readonly fiscalYear: number;
    readonly cost: number;
    readonly cash: number;
  }[];
}

export interface Decision {
  readonly decided: string;
  /** Decided before the plan was made: not the planner's choice. */
  readonly given: boolean;
  readonly size: number;
  /** Reforms done by then that shorten its steps. */
  readonly reforms: readonly string[];
  readonly steps: readonly {
    readonly step: string;
    readonly kind: string;
    readonly start: string;
    readonly end: string;
  }[];
  readonly done: string;
  /** End of the ramp: full effect. */
  readonly full: string;
}

export interface ProcessOutcome extends Named {
  readonly kind: 'make' | 'buy' | 'move';
  readonly item: string;
  readonly site: string;
  readonly total: number;
  /** Runs started, most that could be (effects of measures included), and units of the item arriving. */
  readonly runs: readonly number[];
  readonly capacity: readonly number[];
  readonly arrivals: readonly number[];
  readonly segments: readonly { readonly segment: string; readonly runs: readonly number[] }[];
  /** Lines with a minimum sustaining rate while warm: is the line warm? */
  readonly warm: readonly boolean[] | null;
}

export interface ResourceOutcome extends Named {
  readonly kind: 'capacity' | 'pool';
  readonly unit: string;
  readonly used: readonly number[];
  readonly available: readonly number[];
  /** Pools: heads at the end of each period, and intake into training during it. */
  readonly people: readonly number[] | null;
  readonly intake: readonly number[] | null;
}

export interface StockOutcome {
  readonly item: string;
  readonly site: string;
  readonly opening: number;
  readonly closing: readonly number[];
  readonly expired: readonly number[];
  readonly lowest: number;
  /** When stock is back at its opening level after it was drawn below; null if it never was or never is. */
  readonly replaced: string | null;
  /** Months to rebuild to the opening level what is missing at the end, at the rate of arrival of the last year. */
  readonly monthsToReplace: number | null;
}

export interface BudgetOutcome {
  readonly fund: string;
  readonly fiscalYear: number;
  /** In the plan's currency, money of the day. `available` is the year's cash and what was carried in. */
  readonly available: number;
  readonly spent: number;
  readonly committed: number;
  /** Commitment authority of the year; null: no limit. */
  readonly commitmentLimit: number | null;
  /** Passed on to the next year, out of the last year of the plan too. */
  readonly carried: number;
  readonly lapsed: number;
}

export interface PaymentOutcome {
  readonly fund: string;
  readonly category: string;
  /** Cash paid by the fund for the category, plan's currency. */
  readonly byPeriod: readonly number[];
}

export interface Bottleneck {
  readonly table: string;
  readonly row: string;
  /** First day from which the extra was tried. */
  readonly period: string;
  /** Name of the constraint family as in docs/model.md: `capacity`, `resource`, `cash`, `approval`... */
  readonly constraint: string;
  /** How much extra was tried, and in what unit. */
  readonly step: number;
  readonly stepUnit: string;
  /**
   * Requirement or pledge that gains, and how much more of it is met (hold: less gap) by re-solving, while nothing of its
   * rank or before it falls shorter than it does.
   */
  readonly requirement: string;
  readonly gain: number;
  /** `gain / step`. */
  readonly value: number;
  readonly unit: string;
  readonly statement: { readonly en: string; readonly fr: string };
  /** Always true in print: what re-solving does not confirm is left out. */
  readonly verified: boolean;
}

export interface DToP {
  readonly requirement: string;
  readonly dDay: string;
  /** First day from which production, less what needs of an earlier rank or the same take of it, carries what is asked to the end of the plan. */
  readonly pDay: string | null;
  /** Of the items accepted by then. */
  readonly stockAtDDay: number;
  /** As for the requirement, but of the stock there is from D-day on; never before D-day. */
  readonly exhausted: string | null;
  /** Lost between D-day and P-day (or the end of the plan), in the periods that fall short. */
  readonly shortfall: number;
  /** D to P in months; null when P-day is not reached. */
  readonly months: number | null;
}

export interface CostOutcome {
  readonly currency: string;
  readonly priceBase: string;
  readonly total: number;
  /** Present value at the plan's start. */
  readonly discounted: number;
  readonly byCategory: readonly { readonly category: string; readonly cost: number; readonly cash: number }[];
  readonly byFiscalYear: readonly {
    readonly fiscalYear: number;
    readonly cost: number;
    readonly cash: number;
  }[];
  /** What the plan's decisions and orders cost after its end, price-base money; not in `total`. */
  readonly beyondPlan: number;
  /** Value of the stock that expires; counted when plans are compared by cost, but not spending and not in `total`. */
  readonly writtenOff: number;
}

export interface Assumption {
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface Contradiction {
  readonly constraint: string;
  readonly table: string;
  readonly row: string;
  readonly period: string | null;
  readonly statement: { readonly en: string; readonly fr: string };
}

export interface SolverReport {
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly objectives: readonly {
    readonly stage: string;
    readonly value: number;
    readonly gap: number;
    readonly proved: boolean;
  }[];
  /** Worst gap over the stages. */
  readonly gap: number;
  /** Simplex iterations that the search of one stage could take. */
  readonly effort: number;
  readonly seconds: number;
  readonly rows: number;
  readonly columns: number;
  readonly integers: number;
}

export interface Provenance {
  /** SHA-256 of the plan's canonical JSON, in hexadecimal. */
  readonly planHash: string;
  readonly version: string;
}
