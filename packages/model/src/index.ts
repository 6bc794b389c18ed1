export * from './calendar/buckets.ts';
export * from './calendar/day.ts';
export * from './calendar/duration.ts';
export * from './plan/plan.ts';
export * from './schema/column.ts';
export * from './schema/settings.ts';
export * from './schema/table.ts';
export * from './schema/tables.ts';
