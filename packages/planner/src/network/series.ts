/** Numbers by period, or by fiscal year: `of(0)` to `of(count - 1)`. */
export function series(count: number, of: (k: number) => number): Float64Array {
  const values = new Float64Array(count);
  for (let k = 0; k < count; k++) values[k] = of(k);
  return values;
}
