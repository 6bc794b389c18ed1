import type { PlanProgram } from '@sinew/planner';
import { type LexicographicResult, type LinearProgram, ProgramBuilder } from '@sinew/solver';

/**
 * The program of the last stage as the session held it: the plan's rows, the earlier stages kept within what they
 * allow (by a row, or by the bounds of columns already at their least), the last stage as the objective.
 */
export function finalStage({ linear, stages }: PlanProgram, result: LexicographicResult): LinearProgram {
  const last = stages[stages.length - 1]!;
  const builder = new ProgramBuilder();
  const lower = linear.columnLower.slice();
  const upper = linear.columnUpper.slice();
  const earlier = result.stages.slice(0, -1);
  for (const { frozen } of earlier) {
    for (const { column, lower: before } of frozen) upper[column] = lower[column] = before;
  }
  for (let j = 0; j < linear.columnCount; j++) {
    builder.column(lower[j]!, upper[j]!, last.cost[j]!, linear.integer[j] === 1);
  }
  for (let i = 0; i < linear.rowCount; i++) builder.row(linear.rowLower[i]!, linear.rowUpper[i]!);
  for (let j = 0; j < linear.columnCount; j++) {
    for (let k = linear.starts[j]!; k < linear.starts[j + 1]!; k++) {
      builder.add(linear.index[k]!, j, linear.value[k]!);
    }
  }
  earlier.forEach(({ row, scale, allowed }, k) => {
    if (row < 0) return;
    const kept = builder.row(Number.NEGATIVE_INFINITY, allowed * scale);
    stages[k]!.cost.forEach((cost, j) => {
      if (Math.abs(cost * scale) > 1e-12) builder.add(kept, j, cost * scale);
    });
  });
  return builder.build();
}
