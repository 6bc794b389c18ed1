export * from './calendar/buckets.ts';
export * from './calendar/day.ts';
export * from './calendar/duration.ts';
export * from './faults/fault.ts';
export * from './plan/plan.ts';
export * from './scenario/realise.ts';
export * from './scenario/realised.ts';
export * from './schema/column.ts';
export * from './schema/settings.ts';
export * from './schema/table.ts';
export * from './schema/tables.ts';
export {
  type EffectKind,
  effectKinds,
  type StepKind,
  stepKinds,
} from './schema/action.ts';
export { type SpendingCategory, spendingCategories } from './schema/industry.ts';
