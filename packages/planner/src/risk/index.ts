export { type Draws, drawsOf, type Uncertain, uncertainIn } from './draws.ts';
export {
  DEFAULT_SAMPLES,
  DEFAULT_SEED,
  nothingUncertain,
  type OpenRisk,
  openRisk,
  type RiskCase,
  riskCases,
  uncertaintiesUnder,
} from './openRisk.ts';
export type * from './risk.ts';
export { riskOutcome } from './riskOutcome.ts';
export { publishedRisk, riskJsonSchema, riskSampleSchema, riskSchema } from './riskSchema.ts';
export type * from './sample.ts';
