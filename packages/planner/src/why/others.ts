import { objectiveValue } from '@sinew/solver';
import type { PlanProgram } from '../program/build.ts';
import { stageNameOf } from '../program/objective.ts';

/** Rows cost · x ≤ upper, by the columns that count. */
export type Held = readonly {
  readonly upper: number;
  readonly index: readonly number[];
  readonly value: readonly number[];
}[];

/** The stage of the objective that a requirement counts in. */
export function stageOf(program: PlanProgram, requirement: number): number {
  const { kind, rank } = program.subjects.requirements[requirement].row;
  const mine = stageNameOf(kind, rank);
  return program.stages.findIndex(({ name }) => name === mine);
}

/**
 * All that is as urgent as a requirement, or more so, is to fall short by no more than in `x`: a row for each stage before
 * its own, and one for the others of its own stage.
 */
export function holdOthers(program: PlanProgram, x: Float64Array, requirement: number): Held {
  const mine = stageOf(program, requirement);
  const { columns, subjects } = program;
  const first = columns.unmet[requirement];
  const last = first + subjects.network.calendar.count;
  return program.stages.slice(0, mine + 1).flatMap(({ cost, tolerance }) => {
    const index = Array.from(cost.keys()).filter(
      (column) => cost[column] !== 0 && (column < first || column >= last),
    );
    if (index.length === 0) return [];
    const others = new Float64Array(cost.length);
    for (const column of index) others[column] = cost[column];
    return [
      {
        upper: objectiveValue(others, x) + (tolerance?.absolute ?? 0),
        index,
        value: index.map((column) => cost[column]),
      },
    ];
  });
}
