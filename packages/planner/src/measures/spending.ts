import { type Calendar, spreadOver } from '@sinew/model';
import type { MeasureNode, Option } from './options.ts';

/** Where the cost of one decision falls. Shares of the whole cost; what was spent before the plan is left out. */
export interface CostTiming {
  readonly share: Float64Array;
  readonly beyond: number;
}

/** Spreads `cost_share` evenly over each step; without any share, all of it on the day of the decision. */
export function costTiming(calendar: Calendar, measure: MeasureNode, option: Option): CostTiming {
  const share = new Float64Array(calendar.count);
  const { schedule } = option;
  const planEnd = calendar.end[calendar.count - 1];
  let beyond = 0;
  const spend = (part: number, start: number, end: number) => {
    for (const piece of spreadOver(calendar, start, end)) share[piece.period] += part * piece.share;
    if (end > start) beyond += (part * Math.max(0, end - Math.max(start, planEnd))) / (end - start);
    else if (start >= planEnd) beyond += part;
  };
  if (measure.steps.some((step) => step.cost_share > 0)) {
    for (const { row, start, end } of schedule.steps)
      if (row.cost_share > 0) spend(row.cost_share, start, end);
  } else {
    spend(1, schedule.decided, schedule.decided);
  }
  return { share, beyond };
}

/** Months of upkeep in each period: from done to the end of the plan. */
export function upkeepMonths(calendar: Calendar, option: Option): Float64Array {
  const { done } = option.schedule;
  return Float64Array.from({ length: calendar.count }, (_, t) => {
    const after = Math.max(0, calendar.end[t] - Math.max(done, calendar.start[t]));
    return (calendar.months[t] * after) / (calendar.end[t] - calendar.start[t]);
  });
}

/** The day on which the whole cost is committed: the start of the first contract step, else the decision. */
export function commitmentDay(option: Option): number {
  return option.schedule.steps.find((step) => step.row.kind === 'contract')?.start ?? option.schedule.decided;
}
