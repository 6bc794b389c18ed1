import type { Detail } from '../cells/result.ts';
import { nearest } from '../faults/nearest.ts';

/** The nearest known name as a fault's detail, or else `otherwise`. */
export function suggest(name: string, known: readonly string[], otherwise?: Detail): Detail | undefined {
  const suggestion = nearest(name, known);
  return suggestion === undefined ? otherwise : { ...otherwise, suggestion };
}
