import { type LinearProgram, ProgramBuilder } from '@sinew/solver';
import fc from 'fast-check';

/** A row or column as tests state them. */
export interface SmallProgram {
  readonly columns: readonly { lower: number; upper: number; cost: number; integer: boolean }[];
  readonly rows: readonly { lower: number; upper: number; coefficients: readonly number[] }[];
  readonly offset: number;
}

export function built({ columns, rows, offset }: SmallProgram): LinearProgram {
  const builder = new ProgramBuilder();
  builder.offset = offset;
  for (const { lower, upper, cost, integer } of columns) builder.column(lower, upper, cost, integer);
  for (const { lower, upper, coefficients } of rows) {
    const row = builder.row(lower, upper);
    coefficients.forEach((coefficient, column) => {
      builder.add(row, column, coefficient);
    });
  }
  return builder.build();
}

const quarter = (least: number, most: number) =>
  fc.integer({ min: 4 * least, max: 4 * most }).map((n) => n / 4 + 0);

function rowsOver(columnCount: number) {
  const side = fc.tuple(
    quarter(-12, 12),
    quarter(0, 8),
    fc.constantFrom('lower', 'upper', 'both', 'equal', 'free'),
  );
  return fc.array(
    fc
      .tuple(
        side,
        fc.array(fc.oneof(fc.constant(0), quarter(-4, 4)), {
          minLength: columnCount,
          maxLength: columnCount,
        }),
      )
      .map(([[at, width, kind], coefficients]) => ({
        lower: kind === 'upper' || kind === 'free' ? -Infinity : at,
        upper:
          kind === 'lower' || kind === 'free'
            ? Infinity
            : kind === 'equal' || kind === 'upper'
              ? at
              : at + width,
        coefficients,
      })),
    { minLength: 0, maxLength: 4 },
  );
}

/** Programs whose columns are all integer in a small box, so that every point can be tried. */
export const enumerable: fc.Arbitrary<SmallProgram> = fc.integer({ min: 1, max: 4 }).chain((columnCount) =>
  fc
    .record({
      columns: fc.array(
        fc.record({
          lower: fc.integer({ min: -3, max: 1 }),
          width: fc.integer({ min: 0, max: 4 }),
          cost: quarter(-5, 5),
        }),
        { minLength: columnCount, maxLength: columnCount },
      ),
      rows: rowsOver(columnCount),
      offset: quarter(-3, 3),
    })
    .map(({ columns, rows, offset }) => ({
      columns: columns.map(({ lower, width, cost }) => ({
        lower,
        upper: lower + width,
        cost,
        integer: true,
      })),
      rows,
      offset,
    })),
);

/**
 * Programs of every kind: continuous and integer columns; free, fixed, one-sided and boxed bounds. Integer columns
 * have finite bounds: without, branch and bound need never end.
 */
export const assorted: fc.Arbitrary<SmallProgram> = fc.integer({ min: 1, max: 6 }).chain((columnCount) =>
  fc.record({
    columns: fc.array(
      fc
        .tuple(
          quarter(-8, 8),
          quarter(0, 9),
          fc.constantFrom('free', 'fixed', 'lower', 'upper', 'box'),
          quarter(-5, 5),
          fc.boolean(),
        )
        .map(([at, width, kind, cost, integer]) => {
          if (integer) {
            const least = Math.round(at) + 0;
            return { lower: least, upper: least + Math.round(width), cost, integer };
          }
          return {
            lower: kind === 'free' || kind === 'upper' ? -Infinity : at,
            upper: kind === 'free' || kind === 'lower' ? Infinity : kind === 'box' ? at + width : at,
            cost,
            integer,
          };
        }),
      { minLength: columnCount, maxLength: columnCount },
    ),
    rows: rowsOver(columnCount),
    offset: quarter(-3, 3),
  }),
);

/** The least objective over every point of an `enumerable` program; undefined where none satisfies it. */
export function bestByEnumeration({ columns, rows, offset }: SmallProgram): number | undefined {
  let best: number | undefined;
  const x = columns.map(({ lower }) => lower);
  for (;;) {
    const satisfied = rows.every(({ lower, upper, coefficients }) => {
      const activity = coefficients.reduce((sum, coefficient, j) => sum + coefficient * x[j]!, 0);
      return activity >= lower && activity <= upper;
    });
    if (satisfied) {
      const objective = columns.reduce((sum, { cost }, j) => sum + cost * x[j]!, offset);
      if (best === undefined || objective < best) best = objective;
    }
    let j = 0;
    while (j < x.length && x[j] === columns[j]!.upper) {
      x[j] = columns[j]!.lower;
      j++;
    }
    if (j === x.length) return best;
    x[j]!++;
  }
}
