import { excerpt, type FaultList } from './faultList.ts';
import { limits } from './limits.ts';
import type { RowShape } from './rowBuilder.ts';
import { suggest } from './suggest.ts';

/** A column without a name: fine as long as it is blank all the way down, as spreadsheets leave them. */
export const UNNAMED = -1;
/** A column whose name was refused: its cells are not read. */
export const REFUSED = -2;

/**
 * Which column of the shape each column of a header is, or `UNNAMED`, or `REFUSED`. Tells unknown names with the
 * nearest known one, names given twice, and required columns that are absent.
 */
export function readHeader(
  shape: RowShape,
  header: readonly string[],
  line: number,
  faults: FaultList,
): Int32Array {
  const names = Object.keys(shape.columns);
  const at = new Map(names.map((name, index) => [name, index]));
  const taken = new Map<number, number>();
  const table = shape.name;
  if (header.length > limits.columns) {
    faults.add({
      code: 'too-many-columns',
      table,
      line,
      detail: { limit: limits.columns, count: header.length },
    });
    return new Int32Array(header.length).fill(REFUSED);
  }
  const places = Int32Array.from(header, (cell, position) => {
    const name = cell.trim();
    if (name === '') return UNNAMED;
    const index = at.get(name);
    if (index === undefined) {
      faults.add({
        code: 'column-unknown',
        table,
        line,
        column: excerpt(name),
        value: excerpt(name),
        detail: suggest(name, names, { columns: names.join(', ') }),
      });
      return REFUSED;
    }
    const first = taken.get(index);
    if (first !== undefined) {
      faults.add({
        code: 'column-repeated',
        table,
        line,
        column: name,
        value: name,
        detail: { first: first + 1, second: position + 1 },
      });
      return REFUSED;
    }
    taken.set(index, position);
    return index;
  });
  for (const [name, index] of at) {
    if (shape.columns[name].required && !taken.has(index)) {
      faults.add({ code: 'column-missing', table, line, column: name });
    }
  }
  return places;
}
