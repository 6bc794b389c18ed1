import type { Model } from 'highs';
import { abandonHighs, type Highs, isExhausted } from './highs.ts';
import type { SessionSettings } from './options.ts';
import { type LinearProgram, ProgramError, requireBounds, requireIndex } from './program.ts';
import { widened } from './programBuilder.ts';
import { coefficientRange, requireRange } from './range.ts';
import { MemoryError, SolverError } from './solverError.ts';

/** Combination of strategy bits: find a conflict by an elastic LP (2), then reduce it until irreducible (4). */
const iisStrategy = 2 | 4;

/**
 * One program in the solver's memory and what it says now: its objective, bounds, rows and whole numbers, each changed in place. All
 * indexes count from 0; rows added come after the program's own.
 */
export class HeldProgram {
  protected readonly highs: Highs;
  readonly #model: Model;
  readonly columnCount: number;
  #rowCount: number;
  readonly #columnLower: Float64Array;
  #rowLower: Float64Array;
  #rowUpper: Float64Array;
  readonly #columnUpper: Float64Array;
  readonly #cost: Float64Array;
  #offset: number;
  readonly #integer: Uint8Array;
  #integerCount: number;
  #closed = false;
  #trap: SolverError | undefined;

  constructor(highs: Highs, program: LinearProgram, settings: SessionSettings) {
    requireRange(program);
    this.highs = highs;
    this.columnCount = program.columnCount;
    this.#rowCount = program.rowCount;
    this.#columnLower = program.columnLower.slice();
    this.#rowLower = program.rowLower.slice();
    this.#rowUpper = program.rowUpper.slice();
    this.#columnUpper = program.columnUpper.slice();
    this.#cost = program.cost.slice();
    this.#offset = program.offset;
    this.#integer = program.integer.slice();
    this.#integerCount = count(this.#integer);
    this.#model = highs.createModel();
    try {
      this.native((model) =>
        model.options.set({
          output_flag: false,
          random_seed: settings.seed ?? 0,
          primal_feasibility_tolerance: settings.primalFeasibility ?? 1e-7,
          dual_feasibility_tolerance: settings.dualFeasibility ?? 1e-7,
          mip_feasibility_tolerance: settings.integrality ?? 1e-6,
          small_matrix_value: coefficientRange.least,
          iis_strategy: iisStrategy,
        }),
      );
      this.native((model) =>
        model.passModel({
          numCols: program.columnCount,
          numRows: program.rowCount,
          offset: program.offset,
          colCost: program.cost,
          colLower: program.columnLower,
          colUpper: program.columnUpper,
          rowLower: program.rowLower,
          rowUpper: program.rowUpper,
          matrix: {
            format: 'csc',
            numCols: program.columnCount,
            numRows: program.rowCount,
            starts: program.starts,
            indices: program.index,
            values: program.value,
          },
          ...(this.#integerCount > 0 && { integrality: Int32Array.from(program.integer) }),
        }),
      );
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Rows now, added ones included. */
  get rowCount(): number {
    return this.#rowCount;
  }

  /** Whether any column is integer now. */
  get isMixedInteger(): boolean {
    return this.#integerCount > 0;
  }

  /** Columns that are integer now, ascending. */
  integerColumns(): Int32Array {
    const columns = new Int32Array(this.#integerCount);
    let next = 0;
    for (let j = 0; j < this.columnCount; j++) if (this.#integer[j]) columns[next++] = j;
    return columns;
  }

  /** Bounds of a column now. */
  columnBounds(column: number): { readonly lower: number; readonly upper: number } {
    requireIndex('column', column, this.columnCount);
    return { lower: this.#columnLower[column]!, upper: this.#columnUpper[column]! };
  }

  /** The objective now, in arrays of its own. */
  objective(): { readonly cost: Float64Array; readonly offset: number } {
    return { cost: this.#cost.slice(), offset: this.#offset };
  }

  /** Replaces the whole objective. */
  setCosts(cost: Float64Array, offset = 0): void {
    requireLength('costs', cost.length, this.columnCount);
    if (this.columnCount > 0) {
      const selection = { kind: 'range', from: 0, to: this.columnCount - 1 } as const;
      this.native((model) => model.changeColsCost(selection, cost));
    }
    this.native((model) => model.changeObjectiveOffset(offset));
    this.#cost.set(cost);
    this.#offset = offset;
  }

  /** Changes some costs. */
  changeCosts(columns: Int32Array, costs: Float64Array): void {
    requireLength('costs', costs.length, columns.length);
    for (const column of columns) requireIndex('column', column, this.columnCount);
    const merged = this.#cost.slice();
    for (let i = 0; i < columns.length; i++) merged[columns[i]!] = costs[i]!;
    this.setCosts(merged, this.#offset);
  }

  /** Appends lower ≤ Σ value[k] x[index[k]] ≤ upper and returns its row. The basis, if any, is kept. */
  addRow(lower: number, upper: number, index: Int32Array, value: Float64Array): number {
    requireBounds('row', this.#rowCount, lower, upper);
    this.native((model) => model.addRow(lower, upper, { indices: index, values: value }));
    if (this.#rowCount === this.#rowLower.length) {
      this.#rowLower = widened(this.#rowLower, this.#rowCount + 1);
      this.#rowUpper = widened(this.#rowUpper, this.#rowCount + 1);
    }
    this.#rowLower[this.#rowCount] = lower;
    this.#rowUpper[this.#rowCount] = upper;
    return this.#rowCount++;
  }

  rowBounds(row: number): { readonly lower: number; readonly upper: number } {
    requireIndex('row', row, this.#rowCount);
    return { lower: this.#rowLower[row]!, upper: this.#rowUpper[row]! };
  }

  setRowBounds(row: number, lower: number, upper: number): void {
    requireIndex('row', row, this.#rowCount);
    requireBounds('row', row, lower, upper);
    this.#rowLower[row] = lower;
    this.#rowUpper[row] = upper;
    this.native((model) => model.changeRowBounds(row, lower, upper));
  }

  setColumnBounds(column: number, lower: number, upper: number): void {
    requireIndex('column', column, this.columnCount);
    requireBounds('column', column, lower, upper);
    this.native((model) => model.changeColBounds(column, lower, upper));
    this.#columnLower[column] = lower;
    this.#columnUpper[column] = upper;
  }

  /** Makes columns integer or continuous. */
  setIntegrality(columns: Iterable<number>, integer: boolean): void {
    const changed = this.#integer.slice();
    for (const column of columns) {
      requireIndex('column', column, this.columnCount);
      changed[column] = integer ? 1 : 0;
    }
    if (this.columnCount === 0) return;
    const selection = { kind: 'range', from: 0, to: this.columnCount - 1 } as const;
    this.native((model) => model.changeColsIntegrality(selection, Int32Array.from(changed)));
    this.#integer.set(changed);
    this.#integerCount = count(changed);
  }

  /** Makes every column continuous. Returns those that were integer, for `setIntegrality` to restore. */
  relaxIntegers(): Int32Array {
    const columns = this.integerColumns();
    if (columns.length > 0) this.setIntegrality(columns, false);
    return columns;
  }

  /** Frees the solver's memory. Further calls throw; closing twice does no harm. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#trap === undefined) this.#model.dispose();
  }

  /** Calls into HiGHS. A WebAssembly trap ruins the whole runtime, so after one nothing of it is touched. */
  protected native<T>(operation: (model: Model) => T): T {
    if (this.#trap !== undefined) throw this.#trap;
    if (this.#closed) throw new SolverError('The session is closed; open another.');
    try {
      return operation(this.#model);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      this.#trap = trapOf(this.highs, error);
      abandonHighs();
      throw this.#trap;
    }
  }
}

/** What a trap says to the caller. */
function trapOf(highs: Highs, cause: WebAssembly.RuntimeError): SolverError {
  const used = `${Math.round(highs.memoryBytes / 2 ** 20)} MiB of at most 2,048`;
  return isExhausted(highs)
    ? new MemoryError(
        `The solver ran out of memory (${used}). Load it again, and state the program with fewer or longer periods.`,
        { cause },
      )
    : new SolverError(`The solver broke off (${used}). Load it again.`, { cause });
}

function count(flags: Uint8Array): number {
  let sum = 0;
  for (let k = 0; k < flags.length; k++) sum += flags[k]!;
  return sum;
}

export function requireLength(what: string, length: number, expected: number): void {
  if (length !== expected) throw new ProgramError(`${what}: ${length} given, ${expected} expected`);
}
