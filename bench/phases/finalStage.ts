import type { PlanProgram } from '@sinew/planner';
import { type LexicographicResult, type LinearProgram, objectiveRow, ProgramBuilder } from '@sinew/solver';

/**
 * The program of the last stage as the session held it: the plan's rows, the earlier stages kept within what they
 * allow by a row, the last stage as the objective.
 */
export function finalStage({ linear, stages }: PlanProgram, result: LexicographicResult): LinearProgram {
  const last = stages[stages.length - 1]!;
  const builder = new ProgramBuilder();
  const lower = linear.columnLower.slice();
  const upper = linear.columnUpper.slice();
  const earlier = result.stages.slice(0, -1);
  for (let j = 0; j < linear.columnCount; j++) {
    builder.column(lower[j]!, upper[j]!, last.cost[j]!, linear.integer[j] === 1);
  }
  for (let i = 0; i < linear.rowCount; i++) builder.row(linear.rowLower[i]!, linear.rowUpper[i]!);
  for (let j = 0; j < linear.columnCount; j++) {
    for (let k = linear.starts[j]!; k < linear.starts[j + 1]!; k++) {
      builder.add(linear.index[k]!, j, linear.value[k]!);
    }
  }
  earlier.forEach(({ scale, allowed }, k) => {
    const kept = builder.row(Number.NEGATIVE_INFINITY, allowed * scale);
    const { index, value } = objectiveRow(stages[k]!.cost, scale);
    index.forEach((column, e) => {
      builder.add(kept, column, value[e]!);
    });
  });
  return builder.build();
}
