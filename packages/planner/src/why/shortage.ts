import { formatDay } from '@sinew/model';
import type { Solution } from '@sinew/solver';
import type { RequirementNode } from '../network/demand.ts';
import type { PlanOptions } from '../options.ts';
import type { PlanProgram } from '../program/build.ts';
import type { ElasticProgram } from './elastic.ts';
import type { ByRows } from './matrix.ts';

/** A shortage to be explained, and all that was solved for it. */
export interface Shortage {
  readonly program: PlanProgram;
  readonly options: PlanOptions;
  readonly requirement: RequirementNode;
  /** Period explained. */
  readonly at: number;
  /** The plan as it stands. */
  readonly x: Float64Array;
  readonly elastic: ElasticProgram;
  /** The coefficients of the elastic program, by rows. */
  readonly rows: ByRows;
  /** The least-cost relaxation: its point starts with the columns of the plan's program. */
  readonly relaxed: Solution;
}

/** First and last day over periods of the calendar, as text. */
export function daysOf(
  { subjects }: PlanProgram,
  periods: Iterable<number>,
): { from: string; until: string } {
  const { start, end } = subjects.network.calendar;
  const all = [...periods];
  return {
    from: formatDay(start[Math.min(...all)]),
    until: formatDay(end[Math.max(...all)] - 1),
  };
}
