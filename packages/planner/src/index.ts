export type * from './alternatives/alternatives.ts';
export { alternativesSchema, publishedAlternatives } from './alternatives/alternativesSchema.ts';
export {
  type AlternativesOptions,
  DEFAULT_ALTERNATIVES,
  DEFAULT_WITHIN,
  type FoundAlternatives,
  findAlternatives,
} from './alternatives/findAlternatives.ts';
export { isKeptAnswer, type KeptAnswer } from './alternatives/memory.ts';
export * from './audit/index.ts';
export * from './compare/compareOutcomes.ts';
export type * from './compare/comparison.ts';
export type * from './frontier/frontier.ts';
export { frontierOf, frontierPoints, pointWhatIf, type SolvedPoint } from './frontier/frontierOf.ts';
export { frontierSchema, publishedFrontier } from './frontier/frontierSchema.ts';
export { kneesOf } from './frontier/knee.ts';
export { type FrontierCase, frontierCases, openFrontier } from './frontier/openFrontier.ts';
export { triangularQuantile } from './measures/schedule.ts';
export * from './options.ts';
export type * from './outcome/outcome.ts';
export { readBack, type SolveFacts } from './outcome/readBack.ts';
export { buildProgram, type PlanProgram } from './program/build.ts';
export { publishedAnswers } from './publishedAnswers.ts';
export * from './risk/index.ts';
export * from './robust/index.ts';
export { exportMps, type MpsRequest } from './solve/exportMps.ts';
export { planHash } from './solve/planHash.ts';
export { changesIn, RequestError } from './solve/request.ts';
export {
  InterruptedError,
  isFinished,
  reportOf,
  settle,
  solvePlan,
  solverOptions,
  stagesAt,
  VERSION,
} from './solve/solvePlan.ts';
export { undecided } from './solve/undecided.ts';
export * from './stress/index.ts';
export * from './sweep/index.ts';
export * from './tradeoff/index.ts';
export { explainShortage } from './why/explainShortage.ts';
export type * from './why/explanation.ts';
export { isTranslated, monthsNoun, unitNoun } from './words/units.ts';
