import type { Column } from '../schema/column.ts';

/**
 * The text of a value, such that `parseCell` gives the value back; blank for `undefined` and for an empty list.
 * Numbers are written with the fewest digits that give the same double back (ECMA-262 Number::toString).
 */
export function formatCell(column: Column, value: unknown): string {
  if (value === undefined || value === null) return '';
  switch (column.kind) {
    case 'refs':
    case 'choices':
    case 'months':
      return (value as readonly (string | number)[]).join(' ');
    default:
      return String(value);
  }
}
