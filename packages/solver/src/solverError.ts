/** HiGHS could not solve the program, even from scratch, or can no longer be used. Names the operation and the solver's status. */
export class SolverError extends Error {
  override readonly name: string = 'SolverError';
}

/** The program does not fit into the memory of WebAssembly, which is used up: a limit, not an error of the program or of ours. */
export class MemoryError extends SolverError {
  override readonly name = 'MemoryError';
}

/** What `solve` gives; undefined where the solver fails, for a caller that can do without. Any other error goes on. */
export function unlessFailed<T>(solve: () => T): T | undefined {
  try {
    return solve();
  } catch (error) {
    if (error instanceof SolverError) return undefined;
    throw error;
  }
}
