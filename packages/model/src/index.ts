export * from './calendar/buckets.ts';
export * from './calendar/day.ts';
export * from './calendar/duration.ts';
export * from './cells/format.ts';
export * from './cells/parse.ts';
export type { CellResult, Detail } from './cells/result.ts';
export * from './check/checkPlan.ts';
export * from './faults/checking.ts';
export * from './faults/describe.ts';
export * from './faults/fault.ts';
export * from './faults/nearest.ts';
export * from './faults/reading.ts';
export * from './folder/csvReader.ts';
export * from './folder/csvText.ts';
export * from './folder/readFolder.ts';
export * from './folder/writeFolder.ts';
export * from './json/parse.ts';
export * from './json/readJson.ts';
export * from './json/writeJson.ts';
export * from './plan/plan.ts';
export * from './publish/jsonSchema.ts';
export * from './publish/published.ts';
export * from './publish/tableReference.ts';
export * from './read/limits.ts';
export type { Reading } from './read/reading.ts';
export * from './read/readPlan.ts';
export { formatDuration } from './scenario/arithmetic.ts';
export { fieldsOf } from './scenario/drawn.ts';
export * from './scenario/piecewise.ts';
export * from './scenario/realise.ts';
export * from './scenario/realised.ts';
export {
  type EffectKind,
  effectKinds,
  type StepKind,
  stepKinds,
} from './schema/action.ts';
export * from './schema/column.ts';
export { type SpendingCategory, spendingCategories } from './schema/industry.ts';
export * from './schema/settings.ts';
export * from './schema/table.ts';
export * from './schema/tables.ts';
export * from './words/currency.ts';
export * from './workbook/readWorkbook.ts';
export * from './workbook/spreadsheet.ts';
export * from './workbook/writeWorkbook.ts';
