import { dayOf } from '@sinew/model';
import { expect, it } from 'vitest';
import { monthsBetween } from '../../src/why/monthsBetween.ts';

it.each([
  ['2026-01-01', '2026-03-01', 2],
  ['2026-01-31', '2026-02-28', 1],
  ['2024-02-29', '2025-02-28', 12],
  ['2026-05-01', '2026-05-01', 0],
  ['2026-05-02', '2026-05-01', 0],
])('from %s to %s are %d calendar months', (from, until, months) => {
  expect(monthsBetween(dayOf(from), dayOf(until))).toBe(months);
});

it('tells what is left of a month by its days', () => {
  expect(monthsBetween(dayOf('2026-01-01'), dayOf('2026-02-16'))).toBeCloseTo(1 + 15 / 30.4375, 2);
});
