import type { Highs } from '../highs.ts';
import { objectiveValue } from '../objective.ts';
import type { Basis, SolveOptions } from '../options.ts';
import { type LinearProgram, requireBounds, requireIndex } from '../program.ts';
import { relativeGap, type Solution, type SolveStatus, withoutPoint } from '../solution.ts';
import { type Near, Neighbourhood } from './neighbourhood.ts';
import { type Improving, improving, type Priced, priced } from './pricing.ts';
import { type Ground, type Standing, standingOf } from './standing.ts';

/** A linear program whose bounds and costs change from one solve to the next. */
export interface LinearSession {
  readonly rowCount: number;
  columnBounds(column: number): { readonly lower: number; readonly upper: number };
  rowBounds(row: number): { readonly lower: number; readonly upper: number };
  setColumnBounds(column: number, lower: number, upper: number): void;
  setRowBounds(row: number, lower: number, upper: number): void;
  setCosts(cost: Float64Array): void;
  solve(options?: SolveOptions): Solution;
  /** Undefined where there is none of the whole program. */
  basis(): Basis | undefined;
  setBasis(basis: Basis): void;
  clearSolver(): void;
  /** Of a session that lets only some columns move: whether this one may. */
  moves?(column: number): boolean;
  close(): void;
}

/**
 * Columns that begin to move at a time: so many, or such a part of those that move already. Most of those that are priced first are not
 * wanted by later duals: of a nation of 128,000 rows, losses took half the time with these that they took with 500 and a half.
 */
const fewest = 100;
const part = 0.05;
/** Of an objective, what is not worth another round, and of that what is not worth a column. */
const enough = 1e-9;
const leastPart = 1e-3;
/** Relative to an objective, by how much an optimum may miss its own bound: an interior point's meet only nearly. */
const mostNoise = 1e-6;
/** Sum of what rows are missed by, up to which it is rounding. */
const rounding = 1e-6;

/**
 * A large linear program of which an optimum is known, solved again where little of it has changed: only columns near the change
 * move, all others stand where they were, and the duals of each such program say which of those would do better to move too
 * (sifting; R. Bixby, J. Gregory, I. Lustig, R. Marsten and D. Shanno, "Very large-scale linear programming: a case study in combining interior
 * point and simplex methods", Operations Research 40(5), 1992). What is told as optimal is proved by duals of the
 * whole program: `bound` is theirs.
 *
 * Blocks the thread while it solves.
 */
export class SiftedSession implements LinearSession {
  readonly #program: LinearProgram;
  readonly #stands: Standing;
  readonly #ground: Ground;
  readonly #near: Neighbourhood;
  readonly #moved = { columns: new Set<number>(), rows: new Set<number>() };
  /** Duals of the rows that nothing touches which moves, by which the objective in hand is bounded best where nothing is changed. */
  #outside: Float64Array;
  readonly #nothing: Float64Array;
  /** By how much the bound of the objective in hand lies below it at the ground, where the ground is as good as best for it. */
  #noise = 0;

  /**
   * `ground` is an optimum of `program` as it stands. `runs` are first columns of those that move together, ascending from 0, such as one decision over the
   * periods: what moves in one period mostly moves in the next. Default each by itself.
   */
  constructor(highs: Highs, program: LinearProgram, ground: Ground, runs = each(program)) {
    this.#program = program;
    this.#stands = standingOf(program);
    this.#ground = ground;
    this.#near = new Neighbourhood(highs, program, this.#stands, ground, runs);
    this.#nothing = new Float64Array(program.rowCount);
    this.#outside = ground.rowDual;
    this.setCosts(program.cost);
  }

  get rowCount(): number {
    return this.#program.rowCount;
  }

  columnBounds(column: number): { readonly lower: number; readonly upper: number } {
    requireIndex('column', column, this.#program.columnCount);
    return { lower: this.#stands.columnLower[column]!, upper: this.#stands.columnUpper[column]! };
  }

  rowBounds(row: number): { readonly lower: number; readonly upper: number } {
    requireIndex('row', row, this.#program.rowCount);
    return { lower: this.#stands.rowLower[row]!, upper: this.#stands.rowUpper[row]! };
  }

  setColumnBounds(column: number, lower: number, upper: number): void {
    requireIndex('column', column, this.#program.columnCount);
    requireBounds('column', column, lower, upper);
    this.#stands.columnLower[column] = lower;
    this.#stands.columnUpper[column] = upper;
    const { columnLower, columnUpper } = this.#program;
    const back = lower === columnLower[column] && upper === columnUpper[column];
    this.#moved.columns[back ? 'delete' : 'add'](column);
    this.#near.columnMoved(column);
  }

  setRowBounds(row: number, lower: number, upper: number): void {
    requireIndex('row', row, this.#program.rowCount);
    requireBounds('row', row, lower, upper);
    this.#stands.rowLower[row] = lower;
    this.#stands.rowUpper[row] = upper;
    const { rowLower, rowUpper } = this.#program;
    const back = lower === rowLower[row] && upper === rowUpper[row];
    this.#moved.rows[back ? 'delete' : 'add'](row);
    this.#near.rowMoved(row);
  }

  /** Of the duals that are known, those of the ground and none, takes the ones that bound the costs best where nothing is changed. */
  setCosts(cost: Float64Array): void {
    this.#stands.cost.set(cost);
    this.#near.costsMoved();
    const unchanged: Standing = { ...this.#program, cost };
    const objective = this.#program.offset + objectiveValue(cost, this.#ground.x);
    const gaps = [this.#ground.rowDual, this.#nothing].map((duals) => ({
      duals,
      gap: objective - priced(this.#program, unchanged, duals).bound,
    }));
    const [best] = gaps.sort((a, b) => a.gap - b.gap);
    this.#outside = best!.duals;
    this.#noise = best!.gap <= mostNoise * Math.max(1, Math.abs(objective)) ? Math.max(0, best!.gap) : 0;
  }

  solve({ interrupted, onProgress, within, ...options }: SolveOptions = {}): Solution {
    const asking = { ...(interrupted && { interrupted }) };
    const { columnLower, columnUpper } = this.#stands;
    for (const column of this.#moved.columns) {
      const at = this.#ground.x[column]!;
      if (at < columnLower[column]! || at > columnUpper[column]!) this.#near.addColumn(column);
    }
    for (const row of this.#moved.rows) this.#near.addRow(row);
    // Where nothing moves the objective is that of the ground.
    const from = this.#objective(this.#ground.x);
    const { ceiling = Infinity } = options;
    let how: SolveOptions = { ...asking, ...options, ceiling: ceiling - from };
    let iterations = 0;
    for (;;) {
      const near = this.#near.solve(how);
      iterations += near.solution.iterations;
      const { status } = near.solution;
      if (status === 'infeasible') {
        const missed = this.#meet(asking);
        iterations += missed.iterations;
        if (missed.status !== 'optimal') return withoutPoint(missed.status, iterations);
        continue;
      }
      if (status !== 'optimal' && status !== 'above') return withoutPoint(status, iterations);
      if (within && status === 'optimal') {
        const point = {
          x: near.x,
          activity: this.#near.activity(near.x),
          objective: this.#objective(near.x),
        };
        return { ...withoutPoint('optimal', iterations), ...point, hasPoint: true };
      }
      const { prices, rowDual } = this.#priced(near);
      if (status === 'above' && prices.bound > ceiling) {
        return told('above', Number.NaN, near, prices, rowDual, iterations);
      }
      const objective = near.solution.hasPoint ? this.#objective(near.x) : Number.NaN;
      const size = Math.max(1, Math.abs(objective || 0));
      const worth = this.#noise + Math.max(options.absoluteGap ?? 0, (options.gap ?? enough) * size);
      if (status === 'optimal' && objective - prices.bound <= worth) {
        return this.#told(near, objective, prices, rowDual, iterations);
      }
      const least = (this.#noise + enough * size) * leastPart;
      if (this.#enter(improving(this.#stands, prices.reducedCost, this.#ground.x, least))) continue;
      if (status === 'optimal') return this.#told(near, objective, prices, rowDual, iterations);
      // Its duals prove less of the whole than of a part.
      how = { ...how, ceiling: Infinity };
    }
  }

  moves(column: number): boolean {
    return this.#near.holds(column);
  }

  basis(): undefined {
    return undefined;
  }

  /** A basis of the whole program says nothing of a part. */
  setBasis(): void {}

  clearSolver(): void {
    this.#near.empty();
  }

  close(): void {
    this.#near.close();
  }

  /** Lets columns move until the rows can be met, or it is proved that they cannot. */
  #meet(options: SolveOptions): { readonly status: SolveStatus; readonly iterations: number } {
    let iterations = 0;
    for (let grown = false; ; ) {
      const missed = this.#near.missed(options);
      iterations += missed.iterations;
      if (missed.status !== 'optimal') return { status: missed.status, iterations };
      const sum = missed.objective;
      if (sum <= rounding) {
        // What the solver cannot meet, though it is met but for rounding, it can with a hair more.
        const possible = grown || this.#near.loosen();
        return { status: possible ? 'optimal' : 'infeasible', iterations };
      }
      const rowDual = new Float64Array(this.#program.rowCount);
      this.#near.spell(missed.rowDual, rowDual);
      const stands = { ...this.#stands, cost: new Float64Array(this.#program.columnCount) };
      const { reducedCost } = priced(this.#program, stands, rowDual);
      if (!this.#enter(improving(stands, reducedCost, this.#ground.x, sum * enough))) {
        return { status: 'infeasible', iterations };
      }
      grown = true;
    }
  }

  /** Whether any of these columns did not move before. */
  #enter(columns: readonly Improving[]): boolean {
    const before = this.#near.size;
    const most = before + Math.max(fewest, before * part);
    for (const { column } of columns) {
      if (this.#near.size >= most) break;
      this.#near.addColumn(column);
    }
    return this.#near.size > before;
  }

  #priced(near: Near): { readonly prices: Priced; readonly rowDual: Float64Array } {
    const rowDual = this.#outside.slice();
    this.#near.spell(near.solution.rowDual, rowDual);
    return { prices: priced(this.#program, this.#stands, rowDual), rowDual };
  }

  #objective(x: Float64Array): number {
    return this.#program.offset + objectiveValue(this.#stands.cost, x);
  }

  #told(near: Near, objective: number, prices: Priced, rowDual: Float64Array, iterations: number): Solution {
    const point = { x: near.x, activity: this.#near.activity(near.x) };
    return { ...told('optimal', objective, near, prices, rowDual, iterations), ...point, hasPoint: true };
  }
}

const each = ({ columnCount }: LinearProgram) =>
  Int32Array.from({ length: Math.max(1, columnCount) }, (_, j) => j);

function told(
  status: SolveStatus,
  objective: number,
  { solution }: Near,
  { bound, reducedCost }: Priced,
  rowDual: Float64Array,
  iterations: number,
): Solution {
  const gap = relativeGap(objective, bound);
  return { ...solution, status, objective, bound, gap, rowDual, reducedCost, iterations, hasPoint: false };
}
