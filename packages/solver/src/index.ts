export { type Dive, type DiveOptions, dive } from './dive.ts';
export { atItsBound } from './dualBound.ts';
export { type Moved, narrow, restore } from './face.ts';
export { solveFixed } from './fixed.ts';
export { abandonHighs, type Highs, type LoadOptions, loadHighs } from './highs.ts';
export { looseningFactor } from './holding.ts';
export {
  type Figure,
  type LexicographicOptions,
  type LexicographicResult,
  type Loosening,
  releaseStages,
  type Stage,
  type StageResult,
  solveLexicographic,
} from './lexicographic.ts';
export { interiorPointRows, isLarge, type LpMethod, lpMethod, soundIterations } from './method.ts';
export { type MpsOptions, writeMps } from './mps.ts';
export { objectiveRow, objectiveScale, objectiveValue } from './objective.ts';
export type { Basis, SessionSettings, SolveOptions } from './options.ts';
export { type LinearProgram, ProgramError } from './program.ts';
export { ProgramBuilder, type Series, widened } from './programBuilder.ts';
export { coefficientRange } from './range.ts';
export { type InfeasibleSubsystem, openSession, Session } from './session.ts';
export { type LinearSession, SiftedSession } from './sifting/siftedSession.ts';
export type { Ground } from './sifting/standing.ts';
export { relativeGap, type Solution, type SolveProgress, type SolveStatus } from './solution.ts';
export { MemoryError, SolverError, unlessFailed } from './solverError.ts';
