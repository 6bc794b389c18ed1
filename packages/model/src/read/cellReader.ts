import { parseCell } from '../cells/parse.ts';
import { type CellResult, refused } from '../cells/result.ts';
import type { Column } from '../schema/column.ts';
import { limits } from './limits.ts';

/**
 * Columns whose cells repeat: a text met before costs one look-up instead of a parse, and equal values share memory.
 */
const repeating = new Set([
  'date',
  'duration',
  'currency',
  'boolean',
  'choice',
  'ref',
  'refs',
  'choices',
  'months',
]);
const remembered = 20_000;

/** Parses the cells of one column; the result of a cell that is not blank. */
export type CellReader = (text: string) => CellResult;

export function cellReader(column: Column): CellReader {
  const read = (text: string): CellResult =>
    text.length > limits.cellLength
      ? refused('cell-length', { limit: limits.cellLength, length: text.length })
      : parseCell(column, text);
  if (!repeating.has(column.kind)) return read;
  const known = new Map<string, CellResult>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = read(text);
      if (known.size < remembered && text.length <= 100) known.set(text, result);
    }
    return result;
  };
}
