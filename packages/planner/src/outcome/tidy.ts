/** Solver arithmetic leaves dust such as 3.0000000004; a millionth of a unit is below anything a plan states. */
export function tidy(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6;
  return rounded === 0 ? 0 : rounded;
}

/** The values of `count` columns from `first`, tidied; zeros where there are none (`first` is -1). */
export function seriesAt(x: Float64Array, first: number, count: number): number[] {
  return first < 0 ? new Array<number>(count).fill(0) : Array.from(x.subarray(first, first + count), tidy);
}

export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
