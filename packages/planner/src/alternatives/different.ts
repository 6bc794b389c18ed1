import type { Near } from './near.ts';
import type { Found, NearSearch } from './search.ts';
import { differences, type Knowledge } from './verdicts.ts';

/** A portfolio far from others: by how many measures it differs from the nearest, and the most that any could. */
export interface Different {
  readonly found: Found;
  readonly differs: number;
  readonly mostPossible: number;
}

/**
 * Portfolios as different as possible from the best and from one another, one after the other: the next is the one
 * whose nearest among those before it is farthest, counted in measures (modelling to generate alternatives: E. D. Brill,
 * S.-Y. Chang and L. D. Hopkins, Management Science 28(3), 1982; the nearest rather than the sum, so that none repeats
 * another). Ends early where no portfolio differs any more.
 */
export function mostDifferent(
  search: NearSearch,
  near: Near,
  known: Knowledge,
  count: number,
  told: (done: number, of: number) => void,
): Different[] {
  const { distance } = near;
  const chosen: Found[] = [known.found[0]];
  const different: Different[] = [];
  while (different.length < count && !search.interrupted) {
    told(different.length, count);
    keepDistance(search, near, chosen[chosen.length - 1]);
    const nearest = (one: Found) => Math.min(...chosen.map((other) => differences(one, other)));
    // The farthest of those found by now, the first of equals.
    const farthest = known.found.reduce((best, one) => (nearest(one) > nearest(best) ? one : best));
    const start = farthest.x.slice();
    start[distance] = nearest(farthest);
    const answer = search.cheapest(new Map([[distance, -1]]), 'search', start);
    if (answer.kind === 'found') known.add(answer.found);
    const next = [farthest, ...(answer.kind === 'found' ? [answer.found] : [])].reduce((best, one) =>
      nearest(one) > nearest(best) ? one : best,
    );
    const differs = nearest(next);
    if (differs === 0) break;
    const bound = answer.kind === 'none' ? differs : -answer.bound;
    const mostPossible = Math.min(near.choices.length, Math.max(differs, Math.floor(bound + 1e-6)));
    different.push({ found: next, differs, mostPossible });
    chosen.push(next);
  }
  return different;
}

/** distance ≤ Σ of the measures in which a portfolio differs from `other`. */
function keepDistance({ session }: NearSearch, { choices, distance }: Near, other: Found): void {
  const taken = other.chosen.filter(Boolean).length;
  const index = Int32Array.from([distance, ...choices.map(({ chosen }) => chosen)]);
  const value = Float64Array.from([1, ...other.chosen.map((was) => (was ? 1 : -1))]);
  session.addRow(Number.NEGATIVE_INFINITY, taken, index, value);
}
