import type { CalendarRun } from '@sinew/model';

/** How big a nation is, and what of the planning model it uses. */
export interface NationSize {
  /** End items, each with its bill of material, plants, depots and requirements. */
  readonly families: number;
  readonly calendar: readonly CalendarRun[];
  /** Measures to choose from, in addition to nothing decided. */
  readonly measures: number;
  /**
   * `false` leaves only what the peers state too: balance, capacity, growth, resource, storage and requirement,
   * on months alone, with lead times of whole months.
   */
  readonly whole: boolean;
  readonly seed: number;
}

const months = (count: number): CalendarRun => ({ bucket: 'month', count }) as CalendarRun;
const quarters = (count: number): CalendarRun => ({ bucket: 'quarter', count }) as CalendarRun;

/**
 * S, M and L have about 3,000, 100,000 and 500,000 rows, C about 11,000, a little more than plans/canada, on its calendar. L has no measures: it asks how large a linear program
 * can be, not how long a search can take. XS is for many futures at once. `-lp` are the linear programs that linopy and Pyomo build as well.
 */
export const sizes = {
  XS: { families: 2, calendar: [months(12), quarters(8)], measures: 4, whole: true, seed: 5 },
  S: { families: 3, calendar: [months(24), quarters(12)], measures: 8, whole: true, seed: 1 },
  C: { families: 7, calendar: [months(24), quarters(32)], measures: 30, whole: true, seed: 4 },
  M: { families: 65, calendar: [months(36), quarters(24)], measures: 15, whole: true, seed: 2 },
  L: { families: 246, calendar: [months(60), quarters(20)], measures: 0, whole: true, seed: 3 },
  'S-lp': { families: 3, calendar: [months(36)], measures: 0, whole: false, seed: 1 },
  'M-lp': { families: 65, calendar: [months(60)], measures: 0, whole: false, seed: 2 },
  'L-lp': { families: 246, calendar: [months(80)], measures: 0, whole: false, seed: 3 },
} as const satisfies Record<string, NationSize>;

export type SizeName = keyof typeof sizes;

export function isSizeName(name: string): name is SizeName {
  return Object.hasOwn(sizes, name);
}
