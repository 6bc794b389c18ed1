export {
  findRobust,
  type OpenFutures,
  type OwnPlans,
  openFutures,
  type RobustOptions,
} from './findRobust.ts';
export { type Joint, jointProgram, valuesAt } from './joint.ts';
export type { OwnPlan } from './ownPlan.ts';
export { type Probabilities, probabilitiesOf } from './probabilities.ts';
export { RISK_NEUTRAL, type Risk, riskOf, tailMean } from './risk.ts';
export type * from './robust.ts';
export { type RobustPoint, robustPoint } from './robustPoint.ts';
export { isOwnPlan, publishedRobust, robustSchema } from './robustSchema.ts';
export type { Future, FutureCase } from './scenarios.ts';
export type { FoundRobust } from './tellRobust.ts';
