import type { Detail } from './assumptions.en.ts';

export const frenchAssumptions: Readonly<Record<string, (detail: Detail) => string>> = {};
