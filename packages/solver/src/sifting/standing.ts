import type { LinearProgram } from '../program.ts';

/** An optimum of a linear program: what a sifted session starts from. */
export interface Ground {
  /** Length columns. */
  readonly x: Float64Array;
  /** A x, length rows. */
  readonly activity: Float64Array;
  /** Duals that bound the program's own objective. Length rows. */
  readonly rowDual: Float64Array;
}

/** Bounds and objective of a program as they stand, in arrays of its own. */
export interface Standing {
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly cost: Float64Array;
}

export const standingOf = (program: LinearProgram): Standing => ({
  columnLower: program.columnLower.slice(),
  columnUpper: program.columnUpper.slice(),
  rowLower: program.rowLower.slice(),
  rowUpper: program.rowUpper.slice(),
  cost: program.cost.slice(),
});
