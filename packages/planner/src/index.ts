export type * from './options.ts';
export type * from './outcome/outcome.ts';
export type * from './why/explanation.ts';
