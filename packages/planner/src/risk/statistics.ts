/** Normal quantile of a chance of 95 % on both sides. */
const Z95 = 1.959963984540054;

/**
 * The value that a share p of the values does not exceed: the least such value, so that it is always one of them (the inverse
 * of the empirical distribution; R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American
 * Statistician 50(4), 1996, definition 1). `sorted` ascends; throws a RangeError where it is empty.
 */
export function quantileOf<V>(sorted: readonly V[], p: number): V {
  if (sorted.length === 0) throw new RangeError('Nothing has no quantile.');
  // Ten per cent of ten is one, and 0.1 × 10 may come out a trace above it.
  return sorted[Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1)];
}

/**
 * Bounds within which the chance of something lies that happened `times` in `of` independent trials, 95 times in a hundred
 * (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American
 * Statistical Association 22, 1927). Of samples from a Latin hypercube they are rather too wide than too narrow.
 */
export function wilson(times: number, of: number): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = times / of;
  const zz = Z95 ** 2;
  const middle = (share + zz / (2 * of)) / (1 + zz / of);
  const half = (Z95 / (1 + zz / of)) * Math.sqrt((share * (1 - share)) / of + zz / (4 * of ** 2));
  return { low: times === 0 ? 0 : middle - half, high: times === of ? 1 : middle + half };
}

/** Ranks from 1, of equal values the mean of theirs. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, k) => k).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) ranks[order[k]] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

/** Pearson's correlation; 0 where one of the two does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  const mean = (of: ArrayLike<number>) => Array.from(of).reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    ab += (a[k] - meanA) * (b[k] - meanB);
    aa += (a[k] - meanA) ** 2;
    bb += (b[k] - meanB) ** 2;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

/** Spearman's rank correlation (C. Spearman, American Journal of Psychology 15, 1904), equal values at their mean rank. */
export const rankCorrelation = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  correlation(ranksOf(a), ranksOf(b));

/**
 * The chance that a rank correlation of `n` pairs that have nothing to do with one another is this far from 0, or farther:
 * r·√(n − 1) is then nearly standard normal (H. Hotelling and M. R. Pabst, Annals of Mathematical Statistics 7, 1936).
 */
export function chanceOfCorrelation(r: number, n: number): number {
  return complementaryError((Math.abs(r) * Math.sqrt(Math.max(0, n - 1))) / Math.SQRT2);
}

/**
 * erfc of x ≥ 0, to a relative error of 1.2e-7: a Chebyshev fit (W. H. Press and others, Numerical Recipes in C, second
 * edition, 1992, section 6.2).
 */
export function complementaryError(x: number): number {
  const t = 1 / (1 + x / 2);
  let sum = 0;
  for (const c of chebyshev) sum = sum * t + c;
  return t * Math.exp(-x * x + sum);
}

const chebyshev = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
  1.00002368, -1.26551223,
] as const;
