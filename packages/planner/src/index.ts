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
export * from './stress/index.ts';
export * from './sweep/index.ts';
export { explainShortage } from './why/explainShortage.ts';
export type * from './why/explanation.ts';
export { isTranslated, monthsNoun, unitNoun } from './words/units.ts';
