import type { HighsCallbackMap } from 'highs';
import { checkpoints, type Watch } from './checkpoints.ts';
import { dualBound } from './dualBound.ts';
import { HeldProgram, requireLength } from './heldProgram.ts';
import { finiteBound, type Highs } from './highs.ts';
import { searchSeconds, waysOf } from './method.ts';
import type { Basis, SessionSettings, SolveOptions } from './options.ts';
import type { LinearProgram } from './program.ts';
import { relativeGap, type Solution, type SolveStatus, solutionOfNothing, withoutPoint } from './solution.ts';
import { SolverError } from './solverError.ts';
import { statusOf } from './status.ts';

/** Rows and column bounds that contradict one another. */
export interface InfeasibleSubsystem {
  readonly rows: number[];
  readonly columns: { readonly column: number; readonly bound: 'lower' | 'upper' | 'both' }[];
}

/**
 * One of the interior point factorises where one of the simplex updates: on plans/canada 55 took as long as 5,000. Limits
 * on effort count them so.
 */
const iterationWeights = [
  ['simplex_iteration_count', 1],
  ['ipm_iteration_count', 100],
  ['crossover_iteration_count', 1],
] as const;
/** Iterations of the interior point, of which sound programs take a few dozen. */
const interiorPatience = 300;
/** HiGHS's largest count, which is no limit. */
const boundless = 2 ** 31 - 1;
/** An option takes no infinite value; no objective comes near. */
const noCeiling = 1e200;
/** HiGHS's codes of how the simplex scales. */
const scaling = { off: 0, choose: 1 } as const;

/** Puts `program` in the solver's memory. Close the session: garbage collection does not free it. */
export function openSession(highs: Highs, program: LinearProgram, settings: SessionSettings = {}): Session {
  return new Session(highs, program, settings);
}

/**
 * A program in the solver's memory, changed and solved again, from the last basis where there is one. Blocks the thread while it
 * solves.
 */
export class Session extends HeldProgram {
  #basis: Basis | undefined;
  #endedByClock = 0;

  /**
   * Solves the program as it stands. An LP that comes to no end in one way, or fails numerically, is solved in another,
   * from nothing (see `waysOf`); where no way comes to an end, the status is `limit`. A search that fails is begun once
   * more. Throws `SolverError` if all attempts fail; the session may be used on.
   */
  solve(options: SolveOptions = {}): Solution {
    // HiGHS gives a program without columns and rows no objective value to read, not even its constant.
    if (this.columnCount === 0 && this.rowCount === 0) return solutionOfNothing(this.objective().offset);
    return this.isMixedInteger ? this.#search(options) : this.#solveLinear(options);
  }

  #solveLinear(options: SolveOptions): Solution {
    const ways = waysOf(this.rowCount, this.hasBasis, options);
    const basis = this.basis();
    const most = options.mostIterations ?? Infinity;
    let before = 0;
    let endless = false;
    for (const [k, way] of ways.entries()) {
      const { method, simplex, fromBasis, patience, inside } = way;
      if (k > 0 || !fromBasis) this.clearSolver();
      const again = (simplex === 'primal' && options.feasible) || basis;
      if (k > 0 && fromBasis && again) this.setBasis(again);
      this.native((model) =>
        model.options.set({
          solver: method,
          simplex_strategy: simplex === 'primal' ? 4 : 1,
          run_crossover: inside ? 'off' : 'on',
          simplex_iteration_limit: Math.min(patience, most - before, boundless),
          ipm_iteration_limit: patience < Infinity ? interiorPatience : boundless,
          objective_bound: Math.min(options.ceiling ?? noCeiling, noCeiling),
          dual_simplex_cost_perturbation_multiplier: k === 0 && options.perturb === false ? 0 : 1,
        }),
      );
      const watch: Watch = {
        effort: Infinity,
        forStalls: patience < Infinity ? way : undefined,
        stopped: undefined,
      };
      const callbacks = checkpoints(this.highs, options, watch);
      let code = this.#attempt(callbacks);
      if (code === undefined && this.#endedWithBasis) {
        before += this.#iterations();
        // That there is no point is not believed of a program this badly scaled.
        const unscaled = this.#attemptUnscaled(callbacks);
        if (unscaled !== 'infeasible') code = unscaled;
      }
      const ended = code !== 'limit' && watch.stopped === undefined;
      const spent = before + this.#iterations() >= most;
      if (spent || (code !== undefined && (ended || k === ways.length - 1))) {
        const read = this.#read(code !== undefined && ended ? code : 'limit', false);
        const solution = inside && read.status === 'optimal' ? this.#boundedByDuals(read) : read;
        // An infeasible program leaves none; what comes next mostly takes the change back that made it so.
        if (basis && !this.hasBasis) this.setBasis(basis);
        return { ...solution, iterations: solution.iterations + before };
      }
      endless ||= code !== undefined;
      before += this.#iterations();
    }
    // A way that might have led there given more time says more than a last one that failed.
    if (!endless) throw this.#failure();
    this.clearSolver();
    if (basis) this.setBasis(basis);
    return withoutPoint('limit', before);
  }

  /** A point inside the optimal face meets its duals only nearly: they bound the program, its objective does not. */
  #boundedByDuals(inner: Solution): Solution {
    const bound = dualBound(this, inner);
    return { ...inner, bound, gap: relativeGap(inner.objective, bound) };
  }

  #search(options: SolveOptions): Solution {
    this.clearSolver();
    this.native((model) =>
      model.options.set({
        // Anything else would make HiGHS ignore that columns are integer.
        solver: 'choose',
        simplex_strategy: 1,
        simplex_iteration_limit: boundless,
        ipm_iteration_limit: boundless,
        mip_rel_gap: options.gap ?? 1e-6,
        mip_abs_gap: options.absoluteGap ?? 1e-9,
        // These solve whole MILPs within the search and ask neither for its limit nor whether to stop: with the last, the
        // cost stage of plans/canada under a contingency was seen to run for minutes without coming back.
        mip_heuristic_run_rens: false,
        mip_heuristic_run_rins: false,
        mip_heuristic_run_root_reduced_cost: false,
        mip_max_nodes: options.nodeLimit ?? boundless,
        time_limit: options.secondsLimit ?? searchSeconds(this.rowCount),
        objective_bound: noCeiling,
        dual_simplex_cost_perturbation_multiplier: 1,
      }),
    );
    if (options.start) {
      requireLength('start', options.start.length, this.columnCount);
      const colValue = options.start;
      this.native((model) => model.setSolution({ colValue }));
    }
    const watch: Watch = {
      effort: options.iterationLimit ?? Infinity,
      forStalls: undefined,
      stopped: undefined,
    };
    const callbacks = checkpoints(this.highs, options, watch);
    let code: SolveStatus | undefined;
    try {
      code = this.#attempt(callbacks);
      if (code === undefined) {
        this.clearSolver();
        code = this.#attempt(callbacks);
      }
    } finally {
      this.native((model) => model.options.set({ time_limit: noCeiling }));
    }
    if (code === undefined) throw this.#failure();
    if (code === 'limit' && this.#modelStatus() === this.highs.constants.modelStatus.timeLimit)
      this.#endedByClock++;
    return this.#read(code === 'interrupted' && watch.stopped ? 'limit' : code, true);
  }

  /** How many searches the clock ended so far (`secondsLimit`): their end may be another on another machine. */
  get endedByClock(): number {
    return this.#endedByClock;
  }

  #modelStatus() {
    return this.native((model) => model.getModelStatus());
  }

  #failure(): SolverError {
    const native = this.#modelStatus();
    this.clearSolver();
    return new SolverError(
      `The solver failed on ${this.rowCount} rows and ${this.columnCount} columns (HiGHS model status ` +
        `${native}). Look for coefficients that differ by many orders of magnitude; write the program as ` +
        'MPS and solve it elsewhere to compare.',
    );
  }

  /** Runs once. Undefined when the solver could not conclude. */
  #attempt(callbacks: HighsCallbackMap | undefined): SolveStatus | undefined {
    const highs = this.highs;
    const codes = highs.constants.modelStatus;
    this.#basis = undefined;
    let code: number;
    try {
      code = this.native((model) => model.run(callbacks)).modelStatus;
    } catch (error) {
      if (error instanceof highs.errors.HighsError && error.operation === 'run') return undefined;
      this.clearSolver();
      throw error;
    }
    if (code === codes.unboundedOrInfeasible) return this.#infeasibleOrUnbounded(callbacks);
    return statusOf(highs, code);
  }

  /**
   * Goes on without scaling from the basis that an attempt ended with: where that could not conclude, its point mostly keeps the
   * tolerances of the scaled program alone (a row of plans/canada was missed by 0.05 so). Undefined where that does not conclude either.
   */
  #attemptUnscaled(callbacks: HighsCallbackMap | undefined): SolveStatus | undefined {
    this.native((model) => model.options.set({ solver: 'simplex', simplex_scale_strategy: scaling.off }));
    try {
      return this.#attempt(callbacks);
    } finally {
      this.native((model) => model.options.set({ simplex_scale_strategy: scaling.choose }));
    }
  }

  /** Tells the two apart by solving for any feasible point at all. */
  #infeasibleOrUnbounded(callbacks: HighsCallbackMap | undefined): SolveStatus | undefined {
    const { cost, offset } = this.objective();
    this.setCosts(new Float64Array(this.columnCount));
    try {
      const status = statusOf(this.highs, this.native((model) => model.run(callbacks)).modelStatus);
      return status === 'optimal' ? 'unbounded' : status;
    } finally {
      this.setCosts(cost, offset);
      this.clearSolver();
    }
  }

  #read(status: SolveStatus, mixedInteger: boolean): Solution {
    const none = new Float64Array(0);
    if (status === 'infeasible' || status === 'unbounded') {
      const nodes = mixedInteger ? this.#information('mip_node_count') : 0;
      return withoutPoint(status, this.#iterations(), nodes);
    }
    const constants = this.highs.constants;
    const hasPoint =
      status === 'optimal' ||
      this.#information('primal_solution_status') === constants.solutionStatus.feasible;
    const above = status === 'above';
    const solution = hasPoint || above ? this.native((model) => model.getSolution()) : undefined;
    const objective = solution ? this.#information('objective_function_value') : Number.NaN;
    const proved = above || (status === 'optimal' && !mixedInteger);
    const bound = mixedInteger
      ? finiteBound(this.#information('mip_dual_bound'))
      : proved
        ? objective
        : -Infinity;
    if (!mixedInteger && this.#endedWithBasis) {
      const { colStatus, rowStatus } = this.native((model) => model.getBasis());
      this.#basis = { columns: colStatus, rows: rowStatus };
    }
    return {
      status,
      hasPoint,
      objective,
      bound,
      gap: relativeGap(objective, bound),
      x: (hasPoint && solution?.colValue) || none,
      activity: (hasPoint && solution?.rowValue) || none,
      rowDual: proved ? solution!.rowDual : none,
      reducedCost: proved ? solution!.colDual : none,
      iterations: this.#iterations(),
      nodes: mixedInteger ? this.#information('mip_node_count') : 0,
    };
  }

  get #endedWithBasis(): boolean {
    return this.#information('basis_validity') === this.highs.constants.basisValidity.valid;
  }

  #iterations(): number {
    let iterations = 0;
    for (const [name, weight] of iterationWeights) {
      // -1 where the method did not run.
      iterations += weight * Math.max(0, this.#information(name));
    }
    return iterations;
  }

  #information(name: string): number {
    return Number(this.native((model) => model.info.get(name)));
  }

  /** Whether the next LP solve starts from a basis. */
  get hasBasis(): boolean {
    return this.#basis !== undefined;
  }

  /** The basis of the last LP solve; undefined where there is none (no solve yet, or a MILP). */
  basis(): Basis | undefined {
    if (!this.#basis) return undefined;
    const { columns, rows } = this.#basis;
    return { columns: columns.slice(), rows: this.#withAddedRows(rows) };
  }

  /** Starts the next LP solve from `basis`; rows added since it was taken enter it as basic. */
  setBasis(basis: Basis): void {
    requireLength('basis columns', basis.columns.length, this.columnCount);
    if (basis.rows.length > this.rowCount) requireLength('basis rows', basis.rows.length, this.rowCount);
    const rows = this.#withAddedRows(basis.rows);
    this.native((model) => model.setBasis({ colStatus: basis.columns, rowStatus: rows }));
    this.#basis = { columns: basis.columns.slice(), rows };
  }

  #withAddedRows(rows: Int32Array): Int32Array {
    const all = new Int32Array(this.rowCount).fill(this.highs.constants.basisStatus.basic);
    all.set(rows);
    return all;
  }

  /** Forgets basis and solution: the next solve starts cold. */
  clearSolver(): void {
    this.#basis = undefined;
    this.native((model) => model.clearSolver());
  }

  /**
   * An irreducible infeasible subsystem: rows and column bounds that contradict one another, of which none can
   * be left out (J. W. Chinneck, Feasibility and Infeasibility in Optimization, 2008). Of a MILP it considers
   * the relaxation: empty when the relaxation is feasible, or the program itself is.
   */
  iis(): InfeasibleSubsystem {
    const integers = this.relaxIntegers();
    try {
      if (this.solve({ method: 'simplex' }).status !== 'infeasible') return { rows: [], columns: [] };
      const found = this.native((model) => model.getIis());
      const codes = this.highs.constants.iis;
      const columns: InfeasibleSubsystem['columns'] = [];
      found.colIndex.forEach((column, k) => {
        const code = found.colBound[k];
        if (code === codes.boundFree) return;
        const bound = code === codes.boundLower ? 'lower' : code === codes.boundUpper ? 'upper' : 'both';
        columns.push({ column, bound });
      });
      columns.sort((a, b) => a.column - b.column);
      return { rows: Array.from(found.rowIndex).sort((a, b) => a - b), columns };
    } finally {
      this.clearSolver();
      if (integers.length > 0) this.setIntegrality(integers, true);
    }
  }
}
