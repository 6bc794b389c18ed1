import { type LinearProgram, ProgramBuilder } from '@sinew/solver';

/**
 * A program to be gone on with: rows and columns of `program` in their order, with other bounds of its columns where
 * given. What is added comes after them.
 */
export function copyProgram(
  program: LinearProgram,
  { lower, upper }: { readonly lower: Float64Array; readonly upper: Float64Array } = {
    lower: program.columnLower,
    upper: program.columnUpper,
  },
): ProgramBuilder {
  const builder = new ProgramBuilder();
  for (let i = 0; i < program.rowCount; i++) builder.row(program.rowLower[i], program.rowUpper[i]);
  for (let j = 0; j < program.columnCount; j++) {
    builder.column(lower[j], upper[j], program.cost[j], program.integer[j] === 1);
    for (let k = program.starts[j]; k < program.starts[j + 1]; k++) {
      builder.add(program.index[k], j, program.value[k]);
    }
  }
  builder.offset = program.offset;
  return builder;
}
