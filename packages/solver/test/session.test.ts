import {
  type Highs,
  loadHighs,
  MemoryError,
  openSession,
  ProgramBuilder,
  SolverError,
  solveFixed,
} from '@sinew/solver';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { solveIndependently } from './oracle.ts';
import { productionProgram, seeded } from './productionPrograms.ts';
import { assorted, bestByEnumeration, built, enumerable } from './smallPrograms.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

function solveOnce(...[program, options]: [Parameters<typeof openSession>[1], object?]) {
  const session = openSession(highs, program);
  try {
    return session.solve(options);
  } finally {
    session.close();
  }
}

/** A runtime with this much memory in which every run ends in a trap. */
const trapping = (memoryBytes: number): Highs =>
  new Proxy(highs, {
    get(target, key) {
      if (key === 'memoryBytes') return memoryBytes;
      if (key !== 'createModel') return Reflect.get(target, key);
      return () => {
        const model = target.createModel();
        vi.spyOn(model, 'run').mockImplementation(() => {
          throw new WebAssembly.RuntimeError('unreachable');
        });
        return model;
      };
    },
  });

/** The solver, whose first runs end in an error of its own; the very first, where it is `endless`, at its limit. */
const failing = (runs: number, endless = false): Highs =>
  new Proxy(highs, {
    get(target, key) {
      if (key !== 'createModel') return Reflect.get(target, key);
      return () => {
        const model = target.createModel();
        const run = model.run.bind(model);
        let left = runs;
        let first = endless;
        vi.spyOn(model, 'run').mockImplementation((callbacks) => {
          const limit = first;
          first = false;
          if (limit)
            return { modelStatus: target.constants.modelStatus.iterationLimit } as ReturnType<typeof run>;
          if (left-- > 0) throw new target.errors.HighsError('run failed', 'run');
          return run(callbacks);
        });
        return model;
      };
    },
  });

const production = { periods: 16, items: 24, resources: 4, seed: 3 };

/** A program with coefficients over eight orders of magnitude, and the objective at a point that it has by construction. */
function badlyScaled(seed: number) {
  const random = seeded(seed);
  const spread = (orders: number) => 10 ** ((random() - 0.5) * orders);
  const builder = new ProgramBuilder();
  const columns = 20 + Math.floor(random() * 20);
  const rows = 30 + Math.floor(random() * 30);
  const point: number[] = [];
  let known = 0;
  for (let j = 0; j < columns; j++) {
    const cost = (random() - 0.3) * spread(6);
    builder.column(0, Infinity, cost);
    point.push(random() * spread(6));
    known += cost * point[j]!;
  }
  for (let i = 0; i < rows; i++) {
    const entries = new Map<number, number>();
    for (let k = 0; k < 4; k++) entries.set(Math.floor(random() * columns), (random() - 0.4) * spread(8));
    let activity = 0;
    for (const [j, value] of entries) activity += value * point[j]!;
    const row = builder.row(random() < 0.4 ? activity : -Infinity, activity);
    for (const [j, value] of entries) builder.add(row, j, value);
  }
  return { program: builder.build(), known };
}

describe('answers', () => {
  test('integer programs agree with trying every point', () => {
    fc.assert(
      fc.property(enumerable, (small) => {
        const solution = solveOnce(built(small));
        const best = bestByEnumeration(small);
        if (best === undefined) expect(solution.status).toBe('infeasible');
        else {
          expect(solution.status).toBe('optimal');
          expect(solution.objective).toBeCloseTo(best, 6);
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('programs of every kind agree with an independent solver', async () => {
    let optimal = 0;
    await fc.assert(
      fc.asyncProperty(assorted, async (small) => {
        const program = built(small);
        const [ours, theirs] = [solveOnce(program), await solveIndependently(program)];
        if (theirs.status === 'optimal') {
          optimal++;
          expect(ours.status).toBe('optimal');
          expect(ours.objective).toBeCloseTo(theirs.objective, 5);
        } else expect(ours.status).not.toBe('optimal');
      }),
      { numRuns: 200, seed: 1 },
    );
    expect(optimal).toBeGreaterThan(30);
  });

  test.each([133, 235, 525, 861])(
    'a program so badly scaled that its scaled optimum breaks its rows agrees with an independent solver (seed %i)',
    async (seed) => {
      const { program, known } = badlyScaled(seed);
      const [ours, theirs] = [solveOnce(program), await solveIndependently(program)];
      expect(ours.status).toBe('optimal');
      expect(ours.objective).toBeLessThan(known);
      expect(ours.objective / theirs.objective).toBeCloseTo(1, 6);
    },
  );

  test('a production plan agrees with an independent solver, as LP and as MILP', async () => {
    for (const plants of [0, 6]) {
      const { program, stages } = productionProgram({ ...production, plants });
      const combined = {
        ...program,
        cost: program.cost.map((_, j) => 1e4 * stages[0]!.cost[j]! + stages[3]!.cost[j]!),
      };
      const [ours, theirs] = [solveOnce(combined), await solveIndependently(combined)];
      expect(theirs.status).toBe('optimal');
      expect(Math.abs(ours.objective / theirs.objective - 1)).toBeLessThan(1e-6);
    }
  });

  test('an LP that may take few iterations in all ends at them, and the session solves on', () => {
    const { program, stages } = productionProgram(production);
    const session = openSession(highs, program);
    session.relaxIntegers();
    session.setCosts(stages[0]!.cost);
    const all = session.solve();
    session.clearSolver();
    const few = session.solve({ mostIterations: 50 });
    expect(few.status).toBe('limit');
    expect(few.iterations).toBeLessThan(all.iterations);
    session.clearSolver();
    expect(session.solve({ mostIterations: 10 * all.iterations })).toMatchObject({
      status: 'optimal',
      objective: all.objective,
    });
    session.close();
  });

  test('unbounded and infeasible are told apart, also for integers and without rows', () => {
    const ray = new ProgramBuilder();
    ray.add(ray.row(0, Infinity), ray.column(0, Infinity, -1, true), 1);
    expect(solveOnce(ray.build())).toMatchObject({
      status: 'unbounded',
      hasPoint: false,
      objective: -Infinity,
    });
    const both = new ProgramBuilder();
    both.column(0, Infinity, -1);
    both.add(both.row(1, Infinity), both.column(0, 0), 1);
    expect(solveOnce(both.build()).status).toBe('infeasible');
    const crossed = new ProgramBuilder();
    crossed.column(2, 1, 1);
    expect(solveOnce(crossed.build()).status).toBe('infeasible');
    const empty = new ProgramBuilder();
    empty.offset = 7;
    expect(solveOnce(empty.build())).toMatchObject({ status: 'optimal', objective: 7 });
  });

  test('simplex, interior point and primal simplex agree', () => {
    const { program, stages } = productionProgram(production);
    const combined = { ...program, cost: stages[0]!.cost };
    const [dual, primal, interior] = [{}, { simplex: 'primal' }, { method: 'ipm' }].map((o) =>
      solveOnce(combined, o),
    );
    expect(primal!.objective).toBeCloseTo(dual!.objective, 6);
    expect(interior!.objective).toBeCloseTo(dual!.objective, 6);
  });
});

describe('duals', () => {
  test('a row dual is the change of the objective per unit of the bound that holds, a reduced cost likewise', () => {
    const { program, stages } = productionProgram(production);
    const { cost } = stages[0]!;
    const session = openSession(highs, { ...program, cost });
    const base = session.solve();
    const step = 1e-4;
    let rows = 0;
    for (let i = 0; i < program.rowCount && rows < 12; i++) {
      const dual = base.rowDual[i]!;
      if (Math.abs(dual) < 1e-6) continue;
      rows++;
      // ≥ 0 at a lower bound, ≤ 0 at an upper bound.
      const equal = program.rowLower[i] === program.rowUpper[i];
      const atLower = equal || dual > 0;
      const [lower, upper] = [program.rowLower[i]!, program.rowUpper[i]!];
      expect(base.activity[i]).toBeCloseTo(atLower ? lower : upper, 6);
      const move = (by: number) => {
        session.setRowBounds(i, atLower ? lower + by : lower, equal || !atLower ? upper + by : upper);
        const moved = session.solve();
        return moved.status === 'infeasible' ? Infinity : moved.objective;
      };
      const [up, down] = [(move(step) - base.objective) / step, (base.objective - move(-step)) / step];
      session.setRowBounds(i, lower, upper);
      // Degenerate vertices have a different slope on either side, and the dual lies between (convexity).
      expect(dual).toBeGreaterThan(down - 1e-3);
      expect(dual).toBeLessThan(up + 1e-3);
    }
    expect(rows).toBe(12);
    let columns = 0;
    for (let j = 0; j < program.columnCount && columns < 8; j++) {
      const reduced = base.reducedCost[j]!;
      const [lower, upper] = [program.columnLower[j]!, program.columnUpper[j]!];
      if (Math.abs(reduced) < 1e-6 || lower === upper) continue;
      columns++;
      expect(base.x[j]).toBeCloseTo(reduced > 0 ? lower : upper, 6);
      const move = (by: number) => {
        session.setColumnBounds(j, reduced > 0 ? lower + by : lower, reduced > 0 ? upper : upper + by);
        const moved = session.solve();
        return moved.status === 'infeasible' ? Infinity : moved.objective;
      };
      const [up, down] = [(move(step) - base.objective) / step, (base.objective - move(-step)) / step];
      session.setColumnBounds(j, lower, upper);
      expect(reduced).toBeGreaterThan(down - 1e-3);
      expect(reduced).toBeLessThan(up + 1e-3);
    }
    expect(columns).toBe(8);
    session.close();
  });

  test('with the integers fixed a MILP has duals, and the session is as before', () => {
    const builder = new ProgramBuilder();
    const open = builder.column(0, 1, 100, true);
    const make = builder.column(0, 50, 3);
    const short = builder.column(0, 40, 20);
    const capacity = builder.row(-Infinity, 0);
    builder.add(capacity, make, 1);
    builder.add(capacity, open, -25);
    const asked = builder.row(40, 40);
    builder.add(asked, make, 1);
    builder.add(asked, short, 1);
    const session = openSession(highs, builder.build());
    const solution = session.solve();
    expect([...solution.x]).toEqual([1, 25, 15]);
    expect(solution.rowDual).toHaveLength(0);
    const fixed = solveFixed(session, solution.x);
    expect(fixed.objective).toBeCloseTo(solution.objective, 9);
    // One more unit asked for falls short at 20; one more of capacity turns 20 into 3.
    expect(fixed.rowDual[asked]).toBeCloseTo(20, 9);
    expect(fixed.rowDual[capacity]).toBeCloseTo(-17, 9);
    expect(session.columnBounds(open)).toEqual({ lower: 0, upper: 1 });
    expect([...session.integerColumns()]).toEqual([open]);
    expect(session.solve().objective).toBeCloseTo(solution.objective, 9);
    session.close();
  });
});

describe('a program solved again', () => {
  test('gives the same after changes, warm, as a fresh session does, cold', () => {
    const { program, stages } = productionProgram(production);
    const random = seeded(11);
    const warm = openSession(highs, { ...program, cost: stages[0]!.cost });
    warm.solve();
    const rowUpper = program.rowUpper.slice();
    const columnUpper = program.columnUpper.slice();
    const cost = stages[0]!.cost.slice();
    for (let round = 0; round < 6; round++) {
      const row = production.periods * production.items + Math.floor(random() * production.periods * 4);
      rowUpper[row] = Math.round(rowUpper[row]! * random());
      warm.setRowBounds(row, program.rowLower[row]!, rowUpper[row]!);
      const column = Math.floor(random() * program.columnCount);
      columnUpper[column] = columnUpper[column]! / 2;
      warm.setColumnBounds(column, 0, columnUpper[column]!);
      cost[column]! += random() / 10;
      warm.changeCosts(Int32Array.of(column), Float64Array.of(cost[column]!));
      const fresh = solveOnce({ ...program, rowUpper, columnUpper, cost });
      expect(warm.solve().objective).toBeCloseTo(fresh.objective, 6);
    }
    warm.close();
  });

  test('from its own basis takes no iteration, and rows added since enter the basis', () => {
    const { program, stages } = productionProgram(production);
    const session = openSession(highs, { ...program, cost: stages[0]!.cost });
    const cold = session.solve();
    expect(cold.iterations).toBeGreaterThan(50);
    const basis = session.basis()!;
    session.clearSolver();
    expect(session.basis()).toBeUndefined();
    const row = session.addRow(0, 1e6, Int32Array.of(0, 1), Float64Array.of(1, 1));
    expect(row).toBe(program.rowCount);
    session.setBasis(basis);
    const warm = session.solve();
    expect(warm.iterations).toBe(0);
    expect(warm.objective).toBe(cold.objective);
    expect(warm.activity).toHaveLength(program.rowCount + 1);
    session.close();
  });

  test('has the same bytes', () => {
    for (const plants of [0, 5]) {
      const { program, stages } = productionProgram({ ...production, plants });
      const cost = stages[0]!.cost.map((c, j) => 1e4 * c + stages[3]!.cost[j]!);
      const [one, two] = [solveOnce({ ...program, cost }), solveOnce({ ...program, cost })];
      expect(one.x).toHaveLength(program.columnCount);
      expect(two).toEqual(one);
      expect(Buffer.from(two.x.buffer).equals(Buffer.from(one.x.buffer))).toBe(true);
    }
  });
});

describe('a ceiling', () => {
  test('stops the dual simplex where its duals prove that the least is above, and nowhere else', () => {
    const { program, stages } = productionProgram({ ...production, periods: 24 });
    const cost = program.cost.map((_, j) => 1e4 * stages[0]!.cost[j]! + stages[3]!.cost[j]!);
    const session = openSession(highs, { ...program, cost });
    const basis = session.solve() && session.basis()!;
    const { columnLower, columnUpper, rowLower, rowUpper } = program;
    let stopped = 0;
    for (let share = 0.9; share >= 0; share -= 0.1) {
      // Less and less of what is bounded above is there.
      const upper = rowUpper.map((bound, i) => (rowLower[i] === -Infinity ? share * bound : bound));
      const least = solveOnce({ ...program, cost, rowUpper: upper });
      if (least.status !== 'optimal') continue;
      upper.forEach((bound, i) => {
        session.setRowBounds(i, rowLower[i]!, bound);
      });
      for (const ceiling of [0.5 * least.objective, 2 * least.objective + 1]) {
        session.setBasis(basis);
        const solution = session.solve({ ceiling, perturb: false, otherwise: 'interior' });
        if (solution.status === 'above') {
          stopped++;
          expect(solution).toMatchObject({ hasPoint: false });
          expect(solution.x).toHaveLength(0);
          // Weak duality: what the duals say of the bounds is no more than the least there is.
          const stands = (dual: number, lower: number, upper: number) =>
            dual === 0 ? 0 : dual * (dual > 0 ? lower : upper);
          const proved =
            solution.rowDual.reduce((sum, y, i) => sum + stands(y, rowLower[i]!, upper[i]!), 0) +
            solution.reducedCost.reduce((sum, d, j) => sum + stands(d, columnLower[j]!, columnUpper[j]!), 0);
          expect(proved).toBeGreaterThanOrEqual(ceiling * (1 - 1e-9));
          expect(proved).toBeLessThanOrEqual(least.objective * (1 + 1e-9) + 1e-6);
        } else expect(solution.objective).toBeCloseTo(least.objective, 5);
        if (ceiling > least.objective) expect(solution.status).toBe('optimal');
      }
    }
    expect(stopped).toBeGreaterThan(2);
    session.close();
  });
});

describe('a contradiction', () => {
  test('is named exactly: the rows and bounds of which none can be left out', () => {
    const builder = new ProgramBuilder();
    const [a, b, c] = [builder.column(0, 10), builder.column(0, 10), builder.column(0, 4)];
    const harmless = builder.row(-Infinity, 100);
    for (const column of [a, b, c]) builder.add(harmless, column, 1);
    const needs = builder.row(12, Infinity);
    builder.add(needs, a, 1);
    builder.add(needs, c, 1);
    const also = builder.row(-Infinity, 50);
    builder.add(also, b, 2);
    const ceiling = builder.row(-Infinity, 7);
    builder.add(ceiling, a, 1);
    const session = openSession(highs, builder.build());
    expect(session.solve().status).toBe('infeasible');
    expect(session.iis()).toEqual({ rows: [needs, ceiling], columns: [{ column: c, bound: 'upper' }] });
    session.setRowBounds(ceiling, -Infinity, 9);
    expect(session.solve().status).toBe('optimal');
    expect(session.iis()).toEqual({ rows: [], columns: [] });
    session.close();
  });
});

describe('a session', () => {
  test('survives a failing callback and refuses what the solver would silently change', () => {
    const { program, stages } = productionProgram(production);
    const session = openSession(highs, { ...program, cost: stages[0]!.cost });
    const fail = () => {
      throw new RangeError('from the caller');
    };
    expect(() => session.solve({ onProgress: fail })).toThrow('from the caller');
    const after = session.solve();
    expect(after.objective).toBe(solveOnce({ ...program, cost: stages[0]!.cost }).objective);
    session.close();
    expect(() => session.solve()).toThrow('closed');
    expect(() => openSession(highs, { ...program, value: program.value.map(() => 1e-13) })).toThrow(
      'column 0: coefficient 1e-13 is outside',
    );
  });

  test('refuses costs and entries that are not numbers and stays as it was', () => {
    const builder = new ProgramBuilder();
    builder.add(builder.row(1, 5), builder.column(0, 10, 2), 1);
    const session = openSession(highs, builder.build());
    expect(() => session.setCosts(Float64Array.of(Number.NaN))).toThrow();
    expect(() => session.setCosts(Float64Array.of(1, 2))).toThrow('costs: 2 given, 1 expected');
    expect(() => session.addRow(0, 1, Int32Array.of(1), Float64Array.of(1))).toThrow();
    expect(() => session.setColumnBounds(1, 0, 1)).toThrow('column 1 is not there');
    expect(session.rowCount).toBe(1);
    expect(session.solve().objective).toBe(2);
    session.close();
  });

  test.each([
    ['out of memory', 1.9 * 2 ** 30, MemoryError, /ran out of memory \(1946 MiB.*fewer or longer periods/],
    ['something else', 0.1 * 2 ** 30, SolverError, /broke off \(102 MiB/],
  ])('is lost in a trap, and says whether it was %s', (_, memoryBytes, kind, says) => {
    const session = openSession(trapping(memoryBytes), productionProgram(production).program);
    for (let time = 0; time < 2; time++) {
      let told: unknown;
      try {
        session.solve();
      } catch (error) {
        told = error;
      }
      expect((told as Error).constructor).toBe(kind);
      expect((told as Error).message).toMatch(says);
    }
    session.close();
  });

  test('where the solver fails in one way after another solves in the last, and says so where that fails too', () => {
    const { program, stages } = productionProgram(production);
    const bare = { ...program, cost: stages[0]!.cost, integer: new Uint8Array(program.columnCount) };
    const { objective } = solveOnce(bare);
    // Of a program without a basis: the dual, the interior point, the primal and the dual again, without its patience.
    const session = openSession(failing(3), bare);
    expect(session.solve()).toMatchObject({ status: 'optimal', objective });
    session.close();
    const hopeless = openSession(failing(4), bare);
    expect(() => hopeless.solve()).toThrow(SolverError);
    expect(hopeless.solve()).toMatchObject({ status: 'optimal', objective });
    hopeless.close();
    const endless = openSession(failing(3, true), bare);
    expect(endless.solve()).toMatchObject({ status: 'limit', hasPoint: false });
    expect(endless.solve()).toMatchObject({ status: 'optimal', objective });
    endless.close();
  });

  test('gives its memory back: 200 opened and closed need no more than a few', () => {
    const { program, stages } = productionProgram(production);
    const once = () => solveOnce({ ...program, cost: stages[0]!.cost });
    for (let k = 0; k < 10; k++) once();
    const before = highs.memoryBytes;
    for (let k = 0; k < 190; k++) once();
    expect(highs.memoryBytes).toBe(before);
  });
});
