/**
 * A linear or mixed-integer program held in typed arrays:
 *
 *     minimise    offset + Σ_j cost[j] x[j]
 *     subject to  rowLower ≤ A x ≤ rowUpper
 *                 columnLower ≤ x ≤ columnUpper
 *                 x[j] integer where integer[j] = 1
 *
 * Always a minimisation. A missing bound is ±Infinity; a pair that crosses (lower > upper) is allowed and
 * makes the program infeasible, so that the contradiction can be explained like any other.
 */
export interface LinearProgram {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Length `rowCount`. */
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Length `columnCount`. */
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly cost: Float64Array;
  /** A by compressed columns: entries of column j stand at `starts[j] .. starts[j + 1] - 1`, rows ascending. */
  readonly starts: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
  /** 1 where the column is integer, else 0; length `columnCount`. */
  readonly integer: Uint8Array;
  readonly offset: number;
}

/** A mistake in the code that states a program, never in a plan. Says which row or column. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
}

const smallestCapacity = 1024;

function widened<T extends Float64Array | Int32Array | Uint8Array>(array: T, length: number): T {
  const wider = new (array.constructor as new (length: number) => T)(length);
  wider.set(array as never);
  return wider;
}

/** States a program column by column, row by row and coefficient by coefficient, in any order. */
export class ProgramBuilder {
  #columnCount = 0;
  #columnLower = new Float64Array(smallestCapacity);
  #columnUpper = new Float64Array(smallestCapacity);
  #cost = new Float64Array(smallestCapacity);
  #integer = new Uint8Array(smallestCapacity);

  #rowCount = 0;
  #rowLower = new Float64Array(smallestCapacity);
  #rowUpper = new Float64Array(smallestCapacity);

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
    return this.#entryCount;
  }

  /** Adds a column and returns its index. */
  column(lower: number, upper: number, cost = 0, integer = false): number {
    const column = this.#columnCount;
    requireBounds('column', column, lower, upper);
    if (!Number.isFinite(cost)) throw new ProgramError(`column ${column}: cost is ${cost}, must be finite`);
    if (column === this.#cost.length) {
      this.#columnLower = widened(this.#columnLower, 2 * column);
      this.#columnUpper = widened(this.#columnUpper, 2 * column);
      this.#cost = widened(this.#cost, 2 * column);
      this.#integer = widened(this.#integer, 2 * column);
    }
    this.#columnLower[column] = lower;
    this.#columnUpper[column] = upper;
    this.#cost[column] = cost;
    this.#integer[column] = integer ? 1 : 0;
    this.#columnCount = column + 1;
    return column;
  }

  /** Adds a row without coefficients and returns its index. */
  row(lower: number, upper: number): number {
    const row = this.#rowCount;
    requireBounds('row', row, lower, upper);
    if (row === this.#rowLower.length) {
      this.#rowLower = widened(this.#rowLower, 2 * row);
      this.#rowUpper = widened(this.#rowUpper, 2 * row);
    }
    this.#rowLower[row] = lower;
    this.#rowUpper[row] = upper;
    this.#rowCount = row + 1;
    return row;
  }

  /** Adds `coefficient` to A[row, column]; several for one place are summed. */
  add(row: number, column: number, coefficient: number): void {
    requireIndex('row', row, this.#rowCount);
    requireIndex('column', column, this.#columnCount);
    if (!Number.isFinite(coefficient)) {
      throw new ProgramError(`row ${row}, column ${column}: coefficient is ${coefficient}, must be finite`);
    }
    if (coefficient === 0) return;
    const entry = this.#entryCount;
    if (entry === this.#entryValue.length) {
      this.#entryRow = widened(this.#entryRow, 2 * entry);
      this.#entryColumn = widened(this.#entryColumn, 2 * entry);
      this.#entryValue = widened(this.#entryValue, 2 * entry);
    }
    this.#entryRow[entry] = row;
    this.#entryColumn[entry] = column;
    this.#entryValue[entry] = coefficient;
    this.#entryCount = entry + 1;
  }

  /** Adds to the cost of a column. */
  addCost(column: number, cost: number): void {
    requireIndex('column', column, this.#columnCount);
    if (!Number.isFinite(cost)) throw new ProgramError(`column ${column}: cost is ${cost}, must be finite`);
    this.#cost[column]! += cost;
  }

  /** The program as stated so far, in arrays of its own; building may go on. */
  build(): LinearProgram {
    const { starts, index, value } = compress(
      this.#rowCount,
      this.#columnCount,
      this.#entryRow.subarray(0, this.#entryCount),
      this.#entryColumn.subarray(0, this.#entryCount),
      this.#entryValue.subarray(0, this.#entryCount),
    );
    return {
      rowCount: this.#rowCount,
      columnCount: this.#columnCount,
      rowLower: this.#rowLower.slice(0, this.#rowCount),
      rowUpper: this.#rowUpper.slice(0, this.#rowCount),
      columnLower: this.#columnLower.slice(0, this.#columnCount),
      columnUpper: this.#columnUpper.slice(0, this.#columnCount),
      cost: this.#cost.slice(0, this.#columnCount),
      integer: this.#integer.slice(0, this.#columnCount),
      starts,
      index,
      value,
      offset: this.offset,
    };
  }
}

/**
 * Triplets to compressed columns by two stable counting sorts, by row and then by column: O(entries + rows +
 * columns), rows ascending within a column, duplicates neighbours and so summed in the order they were added.
 */
function compress(
  rowCount: number,
  columnCount: number,
  entryRow: Int32Array,
  entryColumn: Int32Array,
  entryValue: Float64Array,
) {
  const byRow = countingSort(entryRow, rowCount);
  const order = countingSort(entryColumn, columnCount, byRow);
  const starts = new Int32Array(columnCount + 1);
  const index = new Int32Array(order.length);
  const value = new Float64Array(order.length);
  let kept = 0;
  for (let at = 0; at < order.length; ) {
    const row = entryRow[order[at]!]!;
    const column = entryColumn[order[at]!]!;
    let sum = 0;
    let largest = 0;
    for (; at < order.length; at++) {
      const entry = order[at]!;
      if (entryRow[entry] !== row || entryColumn[entry] !== column) break;
      sum += entryValue[entry]!;
      largest = Math.max(largest, Math.abs(entryValue[entry]!));
    }
    // Terms that cancel leave rounding behind (0.1 + 0.2 - 0.3 = 5.6e-17), which stands for an exact zero.
    if (Math.abs(sum) <= largest * 2 ** -50) continue;
    index[kept] = row;
    value[kept] = sum;
    starts[column + 1]!++;
    kept++;
  }
  for (let column = 0; column < columnCount; column++) starts[column + 1]! += starts[column]!;
  return { starts, index: index.slice(0, kept), value: value.slice(0, kept) };
}

/** Positions of `keys` (each in 0 .. keyCount - 1) in ascending order of key, ties in the order of `from`. */
function countingSort(keys: Int32Array, keyCount: number, from?: Int32Array): Int32Array {
  const next = new Int32Array(keyCount + 1);
  for (const key of keys) next[key + 1]!++;
  for (let key = 0; key < keyCount; key++) next[key + 1]! += next[key]!;
  const order = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const entry = from ? from[i]! : i;
    order[next[keys[entry]!]!++] = entry;
  }
  return order;
}

export function requireIndex(what: 'row' | 'column', index: number, count: number): void {
  if (!(Number.isInteger(index) && index >= 0 && index < count)) {
    throw new ProgramError(`${what} ${index} is not there: ${what}s run from 0 to ${count - 1}`);
  }
}

export function requireBounds(what: 'row' | 'column', index: number, lower: number, upper: number): void {
  if (Number.isNaN(lower) || Number.isNaN(upper) || lower === Infinity || upper === -Infinity) {
    throw new ProgramError(
      `${what} ${index}: bounds are [${lower}, ${upper}]; a lower bound is finite or -Infinity, an upper ` +
        'bound finite or Infinity',
    );
  }
}
