import type { Highs } from '../highs.ts';
import type { SolveOptions } from '../options.ts';
import type { LinearProgram } from '../program.ts';
import { ProgramBuilder } from '../programBuilder.ts';
import { openSession, type Session } from '../session.ts';
import type { Solution } from '../solution.ts';
import { unlessFailed } from '../solverError.ts';
import type { Ground, Standing } from './standing.ts';

/** Iterations of the simplex a row before the interior point is tried. */
const patience = 0.3;
/** A column no further than this from a bound, of the bound's size, stands at it. */
const atBound = 1e-9;

/** By how much rows may be missed where rounding leaves no point, of the size of their activity: what a figure is told to. */
const looseness = 1e-6;

/** A solve of the columns that may move. */
export interface Near {
  readonly solution: Solution;
  /** Of every column of the program, those that may not move as they stood. Empty without a point. */
  readonly x: Float64Array;
}

/**
 * The columns of a program that may move, the rows that they touch, and a solver's session of these alone. Everything is told from
 * where it stood: x − ground.x and A x − ground.activity. So rows that are new hold where nothing moves, a column that is new stands
 * at a bound (one that stood between its bounds is there twice, to move up and to move down), and a basis goes on being a basis as the neighbourhood
 * grows. It only ever does, until it is emptied.
 */
export class Neighbourhood {
  readonly #highs: Highs;
  readonly #program: LinearProgram;
  readonly #stands: Standing;
  readonly #ground: Ground;
  readonly #runs: Int32Array;
  /** By place here: the column of the program, and 1, or −1 where it counts how far that moves down. */
  readonly #columns: number[] = [];
  readonly #signs: number[] = [];
  readonly #rows: number[] = [];
  /** First place of a column and of a row here; -1 where there is none. */
  readonly #columnAt: Int32Array;
  readonly #rowAt: Int32Array;
  #session: Session | undefined;
  #grown = false;
  #loose = false;

  /** `runs`: first columns of those that move together, ascending from 0. */
  constructor(highs: Highs, program: LinearProgram, stands: Standing, ground: Ground, runs: Int32Array) {
    this.#highs = highs;
    this.#program = program;
    this.#stands = stands;
    this.#ground = ground;
    this.#runs = runs;
    this.#columnAt = new Int32Array(program.columnCount).fill(-1);
    this.#rowAt = new Int32Array(program.rowCount).fill(-1);
  }

  get size(): number {
    return this.#columns.length;
  }

  holds(column: number): boolean {
    return this.#columnAt[column]! >= 0;
  }

  /** Lets a column move, and those that move together with it. */
  addColumn(column: number): void {
    if (this.holds(column)) return;
    let [low, high] = [0, this.#runs.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#runs[middle]! <= column) low = middle;
      else high = middle;
    }
    const until = this.#runs[high] ?? this.#program.columnCount;
    for (let one = this.#runs[low]!; one < until; one++) this.#addOne(one);
  }

  #addOne(column: number): void {
    const { columnLower, columnUpper, index, starts } = this.#program;
    const [lower, upper, x] = [columnLower[column]!, columnUpper[column]!, this.#ground.x[column]!];
    const stands = (bound: number) => Math.abs(x - bound) <= atBound * Math.max(1, Math.abs(bound));
    this.#columnAt[column] = this.#columns.length;
    this.#columns.push(column);
    this.#signs.push(1);
    if (!stands(lower) && !stands(upper)) {
      this.#columns.push(column);
      this.#signs.push(-1);
    }
    for (let k = starts[column]!; k < starts[column + 1]!; k++) this.addRow(index[k]!);
    this.#grown = true;
  }

  addRow(row: number): void {
    if (this.#rowAt[row]! >= 0) return;
    this.#rowAt[row] = this.#rows.length;
    this.#rows.push(row);
    this.#grown = true;
  }

  /** Bounds have changed of what may be here. */
  columnMoved(column: number): void {
    const at = this.#columnAt[column]!;
    if (at < 0 || this.#grown || !this.#session) return;
    for (let place = at; this.#columns[place] === column; place++) {
      const { lower, upper } = this.#columnBounds(place);
      this.#session.setColumnBounds(place, lower, upper);
    }
  }

  rowMoved(row: number): void {
    const at = this.#rowAt[row]!;
    if (at < 0 || this.#grown || !this.#session) return;
    const { lower, upper } = this.#rowBounds(at);
    this.#session.setRowBounds(at, lower, upper);
  }

  costsMoved(): void {
    if (this.#grown || !this.#session || this.size === 0) return;
    const basis = this.#session.basis();
    this.#session.setCosts(Float64Array.from(this.#columns, (_, at) => this.#cost(at)));
    // Weights of the simplex by other costs mislead it.
    if (basis) this.#session.setBasis(basis);
  }

  /**
   * Solves what may move. Its objective is told from that of the ground. Inside the optimal face leaves where the simplex goes on from as
   * it was.
   */
  solve(options: SolveOptions): Near {
    const grown = this.#session !== undefined && this.#grown;
    const session = this.#open();
    const basis = options.inside ? session.basis() : undefined;
    const asked = {
      ...options,
      // What has grown is as feasible as it was.
      ...(grown && { simplex: 'primal' as const }),
      patience: Math.round(patience * session.rowCount),
      otherwise: 'interior' as const,
    };
    const { inside: _, ...outside } = asked;
    const ended = (of: Session, how: SolveOptions) => {
      const solution = unlessFailed(() => of.solve(how));
      return solution?.status === 'limit' ? undefined : solution;
    };
    // A failure has been seen to be of the way that led there, and of rows that rounding leaves no room. From nothing the dual simplex came to
    // an end where all ways from a basis came to none.
    const solution =
      ended(session, asked) ??
      (options.inside ? ended(session, outside) : undefined) ??
      this.#openLoose().solve({ ...options, inside: false, simplex: 'dual' });
    if (basis && this.#session === session) session.setBasis(basis);
    return { solution, x: solution.hasPoint ? this.#whole(solution.x) : solution.x };
  }

  /** By how much rows must be missed at the least, Σ over the rows here in units of each: of a neighbourhood that has no point. */
  missed(options: SolveOptions): Solution {
    const builder = this.#stated(() => 0);
    for (let row = 0; row < this.#rows.length; row++) {
      for (const sign of [1, -1]) builder.add(row, builder.column(0, Number.POSITIVE_INFINITY, 1), sign);
    }
    const session = openSession(this.#highs, builder.build());
    try {
      return session.solve(options);
    } finally {
      session.close();
    }
  }

  /** Writes the duals of the rows here to their places in the program. */
  spell(rowDual: Float64Array, into: Float64Array): void {
    for (const [at, row] of this.#rows.entries()) into[row] = rowDual[at]!;
  }

  /** A x, of a point in which only columns here have moved. */
  activity(x: Float64Array): Float64Array {
    const { starts, index, value } = this.#program;
    const activity = this.#ground.activity.slice();
    for (const [at, column] of this.#columns.entries()) {
      const moved = x[column]! - this.#ground.x[column]!;
      if (moved === 0 || this.#signs[at] === -1) continue;
      for (let k = starts[column]!; k < starts[column + 1]!; k++) activity[index[k]!]! += value[k]! * moved;
    }
    return activity;
  }

  /** Lets rows be missed by what the solver's rounding may miss them by. Whether they were not before. */
  loosen(): boolean {
    if (this.#loose) return false;
    this.#loose = true;
    this.#grown = true;
    return true;
  }

  /** Forgets what may move. */
  empty(): void {
    this.#loose = false;
    for (const column of this.#columns.splice(0)) this.#columnAt[column] = -1;
    for (const row of this.#rows.splice(0)) this.#rowAt[row] = -1;
    this.#signs.length = 0;
    this.close();
    this.#grown = false;
  }

  close(): void {
    this.#session?.close();
    this.#session = undefined;
  }

  #openLoose(): Session {
    this.close();
    this.loosen();
    const session = this.#open();
    session.clearSolver();
    return session;
  }

  #open(): Session {
    if (this.#session && !this.#grown) return this.#session;
    const basis = this.#session?.basis();
    this.close();
    const session = openSession(this.#highs, this.#stated((at) => this.#cost(at)).build());
    if (this.size > 0) {
      const status = this.#highs.constants.basisStatus;
      const columns = Int32Array.from(this.#columns, (_, at) => {
        const known = basis?.columns[at];
        if (known !== undefined) return known;
        const { lower, upper } = this.#columnBounds(at);
        if (!Number.isFinite(lower) && !Number.isFinite(upper)) return status.zero;
        return Math.abs(lower) <= Math.abs(upper) ? status.lower : status.upper;
      });
      session.setBasis({ columns, rows: basis?.rows ?? new Int32Array(0) });
    }
    this.#session = session;
    this.#grown = false;
    return session;
  }

  #cost(at: number): number {
    return this.#signs[at]! * this.#stands.cost[this.#columns[at]!]!;
  }

  #columnBounds(at: number): { readonly lower: number; readonly upper: number } {
    const column = this.#columns[at]!;
    const x = this.#ground.x[column]!;
    const down = this.#stands.columnLower[column]! - x;
    const up = this.#stands.columnUpper[column]! - x;
    if (this.#columns[at + 1] === column) return { lower: Math.max(0, down), upper: Math.max(0, up) };
    if (this.#signs[at] === -1) return { lower: Math.max(0, -up), upper: Math.max(0, -down) };
    // The ground's own rounding is no move.
    const same =
      this.#stands.columnLower[column] === this.#program.columnLower[column] &&
      this.#stands.columnUpper[column] === this.#program.columnUpper[column];
    return same ? { lower: Math.min(0, down), upper: Math.max(0, up) } : { lower: down, upper: up };
  }

  #rowBounds(at: number): { readonly lower: number; readonly upper: number } {
    const row = this.#rows[at]!;
    const activity = this.#ground.activity[row]!;
    const { rowLower, rowUpper } = this.#stands;
    const hair = this.#loose ? looseness * Math.max(1, Math.abs(activity)) : 0;
    const [lower, upper] = [rowLower[row]! - activity - hair, rowUpper[row]! - activity + hair];
    return {
      lower: rowLower[row] === this.#program.rowLower[row] ? Math.min(0, lower) : lower,
      upper: rowUpper[row] === this.#program.rowUpper[row] ? Math.max(0, upper) : upper,
    };
  }

  /** The program of what may move. Where nothing may a column stands in that counts for nothing: the solver fails on rows without any. */
  #stated(cost: (at: number) => number): ProgramBuilder {
    const { starts, index, value } = this.#program;
    const builder = new ProgramBuilder();
    for (let at = 0; at < this.#rows.length; at++) {
      const { lower, upper } = this.#rowBounds(at);
      builder.row(lower, upper);
    }
    for (const [at, column] of this.#columns.entries()) {
      const { lower, upper } = this.#columnBounds(at);
      builder.column(lower, upper, cost(at));
      for (let k = starts[column]!; k < starts[column + 1]!; k++) {
        builder.add(this.#rowAt[index[k]!]!, at, this.#signs[at]! * value[k]!);
      }
    }
    if (this.size === 0) builder.column(0, 0);
    return builder;
  }

  #whole(moves: Float64Array): Float64Array {
    const x = this.#ground.x.slice();
    for (const [at, column] of this.#columns.entries()) x[column]! += this.#signs[at]! * moves[at]!;
    return x;
  }
}
