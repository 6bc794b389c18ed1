import { compress, type Entries } from './compress.ts';
import { type LinearProgram, ProgramError, requireBounds, requireIndex } from './program.ts';

/** A number for each of a run of rows or columns, or one number for all of them. */
export type Series = number | Float64Array;

const smallestCapacity = 1024;
/** Coefficients are kept in pieces, so that none is moved when more come: moving them took a tenth of building. */
const pieceLength = 2 ** 16;

/** States a program column by column, row by row and coefficient by coefficient, or by runs of them, in any order. */
export class ProgramBuilder {
  #columnCount = 0;
  #columnLower = new Float64Array(smallestCapacity);
  #columnUpper = new Float64Array(smallestCapacity);
  #cost = new Float64Array(smallestCapacity);
  #integer = new Uint8Array(smallestCapacity);

  #rowCount = 0;
  #rowLower = new Float64Array(smallestCapacity);
  #rowUpper = new Float64Array(smallestCapacity);

  readonly #full: Entries[] = [];
  #entryCount = 0;
  #entryRow = new Int32Array(smallestCapacity);
  #entryColumn = new Int32Array(smallestCapacity);
  #entryValue = new Float64Array(smallestCapacity);

  /** Constant term of the objective. */
  offset = 0;

  get rowCount(): number {
    return this.#rowCount;
  }

  get columnCount(): number {
    return this.#columnCount;
  }

  /** Coefficients stated so far, duplicates counted apart. */
  get entryCount(): number {
    return this.#full.length * pieceLength + this.#entryCount;
  }

  /** Adds a column and returns its index. */
  column(lower: number, upper: number, cost = 0, integer = false): number {
    const column = this.#columnCount;
    requireBounds('column', column, lower, upper);
    if (!Number.isFinite(cost)) throw new ProgramError(`column ${column}: cost is ${cost}, must be finite`);
    this.#reserveColumns(1);
    this.#columnLower[column] = lower;
    this.#columnUpper[column] = upper;
    this.#cost[column] = cost;
    this.#integer[column] = integer ? 1 : 0;
    this.#columnCount = column + 1;
    return column;
  }

  /** Adds `count` columns without cost and returns the index of the first. */
  columns(count: number, lower: Series, upper: Series, integer = false): number {
    const first = this.#columnCount;
    requireSeries('columns', count, lower, upper);
    this.#reserveColumns(count);
    fill(this.#columnLower, first, count, lower);
    fill(this.#columnUpper, first, count, upper);
    for (let k = first; k < first + count; k++) {
      requireBounds('column', k, this.#columnLower[k]!, this.#columnUpper[k]!);
    }
    if (integer) this.#integer.fill(1, first, first + count);
    this.#columnCount = first + count;
    return first;
  }

  /** Adds a row without coefficients and returns its index. */
  row(lower: number, upper: number): number {
    const row = this.#rowCount;
    requireBounds('row', row, lower, upper);
    this.#reserveRows(1);
    this.#rowLower[row] = lower;
    this.#rowUpper[row] = upper;
    this.#rowCount = row + 1;
    return row;
  }

  /** Adds `count` rows without coefficients and returns the index of the first. */
  rows(count: number, lower: Series, upper: Series): number {
    const first = this.#rowCount;
    requireSeries('rows', count, lower, upper);
    this.#reserveRows(count);
    fill(this.#rowLower, first, count, lower);
    fill(this.#rowUpper, first, count, upper);
    for (let k = first; k < first + count; k++) {
      requireBounds('row', k, this.#rowLower[k]!, this.#rowUpper[k]!);
    }
    this.#rowCount = first + count;
    return first;
  }

  /** Adds `coefficient` to A[row, column]; several for one place are summed. */
  add(row: number, column: number, coefficient: number): void {
    requireIndex('row', row, this.#rowCount);
    requireIndex('column', column, this.#columnCount);
    if (!Number.isFinite(coefficient)) throw notFinite(row, column, coefficient);
    if (coefficient === 0) return;
    this.#append(row, column, coefficient);
  }

  /** Adds the coefficients to A[row, column], A[row + 1, column + 1] and so on, `count` of them. */
  addDiagonal(row: number, column: number, count: number, coefficient: Series): void {
    if (count <= 0) return;
    requireSeries('coefficients', count, coefficient);
    for (const k of [0, count - 1]) {
      requireIndex('row', row + k, this.#rowCount);
      requireIndex('column', column + k, this.#columnCount);
    }
    for (let k = 0; k < count; k++) {
      const value = typeof coefficient === 'number' ? coefficient : coefficient[k]!;
      if (!Number.isFinite(value)) throw notFinite(row + k, column + k, value);
      if (value !== 0) this.#append(row + k, column + k, value);
    }
  }

  /** Adds to the cost of a column. */
  addCost(column: number, cost: number): void {
    requireIndex('column', column, this.#columnCount);
    if (!Number.isFinite(cost)) throw new ProgramError(`column ${column}: cost is ${cost}, must be finite`);
    this.#cost[column]! += cost;
  }

  /** The program as stated so far, in arrays of its own; building may go on. */
  build(): LinearProgram {
    const last = {
      row: this.#entryRow.subarray(0, this.#entryCount),
      column: this.#entryColumn.subarray(0, this.#entryCount),
      value: this.#entryValue.subarray(0, this.#entryCount),
    };
    return {
      rowCount: this.#rowCount,
      columnCount: this.#columnCount,
      rowLower: this.#rowLower.slice(0, this.#rowCount),
      rowUpper: this.#rowUpper.slice(0, this.#rowCount),
      columnLower: this.#columnLower.slice(0, this.#columnCount),
      columnUpper: this.#columnUpper.slice(0, this.#columnCount),
      cost: this.#cost.slice(0, this.#columnCount),
      integer: this.#integer.slice(0, this.#columnCount),
      ...compress([...this.#full, last], this.#columnCount),
      offset: this.offset,
    };
  }

  #append(row: number, column: number, coefficient: number): void {
    if (this.#entryCount === this.#entryValue.length) this.#reserveEntry();
    const entry = this.#entryCount++;
    this.#entryRow[entry] = row;
    this.#entryColumn[entry] = column;
    this.#entryValue[entry] = coefficient;
  }

  #reserveColumns(count: number): void {
    const length = this.#columnCount + count;
    if (length <= this.#cost.length) return;
    this.#columnLower = widened(this.#columnLower, length);
    this.#columnUpper = widened(this.#columnUpper, length);
    this.#cost = widened(this.#cost, length);
    this.#integer = widened(this.#integer, length);
  }

  #reserveRows(count: number): void {
    const length = this.#rowCount + count;
    if (length <= this.#rowLower.length) return;
    this.#rowLower = widened(this.#rowLower, length);
    this.#rowUpper = widened(this.#rowUpper, length);
  }

  #reserveEntry(): void {
    if (this.#entryCount < pieceLength) {
      const length = this.#entryCount + 1;
      this.#entryRow = widened(this.#entryRow, length);
      this.#entryColumn = widened(this.#entryColumn, length);
      this.#entryValue = widened(this.#entryValue, length);
      return;
    }
    this.#full.push({ row: this.#entryRow, column: this.#entryColumn, value: this.#entryValue });
    this.#entryCount = 0;
    this.#entryRow = new Int32Array(pieceLength);
    this.#entryColumn = new Int32Array(pieceLength);
    this.#entryValue = new Float64Array(pieceLength);
  }
}

/** The array with room for `least` and at least twice what it had. */
export function widened<T extends Float64Array | Int32Array | Uint8Array>(array: T, least: number): T {
  const length = Math.max(least, 2 * array.length);
  const wider = new (array.constructor as new (length: number) => T)(length);
  wider.set(array as never);
  return wider;
}

function fill(array: Float64Array, first: number, count: number, series: Series): void {
  if (typeof series === 'number') array.fill(series, first, first + count);
  else array.set(series, first);
}

function requireSeries(what: string, count: number, ...given: readonly Series[]): void {
  if (!(Number.isInteger(count) && count >= 0))
    throw new ProgramError(`${count} ${what}: not a number of them`);
  for (const series of given) {
    if (typeof series !== 'number' && series.length !== count) {
      throw new ProgramError(`${count} ${what}: ${series.length} numbers given`);
    }
  }
}

function notFinite(row: number, column: number, coefficient: number): ProgramError {
  return new ProgramError(`row ${row}, column ${column}: coefficient is ${coefficient}, must be finite`);
}
