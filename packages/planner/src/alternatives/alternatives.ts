import type { Outcome, PlanHeading, Provenance, SolverReport, Standing } from '../outcome/outcome.ts';

/**
 * What else would do: the portfolios of measures that give up no more than the tolerance of the best plan's readiness
 * and cost no more than the tolerance above it (docs/model.md, section 6). Money in price-base money of the plan's
 * currency, shares from 0 to 1, dates ISO 8601.
 */
export interface Alternatives {
  readonly sinew: 'alternatives/1';
  readonly plan: PlanHeading;
  readonly scenarios: readonly string[];
  readonly changes: readonly string[];
  /** `interrupted`: stopped before every measure was settled and every alternative looked for. */
  readonly status: 'done' | 'interrupted';
  /** The tolerance, a share: 0.02 is 2 %. */
  readonly within: number;
  /** What each stage of the objective must keep to, in order. */
  readonly limits: readonly StageLimit[];
  readonly best: Portfolio;
  /** The most different portfolios, in the order in which they were sought. */
  readonly alternatives: readonly Alternative[];
  /** Every measure that may still be decided, in the order of the plan. */
  readonly measures: readonly MeasureVerdict[];
  /** How many different portfolios within the tolerance were found on the way, the best one included. */
  readonly portfoliosFound: number;
  readonly solver: Pick<SolverReport, 'name' | 'version' | 'seconds'>;
  readonly provenance: Provenance;
}

export interface StageLimit {
  /** `rank 1`, `held 2`, `cost`, as in the outcome's `solver.objectives`. */
  readonly stage: string;
  /** What the best plan found reached: a sum of shares short, or discounted cost. */
  readonly reached: number;
  /** The most that a portfolio within the tolerance may have. */
  readonly allowed: number;
  /** Relative gap of what was reached: it was not proved best closer than this. */
  readonly gap: number;
  readonly proved: boolean;
}

/**
 * `essential`: no portfolio within the tolerance leaves the measure out. `never`: none includes it. `interchangeable`:
 * some do and some do not. `open`: neither a portfolio was found nor proved that there is none.
 */
export type Verdict = 'essential' | 'interchangeable' | 'never' | 'open';

export interface MeasureVerdict {
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
  readonly verdict: Verdict;
  /** Whether the best plan takes it. An open one may be essential if it does, never taken if it does not. */
  readonly inBest: boolean;
  /**
   * What shows the verdict: a `portfolio` that was found; the `relaxation`, without whole numbers, that has none; a
   * `search` that came to its end without one; of an open one, whether its `effort` was used up or the work was `stopped`.
   */
  readonly shown: 'portfolio' | 'relaxation' | 'search' | 'effort' | 'stopped';
  /** In how many of the portfolios found. */
  readonly portfolios: number;
  /** Earliest and latest first decision among them; null where none takes it. */
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** Measures with their dates, and what they reach when everything else is planned anew around them. */
export interface Portfolio {
  readonly measures: readonly PortfolioMeasure[];
  readonly cost: Pick<Outcome['cost'], 'total' | 'discounted'>;
  /** Of each stage, what it reaches; `allowed` of its limit is the most. */
  readonly stages: readonly { readonly stage: string; readonly value: number }[];
  readonly requirements: readonly PortfolioNeed[];
  readonly pledges: readonly PortfolioNeed[];
}

export interface PortfolioMeasure {
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
  /** First decision. */
  readonly decided: string;
  readonly size: number;
  readonly sizeUnit: string | null;
  readonly cost: number;
}

export interface PortfolioNeed {
  readonly id: string;
  readonly name: string;
  readonly nameFr: string | null;
  readonly standing: Standing;
  /** Met of asked; 1 where nothing is asked. */
  readonly met: number;
}

export interface Alternative extends Portfolio {
  /** Measures it takes and the best does not, and the other way round: ids. */
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  /** Measures by which it differs from the best and from every alternative before it, at the least. */
  readonly differs: number;
  /** No portfolio within the tolerance differs by more than this. */
  readonly mostPossible: number;
}
