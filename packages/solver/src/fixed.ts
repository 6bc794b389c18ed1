import { type Moved, moveColumn, restore } from './face.ts';
import type { Session, SolveOptions } from './session.ts';
import type { Solution } from './solution.ts';

/**
 * Fixes every integer column at its rounded value in `x` (length columns) and solves the LP that is left, for
 * the duals a MILP does not have: what one more unit of a row is worth while the decisions stand. The session
 * is afterwards as before. Status `infeasible` means that the rounding of `x` satisfies no continuous part.
 */
export function solveFixed(session: Session, x: Float64Array, options: SolveOptions = {}): Solution {
  const integers = session.integerColumns();
  const moved: Moved[] = [];
  try {
    for (const column of integers) {
      const value = Math.round(x[column]!);
      moveColumn(session, moved, column, value, value);
    }
    session.relaxIntegers();
    return session.solve(options);
  } finally {
    restore(session, moved);
    if (integers.length > 0) session.setIntegrality(integers, true);
  }
}
