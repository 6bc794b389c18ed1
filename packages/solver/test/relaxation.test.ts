import { expect, test } from 'vitest';
import { dualBound } from '../src/dualBound.ts';
import {
  loadHighs,
  openSession,
  ProgramBuilder,
  Session,
  type Solution,
  type SolveOptions,
  SolverError,
} from '../src/index.ts';
import { relax } from '../src/relaxation.ts';
import { solveStage } from '../src/solveStage.ts';

const highs = await loadHighs();

const NEEDS = 20_100;
const weight = (need: number) => 1 + need / NEEDS;
/** Σ of the weights of the `count` needs that weigh least: what the best plan leaves unmet. */
const lightest = (count: number) => {
  let sum = 0;
  for (let need = 0; need < count; need++) sum += weight(need);
  return sum;
};

/**
 * So many needs of one each that the interior point goes first. There is enough for 10,000 of them and with a line, of which there may be
 * `most`, for 5,000 more. Columns: the line, then what is made for each need, then what each is short.
 */
function program(most: number) {
  const builder = new ProgramBuilder();
  const line = builder.column(0, 2, 0, true);
  const made = Array.from({ length: NEEDS }, () => builder.column(0, 1, 0));
  const short = Array.from({ length: NEEDS }, (_, need) => builder.column(0, 1, weight(need)));
  for (let need = 0; need < NEEDS; need++) {
    const row = builder.row(1, Infinity);
    builder.add(row, made[need]!, 1);
    builder.add(row, short[need]!, 1);
  }
  const capacity = builder.row(-Infinity, 10_000);
  for (const column of made) builder.add(capacity, column, 1);
  builder.add(capacity, line, -5_000);
  const lines = builder.row(-Infinity, most);
  builder.add(lines, line, 1);
  return builder.build();
}

const stageOf = ({ cost }: ReturnType<typeof program>) => ({ name: 'short', cost });

/** Nothing made, `lines` lines. */
function nothingMade(lines: number): Solution {
  const x = new Float64Array(1 + 2 * NEEDS).fill(1, 1 + NEEDS);
  x[0] = lines;
  const none = new Float64Array(0);
  return {
    status: 'limit',
    hasPoint: true,
    objective: lightest(NEEDS),
    bound: -Infinity,
    gap: Infinity,
    x,
    activity: none,
    rowDual: none,
    reducedCost: none,
    iterations: 0,
    nodes: 0,
  };
}

test('a large relaxation that has no vertex to start from ends inside its optimal face, bounded by its duals', () => {
  const session = openSession(highs, program(1.5));
  session.relaxIntegers();
  const { solution, basis } = relax(session, undefined, true, { iterationLimit: 10_000 });
  const best = lightest(NEEDS - 17_500);
  expect(basis).toBeUndefined();
  expect(solution.status).toBe('optimal');
  expect(solution.objective).toBeCloseTo(best, 3);
  expect(solution.bound).toBeCloseTo(best, 3);
  expect(solution.bound).toBeLessThanOrEqual(best + 1e-6);
  session.close();
});

test('the bound of a vertex is its objective', () => {
  const session = openSession(highs, program(1.5));
  session.relaxIntegers();
  const solution = session.solve();
  expect(dualBound(session, solution)).toBeCloseTo(solution.objective, 6);
  session.close();
});

test('the bound of duals that are worse is lower, and none where they lean on a bound that is not there', () => {
  const builder = new ProgramBuilder();
  const x = builder.column(0, Infinity, 1);
  const row = builder.row(3, Infinity);
  builder.add(row, x, 1);
  const session = openSession(highs, builder.build());
  const duals = (rowDual: number, reducedCost: number) => ({
    ...session.solve(),
    rowDual: Float64Array.of(rowDual),
    reducedCost: Float64Array.of(reducedCost),
  });
  expect(dualBound(session, duals(1, 0))).toBe(3);
  expect(dualBound(session, duals(0.5, 0.5))).toBe(1.5);
  expect(dualBound(session, duals(2, -1))).toBe(-Infinity);
  expect(dualBound(session, duals(1, -1e-8))).toBe(3);
  session.close();
});

test('a stage of such a program has the best that its whole numbers allow, and proves what the bound proves', () => {
  const linear = program(1);
  const session = openSession(highs, linear);
  const solved = (lines: number) => {
    const standing = { point: nothingMade(lines), basis: undefined };
    return solveStage(session, stageOf(linear), standing, undefined, { iterationLimit: 10_000, gap: 1e-6 });
  };
  const one = solved(1);
  expect(one.solution.status).toBe('optimal');
  expect(one.solution.objective).toBeCloseTo(lightest(NEEDS - 15_000), 3);
  expect(one.standing).toBeUndefined();
  const none = solved(0);
  expect(none.solution.status).toBe('limit');
  expect(none.solution.objective).toBeCloseTo(lightest(NEEDS - 10_000), 3);
  expect(none.solution.bound).toBeCloseTo(lightest(NEEDS - 15_000), 3);
  expect(none.solution.x[0]).toBe(0);
  expect(session.isMixedInteger).toBe(true);
  session.close();
});

test('where the solver fails on a large relaxation the point that is known stands, unproved', () => {
  class Failing extends Session {
    override solve(options: SolveOptions = {}): Solution {
      if (options.inside) throw new SolverError('The interior point failed.');
      return super.solve(options);
    }
  }
  const linear = { ...program(1), integer: new Uint8Array(1 + 2 * NEEDS) };
  const session = new Failing(highs, linear, {});
  const standing = { point: nothingMade(1), basis: undefined };
  const { solution } = solveStage(session, stageOf(linear), standing, undefined, { iterationLimit: 10_000 });
  expect([solution.status, solution.objective, solution.hasPoint]).toEqual(['limit', lightest(NEEDS), true]);
  expect(solution.bound).toBe(0);
  const alone = solveStage(session, stageOf(linear), undefined, undefined, { iterationLimit: 10_000 });
  expect(alone.solution.status).toBe('optimal');
  expect(alone.solution.objective).toBeCloseTo(lightest(NEEDS - 15_000), 3);
  session.close();
});
