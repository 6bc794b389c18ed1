import type { ReadingCode } from '../faults/reading.ts';

/** What a fault's words need beside the offending value: the right writing, a limit, the nearest choice. */
export type Detail = Readonly<Record<string, string | number>>;

/** The value of a cell, or why there is none. */
export type CellResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ReadingCode; readonly detail?: Detail };

export const found = (value: unknown): CellResult => ({ ok: true, value });
export const refused = (code: ReadingCode, detail?: Detail): CellResult =>
  detail === undefined ? { ok: false, code } : { ok: false, code, detail };
