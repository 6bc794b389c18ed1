export * from './compare/compareOutcomes.ts';
export type * from './compare/comparison.ts';
export type * from './options.ts';
export type * from './outcome/outcome.ts';
export type * from './why/explanation.ts';
