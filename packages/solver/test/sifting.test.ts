import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinearProgram, loadHighs, openSession, SiftedSession, type Solution } from '../src/index.ts';
import { productionProgram, seeded } from './productionPrograms.ts';
import { assorted, built } from './smallPrograms.ts';

const highs = await loadHighs();

/** A bound of a row or column, moved. */
interface Change {
  readonly at: 'column' | 'row';
  readonly index: number;
  readonly lower: number;
  readonly upper: number;
}

const continuous = (program: LinearProgram): LinearProgram => ({
  ...program,
  integer: new Uint8Array(program.columnCount),
});

function solved(program: LinearProgram): Solution {
  const session = openSession(highs, program);
  try {
    return session.solve();
  } finally {
    session.close();
  }
}

/** The program with the changes made, stated anew. */
function changed(program: LinearProgram, changes: readonly Change[], cost: Float64Array): LinearProgram {
  const [columnLower, columnUpper] = [program.columnLower.slice(), program.columnUpper.slice()];
  const [rowLower, rowUpper] = [program.rowLower.slice(), program.rowUpper.slice()];
  for (const { at, index, lower, upper } of changes) {
    (at === 'column' ? columnLower : rowLower)[index] = lower;
    (at === 'column' ? columnUpper : rowUpper)[index] = upper;
  }
  return { ...program, columnLower, columnUpper, rowLower, rowUpper, cost };
}

const change = fc.record({
  at: fc.constantFrom('column' as const, 'row' as const),
  where: fc.nat(),
  by: fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 })),
});

describe('a sifted session', () => {
  it('finds what a solve from nothing finds, with duals that prove it', () => {
    fc.assert(
      fc.property(
        assorted,
        fc.array(fc.array(change, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 6, maxLength: 6 }),
        (small, rounds, costs) => {
          const program = continuous(built(small));
          const ground = solved(program);
          fc.pre(ground.status === 'optimal' && program.columnCount > 0);
          const sifted = new SiftedSession(highs, program, ground);
          for (const [k, round] of rounds.entries()) {
            const changes = round.flatMap(({ at, where, by: [low, high] }): Change[] => {
              const count = at === 'column' ? program.columnCount : program.rowCount;
              if (count === 0) return [];
              const index = where % count;
              const lower = (at === 'column' ? program.columnLower : program.rowLower)[index]! + low / 2;
              const upper = (at === 'column' ? program.columnUpper : program.rowUpper)[index]! + high / 2;
              return [{ at, index, lower: Math.min(lower, upper), upper: Math.max(lower, upper) }];
            });
            const cost = k === 0 ? program.cost : Float64Array.from(program.cost, (_, j) => costs[j]!);
            sifted.setCosts(cost);
            for (const { at, index, lower, upper } of changes) {
              if (at === 'column') sifted.setColumnBounds(index, lower, upper);
              else sifted.setRowBounds(index, lower, upper);
            }
            const found = sifted.solve();
            const anew = solved(changed(program, changes, cost));
            expect(found.status).toBe(anew.status);
            if (anew.status === 'optimal') {
              const slack = 1e-6 * (1 + Math.abs(anew.objective));
              expect(Math.abs(found.objective - anew.objective)).toBeLessThan(slack);
              expect(found.objective - found.bound).toBeLessThan(slack);
            }
            for (const { at, index } of changes) {
              if (at === 'column')
                sifted.setColumnBounds(index, program.columnLower[index]!, program.columnUpper[index]!);
              else sifted.setRowBounds(index, program.rowLower[index]!, program.rowUpper[index]!);
            }
          }
          sifted.close();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds what is lost where capacity is, one period after another, in a program of many periods', () => {
    const { program, stages } = productionProgram({ periods: 24, items: 60, resources: 6, seed: 7 });
    const cost = program.cost.slice();
    for (const [k, stage] of stages.entries()) {
      for (const [j, c] of stage.cost.entries()) cost[j]! += c * 10 ** (3 - k);
    }
    const priced = { ...continuous(program), cost };
    const ground = solved(priced);
    expect(ground.status).toBe('optimal');
    const sifted = new SiftedSession(highs, priced, ground);
    const random = seeded(3);
    const firstCapacity = 60 * 24;
    for (let k = 0; k < 12; k++) {
      const row = firstCapacity + Math.floor(random() * 6 * 24);
      const lost: Change = { at: 'row', index: row, lower: -Infinity, upper: 0 };
      sifted.setRowBounds(row, lost.lower, lost.upper);
      const found = sifted.solve();
      const anew = solved(changed(priced, [lost], cost));
      expect(found.status).toBe('optimal');
      expect(found.objective / anew.objective).toBeCloseTo(1, 7);
      expect(found.bound / anew.objective).toBeCloseTo(1, 7);
      // The point is one of the whole program.
      for (let i = 0; i < program.rowCount; i++) {
        const upper = i === row ? 0 : program.rowUpper[i]!;
        expect(found.activity[i]!).toBeLessThan(upper + 1e-5);
        expect(found.activity[i]!).toBeGreaterThan(program.rowLower[i]! - 1e-5);
      }
      sifted.setRowBounds(row, program.rowLower[row]!, program.rowUpper[row]!);
      sifted.clearSolver();
    }
    sifted.close();
  });
});
