import { loadHighs, openSession, ProgramBuilder, type Session } from '@sinew/solver';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branch, openQuestions } from '../src/branching.ts';
import { bestByEnumeration, built, enumerable } from './smallPrograms.ts';

const highs = await loadHighs();
const options = { effort: 100_000, known: Infinity, enough: () => 1e-7 };

function relaxed(session: Session) {
  const integers = session.relaxIntegers();
  return { integers, solution: session.solve() };
}

/**
 * A line that is warm until some period and cold from then on: each period of warmth costs 3 and makes 5 of the 4 that are asked; what is
 * short costs `price`. The relaxation is warm by four fifths.
 */
function warmLine(prices: readonly number[]) {
  const builder = new ProgramBuilder();
  const warm = prices.map(() => builder.column(0, 1, 3, true));
  prices.forEach((price, t) => {
    const short = builder.column(0, 4, price);
    const row = builder.row(4, Infinity);
    builder.add(row, short, 1);
    builder.add(row, warm[t]!, 5);
    if (t === 0) return;
    const order = builder.row(-Infinity, 0);
    builder.add(order, warm[t]!, 1);
    builder.add(order, warm[t - 1]!, -1);
  });
  return builder.build();
}

describe('branching on the relaxation', () => {
  it('comes to the best point of all that there are, and leaves the program as it was', () => {
    fc.assert(
      fc.property(enumerable, (small) => {
        const session = openSession(highs, built(small));
        const { integers, solution } = relaxed(session);
        if (solution.status === 'optimal') {
          const bounds = () => Array.from(integers, (column) => session.columnBounds(column));
          const before = bounds();
          const { point, bound } = branch(session, integers, solution, options);
          expect(bounds()).toEqual(before);
          const best = bestByEnumeration(small);
          if (best === undefined) expect(point).toBeUndefined();
          else {
            expect(point?.objective).toBeCloseTo(best, 5);
            expect(bound).toBeLessThanOrEqual(best + 1e-6);
            expect(bound).toBeGreaterThanOrEqual(best - 1e-5);
          }
        }
        session.close();
      }),
      { numRuns: 200 },
    );
  });

  it('answers until when a line stays warm by halves', () => {
    const prices = Array.from({ length: 64 }, (_, t) => 2 - t / 64);
    const session = openSession(highs, warmLine(prices));
    const { integers, solution } = relaxed(session);
    let solved = 0;
    const solve = session.solve.bind(session);
    session.solve = (how) => {
      solved++;
      return solve(how);
    };
    const { point, bound } = branch(session, integers, solution, options);
    // Whole, a period is worth its 3 while 4 short cost more.
    const best = prices.reduce((sum, price) => sum + Math.min(3, 4 * price), 0);
    expect(point?.objective).toBeCloseTo(best, 6);
    expect(bound).toBeCloseTo(best, 6);
    expect(solved).toBeLessThan(20);
    session.close();
  });

  it('finds nothing where nothing is better than what is known, and says how good that is', () => {
    const session = openSession(highs, warmLine([2, 1, 0.5]));
    const { integers, solution } = relaxed(session);
    const known = branch(session, integers, solution, options).point!.objective;
    session.relaxIntegers();
    const again = branch(session, integers, solution, { ...options, known });
    expect(again.point).toBeUndefined();
    expect(again.bound).toBeCloseTo(known, 6);
    session.close();
  });

  it('stops at its effort, with a bound that holds', () => {
    const prices = Array.from({ length: 64 }, (_, t) => 2 - t / 64);
    const best = prices.reduce((sum, price) => sum + Math.min(3, 4 * price), 0);
    const session = openSession(highs, warmLine(prices));
    const { integers, solution } = relaxed(session);
    const { bound } = branch(session, integers, solution, { ...options, effort: 1 });
    expect(bound).toBeGreaterThanOrEqual(solution.objective);
    expect(bound).toBeLessThanOrEqual(best + 1e-9);
    session.close();
  });
});

it('neighbouring columns that are not whole are one question', () => {
  const integers = Int32Array.from([0, 1, 2, 3, 5, 6, 9]);
  const x = Float64Array.from([0.5, 0.5, 1, 0.25, 0, 0.75, 0.5, 0, 0, 0.1]);
  expect(openQuestions(integers, x)).toEqual([
    [0, 2],
    [3, 1],
    [4, 2],
    [6, 1],
  ]);
  expect(openQuestions(integers, new Float64Array(10))).toEqual([]);
});
