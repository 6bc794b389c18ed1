/** How an LP is solved. */
export type LpMethod = 'simplex' | 'ipm';

/** Rows above which a cold LP goes to the interior point. See `lpMethod`. */
export const interiorPointRows = 4000;

/**
 * The method for an LP that starts without a basis.
 *
 * Simplex work per iteration grows with the rows and so does the number of iterations, while the interior
 * point needs a few dozen factorisations whatever the size, then crossover for a vertex and its exact duals.
 * With a basis at hand simplex always wins, since the interior point cannot use it.
 */
export function lpMethod(rowCount: number, hasBasis: boolean): LpMethod {
  return hasBasis || rowCount <= interiorPointRows ? 'simplex' : 'ipm';
}
