/** How an LP is solved. */
export type LpMethod = 'simplex' | 'ipm';

/** Rows above which a cold LP goes to the interior point. See `lpMethod`. */
export const interiorPointRows = 100_000;

/**
 * The method for an LP of `rowCount` rows.
 *
 * With a basis, simplex: the interior point cannot start from one. Without, simplex too until the program is very
 * large. On seeded multi-period production LPs (balances by item and month with lead times, shared capacities;
 * Node 20, HiGHS 1.15) the dual simplex took 1.1 s against 4.7 s of the interior point with crossover at 22,000
 * rows, 2.3 s against 10.3 s at 28,000, 12.7 s against 21.5 s at 54,000 and 10.0 s against 25.8 s at 82,000,
 * most of the latter's time being crossover; 4.1 s
 * against 5.0 s at 22,000 rows when capacity is scarce nearly everywhere. Elsewhere programs of 21,600 rows were seen where the interior point
 * was twice as fast, so the caller that knows its programs may name the method.
 *
 * Past 100,000 rows nothing was measured; the number of simplex iterations grows with the rows and so does the
 * cost of each, while the interior point needs a few dozen factorisations at any size.
 */
export function lpMethod(rowCount: number, hasBasis: boolean): LpMethod {
  return hasBasis || rowCount <= interiorPointRows ? 'simplex' : 'ipm';
}

/**
 * Simplex iterations after which an LP goes to the interior point instead. On the later stages of a plan, which hold the
 * earlier ones at their best, the simplex now and then stalls in degenerate vertices: on plans/canada (8,000 rows)
 * 24,000 iterations and 5.8 s where the interior point with crossover took 1.7 s, and single changes of a bound that
 * took 22,000. Sound solves take about one iteration a row, and far fewer from a basis.
 */
export function simplexPatience(rowCount: number, hasBasis: boolean): number {
  return 1000 + Math.round(rowCount * (hasBasis ? 0.25 : 1.5));
}
