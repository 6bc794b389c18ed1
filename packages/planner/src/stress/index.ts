export type { BenchOptions as StressOptions } from './bench.ts';
export { type CaseOptions, pairsOf, stressCases } from './cases.ts';
export type * from './finding.ts';
export {
  DEFAULT_TIME_TO_RECOVER,
  type Loss,
  type LossKind,
  lossKinds,
  type StressCase,
} from './loss.ts';
export { openStress, type StressTest, stressKey } from './openStress.ts';
export {
  type RankedFinding,
  type StressAsked,
  type StressOutcome,
  stressOutcome,
  worstOf,
} from './stressOutcome.ts';
export {
  parseStress,
  publishedStress,
  stressFindingSchema,
  stressJsonSchema,
  stressSchema,
} from './stressSchema.ts';
