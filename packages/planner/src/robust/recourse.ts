import {
  type Basis,
  type Highs,
  type LinearProgram,
  openSession,
  type Session,
  type Solution,
  type SolveOptions,
} from '@sinew/solver';
import { attempted } from '../solve/answer.ts';
import { copyProgram } from '../solve/copyProgram.ts';
import type { Future } from './scenarios.ts';
import { decisionColumns, entriesByRow, isRule, wholeOperations } from './sharedDecisions.ts';
import { stageCosts } from './stages.ts';

/**
 * What is known of a stage's least value in a future: value ≥ constant + Σ slope·decision + Σ sloping·(value of an earlier stage),
 * for all decisions and values, by linear programming duality.
 */
export interface Cut {
  /** Stage; -1: the value is what decisions lack to be possible at all, and must be none. */
  readonly stage: number;
  readonly constant: number;
  /** By decision column of the future. */
  readonly slope: Float64Array;
  /** By earlier stage. */
  readonly sloping: readonly number[];
}

/** Operations around decisions, as far as they were looked at. */
export interface Recourse {
  /** Scaled values of the stages, the least that each can be while those before it are at theirs. */
  readonly values: readonly number[];
  readonly cuts: readonly Cut[];
  readonly possible: boolean;
}

/** Lacking less than this is the solver's rounding. */
const LEAST_LACK = 1e-6;
/** Room in the row that keeps an earlier stage, as the tolerance of a plan's own stages. */
const ROOM = 1e-6;
/**
 * Room where the solver came to no end with that, as every way did in the last stage of a seeded nation of 1,200 rows. A cut
 * takes what was kept as it stood, so that it holds whatever the room; values fall by what the room is worth.
 */
const MORE_ROOM = 1e-5;

/**
 * The operations of one future as a linear program of its decisions, whole numbers in operations relaxed or held: the subproblem of the
 * L-shaped method (R. Van Slyke and R. Wets, SIAM Journal on Applied Mathematics 17(4), 1969), of every stage of the objective in
 * turn, earlier stages kept by rows. One session, each stage warm from where it ended before. Close it.
 */
export class RecourseProgram {
  readonly columns: Int32Array;
  /** Of all that was solved so far. */
  iterations = 0;
  readonly #session: Session;
  readonly #costs: readonly Float64Array[];
  readonly #lack: Float64Array;
  readonly #elastic: Int32Array;
  readonly #keeping: readonly number[];
  /** By stage, where it ended last: with other decisions its costs are the same, so that the dual simplex goes on from there. */
  readonly #bases: (Basis | undefined)[] = [];
  /** Stages that came to no end with ROOM alone: tried again, they took their whole limit again, on plans/canada 40,000 iterations a round. */
  readonly #roomy = new Set<number>();

  /** `operations`: a point whose whole numbers operations keep; relaxed otherwise. */
  constructor(
    highs: Highs,
    future: Future,
    names: readonly string[],
    scales: readonly number[],
    operations?: Float64Array,
  ) {
    this.columns = decisionColumns(future);
    const { linear, elastic } = elasticProgram(future.program.linear, this.columns);
    if (operations) {
      for (const column of wholeOperations(future)) {
        const value = Math.round(operations[column]);
        linear.columnLower[column] = value;
        linear.columnUpper[column] = value;
      }
    }
    this.#elastic = elastic;
    this.#lack = new Float64Array(linear.columnCount);
    for (const column of elastic) this.#lack[column] = 1;
    this.#costs = names.map((name, k) => {
      const cost = new Float64Array(linear.columnCount);
      stageCosts(future, name)?.forEach((c, j) => {
        cost[j] = c * scales[k];
      });
      return cost;
    });
    this.#session = openSession(highs, linear);
    this.#keeping = this.#costs.map((cost) => {
      const index = Int32Array.from(cost.keys()).filter((j) => cost[j] !== 0);
      const value = Float64Array.from(index, (j) => cost[j]);
      return this.#session.addRow(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, index, value);
    });
  }

  close(): void {
    this.#session.close();
  }

  /** Begins the stages that it has not solved yet where another future's ended, if the programs are alike in size. */
  beginLike(other: RecourseProgram): void {
    const [mine, others] = [this.#session, other.#session];
    if (mine.rowCount !== others.rowCount || mine.columnCount !== others.columnCount) return;
    other.#bases.forEach((basis, k) => {
      this.#bases[k] ??= basis;
    });
  }

  /**
   * Stages 0 … `last` around decisions, each kept at the larger of its least value and what `allowed` gives it. Undefined where
   * the solver comes to no end, or `interrupted`.
   */
  at(
    decisions: Float64Array,
    allowed: readonly number[],
    last: number,
    interrupted: (() => boolean) | undefined,
  ): Recourse | undefined {
    const session = this.#session;
    this.columns.forEach((column, d) => {
      session.setColumnBounds(column, decisions[d], decisions[d]);
    });
    for (const row of this.#keeping) {
      session.setRowBounds(row, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    }
    const values: number[] = [];
    const kept: number[] = [];
    const cuts: Cut[] = [];
    for (let k = 0; k <= last; k++) {
      if (this.#roomy.has(k)) this.#giveRoom(kept);
      const solved = this.#stage(k, interrupted) ?? this.#withMoreRoom(k, kept, interrupted);
      if (solved?.status === 'infeasible' && k === 0) return this.#lacking(decisions, interrupted);
      if (solved?.status !== 'optimal') return undefined;
      values.push(solved.objective);
      cuts.push(this.#cut(k, solved, decisions, kept));
      kept.push(Math.max(allowed[k] ?? 0, solved.objective) + ROOM);
      session.setRowBounds(this.#keeping[k], Number.NEGATIVE_INFINITY, kept[k]);
    }
    return { values, cuts, possible: true };
  }

  #stage(k: number, interrupted: (() => boolean) | undefined): Solution | undefined {
    const session = this.#session;
    const before = k > 0 ? session.basis() : undefined;
    const mine = this.#bases[k];
    if (mine) session.setBasis(mine);
    const solved = this.#solve(this.#costs[k], interrupted, {
      simplex: mine || !before ? 'dual' : 'primal',
      ...(mine && before && { feasible: before }),
    });
    if (solved?.status === 'optimal') this.#bases[k] = session.basis();
    return solved;
  }

  /** Undefined where the solver comes to no end, by failure too, or is interrupted. */
  #solve(
    cost: Float64Array,
    interrupted: (() => boolean) | undefined,
    from: Pick<SolveOptions, 'simplex' | 'feasible'> = {},
  ): Solution | undefined {
    this.#session.setCosts(cost);
    const solution = attempted(this.#session, { ...from, ...(interrupted && { interrupted }) });
    this.iterations += solution?.iterations ?? 0;
    return interrupted?.() || solution?.status === 'limit' ? undefined : solution;
  }

  /** Stage k once more, earlier ones kept less closely, from now on and whenever it is solved again. */
  #withMoreRoom(k: number, kept: number[], interrupted: (() => boolean) | undefined): Solution | undefined {
    if (k === 0 || this.#roomy.has(k) || interrupted?.()) return undefined;
    this.#roomy.add(k);
    this.#giveRoom(kept);
    return this.#stage(k, interrupted);
  }

  /** Keeps earlier stages less closely: `kept` tells how closely. */
  #giveRoom(kept: number[]): void {
    kept.forEach((most, j) => {
      kept[j] = most + MORE_ROOM * Math.max(1, Math.abs(most));
      this.#session.setRowBounds(this.#keeping[j], Number.NEGATIVE_INFINITY, kept[j]);
    });
  }

  /** How much the decisions lack to be possible: rows that they stand in may be missed, at the price of 1. */
  #lacking(decisions: Float64Array, interrupted: (() => boolean) | undefined): Recourse | undefined {
    const session = this.#session;
    for (const column of this.#elastic) session.setColumnBounds(column, 0, Number.POSITIVE_INFINITY);
    try {
      const solved = this.#solve(this.#lack, interrupted);
      if (solved?.status !== 'optimal') return undefined;
      // Rounding alone: what is lacking could not be told from none, nor cut off.
      if (solved.objective <= LEAST_LACK) return undefined;
      return { values: [], cuts: [this.#cut(-1, solved, decisions, [])], possible: false };
    } finally {
      for (const column of this.#elastic) session.setColumnBounds(column, 0, 0);
    }
  }

  /** The reduced cost of a column that is held is what moving it would cost; the dual of a row that keeps a stage, likewise. */
  #cut(
    stage: number,
    solved: {
      readonly objective: number;
      readonly reducedCost: Float64Array;
      readonly rowDual: Float64Array;
    },
    decisions: Float64Array,
    kept: readonly number[],
  ): Cut {
    const slope = Float64Array.from(this.columns, (column) => solved.reducedCost[column]);
    const sloping = kept.map((_, j) => Math.min(0, solved.rowDual[this.#keeping[j]]));
    let constant = solved.objective;
    slope.forEach((s, d) => {
      constant -= s * decisions[d];
    });
    // Rows keep an earlier stage to its value and ROOM.
    sloping.forEach((s, j) => {
      constant -= s * (kept[j] - ROOM);
    });
    return { stage, constant, slope, sloping };
  }
}

/** The program without its rules on decisions, which hold already, and with columns that make up for what decisions lack. */
function elasticProgram(program: LinearProgram, columns: Int32Array) {
  const deciding = new Set(columns);
  const rowLower = program.rowLower.slice();
  const rowUpper = program.rowUpper.slice();
  const builder = copyProgram({ ...program, rowLower, rowUpper });
  const elastic: number[] = [];
  const free: number[] = [];
  entriesByRow(program).forEach((entries, i) => {
    if (isRule(entries, deciding)) {
      free.push(i);
      return;
    }
    if (!entries.some(([column]) => deciding.has(column))) return;
    for (const sign of [1, -1]) {
      const column = builder.column(0, 0);
      builder.add(i, column, sign);
      elastic.push(column);
    }
  });
  const linear = builder.build();
  for (const i of free) {
    linear.rowLower[i] = Number.NEGATIVE_INFINITY;
    linear.rowUpper[i] = Number.POSITIVE_INFINITY;
  }
  return {
    linear: { ...linear, integer: new Uint8Array(linear.columnCount) },
    elastic: Int32Array.from(elastic),
  };
}
