import { describe, expect, it } from 'vitest';
import { dive } from '../src/dive.ts';
import {
  loadHighs,
  openSession,
  ProgramBuilder,
  type Session,
  type Solution,
  SolverError,
} from '../src/index.ts';

const highs = await loadHighs();

/**
 * Orders of `asked` units each, met by lines that make `rate` and are to be had whole or not at all; at most `most` lines.
 * What is short counts 1 a unit.
 */
function lines(asked: readonly number[], rate: number, most: number) {
  const builder = new ProgramBuilder();
  const taken = asked.map(() => builder.column(0, 1, 0, true));
  const limit = builder.row(-Infinity, most);
  asked.forEach((quantity, k) => {
    const short = builder.column(0, quantity, 1);
    const row = builder.row(quantity, Infinity);
    builder.add(row, short, 1);
    builder.add(row, taken[k]!, rate);
    builder.add(limit, taken[k]!, 1);
  });
  return builder.build();
}

const options = { effort: 10_000, cutoff: Infinity, bearable: 1e-6 };

function relaxed(session: Session) {
  const integers = session.relaxIntegers();
  return { integers, solution: session.solve() };
}

describe('a dive', () => {
  it('opens whole lines where the relaxation opened tenths of them, at no cost', () => {
    const session = openSession(highs, lines([10, 20, 30], 100, 3));
    const { integers, solution } = relaxed(session);
    expect(solution.objective).toBeCloseTo(0);
    const { point } = dive(session, integers, solution, options);
    expect(point?.objective).toBeCloseTo(0);
    expect(Array.from(integers, (column) => Math.round(point!.x[column]!))).toEqual([1, 1, 1]);
    session.close();
  });

  it('gives a point that is whole, keeps every row and is no better than trying every point', () => {
    for (const most of [0, 1, 2, 3, 4]) {
      const asked = [70, 40, 90, 60];
      const session = openSession(highs, lines(asked, 100, most));
      const { integers, solution } = relaxed(session);
      const { point } = dive(session, integers, solution, options);
      const taken = Array.from(integers, (column) => point!.x[column]!);
      for (const one of taken) expect(Math.abs(one - Math.round(one))).toBeLessThan(1e-6);
      expect(taken.reduce((sum, one) => sum + Math.round(one), 0)).toBeLessThanOrEqual(most);
      const shortest = [...asked].sort((a, b) => a - b).slice(0, asked.length - most);
      const best = shortest.reduce((sum, one) => sum + one, 0);
      expect(point!.objective).toBeGreaterThanOrEqual(best - 1e-6);
      expect(point!.objective).toBeLessThanOrEqual(asked.reduce((sum, one) => sum + one, 0));
      session.close();
    }
  });

  it('turns back from a branch that the solver fails on', () => {
    const session = openSession(highs, lines([70, 40, 90, 60], 100, 2));
    const { integers, solution } = relaxed(session);
    const solve = session.solve.bind(session);
    let failed = 0;
    session.solve = (options) => {
      if (failed++ < 1) throw new SolverError('as if rounding had left hardly any point');
      return solve(options);
    };
    const { point } = dive(session, integers, solution, options);
    expect(failed).toBeGreaterThan(1);
    const taken = Array.from(integers, (column) => point!.x[column]!);
    for (const one of taken) expect(Math.abs(one - Math.round(one))).toBeLessThan(1e-6);
    session.close();
  });

  it('leaves the bounds as they were, and finds nothing where nothing is better than the cutoff', () => {
    const session = openSession(highs, lines([70, 40], 100, 1));
    const { integers, solution } = relaxed(session);
    expect(dive(session, integers, solution, { ...options, cutoff: 40 }).point).toBeUndefined();
    expect(
      dive(session, integers, session.solve(), { ...options, cutoff: 40.1 }).point?.objective,
    ).toBeCloseTo(40);
    for (const column of integers) expect(session.columnBounds(column)).toEqual({ lower: 0, upper: 1 });
    session.close();
  });

  it('keeps what was whole on a side that it did not go on with, where its effort ends before anything better', () => {
    // Opening the one line costs 5 and is whole at once; leaving it shut costs 4, and then the second is open in part.
    const builder = new ProgramBuilder();
    const [first, second] = [builder.column(0, 1, 5, true), builder.column(0, 1, 0, true)];
    const shut = builder.column(0, 1, 4);
    const short = builder.column(0, 1, 3);
    const either = builder.row(1, Infinity);
    builder.add(either, first, 10);
    builder.add(either, shut, 1);
    const served = builder.row(0, Infinity);
    builder.add(served, short, 1);
    builder.add(served, second, 2);
    builder.add(served, shut, -1);
    const half = builder.row(-Infinity, 0.5);
    builder.add(half, second, 1);
    builder.add(half, first, -1);
    const session = openSession(highs, builder.build());
    const { integers, solution } = relaxed(session);
    const solved: Solution[] = [];
    const solve = session.solve.bind(session);
    session.solve = (options) => {
      const found = solve(options);
      solved.push(found);
      return found;
    };
    const asFar = (effort: number) => dive(session, integers, solution, { ...options, effort }).point;
    expect(asFar(10_000)?.objective).toBeCloseTo(5);
    const [up, down] = solved.splice(0);
    expect([up!.objective, down!.objective]).toEqual([5, 4]);
    // Ends with the second of them, which is not whole.
    expect(asFar(up!.iterations + down!.iterations - 1)?.objective).toBeCloseTo(5);
    expect(solved).toHaveLength(2);
    session.close();
  });

  it('stops when it is asked to', () => {
    const session = openSession(highs, lines([70, 40, 90, 60], 100, 2));
    const { integers, solution } = relaxed(session);
    expect(dive(session, integers, solution, { ...options, interrupted: () => true }).point).toBeUndefined();
    session.close();
  });
});

describe('an LP whose simplex takes long', () => {
  it('goes to the interior point, with the same answer and a basis to go on from', () => {
    const asked = Array.from({ length: 40 }, (_, k) => 10 + ((k * 37) % 90));
    const session = openSession(highs, lines(asked, 50, 13));
    session.relaxIntegers();
    const patient = session.solve();
    session.clearSolver();
    const hasty = session.solve({ patience: 1 });
    expect(hasty.status).toBe('optimal');
    expect(hasty.objective).toBeCloseTo(patient.objective, 6);
    expect(hasty.iterations).toBeGreaterThan(100);
    expect(session.hasBasis).toBe(true);
    session.close();
  });
});
