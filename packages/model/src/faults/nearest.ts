/**
 * The candidate a mistyped name most likely stood for, or `undefined` when none is near: at most one edit in three
 * letters, and never fewer than one. An edit inserts, drops or replaces a letter or swaps two neighbours (optimal
 * string alignment: Damerau 1964 without repeated edits of one substring). Case and the choice between `-`, `_` and
 * space do not count. Among equals the first candidate wins, so the answer follows the order given.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(name);
  // Past this length nobody mistypes a name, and the distance would cost more than the answer is worth.
  if (wanted.length === 0 || wanted.length > 100) return undefined;
  let best: string | undefined;
  let bound = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bound) continue;
    const distance = editDistance(wanted, fold(candidate), bound);
    if (distance < bound) {
      best = candidate;
      bound = distance;
      if (bound === 0) break;
    }
  }
  return best;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_\s]+/g, '_');
}

/** Edit distance of two texts, or `bound` as soon as it is known to be no less. */
export function editDistance(a: string, b: string, bound = Number.POSITIVE_INFINITY): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let distance = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) distance = Math.min(distance, before[j - 2] + 1);
      current.push(distance);
      least = Math.min(least, distance);
    }
    // A swap may reach back one row, so both rows must be past the bound.
    if (least >= bound && Math.min(...previous) >= bound) return bound;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length], bound);
}
