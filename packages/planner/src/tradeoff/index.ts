export { openTradeoff, readyFor, type TradeoffReady } from './openTradeoff.ts';
export {
  curveCases,
  curveQuantities,
  type SolvedPoint as SolvedTradeoffPoint,
  type TradeoffCase,
  type TradeoffOptions,
  tradeoffEnds,
} from './points.ts';
export type * from './tradeoff.ts';
export { tradeoffOf } from './tradeoffOf.ts';
export { publishedTradeoff, solvedPointSchema, tradeoffSchema } from './tradeoffSchema.ts';
