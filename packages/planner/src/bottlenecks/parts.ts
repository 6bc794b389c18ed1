import type { Session } from '@sinew/solver';
import type { Negligible } from '../outcome/negligible.ts';
import type { PlanProgram } from '../program/build.ts';
import { type PlanStage, stageNameOf } from '../program/objective.ts';

/** What one requirement or pledge adds to the objective of its stage. */
export interface Part {
  readonly stage: PlanStage;
  readonly requirement: string;
  /** Columns that count in it, and their costs in the stage, scaled as the stage is. */
  readonly columns: Int32Array;
  readonly costs: Float64Array;
}

/** The requirements and pledges that count in a stage, in the order of the plan. */
export function partsOf({ columns, subjects }: PlanProgram, stage: PlanStage): Part[] {
  const periods = subjects.network.calendar.count;
  const part = (requirement: string, first: number): Part => {
    const mine: number[] = [];
    for (let j = first; j < first + periods; j++) if (stage.cost[j] !== 0) mine.push(j);
    const costs = Float64Array.from(mine, (j) => stage.cost[j]);
    return { stage, requirement, columns: Int32Array.from(mine), costs };
  };
  return [
    ...subjects.requirements
      .filter(({ row }) => stageNameOf(row.kind, row.rank) === stage.name)
      .map(({ row, index }) => part(row.id, columns.unmet[index])),
    ...subjects.pledges
      .filter(({ row }) => stageNameOf('pledge', row.rank) === stage.name)
      .map(({ row, index }) => part(row.id, columns.rest[index])),
  ].filter((one) => one.columns.length > 0);
}

/** A part's share short at a point, in the stage's scale. */
export function shortOf({ columns, costs }: Part, x: Float64Array): number {
  return columns.reduce((sum, j, k) => sum + costs[k] * x[j], 0);
}

/** Whether a part falls short in some period by more than is no finding at `x`. */
export function fallsShort({ stage, columns, costs }: Part, x: Float64Array, least: Negligible): boolean {
  const negligible = least.share(stage) * stage.scale;
  return columns.some((j, k) => costs[k] * x[j] > negligible);
}

/** The costs of a part alone, length columns of the program. */
export function costOf({ stage, columns, costs }: Part): Float64Array {
  const cost = new Float64Array(stage.cost.length);
  columns.forEach((j, k) => {
    cost[j] = costs[k];
  });
  return cost;
}

/** Lets `parts` fall no shorter than they do at `x`, in any period. */
export function hold(session: Session, parts: readonly Part[], x: Float64Array): void {
  for (const j of parts.flatMap((part) => [...part.columns])) {
    const { lower } = session.columnBounds(j);
    session.setColumnBounds(j, lower, Math.max(lower, x[j]));
  }
}

/** Lets `parts` fall as short as the program does. */
export function release(session: Session, { linear }: PlanProgram, parts: readonly Part[]): void {
  for (const j of parts.flatMap((part) => [...part.columns])) {
    session.setColumnBounds(j, linear.columnLower[j], linear.columnUpper[j]);
  }
}
