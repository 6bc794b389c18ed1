import { ProgramBuilder } from '@sinew/solver';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('coefficients in any order come out by column with rows ascending, equal to a dense sum', () => {
  const place = fc.record({
    row: fc.integer({ min: 0, max: 6 }),
    column: fc.integer({ min: 0, max: 8 }),
    value: fc.integer({ min: -3, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 120 }), (places) => {
      const builder = new ProgramBuilder();
      for (let i = 0; i < 7; i++) builder.row(0, 1);
      for (let j = 0; j < 9; j++) builder.column(0, 1);
      const dense = new Float64Array(7 * 9);
      for (const { row, column, value } of places) {
        builder.add(row, column, value);
        dense[row * 9 + column]! += value;
      }
      const { starts, index, value } = builder.build();
      const seen = new Float64Array(7 * 9);
      for (let j = 0; j < 9; j++) {
        for (let k = starts[j]!; k < starts[j + 1]!; k++) {
          if (k > starts[j]!) expect(index[k]).toBeGreaterThan(index[k - 1]!);
          expect(value[k]).not.toBe(0);
          seen[index[k]! * 9 + j] = value[k]!;
        }
      }
      expect(seen).toEqual(dense);
    }),
  );
});

test('coefficients that cancel but for rounding are dropped; small ones that do not are kept', () => {
  const builder = new ProgramBuilder();
  const row = builder.row(0, 1);
  const cancelled = builder.column(0, 1);
  const small = builder.column(0, 1);
  for (const term of [0.1, 0.2, -0.3]) builder.add(row, cancelled, term);
  for (const term of [1, 1e-9, -1]) builder.add(row, small, term);
  const { starts, value } = builder.build();
  expect([...starts]).toEqual([0, 0, 1]);
  expect(value[0]).toBeCloseTo(1e-9, 14);
});

test('arrays grow past their first size and a build stands apart from what is added later', () => {
  const builder = new ProgramBuilder();
  for (let k = 0; k < 5000; k++) {
    builder.add(builder.row(k, Infinity), builder.column(0, k, k), k + 1);
  }
  const before = builder.build();
  builder.add(0, 0, 41);
  builder.addCost(3, 10);
  expect(before.value[4999]).toBe(5000);
  expect(before.columnUpper[4999]).toBe(4999);
  expect([before.value[0], before.cost[3]]).toEqual([1, 3]);
  expect([builder.build().value[0], builder.build().cost[3]]).toEqual([42, 13]);
});

test('mistakes in stating a program name the row or column', () => {
  const builder = new ProgramBuilder();
  const row = builder.row(0, 1);
  const column = builder.column(0, 1);
  expect(() => builder.add(row + 1, column, 1)).toThrow('row 1 is not there: rows run from 0 to 0');
  expect(() => builder.add(row, -1, 1)).toThrow('column -1 is not there');
  expect(() => builder.add(row, 0.5, 1)).toThrow('column 0.5 is not there');
  expect(() => builder.add(row, column, Number.NaN)).toThrow('row 0, column 0: coefficient is NaN');
  expect(() => builder.column(0, Number.NaN)).toThrow('column 1: bounds are [0, NaN]');
  expect(() => builder.row(Infinity, Infinity)).toThrow('row 1: bounds are [Infinity, Infinity]');
  expect(() => builder.column(0, 1, Infinity)).toThrow('column 1: cost is Infinity');
});
