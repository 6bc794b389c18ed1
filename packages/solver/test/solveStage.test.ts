import { expect, test } from 'vitest';
import { loadHighs, openSession, ProgramBuilder, type Session, type Solution } from '../src/index.ts';
import { solveClosely, solveStage } from '../src/solveStage.ts';

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

const poorly = { point: poor, basis: undefined };

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
  const { solution, relaxed } = solveStage(session, stage, poorly, undefined, { iterationLimit: 100 });
  expect(relaxed).toBeUndefined();
  expect(solution).toMatchObject({ status: 'limit', hasPoint: true, objective: 3, bound: 0 });
  expect(Array.from(solution.x)).toEqual([1, 0]);
  expect(session.isMixedInteger).toBe(true);
  session.close();
});

test('where that comes to no end either, the point stands as it was', () => {
  const session = openSession(highs, program());
  failing(session, 2);
  const { solution } = solveStage(session, stage, poorly, undefined, { iterationLimit: 100 });
  expect(solution).toMatchObject({ status: 'limit', hasPoint: true, objective: 7, bound: 0 });
  expect(solution.x).toEqual(poor.x);
  session.close();
});

test('with a relaxation that ends the best is found and proved', () => {
  const session = openSession(highs, program());
  const { solution } = solveStage(session, stage, poorly, undefined, { iterationLimit: 100 });
  expect(solution).toMatchObject({ status: 'optimal', objective: 3 });
  session.close();
});

test('a stage without a least says so, though a point is known', () => {
  const builder = new ProgramBuilder();
  builder.add(builder.row(0, Infinity), builder.column(0, Infinity, -1, true), 1);
  const session = openSession(highs, builder.build());
  const known = { point: { ...poor, x: Float64Array.of(1) }, basis: undefined };
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
  session.setCosts(short.cost);
  const { solution } = solveStage(session, short, poorly, undefined, { iterationLimit: 100 });
  expect(solution).toMatchObject({ status: 'optimal', objective: 0 });
  expect(solved).toBe(2);
  expect(session.isMixedInteger).toBe(true);
  session.close();
});

test('from where the point stands, what there is at the limit is kept where it is better', () => {
  const orders = 40;
  const builder = new ProgramBuilder();
  const line = builder.column(0, 1, 0, true);
  const made = Array.from({ length: orders }, () => builder.column(0, Infinity));
  for (const column of made) {
    const row = builder.row(-Infinity, 0);
    builder.add(row, column, 1);
    builder.add(row, line, -10);
  }
  const session = openSession(highs, builder.build());
  const integers = session.relaxIntegers();
  session.setColumnBounds(line, 1, 1);
  const nothingMade = session.solve();
  const known = { point: nothingMade, basis: session.basis() };
  session.setColumnBounds(line, 0, 1);
  session.setIntegrality(integers, true);
  const most = {
    name: 'most',
    cost: Float64Array.from({ length: orders + 1 }, (_, j) => (j === line ? 0 : -1)),
  };
  session.setCosts(most.cost);
  failing(session, 1);
  const { solution, standing } = solveStage(session, most, known, undefined, { iterationLimit: 20 });
  expect(solution.status).toBe('limit');
  expect(solution.objective).toBeLessThanOrEqual(-100);
  expect(solution.objective).toBeGreaterThan(-400);
  expect(solution.x[line]).toBe(1);
  expect(standing).toBeDefined();
  session.close();
});

test('searched closely, a stage goes on within its gap, and counts as solved by it where the effort is spent', () => {
  const session = openSession(highs, program());
  session.setCosts(stage.cost);
  // Of 7, what the known point costs, at most 6.7 can be saved: the relaxation costs 0.3.
  const content = { gap: 0.97, iterationLimit: 100 };
  expect(solveStage(session, stage, poorly, undefined, content).solution.objective).toBeGreaterThan(3);
  const { solution } = solveClosely(session, stage, poorly, undefined, content);
  expect(solution).toMatchObject({ status: 'optimal', objective: 3 });

  session.close();
  // Without a relaxation that ends nothing is proved, and the best there is, 3, is all of it from its bound.
  const spent = (gap: number) => {
    const other = openSession(highs, program());
    failing(other, 1);
    const { status } = solveClosely(other, stage, poorly, undefined, { iterationLimit: 100, gap }).solution;
    other.close();
    return status;
  };
  expect(spent(1e-4)).toBe('limit');
  expect(spent(1)).toBe('optimal');
});
