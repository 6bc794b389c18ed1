import { type LinearProgram, ProgramError } from './program.ts';

// HiGHS drops coefficients up to its `small_matrix_value` and refuses those from `large_matrix_value` on.
const smallestCoefficient = 1e-12;
const largestCoefficient = 1e15;
/** Sizes between which a coefficient of a program must lie, ends left out. */
export const coefficientRange = { least: smallestCoefficient, most: largestCoefficient } as const;

/** Refuses coefficients that HiGHS would silently take for zero or infinite. */
export function requireRange(program: LinearProgram): void {
  for (let column = 0; column < program.columnCount; column++) {
    for (let k = program.starts[column]!; k < program.starts[column + 1]!; k++) {
      const size = Math.abs(program.value[k]!);
      if (size > smallestCoefficient && size < largestCoefficient) continue;
      throw new ProgramError(
        `row ${program.index[k]}, column ${column}: coefficient ${program.value[k]} is outside the solver's ` +
          `range (${smallestCoefficient} to ${largestCoefficient} in size); choose other units`,
      );
    }
  }
}
