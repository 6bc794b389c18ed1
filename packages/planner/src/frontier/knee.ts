import type { Knee } from './frontier.ts';

/** A bend smaller than this, of the range of the curve, is not worth a name. */
const LEAST_BEND = 0.1;
/** A curve whose ends differ by less than this share does not rise or fall. */
const LEAST_RANGE = 1e-4;

/**
 * Where a curve bends most: both axes are brought to 0..1 and the point farthest from the chord between the ends is
 * taken (the difference curve of Kneedle, without its smoothing: V. Satopaa, J. Albrecht, D. Irwin and B. Raghavan,
 * Finding a "Kneedle" in a Haystack, ICDCS Workshops 2011). Above the chord it is a knee, below an elbow; at most
 * one of each, the first of equals. `gap` is how far a point may lie from the best: a range within it has no knee.
 */
export function kneesOf(
  curve: readonly { readonly at: number; readonly value: number }[],
  gap: number,
): Omit<Knee, 'stage'>[] {
  if (curve.length < 3) return [];
  const first = curve[0];
  const last = curve[curve.length - 1];
  const range = last.value - first.value;
  if (Math.abs(range) <= Math.max(LEAST_RANGE, gap)) return [];
  const above = curve.map(({ at, value }) => {
    const along = (at - first.at) / (last.at - first.at);
    return (value - first.value - along * range) / Math.abs(range);
  });
  const farthest = (sign: 1 | -1, kind: Knee['kind']): Omit<Knee, 'stage'>[] => {
    const k = above.reduce((best, d, j) => (sign * d > sign * above[best] + 1e-9 ? j : best), 0);
    const bend = sign * above[k];
    return bend >= LEAST_BEND ? [{ at: curve[k].at, kind, bend: Number(bend.toPrecision(6)) }] : [];
  };
  return [...farthest(1, 'knee'), ...farthest(-1, 'elbow')];
}
