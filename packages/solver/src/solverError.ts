/** HiGHS could not solve the program, even from scratch, or can no longer be used. Names the operation and the solver's status. */
export class SolverError extends Error {
  override readonly name = 'SolverError';
}
