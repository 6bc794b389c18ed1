import { expect, test } from 'vitest';
import { loadHighs, openSession, ProgramBuilder, type Session, type Solution } from '../src/index.ts';
import { solveStage } from '../src/solveStage.ts';

const highs = await loadHighs();

/** A tenth of a line would do for 10 units of the 100 a line makes; what is short costs 1, a line made 3. */
function program() {
  const builder = new ProgramBuilder();
  const line = builder.column(0, 1, 3, true);
  const short = builder.column(0, 10, 1);
  const row = builder.row(10, Infinity);
  builder.add(row, line, 100);
  builder.add(row, short, 1);
  return builder.build();
}

const stage = { name: 'cost', cost: Float64Array.of(3, 1) };

/** With the line, and more short than that needs. */
const poor: Solution = {
  status: 'limit',
  hasPoint: true,
  objective: 7,
  bound: -Infinity,
  gap: Infinity,
  x: Float64Array.of(1, 4),
  activity: new Float64Array(0),
  rowDual: new Float64Array(0),
  reducedCost: new Float64Array(0),
  iterations: 0,
  nodes: 0,
};

/** As if the first `fails` linear programs came to no end. */
function failing(session: Session, fails: number): void {
  const solve = session.solve.bind(session);
  let solved = 0;
  session.solve = (options) => {
    const solution = solve(options);
    if (session.isMixedInteger || solved++ >= fails) return solution;
    return { ...solution, status: 'limit', hasPoint: false, iterations: 1000 };
  };
}

test('a stage whose relaxation comes to no end keeps the whole numbers it has, at their best, and proves nothing', () => {
  const session = openSession(highs, program());
  failing(session, 1);
  const { solution, relaxed } = solveStage(session, stage, poor, undefined, { iterationLimit: 100 });
  expect(relaxed).toBeUndefined();
  expect(solution).toMatchObject({ status: 'limit', hasPoint: true, objective: 3, bound: 0 });
  expect(Array.from(solution.x)).toEqual([1, 0]);
  expect(session.isMixedInteger).toBe(true);
  session.close();
});

test('where that comes to no end either, the point stands as it was', () => {
  const session = openSession(highs, program());
  failing(session, 2);
  const { solution } = solveStage(session, stage, poor, undefined, { iterationLimit: 100 });
  expect(solution).toMatchObject({ status: 'limit', hasPoint: true, objective: 7, bound: 0 });
  expect(solution.x).toEqual(poor.x);
  session.close();
});

test('with a relaxation that ends the best is found and proved', () => {
  const session = openSession(highs, program());
  const { solution } = solveStage(session, stage, poor, undefined, { iterationLimit: 100 });
  expect(solution).toMatchObject({ status: 'optimal', objective: 3 });
  session.close();
});

test('a stage without a least says so, though a point is known', () => {
  const builder = new ProgramBuilder();
  builder.add(builder.row(0, Infinity), builder.column(0, Infinity, -1, true), 1);
  const session = openSession(highs, builder.build());
  const known = { ...poor, x: Float64Array.of(1) };
  const { solution } = solveStage(session, { name: 'cost', cost: Float64Array.of(-1) }, known, undefined, {});
  expect(solution.status).toBe('unbounded');
  session.close();
});

test('where the whole numbers that are known turn out to do, nothing is dived for', () => {
  const session = openSession(highs, program());
  let solved = 0;
  const solve = session.solve.bind(session);
  session.solve = (options) => {
    solved++;
    return solve(options);
  };
  // What is short alone: with the line, which is known, there need be none, as in the relaxation.
  const short = { name: 'rank', cost: Float64Array.of(0, 1) };
  const { solution } = solveStage(session, short, poor, undefined, { iterationLimit: 100 });
  expect(solution).toMatchObject({ status: 'optimal', objective: 0 });
  expect(solved).toBe(2);
  expect(session.isMixedInteger).toBe(true);
  session.close();
});
