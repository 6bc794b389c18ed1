import { limits } from '../read/limits.ts';
import type { Column } from '../schema/column.ts';
import { checkNumber, parseNumber } from './number.ts';
import { parseCell, parseParts } from './parse.ts';
import { type CellResult, found, refused } from './result.ts';

/**
 * The value of a JSON field that is neither null nor empty text. Numbers come as numbers, booleans as booleans, lists
 * as lists, everything else as text that follows the rules of a cell.
 */
export function parseField(column: Column, value: unknown): CellResult {
  switch (column.kind) {
    case 'number':
    case 'integer':
      return typeof value === 'number' ? checkNumber(column, value) : notANumber(column, value);
    case 'boolean':
      return typeof value === 'boolean' ? found(value) : refused('json-kind', { wanted: 'boolean' });
    case 'months':
      return parseFieldList(value, (part) =>
        typeof part === 'number'
          ? checkNumber({ ...column, kind: 'integer' }, part)
          : refused('json-kind', { wanted: 'number' }),
      );
    case 'refs':
      return parseFieldList(value, (part) => parseTextField({ ...column, kind: 'ref' }, part));
    case 'choices':
      return parseFieldList(value, (part) => parseTextField({ ...column, kind: 'choice' }, part));
    default:
      return parseTextField(column, value);
  }
}

function parseTextField(column: Column, value: unknown): CellResult {
  if (typeof value !== 'string') return refused('json-kind', { wanted: 'text' });
  return parseCell(column, value);
}

function parseFieldList(value: unknown, parsePart: (part: unknown) => CellResult): CellResult {
  if (!Array.isArray(value)) return refused('json-kind', { wanted: 'list' });
  // The list must fit one cell of the other forms: a part takes at least one letter and one space.
  if (value.length > limits.cellLength / 2) return refused('cell-length', { limit: limits.cellLength });
  const result = parseParts(value, parsePart);
  if (!result.ok) return result;
  const length = (result.value as readonly unknown[]).join(' ').length;
  return length > limits.cellLength ? refused('cell-length', { limit: limits.cellLength, length }) : result;
}

function notANumber(column: Column, value: unknown): CellResult {
  if (typeof value !== 'string') return refused('json-kind', { wanted: 'number' });
  const parsed = parseNumber(column, value.trim());
  return parsed.ok ? refused('json-number-quoted', { suggestion: String(parsed.value) }) : parsed;
}
