import {
  type Highs,
  loadHighs,
  openSession,
  ProgramBuilder,
  type SolveProgress,
  solveLexicographic,
} from '@sinew/solver';
import { beforeAll, describe, expect, test } from 'vitest';
import { productionProgram, seeded } from './productionPrograms.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

/** Many knapsacks at once over 0-1 columns: small, but not solved at the root. */
function hardMixed(columns: number, rows: number, seed: number) {
  const random = seeded(seed);
  const builder = new ProgramBuilder();
  for (let j = 0; j < columns; j++) builder.column(0, 1, -Math.round(20 + 80 * random()), true);
  for (let i = 0; i < rows; i++) {
    const weights = Array.from({ length: columns }, () => Math.round(10 + 90 * random()));
    const row = builder.row(-Infinity, Math.floor(weights.reduce((sum, weight) => sum + weight) / 2));
    weights.forEach((weight, j) => {
      builder.add(row, j, weight);
    });
  }
  return builder.build();
}

/** Market splits (G. Cornuéjols and M. Dawande, 1998): few rows that hardly any choice of columns meets exactly. */
function marketSplit(columns: number, rows: number, seed: number) {
  const random = seeded(seed);
  const builder = new ProgramBuilder();
  for (let j = 0; j < columns; j++) builder.column(0, 1, 0, true);
  for (let i = 0; i < rows; i++) {
    const weights = Array.from({ length: columns }, () => Math.floor(100 * random()));
    const half = Math.floor(weights.reduce((sum, weight) => sum + weight) / 2);
    const row = builder.row(half, half);
    weights.forEach((weight, j) => {
      builder.add(row, j, weight);
    });
  }
  return builder.build();
}

describe('a long solve', () => {
  test('tells how it goes and stops when asked, with the best point so far', () => {
    const program = hardMixed(60, 8, 5);
    const seen: SolveProgress[] = [];
    // As a worker would be told: by memory that another thread writes.
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const session = openSession(highs, program);
    const solution = session.solve({
      gap: 0,
      onProgress: (progress) => {
        seen.push(progress);
        if (progress.incumbent < Infinity) Atomics.store(flag, 0, 1);
      },
      interrupted: () => Atomics.load(flag, 0) === 1,
    });
    expect(solution).toMatchObject({ status: 'interrupted', hasPoint: true });
    expect(solution.bound).toBeLessThan(solution.objective);
    expect(solution.gap).toBeGreaterThan(0);
    expect(seen.at(-1)!.phase).toBe('branch and bound');
    for (let i = 0; i < program.rowCount; i++) {
      expect(solution.activity[i]).toBeLessThan(program.rowUpper[i]! + 1e-6);
    }
    const limited = session.solve({ gap: 0, nodeLimit: 1, start: solution.x });
    expect(limited.status).toBe('limit');
    expect(limited.objective).toBeLessThanOrEqual(solution.objective + 1e-9);
    session.close();
  });

  test('stops an LP under either method', () => {
    const { program, stages } = productionProgram({ periods: 16, items: 80, resources: 4, seed: 3 });
    for (const method of ['simplex', 'ipm'] as const) {
      const session = openSession(highs, { ...program, cost: stages[0]!.cost });
      expect(session.solve({ method, interrupted: () => true }).status).toBe('interrupted');
      expect(session.solve({ method }).status).toBe('optimal');
      session.close();
    }
  });

  test('starts from a given point', () => {
    const program = hardMixed(30, 3, 9);
    const session = openSession(highs, program);
    const best = session.solve();
    expect(best.status).toBe('optimal');
    let first = Infinity;
    session.solve({
      start: best.x,
      onProgress: ({ incumbent }) => {
        first = Math.min(first, incumbent);
      },
      interrupted: () => true,
    });
    expect(first).toBeCloseTo(best.objective, 6);
    session.close();
  });
});

describe('a limit', () => {
  test('a search stops at its point limit without a point, another goes on until it knows', () => {
    const session = openSession(highs, marketSplit(20, 3, 7));
    const effort = 500;
    const spared = session.solve({ iterationLimit: effort, pointLimit: effort });
    expect([spared.status, spared.hasPoint]).toEqual(['limit', false]);
    expect(spared.iterations).toBeLessThan(2 * effort);
    const needed = session.solve({ iterationLimit: effort });
    expect(needed.hasPoint || needed.status === 'infeasible').toBe(true);
    expect(needed.iterations).toBeGreaterThan(2 * effort);
    session.close();
  });

  test('on seconds ends a search, is counted and told of the stage, and binds nothing after it', () => {
    const program = hardMixed(60, 8, 5);
    const session = openSession(highs, program);
    const start = new Float64Array(program.columnCount);
    const ended = session.solve({ gap: 0, secondsLimit: 0.02, start });
    expect([ended.status, ended.hasPoint, session.endedByClock]).toEqual(['limit', true, 1]);
    expect(session.solve({ gap: 0, iterationLimit: 500, start }).status).toBe('limit');
    expect(session.endedByClock).toBe(1);
    session.relaxIntegers();
    expect(session.solve().status).toBe('optimal');
    session.close();

    const again = openSession(highs, program);
    const stages = [{ name: 'most', cost: program.cost }];
    const told = (options: object) => solveLexicographic(again, stages, { gap: 0, ...options }).stages[0]!;
    expect(told({ secondsLimit: 0.02 })).toMatchObject({ status: 'limit', endedByClock: true });
    expect(told({ iterationLimit: 500 })).toMatchObject({ status: 'limit', endedByClock: false });
    again.close();
  });
});
