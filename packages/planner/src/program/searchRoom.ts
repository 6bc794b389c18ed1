/** Whether a program is small enough to keep every stage at its very best. */
export const isSmall = (rowCount: number): boolean => rowCount <= 2_000;

/**
 * How far later stages may push an earlier one above what it reached, relative to that. Kept at their very best, stages leave hardly
 * any point beside the one there is, and neither simplex nor interior point gets on.
 *
 * None where programs are small enough not to need it. On plans/canada (8,000 rows) 1e-5 took the searches of most scenarios half the
 * time or less, to better ends: with 0, the last stage of stocks under the contingency of 2028 was within 48 % of its bound after 46 s,
 * with 1e-5 within 11 % after 32 s. With 1e-4 a delivery of 250 vehicles was told as late for 0.00006 of one. On a seeded nation of 96,000
 * rows the interior point failed on the third stage with 0 and with 1e-5, and with 1e-4 from some points and not from others; 1e-4 is the gap at which a
 * stage counts as solved.
 */
export function searchRoom(rowCount: number): number {
  if (isSmall(rowCount)) return 0;
  return rowCount <= 20_000 ? 1e-5 : 1e-4;
}
