import type { PlanProgram } from '../program/build.ts';

/**
 * Levels to hold that are reached have no gap. Where a later stage has room, no figure of its own keeps the column of a gap from standing
 * higher than what is missing, up to the room.
 */
export function closeGaps({ columns, subjects }: PlanProgram, x: Float64Array): void {
  for (const { row, index, accepts, asked } of subjects.requirements) {
    if (row.kind !== 'hold') continue;
    asked.forEach((level, t) => {
      const held = accepts.reduce(
        (sum, accept, i) => sum + accept.row.factor * x[columns.supply[index][i] + t],
        0,
      );
      const gap = columns.unmet[index] + t;
      x[gap] = Math.min(x[gap], Math.max(0, level - held));
    });
  }
}
