export type * from './outcome/outcome.ts';
