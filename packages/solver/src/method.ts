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

/** Which simplex: `primal` suits a basis that is feasible after only the objective changed. */
export type SimplexKind = 'dual' | 'primal';

/** One way to solve an LP. After a way that comes to no end the next is taken. */
export interface Way {
  readonly method: LpMethod;
  /** Of the interior point: the simplex that cleans up after its crossover. */
  readonly simplex: SimplexKind;
  /** Whether it starts from the basis there was, or from nothing. */
  readonly fromBasis: boolean;
  /** Simplex iterations, those of a crossover included, after which to give up. */
  readonly patience: number;
  /** Of the interior point: no crossover, its own point will do. */
  readonly inside?: boolean;
}

/** What a caller may ask of the way an LP is solved; see `SolveOptions`. */
export interface Wish {
  readonly method?: 'choose' | LpMethod;
  readonly simplex?: SimplexKind;
  readonly patience?: number;
  readonly otherwise?: 'primal' | 'interior';
  readonly mostIterations?: number;
  readonly inside?: boolean;
}

/**
 * Iterations of a first try of the primal simplex from the basis, whatever the rows: on a seeded nation of 3,200 rows eleven of the
 * thirteen programs that the dual had given up took it 200 to 800, where the dual from nothing had not ended after 4,900; on
 * plans/canada (8,000 rows) eight of eleven ended so.
 */
const briefly = 1000;

/** Times the patience of a sound solve that the last way is given. */
const lastPatience = 20;

/**
 * The ways to an LP's solution, the first to try first. A method asked for by name is only followed by the dual simplex, in
 * case it fails; one that may be chosen is given up where it takes longer than sound solves do. On the later stages
 * of a plan, which hold the earlier ones at their best, each method was seen to stall in degenerate vertices where
 * another did not.
 *
 * From a basis nothing is presolved, so that an iteration takes three times as long as one from nothing: after a change of bounds
 * the basis is given up soon, though not before the primal simplex had its try at it. On plans/canada (8,000 rows), 3,000
 * iterations of the dual simplex from it took 1.9 s and those of a primal that followed to its end 4 s or more, where the dual from nothing took 0.8 to 2 s for the whole, or to find that there is no point. The interior
 * point comes after it: where its crossover fails it takes as long again as the simplex that has to do the work.
 */
export function waysOf(rowCount: number, hasBasis: boolean, wish: Wish): readonly Way[] {
  const { method = 'choose', simplex = 'dual' } = wish;
  const dual: Way = { method: 'simplex', simplex: 'dual', fromBasis: false, patience: Infinity };
  if (method !== 'choose') {
    return [{ method, simplex, fromBasis: hasBasis && method === 'simplex', patience: Infinity }, dual];
  }
  const patience = (iterationsPerRow: number) => 1000 + Math.round(rowCount * iterationsPerRow);
  const cold = patience(2);
  const interior: Way = {
    method: 'ipm',
    simplex: isLarge(rowCount) ? 'dual' : 'primal',
    fromBasis: false,
    patience: cold,
  };
  if (wish.inside) return [{ ...interior, inside: true }];
  const primal: Way = { method: 'simplex', simplex: 'primal', fromBasis: hasBasis, patience: patience(1) };
  const brief: Way = { ...primal, patience: briefly };
  const afresh: Way = { ...dual, patience: patience(1.2) };
  // On parts of a seeded nation (9,000 and 14,000 rows, costs from 1e-4 to 3e10) the primal simplex failed or stalled, from the basis and from nothing,
  // the interior point too, and the dual from nothing, given up before, took 1.5 and 2.6 iterations a row, 2 and 15 s.
  const last: readonly Way[] = [
    { ...primal, fromBasis: false, patience: lastPatience * cold },
    { ...dual, patience: patience(8) },
  ];
  const first: Way = {
    method: 'simplex',
    simplex,
    fromBasis: hasBasis,
    patience: wish.patience ?? (simplex === 'primal' ? primal.patience : hasBasis ? patience(0.1) : cold),
  };
  if (!hasBasis)
    return lpMethod(rowCount, false) === 'ipm' ? [interior, ...last] : [first, interior, ...last];
  if (simplex === 'dual' && wish.otherwise !== 'interior')
    return [first, brief, afresh, primal, interior, ...last];
  if (simplex === 'dual') return [first, afresh, interior, ...last];
  if (!isLarge(rowCount)) return [first, afresh, interior, ...last];
  // One that can be done without is not worth what comes next: on a seeded nation of 96,000 rows it took 190,000 iterations, 400 s and more,
  // without an end wherever the crossover had failed, and one that had not left at most 900 to the dual.
  return wish.mostIterations === undefined
    ? [interior, ...last]
    : [{ ...interior, patience: patience(0.03) }];
}

/**
 * Iterations, in all its ways, within which an LP that can be done without should end: sound ones took up to half of it on
 * plans/canada. `effort` is what the search of a stage may take.
 */
export function soundIterations(rowCount: number, effort: number): number {
  return Math.max(4 * effort, 2 * rowCount);
}

/**
 * Rows above which a new objective is not worth starting from the old basis. On seeded nations the primal simplex took
 * half of the interior point's time with crossover at 3,200 and 8,000 rows and six times as much at 11,000 rows; at 96,000
 * it had not ended after 200 s where the interior point with crossover took 245 s.
 */
const primalRows = 20_000;

/** Whether a program is one where the interior point goes before the simplex, once the first stage is behind. */
export const isLarge = (rowCount: number): boolean => rowCount > primalRows;

/**
 * Seconds that a branch and bound may take, whatever its effort. Sound searches end by that within one minute on plans/canada (8,000 rows) and within ten at 96,000 rows; one over
 * rows that held every stage closely was in a single linear program of its own after five minutes, without a checkpoint.
 */
export function searchSeconds(rowCount: number): number {
  return isLarge(rowCount) ? 7200 : 600;
}
