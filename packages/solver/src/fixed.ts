import { type Moved, moveColumn, restore } from './face.ts';
import type { Basis, SolveOptions } from './options.ts';
import type { Session } from './session.ts';
import type { Solution } from './solution.ts';

/**
 * Fixes every integer column at its rounded value in `x` (length columns) and solves the LP that is left, for
 * the duals a MILP does not have: what one more unit of a row is worth while the decisions stand. The session
 * is afterwards as before. Status `infeasible` means that the rounding of `x` satisfies no continuous part.
 * `from` is a basis to start from, best that of the relaxation under the same objective.
 */
export function solveFixed(
  session: Session,
  x: Float64Array,
  options: SolveOptions & { readonly from?: Basis } = {},
): Solution {
  const { from, ...solving } = options;
  const integers = session.integerColumns();
  const moved: Moved[] = [];
  try {
    for (const column of integers) {
      const value = Math.round(x[column]!);
      moveColumn(session, moved, column, value, value);
    }
    session.relaxIntegers();
    if (from) session.setBasis(from);
    return session.solve(solving);
  } finally {
    restore(session, moved);
    if (integers.length > 0) session.setIntegrality(integers, true);
  }
}
