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

test('rows of a long column come out in order, however they were stated, and more than a piece of them', () => {
  const builder = new ProgramBuilder();
  const count = 70_000;
  builder.rows(count, 0, 1);
  const column = builder.columns(1, 0, 1);
  for (let row = count - 1; row >= 0; row--) builder.add(row, column, row + 1);
  for (let row = 0; row < count; row += 1000) builder.add(row, column, 1);
  const { starts, index, value } = builder.build();
  expect([...starts]).toEqual([0, count]);
  expect(index).toEqual(Int32Array.from({ length: count }, (_, row) => row));
  expect(value).toEqual(Float64Array.from({ length: count }, (_, row) => row + (row % 1000 === 0 ? 2 : 1)));
});

test('runs of columns, rows and coefficients say what one by one would say', () => {
  const at = fc.integer({ min: 0, max: 5 });
  const run = fc.record({
    row: at,
    column: at,
    values: fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(run, { maxLength: 30 }), fc.boolean(), (runs, same) => {
      const upper = Float64Array.from({ length: 9 }, (_, j) => j);
      const [whole, single] = [new ProgramBuilder(), new ProgramBuilder()];
      expect([whole.columns(9, 0, upper), whole.columns(2, -1, 1, true)]).toEqual([0, 9]);
      expect([whole.rows(9, -5, upper), whole.rows(0, 0, 1)]).toEqual([0, 9]);
      for (const most of upper) {
        single.column(0, most);
        single.row(-5, most);
      }
      for (let k = 0; k < 2; k++) single.column(-1, 1, 0, true);
      for (const { row, column, values } of runs) {
        const first = values[0] ?? 0;
        whole.addDiagonal(row, column, values.length, same ? first : Float64Array.from(values));
        values.forEach((value, k) => {
          single.add(row + k, column + k, same ? first : value);
        });
      }
      expect(whole.build()).toEqual(single.build());
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
  expect(() => builder.columns(2, 0, Float64Array.of(1, Number.NaN))).toThrow(
    'column 2: bounds are [0, NaN]',
  );
  expect(() => builder.columns(2, 0, Float64Array.of(1))).toThrow('2 columns: 1 numbers given');
  expect(() => builder.rows(-1, 0, 1)).toThrow('-1 rows: not a number of them');
  expect(() => builder.addDiagonal(row, column, 2, 1)).toThrow('row 1 is not there');
  expect(() => builder.addDiagonal(row, column, 1, Float64Array.of(Number.NaN))).toThrow(
    'row 0, column 0: coefficient is NaN',
  );
  expect([builder.columnCount, builder.rowCount, builder.entryCount]).toEqual([1, 1, 0]);
});
