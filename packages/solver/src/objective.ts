import type { Session } from './session.ts';

/** Power of two that brings the largest of an objective's costs near 1; 1 where there are none. */
export function objectiveScale(cost: Float64Array): number {
  const largest = cost.reduce((sofar, c) => Math.max(sofar, Math.abs(c)), 0);
  return largest > 0 ? 2 ** -Math.round(Math.log2(largest)) : 1;
}

/** The coefficients scale × cost of a row that holds an objective. */
export function objectiveRow(
  cost: Float64Array,
  scale: number,
): { readonly index: Int32Array; readonly value: Float64Array } {
  const index: number[] = [];
  const value: number[] = [];
  for (let j = 0; j < cost.length; j++) {
    // A coefficient that the solver would take for zero (see Session) costs less than the tolerance anyhow.
    if (Math.abs(cost[j]! * scale) <= 1e-12) continue;
    index.push(j);
    value.push(cost[j]! * scale);
  }
  return { index: Int32Array.from(index), value: Float64Array.from(value) };
}

/** Σ cost[j] x[j], summed in column order. */
export function objectiveValue(cost: Float64Array, x: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < cost.length; j++) if (cost[j] !== 0) sum += cost[j]! * x[j]!;
  return sum;
}

/** The least that cost · x can be within the columns' bounds alone. */
export function leastValue(session: Session, cost: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < cost.length; j++) {
    const c = cost[j]!;
    if (c === 0) continue;
    const { lower, upper } = session.columnBounds(j);
    sum += c > 0 ? c * lower : c * upper;
    if (sum === -Infinity) return sum;
  }
  return sum;
}

/** Whether an objective is at the least that bounds allow, within `tolerance` of its size; never where they allow any. */
export function isAtLeast(reached: number, least: number, tolerance: number): boolean {
  return Number.isFinite(least) && reached - least <= tolerance * Math.max(1, Math.abs(least));
}
