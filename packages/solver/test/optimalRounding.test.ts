import { loadHighs, openSession, type Solution } from '@sinew/solver';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optimalRounding } from '../src/optimalRounding.ts';
import { solveStage } from '../src/solveStage.ts';
import { built, enumerable, type SmallProgram } from './smallPrograms.ts';

const highs = await loadHighs();

/** The least objective of all points whose every column is one of the whole numbers beside `x`; Infinity where none keeps the rows. */
function leastOfRoundings({ columns, rows, offset }: SmallProgram, x: Float64Array): number {
  const beside = columns.map(({ lower, upper }, j) =>
    [...new Set([Math.floor(x[j]! + 1e-6), Math.ceil(x[j]! - 1e-6)])].filter(
      (at) => at >= lower && at <= upper,
    ),
  );
  const points = beside.reduce<number[][]>(
    (all, some) => all.flatMap((p) => some.map((at) => [...p, at])),
    [[]],
  );
  const keeps = (point: readonly number[]) =>
    rows.every(({ lower, upper, coefficients }) => {
      const activity = coefficients.reduce((sum, c, j) => sum + c * point[j]!, 0);
      return activity >= lower - 1e-9 && activity <= upper + 1e-9;
    });
  const value = (point: readonly number[]) =>
    columns.reduce((sum, { cost }, j) => sum + cost * point[j]!, offset);
  return Math.min(Infinity, ...points.filter(keeps).map(value));
}

test('is the best of all roundings of the relaxation, tried one by one, and leaves the program as it was', () => {
  fc.assert(
    fc.property(enumerable, (small) => {
      const session = openSession(highs, built(small));
      const integers = session.relaxIntegers();
      const relaxed = session.solve();
      session.setIntegrality(integers, true);
      const bounds = () => Array.from(integers, (column) => session.columnBounds(column));
      const before = bounds();
      const solution = relaxed.hasPoint && optimalRounding(session, integers, relaxed, {});
      expect([bounds(), session.isMixedInteger]).toEqual([before, integers.length > 0]);
      session.close();
      if (!solution) return;
      const least = leastOfRoundings(small, relaxed.x);
      expect(solution.hasPoint).toBe(Number.isFinite(least));
      if (solution.hasPoint) expect(solution.objective).toBeCloseTo(least, 6);
    }),
    { numRuns: 200 },
  );
});

test('betters a stage whose search finds nothing better, and proves no more than the search did', () => {
  // Thrice a line and a half for two orders of 7, the relaxation takes half a line each time: three questions.
  const pairs = [0, 1, 2];
  const place = (pair: number, order: number) => 4 * pair + order;
  const coefficients = (...entries: readonly [number, number][]) => {
    const row = new Array<number>(4 * pairs.length).fill(0);
    for (const [j, c] of entries) row[j] = c;
    return row;
  };
  const small: SmallProgram = {
    columns: pairs.flatMap(() => [
      { lower: 0, upper: 1, cost: 0, integer: true },
      { lower: 0, upper: 1, cost: 0, integer: true },
      { lower: 0, upper: 7, cost: 1, integer: false },
      { lower: 0, upper: 7, cost: 1, integer: false },
    ]),
    rows: pairs.flatMap((pair) => [
      { lower: -Infinity, upper: 1.5, coefficients: coefficients([place(pair, 0), 1], [place(pair, 1), 1]) },
      ...[0, 1].map((order) => ({
        lower: 7,
        upper: Infinity,
        coefficients: coefficients([place(pair, order), 7], [place(pair, 2 + order), 1]),
      })),
    ]),
    offset: 0,
  };
  const linear = built(small);
  const session = openSession(highs, linear);
  const nothing = session.solve();
  const x = Float64Array.from(pairs.flatMap(() => [0, 0, 7, 7]));
  const known: Solution = { ...nothing, status: 'limit', objective: 42, x };
  // A search of all whole numbers that comes to its limit without a point.
  const solve = session.solve.bind(session);
  const searched: string[] = [];
  session.solve = (options = {}) => {
    const solution = solve(options);
    if (!session.isMixedInteger) return solution;
    searched.push(options.start ? 'whole' : 'roundings');
    return options.start ? { ...solution, status: 'limit', hasPoint: false, bound: 12 } : solution;
  };
  const stage = { name: 'short', cost: linear.cost };
  const { solution } = solveStage(session, stage, { point: known, basis: undefined }, undefined, {
    iterationLimit: 1,
  });
  expect(searched).toEqual(['whole', 'roundings']);
  // A line whole each time; the half that is left is none.
  expect(solution).toMatchObject({ status: 'limit', hasPoint: true, bound: 12 });
  expect(solution.objective).toBeCloseTo(21, 6);
  session.close();
});
