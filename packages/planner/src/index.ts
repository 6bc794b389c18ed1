export * from './audit/index.ts';
export * from './compare/compareOutcomes.ts';
export type * from './compare/comparison.ts';
export { triangularQuantile } from './measures/schedule.ts';
export type * from './options.ts';
export type * from './outcome/outcome.ts';
export { readBack, type SolveFacts } from './outcome/readBack.ts';
export { buildProgram, type PlanProgram } from './program/build.ts';
export { exportMps, type MpsRequest } from './solve/exportMps.ts';
export { planHash } from './solve/planHash.ts';
export { RequestError } from './solve/request.ts';
export {
  DEFAULT_EFFORT,
  DEFAULT_GAP,
  InterruptedError,
  isFinished,
  solvePlan,
  VERSION,
} from './solve/solvePlan.ts';
export type { BenchOptions as StressOptions } from './stress/bench.ts';
export { type CaseOptions, pairsOf, stressCases } from './stress/cases.ts';
export type * from './stress/finding.ts';
export {
  DEFAULT_TIME_TO_RECOVER,
  type Loss,
  type LossKind,
  lossKinds,
  type StressCase,
} from './stress/loss.ts';
export { openStress, stressKey } from './stress/openStress.ts';
export {
  type RankedFinding,
  type StressAsked,
  type StressOutcome,
  stressOutcome,
  worstOf,
} from './stress/stressOutcome.ts';
export {
  publishedStress,
  stressFindingSchema,
  stressJsonSchema,
  stressSchema,
} from './stress/stressSchema.ts';
export { type Journal, journalLine, readJournal } from './sweep/journal.ts';
export { runSweep, type Sweep, type SweepCase, type SweepOptions } from './sweep/sweep.ts';
export { explainShortage } from './why/explainShortage.ts';
export type * from './why/explanation.ts';
