import {
  type Highs,
  loadHighs,
  openSession,
  ProgramBuilder,
  releaseStages,
  type Stage,
  solveLexicographic,
} from '@sinew/solver';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { solveIndependently } from './oracle.ts';
import { productionProgram } from './productionPrograms.ts';
import { bestByEnumeration, built, enumerable } from './smallPrograms.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const size = { periods: 24, items: 40, resources: 6, seed: 5 };

describe('an LP', () => {
  test('reaches the optima of an independent solver, stage by stage', async () => {
    const { program, stages } = productionProgram(size);
    const session = openSession(highs, program);
    const result = solveLexicographic(session, stages);
    session.close();
    const builder = new ProgramBuilder();
    for (const [k, stage] of stages.entries()) {
      expect(result.stages[k]).toMatchObject({ name: stage.name, status: 'optimal', proved: true });
    }
    expect(result.loosened).toBeUndefined();

    // The same by the other solver: each stage with the ones before as rows.
    for (let j = 0; j < program.columnCount; j++) {
      builder.column(program.columnLower[j]!, program.columnUpper[j]!);
    }
    for (let i = 0; i < program.rowCount; i++) builder.row(program.rowLower[i]!, program.rowUpper[i]!);
    for (let j = 0; j < program.columnCount; j++) {
      for (let k = program.starts[j]!; k < program.starts[j + 1]!; k++) {
        builder.add(program.index[k]!, j, program.value[k]!);
      }
    }
    for (const [k, { cost }] of stages.entries()) {
      const { objective } = await solveIndependently({ ...builder.build(), cost });
      const ours = result.stages[k]!;
      expect(Math.abs(ours.objective - objective)).toBeLessThan(1e-5 * Math.max(1, objective));
      const row = builder.row(-Infinity, ours.allowed);
      cost.forEach((c, j) => {
        builder.add(row, j, c);
      });
    }
  });

  test('with room, later stages may take the tolerance of an earlier one in every column, and no more than the room in all', () => {
    const builder = new ProgramBuilder();
    // Each is 4 at its best and worth having in the second stage.
    for (let k = 0; k < 3; k++) builder.column(4, 10);
    const least = {
      name: 'least',
      cost: Float64Array.of(1, 1, 1),
      tolerance: { absolute: 0.01, relative: 0 },
    };
    const most = { name: 'most', cost: Float64Array.of(-1, -1, -1) };
    const reached = (room: number) => {
      const session = openSession(highs, builder.build());
      const { solution, stages } = solveLexicographic(session, [least, most], { room });
      session.close();
      expect(stages[0]!.objective).toBeCloseTo(12, 9);
      return { sum: -solution.objective, x: Array.from(solution.x) };
    };
    expect(reached(0).sum).toBeCloseTo(12.01, 6);
    expect(reached(0.02 / 12).sum).toBeCloseTo(12.02, 6);
    expect(reached(1).sum).toBeCloseTo(12.03, 6);
    for (const x of reached(1).x) expect(x).toBeCloseTo(4.01, 6);
  });

  test('a figure that a stage keeps rises no more than its objective may', () => {
    // Ten are short, of an early and a late column; the early ones weigh a hundredth more, and are what the second stage wants.
    const builder = new ProgramBuilder();
    const early = builder.column(0, 10);
    const late = builder.column(0, 10);
    const short = builder.row(10, Infinity);
    builder.add(short, early, 1);
    builder.add(short, late, 1);
    const fewest = {
      name: 'fewest',
      cost: Float64Array.of(1.01, 1),
      tolerance: { absolute: 0.02, relative: 0 },
    };
    const keeps = { index: Int32Array.of(early), cost: Float64Array.of(1) };
    const after = (stage: Stage, narrowing: boolean) => {
      const session = openSession(highs, builder.build());
      const result = solveLexicographic(
        session,
        [stage, { name: 'cheapest', cost: Float64Array.of(-1, 0) }],
        narrowing ? {} : { room: 0.002 },
      );
      expect(result.stages[0]!.objective).toBeCloseTo(10, 9);
      releaseStages(session, result);
      expect(session.solve().objective).toBeCloseTo(-10, 9);
      session.close();
      return result;
    };
    for (const narrowing of [true, false]) {
      // 0.02 are enough to move 2, and one that only knows the objective does.
      expect(after(fewest, narrowing).solution.x[early]).toBeCloseTo(2, 5);
      const { solution, stages } = after({ ...fewest, keeps }, narrowing);
      expect(solution.x[early]).toBeCloseTo(0.02, 5);
      expect(solution.x[late]).toBeCloseTo(9.98, 5);
      expect(stages[0]!.kept).toMatchObject({ reached: 0 });
      expect(stages[0]!.kept!.allowed).toBeCloseTo(0.02, 9);
    }
  });

  test('a stage that bounds do not limit is solved, after others and before them', () => {
    // What is gained has no bound of its own: the row alone keeps it to 5, and to 3 once it must not cost more than that.
    const builder = new ProgramBuilder();
    const gain = builder.column(0, Infinity);
    const price = builder.column(0, Infinity);
    const most = builder.row(-Infinity, 5);
    builder.add(most, gain, 1);
    const paid = builder.row(-Infinity, 0);
    builder.add(paid, gain, 1);
    builder.add(paid, price, -1);
    const dear = { name: 'price', cost: Float64Array.of(0, 1), tolerance: { absolute: 3, relative: 0 } };
    const gained = { name: 'gain', cost: Float64Array.of(-1, 0) };
    const solve = (stages: Stage[]) => {
      const session = openSession(highs, builder.build());
      const { solution } = solveLexicographic(session, stages);
      session.close();
      return Array.from(solution.x);
    };
    for (const [k, value] of solve([dear, gained]).entries()) expect(value).toBeCloseTo([3, 3][k]!, 6);
    for (const [k, value] of solve([gained, dear]).entries()) expect(value).toBeCloseTo([5, 5][k]!, 6);
  });

  test('gives duals of every stage, and of every stage row the price in the last objective', () => {
    const builder = new ProgramBuilder();
    const cheap = builder.column(0, 6);
    const dear = builder.column(0, 10);
    const short = builder.column(0, Infinity);
    const asked = builder.row(10, Infinity);
    for (const column of [cheap, dear, short]) builder.add(asked, column, 1);
    const session = openSession(highs, builder.build());
    const result = solveLexicographic(session, [
      { name: 'unmet', cost: Float64Array.of(0, 0, 4), tolerance: { absolute: 2, relative: 0 } },
      { name: 'cost', cost: Float64Array.of(3, 8, 0) },
    ]);
    // Half a unit may fall short (4 × 0.5 = the tolerance of 2), the rest is 6 cheap and 3.5 dear.
    const [unmet, cost] = result.stages;
    expect(unmet).toMatchObject({ objective: 0, allowed: 2 });
    expect(cost!.objective).toBeCloseTo(6 * 3 + 3.5 * 8, 6);
    expect(unmet!.rowDual[asked]).toBeCloseTo(0, 9);
    expect(cost!.rowDual[asked]).toBeCloseTo(8, 9);
    // One more of unmet weight allowed is a quarter of a unit less to make, at 8 each.
    expect(result.solution.rowDual[unmet!.row]! * unmet!.scale).toBeCloseTo(-2, 9);
    releaseStages(session, result);
    expect(session.solve().objective).toBeCloseTo(0, 9);
    session.close();
  });

  test('solves nothing for a stage already at the least its bounds allow', () => {
    const { program, stages } = productionProgram(size);
    const session = openSession(highs, program);
    const idle = new Float64Array(program.columnCount);
    const result = solveLexicographic(session, [{ name: 'nothing', cost: idle }, ...stages.slice(0, 2)]);
    expect(result.stages[0]).toMatchObject({ objective: 0, bound: 0, gap: 0, iterations: 0, proved: true });
    expect(result.stages[0]!.rowDual.every((dual) => dual === 0)).toBe(true);
    session.close();
  });

  test('interrupted keeps the best point and marks the rest as not reached', () => {
    const { program, stages } = productionProgram(size);
    const session = openSession(highs, program);
    let stage = '';
    const seen = new Set<string>();
    const result = solveLexicographic(session, stages, {
      onProgress: (progress) => {
        stage = progress.stage!;
        seen.add(stage);
      },
      interrupted: () => stage === stages[2]!.name,
    });
    session.close();
    expect([...seen]).toEqual(stages.slice(0, 3).map(({ name }) => name));
    expect(result.stages.map(({ status }) => status)).toEqual([
      'optimal',
      'optimal',
      'interrupted',
      'not reached',
    ]);
    expect(result.stages.map(({ proved }) => proved)).toEqual([true, true, false, false]);
    expect(result.solution).toMatchObject({ status: 'interrupted', hasPoint: true });
    for (const k of [0, 1]) {
      const value = stages[k]!.cost.reduce((sum, c, j) => sum + c * result.solution.x[j]!, 0);
      expect(value).toBeLessThan(result.stages[k]!.allowed + 1e-6);
    }
    expect(result.stages[3]!.objective).toBeGreaterThan(0);
  });

  test('without a point says so at the first stage', () => {
    const builder = new ProgramBuilder();
    builder.add(builder.row(2, Infinity), builder.column(0, 1), 1);
    const session = openSession(highs, builder.build());
    const cost = Float64Array.of(1);
    const result = solveLexicographic(session, [
      { name: 'first', cost },
      { name: 'second', cost },
    ]);
    expect(result.solution).toMatchObject({ status: 'infeasible', hasPoint: false });
    expect(result.stages.every(({ proved }) => !proved)).toBe(true);
    session.close();
  });

  test('stays solvable stage after stage when objectives are huge and conflict', () => {
    const { program, stages } = productionProgram(size);
    for (const factor of [1e-6, 1e7]) {
      const scaled = stages.map(({ name, cost }) => ({ name, cost: cost.map((c) => c * factor) }));
      const session = openSession(highs, program);
      const result = solveLexicographic(session, [...scaled, ...scaled.toReversed()]);
      expect(result.solution.status).toBe('optimal');
      session.close();
    }
  });
});

describe('a MILP', () => {
  test('agrees with trying every point, stage by stage', () => {
    fc.assert(
      fc.property(enumerable, fc.infiniteStream(fc.integer({ min: -4, max: 4 })), (small, numbers) => {
        const first = small.columns.map(({ cost }) => cost);
        const second = small.columns.map(() => numbers.next().value as number);
        const least = bestByEnumeration({ ...small, offset: 0 });
        fc.pre(least !== undefined);
        const then = bestByEnumeration({
          columns: small.columns.map((column, j) => ({ ...column, cost: second[j]! })),
          rows: [...small.rows, { lower: -Infinity, upper: least! + 1e-9, coefficients: first }],
          offset: 0,
        });
        const session = openSession(highs, built(small));
        const result = solveLexicographic(session, [
          { name: 'first', cost: Float64Array.from(first) },
          { name: 'second', cost: Float64Array.from(second) },
        ]);
        session.close();
        expect(result.stages[0]!.objective).toBeCloseTo(least!, 5);
        expect(result.stages[1]!.objective).toBeCloseTo(then!, 5);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test('goes on from its last point, is never worse for more plants, and has the same bytes twice', () => {
    const run = (plants: number) => {
      const { program, stages } = productionProgram({ ...size, capacity: 0.05, plants });
      const session = openSession(highs, program);
      const result = solveLexicographic(session, stages, { gap: 1e-4 });
      session.close();
      return result;
    };
    const [without, one, two] = [run(0), run(12), run(12)];
    expect(one).toEqual(two);
    expect(one.solution.status).toBe('optimal');
    expect(one.stages[0]!.objective).toBeLessThan(without.stages[0]!.objective - 0.1);
  });
});
