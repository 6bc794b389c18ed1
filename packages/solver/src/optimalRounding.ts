import { integrality } from './dive.ts';
import { type Moved, moveColumn, restore } from './face.ts';
import type { SolveOptions } from './options.ts';
import type { Session } from './session.ts';
import type { Solution } from './solution.ts';
import { unlessFailed } from './solverError.ts';

/**
 * Times its effort that it may take to find any point. Of two under contingencies of plans/canada that had none by then, one found one that bettered the
 * stage by a seventh a little later, the other had none after ten minutes.
 */
const timesEffort = 3;

/**
 * The best of all roundings of a relaxation: what is whole in it stays, what is not goes to one of the whole numbers beside it, which a
 * search chooses (T. Berthold, "RENS: the optimal rounding", Mathematical Programming Computation 6, 2014). A dive rounds one after
 * another and cannot go back on what it rounded first: under a contingency of plans/canada every dive ended where no point was left, and a search
 * over the 42 of 181 columns that were not whole found one half as short as the best known.
 *
 * `integers` are the integer columns, `relaxed` the relaxation's optimum. The bounds are afterwards as before. Undefined where the solver fails. A
 * rounding need not exist, so that the search does not go on for ever without one.
 */
export function optimalRounding(
  session: Session,
  integers: Int32Array,
  relaxed: Solution,
  options: SolveOptions,
): Solution | undefined {
  const moved: Moved[] = [];
  try {
    for (const column of integers) {
      const value = relaxed.x[column]!;
      const { lower, upper } = session.columnBounds(column);
      const least = Math.max(lower, Math.floor(value + integrality));
      const most = Math.min(upper, Math.ceil(value - integrality));
      moveColumn(session, moved, column, least, Math.max(least, most));
    }
    const pointLimit = timesEffort * (options.iterationLimit ?? Infinity);
    return unlessFailed(() => session.solve({ ...options, pointLimit }));
  } finally {
    restore(session, moved);
  }
}
