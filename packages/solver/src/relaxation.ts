import { isLarge, lpMethod, type SimplexKind, soundIterations } from './method.ts';
import type { Basis, SolveOptions } from './options.ts';
import type { Session } from './session.ts';
import { type Solution, withoutPoint } from './solution.ts';
import { unlessFailed } from './solverError.ts';

/** Where a stage starts. */
export interface Start {
  readonly basis: Basis;
  readonly simplex: SimplexKind;
  /** Another basis to start from, where that leads nowhere. */
  readonly feasible?: Basis;
}

/** The end of a relaxation, and its basis where it is a vertex. */
export interface Relaxed {
  readonly solution: Solution;
  readonly basis?: Basis;
}

/**
 * The session's program as it stands, integers relaxed. One that can be done without (`spare`, where some point is known) is given up
 * after sound iterations.
 *
 * Of a large program a vertex is looked for where the stage before ended at one. A crossover was seen to end at bases next to
 * singular, from which the simplex took as long as from nothing, while the interior point itself kept every row within 1e-9 (a seeded nation of
 * 96,000 rows, the third stage of its objective): then the point inside the optimal face will do, whose duals bound it.
 */
export function relax(
  session: Session,
  from: Start | undefined,
  spare: boolean,
  options: SolveOptions,
): Relaxed {
  if (from) session.setBasis(from.basis);
  const most = soundIterations(session.rowCount, options.iterationLimit ?? Infinity);
  const solving = {
    ...options,
    ...(from && { simplex: from.simplex }),
    ...(from?.feasible && { feasible: from.feasible }),
    ...(spare && { mostIterations: most }),
  };
  if (!isLarge(session.rowCount)) return ended(session, session.solve(solving));
  let before = 0;
  if (from || (!spare && lpMethod(session.rowCount, false) === 'simplex')) {
    const vertex = unlessFailed(() => session.solve({ ...solving, mostIterations: most }));
    if (vertex && vertex.status !== 'limit') return ended(session, vertex);
    before = vertex?.iterations ?? 0;
  }
  const inner = unlessFailed(() => session.solve({ ...options, mostIterations: most, inside: true }));
  // One that cannot be done without is solved in every way there is; of another the point that is known stands.
  if (!spare && (!inner || inner.status === 'limit')) return ended(session, session.solve(solving));
  if (!inner) return { solution: withoutPoint('limit', before) };
  return { solution: { ...inner, iterations: before + inner.iterations } };
}

function ended(session: Session, solution: Solution): Relaxed {
  const basis = solution.status === 'optimal' ? session.basis() : undefined;
  return { solution, ...(basis && { basis }) };
}
