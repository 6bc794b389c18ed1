/**
 * By how much `a` has more than `b`, stage by stage. Until a stage differs, what `a` has less is none where it has a trace more of an earlier stage: a later
 * stage may make much of what of an earlier one is no finding (on the starter 1e-7 of a share for a thousandth of another).
 */
export function differences(a: readonly number[], b: readonly number[]): number[] {
  let differs = false;
  let traded = false;
  return a.map((value, k) => {
    const found = tidyDifference(value, b[k]);
    if (found < 0 && traded && !differs) return 0;
    differs ||= found !== 0;
    traded ||= value - b[k] > 1e-9 * Math.max(1, Math.abs(b[k]));
    return found;
  });
}

/** A difference of figures; what is no more than later stages may give up, or than the solver tells apart, is none. */
export function tidyDifference(a: number, b: number): number {
  const difference = a - b;
  const least = Math.max(2e-6, 1e-7 * Math.max(Math.abs(a), Math.abs(b)));
  return Math.abs(difference) <= least ? 0 : Number(difference.toPrecision(10));
}
