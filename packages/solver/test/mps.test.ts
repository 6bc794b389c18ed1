import {
  type Highs,
  type LinearProgram,
  loadHighs,
  openSession,
  ProgramBuilder,
  writeMps,
} from '@sinew/solver';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { productionProgram } from './productionPrograms.ts';
import { assorted, built } from './smallPrograms.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

function text(program: LinearProgram, options = {}): string {
  return [...writeMps(program, options)].join('');
}

/** What HiGHS's own reader makes of MPS text. */
function readBack(mps: string) {
  return highs.withModel({ format: 'mps', data: mps }, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 1e-6, mip_abs_gap: 1e-9 });
    const data = model.getModel('csc');
    model.run();
    return { data, status: model.getModelStatus(), objective: model.getObjectiveValue() };
  });
}

test('what is written reads back, to the same doubles, and solves to the same objective', () => {
  let optimal = 0;
  fc.assert(
    fc.property(assorted, fc.double({ min: 0.1, max: 10, noNaN: true }), (small, factor) => {
      // A factor without a short decimal asks for full precision.
      const columns = small.columns.map((column) => ({ ...column, cost: column.cost * factor }));
      const rows = small.rows.filter(({ lower, upper }) => lower > -Infinity || upper < Infinity);
      const program = built({ columns, rows, offset: small.offset * factor });
      const { data, status, objective } = readBack(text(program));
      expect(data.colCost).toEqual(program.cost.map((c) => c + 0));
      expect(data.colLower).toEqual(program.columnLower);
      expect(data.colUpper).toEqual(program.columnUpper);
      expect(data.rowLower).toEqual(program.rowLower);
      expect(data.rowUpper).toEqual(program.rowUpper);
      expect(data.matrix.values).toEqual(program.value);
      expect(data.matrix.indices).toEqual(program.index);
      expect(data.offset).toBeCloseTo(program.offset, 14);
      expect(Array.from(data.integrality, (type) => (type === 0 ? 0 : 1))).toEqual([...program.integer]);
      const session = openSession(highs, program);
      const ours = session.solve();
      session.close();
      expect(status === highs.constants.modelStatus.optimal).toBe(ours.status === 'optimal');
      if (ours.status !== 'optimal') return;
      optimal++;
      expect(objective).toBeCloseTo(ours.objective, 5);
    }),
    { numRuns: 200, seed: 3 },
  );
  expect(optimal).toBeGreaterThan(30);
});

test('a production plan of thousands of rows comes in chunks and solves to the same', () => {
  const { program, stages } = productionProgram({ periods: 30, items: 60, resources: 8, seed: 4, plants: 3 });
  const whole = { ...program, cost: stages[0]!.cost };
  const chunks = [...writeMps(whole)];
  expect(chunks.length).toBeGreaterThan(3);
  const session = openSession(highs, whole);
  expect(readBack(chunks.join('')).objective).toBeCloseTo(session.solve().objective, 5);
  session.close();
});

test('names, sense and every kind of row and bound, line by line', () => {
  const builder = new ProgramBuilder();
  builder.offset = 2.5;
  const run = builder.column(0, Infinity, 1.1);
  const open = builder.column(0, 1, -3, true);
  const swing = builder.column(-Infinity, Infinity);
  const debt = builder.column(-Infinity, -2);
  builder.column(4, 4);
  builder.add(builder.row(1, 9), run, 0.1);
  builder.add(builder.row(-Infinity, 7), open, 1);
  builder.add(builder.row(3, 3), swing, 1);
  builder.add(builder.row(-5, Infinity), debt, 1);
  builder.add(builder.row(-Infinity, Infinity), debt, 1);
  const names = ['run shell line', 'open', 'swing', 'debt', 'idle'];
  const options = { name: 'a plan', columnName: (j: number) => names[j]!, objectiveSense: 'maximise' };
  expect(text(builder.build(), options)).toMatchInlineSnapshot(`
    "NAME a_plan
    OBJSENSE
        MAX
    ROWS
     N COST
     G R0
     L R1
     E R2
     G R3
     N R4
    COLUMNS
        run_shell_line COST -1.1
        run_shell_line R0 0.1
        MARKER0 'MARKER' 'INTORG'
        open COST 3
        open R1 1
        MARKER1 'MARKER' 'INTEND'
        swing R2 1
        debt R3 1
        debt R4 1
        idle COST 0
    RHS
        RHS COST 2.5
        RHS R0 1
        RHS R1 7
        RHS R2 3
        RHS R3 -5
    RANGES
        RANGE R0 8
    BOUNDS
     LO BOUND run_shell_line 0
     PL BOUND run_shell_line
     LO BOUND open 0
     UP BOUND open 1
     FR BOUND swing
     MI BOUND debt
     UP BOUND debt -2
     FX BOUND idle 4
    ENDATA
    "
  `);
});

test('a row whose bounds cross is refused, since MPS would turn it round', () => {
  const builder = new ProgramBuilder();
  builder.column(0, 1);
  builder.row(2, 1);
  expect(() => text(builder.build(), { rowName: () => 'balance' })).toThrow(
    'row 0 (balance): its bounds [2, 1]',
  );
});
