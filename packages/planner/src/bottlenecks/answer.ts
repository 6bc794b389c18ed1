import { type Session, type Solution, type SolveOptions, SolverError, soundIterations } from '@sinew/solver';
import { DEFAULT_EFFORT } from '../options.ts';

/** The session's answer, that there is no point included; undefined where the solver comes to no end, or fails. */
export function answerOf(session: Session, options: SolveOptions = {}): Solution | undefined {
  try {
    const mostIterations = soundIterations(session.rowCount, DEFAULT_EFFORT);
    const solution = session.solve({ mostIterations, ...options });
    return solution.status === 'limit' ? undefined : solution;
  } catch (error) {
    if (!(error instanceof SolverError)) throw error;
    return undefined;
  }
}
