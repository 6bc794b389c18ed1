/** Coefficients as they were stated, in any order: the k-th is `value[k]` at (`row[k]`, `column[k]`). */
export interface Entries {
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

export interface SparseColumns {
  /** Entries of column j stand at `starts[j] .. starts[j + 1] - 1`, rows ascending, each row once. */
  readonly starts: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/**
 * Coefficients, piece after piece, by column: one stable counting sort by column, then each column by row. Several for one place are
 * summed in the order they were stated. O(entries + columns) where rows are stated in order, as they mostly are.
 */
export function compress(pieces: readonly Entries[], columnCount: number): SparseColumns {
  const { starts, index, value } = byColumn(pieces, columnCount);
  let kept = 0;
  let from = 0;
  for (let column = 0; column < columnCount; column++) {
    const until = starts[column + 1]!;
    starts[column] = kept;
    if (isAscending(index, from, until)) {
      // Until something is summed, everything stands where it belongs.
      if (kept === from) kept = until;
      else
        for (let k = from; k < until; k++, kept++) {
          index[kept] = index[k]!;
          value[kept] = value[k]!;
        }
      from = until;
      continue;
    }
    sortByRow(index, value, from, until);
    while (from < until) {
      const row = index[from]!;
      let sum = 0;
      let largest = 0;
      for (; from < until && index[from] === row; from++) {
        sum += value[from]!;
        largest = Math.max(largest, Math.abs(value[from]!));
      }
      // Terms that cancel leave rounding behind (0.1 + 0.2 - 0.3 = 5.6e-17), which stands for an exact zero.
      if (Math.abs(sum) <= largest * 2 ** -50) continue;
      index[kept] = row;
      value[kept] = sum;
      kept++;
    }
  }
  starts[columnCount] = kept;
  if (kept === index.length) return { starts, index, value };
  return { starts, index: index.slice(0, kept), value: value.slice(0, kept) };
}

/** Rows and values of each column in the order they were stated; `starts` as long as columns, and one. */
function byColumn(pieces: readonly Entries[], columnCount: number): SparseColumns {
  // Two places on, so that filling moves the start of each column to its end, which is the start of the next.
  const next = new Int32Array(columnCount + 2);
  let count = 0;
  for (const { column } of pieces) {
    for (let k = 0; k < column.length; k++) next[column[k]! + 2]!++;
    count += column.length;
  }
  for (let j = 2; j <= columnCount; j++) next[j]! += next[j - 1]!;
  const index = new Int32Array(count);
  const sorted = new Float64Array(count);
  for (const { row, column, value } of pieces) {
    for (let k = 0; k < column.length; k++) {
      const at = next[column[k]! + 1]!++;
      index[at] = row[k]!;
      sorted[at] = value[k]!;
    }
  }
  return { starts: next.subarray(0, columnCount + 1), index, value: sorted };
}

function isAscending(index: Int32Array, from: number, until: number): boolean {
  for (let k = from + 1; k < until; k++) if (index[k]! <= index[k - 1]!) return false;
  return true;
}

/** Above this many entries, moving each to its place one by one takes too long where rows were stated backwards. */
const shortColumn = 64;

/** Sorts the entries of one column by row, those of one row left in their order. */
function sortByRow(index: Int32Array, value: Float64Array, from: number, until: number): void {
  if (until - from > shortColumn) {
    const rows = index.slice(from, until);
    const values = value.slice(from, until);
    const order = Uint32Array.from(rows.keys()).sort((a, b) => rows[a]! - rows[b]! || a - b);
    for (let k = 0; k < order.length; k++) {
      index[from + k] = rows[order[k]!]!;
      value[from + k] = values[order[k]!]!;
    }
    return;
  }
  for (let k = from + 1; k < until; k++) {
    const row = index[k]!;
    const coefficient = value[k]!;
    let at = k;
    for (; at > from && index[at - 1]! > row; at--) {
      index[at] = index[at - 1]!;
      value[at] = value[at - 1]!;
    }
    index[at] = row;
    value[at] = coefficient;
  }
}
