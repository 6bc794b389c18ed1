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
