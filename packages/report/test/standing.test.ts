import type { Period, RequirementOutcome } from '@sinew/planner';
import { expect, test } from 'vitest';
import { heldShort, levelsAsked } from '../src/story/standing.ts';

const periods = [
  { start: '2026-04-01', end: '2026-05-01', months: 1, fiscalYear: 2026 },
  { start: '2026-05-01', end: '2026-06-01', months: 1, fiscalYear: 2026 },
  { start: '2026-06-01', end: '2026-09-01', months: 3, fiscalYear: 2026 },
  { start: '2026-09-01', end: '2026-12-01', months: 3, fiscalYear: 2026 },
] satisfies Period[];

const holding = (levels: readonly (readonly [asked: number, unmet: number])[]) =>
  ({
    byPeriod: levels.map(([asked, unmet]) => ({ asked, unmet, met: asked - unmet, short: unmet > 0 })),
  }) as unknown as RequirementOutcome;

test('a level that falls short is told over the periods in which it does, and where it lacks the largest share', () => {
  const requirement = holding([
    [0, 0],
    [3_000, 3_000],
    [6_000, 1_000],
    [24_000, 0],
  ]);
  expect(heldShort(requirement, periods)).toEqual({
    // 3,000 for a month and 1,000 for three, of 3,000 and 6,000: 6,000 of 21,000 unit-months.
    mean: 6 / 21,
    periods: 2,
    worst: { start: '2026-05-01', asked: 3_000, unmet: 3_000 },
  });
  expect(levelsAsked(requirement)).toEqual([3_000, 24_000]);
});

test('of periods that lack as large a share, the one that lacks most is the worst, then the first', () => {
  const worstOf = (...levels: Parameters<typeof holding>[0]) =>
    heldShort(holding(levels), periods).worst.start;
  expect(worstOf([100, 50], [200, 100], [100, 50], [200, 100])).toBe('2026-05-01');
  expect(worstOf([100, 0], [100, 100], [100, 100], [100, 0])).toBe('2026-05-01');
});
