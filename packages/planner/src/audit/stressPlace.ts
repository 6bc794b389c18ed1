import type { Place } from './findings.ts';

/** A place of a stress test: a row of a table, or of its own findings. */
export const placeOf = (table: string, row: string, unit = ''): Place => ({
  rule: 'stress',
  table,
  row,
  period: null,
  unit,
});

/** A field of the file at a place, as its JSON names it. */
export const at = (place: Place, field: string): Place => ({ ...place, field });
