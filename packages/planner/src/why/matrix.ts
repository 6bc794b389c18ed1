import type { LinearProgram } from '@sinew/solver';

/** The coefficients of a program by rows: entries of row i stand at `starts[i] .. starts[i + 1] - 1`, columns ascending. */
export interface ByRows {
  readonly starts: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

export function byRows({ rowCount, columnCount, starts, index, value }: LinearProgram): ByRows {
  const first = new Int32Array(rowCount + 1);
  for (const row of index) first[row + 1]++;
  for (let i = 0; i < rowCount; i++) first[i + 1] += first[i];
  const next = first.slice();
  const columns = new Int32Array(index.length);
  const values = new Float64Array(index.length);
  for (let j = 0; j < columnCount; j++) {
    for (let k = starts[j]; k < starts[j + 1]; k++) {
      const at = next[index[k]]++;
      columns[at] = j;
      values[at] = value[k];
    }
  }
  return { starts: first, index: columns, value: values };
}
