export * from './audit.ts';
export { outcomeJsonSchema, outcomeSchema, publishedOutcome } from './outcomeSchema.ts';
export * from './parseOutcome.ts';
export * from './report.ts';
export { auditStress } from './stress.ts';
