import type { HeldProgram } from './heldProgram.ts';
import type { Solution } from './solution.ts';

/** A dual up to this may be any sign: the solver's own tolerance. */
export const leastDual = 1e-7;

/**
 * A dual times the bound that it stands at: the part of a lower bound that a row or column gives. One that is no more than rounding
 * counts for nothing where it has no bound on its side; a larger one there proves nothing, −Infinity.
 */
export function atItsBound(dual: number, lower: number, upper: number): number {
  if (dual === 0) return 0;
  const at = dual > 0 ? lower : upper;
  return Number.isFinite(at) || Math.abs(dual) > leastDual ? dual * at : 0;
}

/**
 * What no point has less than, by the duals of a solution alone (weak duality): offset + Σ of each reduced cost at the bound
 * that is cheapest for it + Σ of each row's dual at its own. Of a vertex that is its objective; of an interior point, whose primal
 * and dual meet only nearly, it is a bound that its objective is not.
 */
export function dualBound(program: HeldProgram, { reducedCost, rowDual }: Solution): number {
  let bound = program.objective().offset;
  const add = (dual: number, { lower, upper }: { readonly lower: number; readonly upper: number }) => {
    bound += atItsBound(dual, lower, upper);
  };
  for (const [j, dual] of reducedCost.entries()) add(dual, program.columnBounds(j));
  for (const [i, dual] of rowDual.entries()) add(dual, program.rowBounds(i));
  return bound;
}
