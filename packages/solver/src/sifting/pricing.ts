import { atItsBound, leastDual } from '../dualBound.ts';
import type { LinearProgram } from '../program.ts';
import type { Standing } from './standing.ts';

/** What duals of the rows say of every column. */
export interface Priced {
  /** cost − Aᵀ dual, length columns. */
  readonly reducedCost: Float64Array;
  /** What no point has less than, by these duals alone (weak duality; `dualBound` has the same). */
  readonly bound: number;
}

/** A column that would do better to move from where it stands, and by how much the objective would fall if it could go all the way. */
export interface Improving {
  readonly column: number;
  readonly gain: number;
}

/** Prices all columns by duals of the rows. O(entries of A). */
export function priced(
  { starts, index, value, columnCount, rowCount, offset }: LinearProgram,
  { cost, columnLower, columnUpper, rowLower, rowUpper }: Standing,
  rowDual: Float64Array,
): Priced {
  const reducedCost = new Float64Array(columnCount);
  let bound = offset;
  for (let j = 0; j < columnCount; j++) {
    let dual = cost[j]!;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const y = rowDual[index[k]!]!;
      if (y !== 0) dual -= value[k]! * y;
    }
    reducedCost[j] = dual;
    bound += atItsBound(dual, columnLower[j]!, columnUpper[j]!);
  }
  for (let i = 0; i < rowCount; i++) bound += atItsBound(rowDual[i]!, rowLower[i]!, rowUpper[i]!);
  return { reducedCost, bound };
}

/** Columns that would gain more than `least` by moving from `x`, those that gain most first. */
export function improving(
  { columnLower, columnUpper }: Standing,
  reducedCost: Float64Array,
  x: Float64Array,
  least: number,
): Improving[] {
  const found: Improving[] = [];
  for (let column = 0; column < reducedCost.length; column++) {
    const dual = reducedCost[column]!;
    if (dual === 0) continue;
    const far = dual > 0 ? x[column]! - columnLower[column]! : columnUpper[column]! - x[column]!;
    if (far <= 0 || (far === Number.POSITIVE_INFINITY && Math.abs(dual) <= leastDual)) continue;
    const gain = Math.abs(dual) * far;
    if (gain > least) found.push({ column, gain });
  }
  return found.sort((a, b) => b.gain - a.gain || a.column - b.column);
}
