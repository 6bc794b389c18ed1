/** What a caller may ask of a solve. All of it is optional, and all that changes a result is named in the outcome. */
export interface PlanOptions {
  /** `gap`: no measure beyond those already decided. Default `plan`. */
  readonly kind?: 'gap' | 'plan';
  /** Measures that must be decided in the period that holds the date. */
  readonly fix?: readonly { readonly measure: string; readonly date: string }[];
  /** Measures that must not be decided. */
  readonly never?: readonly string[];
  /** How many bottlenecks to look for and verify in the first stage that falls short, and a quarter in later ones; 0 for none. Default 8. */
  readonly bottlenecks?: number;
  /**
   * Relative gap at which a stage with whole-number decisions counts as solved. Default 1e-4; programs of up to 2,000 rows are searched on, to the
   * last digit that can be told, while the effort lasts.
   */
  readonly gap?: number;
  /** Simplex iterations the search of one stage may take before it keeps its best and goes on. Default 10,000. */
  readonly effort?: number;
  readonly onProgress?: (progress: PlanProgress) => void;
  /** Polled while solving; true ends the work with the best plan so far. */
  readonly interrupted?: () => boolean;
  /** Milliseconds, for the timings in the outcome; without it they are 0. */
  readonly clock?: () => number;
}

export interface PlanProgress {
  /** `build`, a stage of the objective (`rank 1`, `held 2`, `cost`), `bottlenecks`, `why`. */
  readonly stage: string;
  /** Work done within the stage and how much there is, where that is known. */
  readonly done?: number;
  readonly of?: number;
  /** Best plan so far, proved bound and relative gap of a stage with whole-number decisions. */
  readonly incumbent?: number;
  readonly bound?: number;
  readonly gap?: number;
}

/** Relative gap at which a stage with whole-number decisions counts as solved, unless asked otherwise. */
export const DEFAULT_GAP = 1e-4;
/**
 * Simplex iterations that the search of one stage may take: a limit on work, not on time, so that every machine stops
 * at the same plan. On plans/canada a stage's worth takes about ten seconds.
 */
export const DEFAULT_EFFORT = 10_000;
