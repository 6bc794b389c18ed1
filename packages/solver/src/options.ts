import type { LpMethod, SimplexKind } from './method.ts';
import type { SolveProgress } from './solution.ts';

/** Numerical settings of a session. Fixed at its opening, so that the same calls give the same bytes. */
export interface SessionSettings {
  /** Largest violation of a row or bound, in the row's own unit. Default 1e-7. */
  readonly primalFeasibility?: number;
  /** Largest violation of a reduced cost's sign. Default 1e-7. */
  readonly dualFeasibility?: number;
  /** Largest distance of an integer column from a whole number. Default 1e-6. */
  readonly integrality?: number;
  /** Seed of the solver's random choices. Default 0. */
  readonly seed?: number;
}

export interface SolveOptions {
  /** Relative gap at which a MILP counts as optimal. Default 1e-6. */
  readonly gap?: number;
  /** Distance from the proved bound, in the objective's unit, at which a MILP counts as optimal. Default 1e-9. */
  readonly absoluteGap?: number;
  /** Asked now and then while solving; true stops the solve, keeping the best point so far. */
  readonly interrupted?: () => boolean;
  /** Told at every checkpoint of the solver (up to thousands a second): the caller throttles as it needs. */
  readonly onProgress?: (progress: SolveProgress) => void;
  /** How to solve an LP; a MILP takes no notice. Default `choose`: see `lpMethod`. */
  readonly method?: 'choose' | LpMethod;
  /** Which simplex: `primal` suits a basis that is feasible after only the objective changed. Default dual. */
  readonly simplex?: SimplexKind;
  /** A basis that is feasible: where the way from the session's own comes to no end, the primal simplex starts from this one. */
  readonly feasible?: Basis;
  /**
   * Simplex iterations after which an LP that may choose its method is solved in another way. Default: see
   * `waysOf`.
   */
  readonly patience?: number;
  /**
   * What comes after a dual simplex that came to no end, neither from a basis nor from nothing: the primal from that basis,
   * which suits where little has changed, or the interior point from nothing, which suits where much has. Default `primal`.
   */
  readonly otherwise?: 'primal' | 'interior';
  /** Iterations that an LP may take in all its ways, after which it ends with status `limit`. Default: as many as they ask. */
  readonly mostIterations?: number;
  /**
   * The interior point alone, and its own point, inside the optimal face and without a basis, for the optimum: where no vertex is needed, or
   * the crossover to one fails. The solution's bound is that of its duals (`dualBound`). Default false.
   */
  readonly inside?: boolean;
  /**
   * Of a sifted session: what moves already may go on moving, and nothing else is let move but for a point that there is none without. Its end is a
   * point of the program and not proved the best. Default false; a `Session` takes no notice.
   */
  readonly within?: boolean;
  /** Whether the dual simplex perturbs costs against cycling. Default true; false suits where few costs are not zero. */
  readonly perturb?: boolean;
  /**
   * Objective above which an LP need not be solved to the end: where the dual simplex proves that the least lies above,
   * it stops with status `above`. Other methods, and later ways, take no notice.
   */
  readonly ceiling?: number;
  /** Branch-and-bound nodes after which to stop with status `limit`. */
  readonly nodeLimit?: number;
  /**
   * Simplex iterations of a branch and bound after which to stop with status `limit`: a limit on effort that, unlike
   * one on time, stops at the same point on every machine.
   */
  readonly iterationLimit?: number;
  /** Simplex iterations after which a branch and bound without any point stops too. Default: it goes on until it has one, or knows that there is none. */
  readonly pointLimit?: number;
  /**
   * Seconds after which a branch and bound ends with status `limit` whatever it does, a last resort: within the linear programs of its own it heeds no other limit nor
   * an interruption. Where it strikes, the same program may end elsewhere on another machine, and `Session.endedByClock` counts it. Default: see `searchSeconds`.
   */
  readonly secondsLimit?: number;
  /** A point from which a MILP starts, length columns; if it is not feasible the solver repairs or drops it. */
  readonly start?: Float64Array;
}

/** A simplex basis, to solve from again. Codes as HiGHS states them: 0 lower, 1 basic, 2 upper, 3 zero. */
export interface Basis {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}
