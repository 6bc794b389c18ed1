import { describe, expect, it } from 'vitest';
import { latin } from '../../src/risk/draws.ts';
import { generatorOf, Xoshiro128 } from '../../src/risk/random.ts';
import {
  chanceOfCorrelation,
  complementaryError,
  quantileOf,
  rankCorrelation,
  ranksOf,
  wilson,
} from '../../src/risk/statistics.ts';

describe('the generator', () => {
  it('gives the published numbers of xoshiro128** for the state 1, 2, 3, 4', () => {
    const generator = new Xoshiro128([1, 2, 3, 4]);
    const drawn = Array.from({ length: 10 }, () => generator.next());
    expect(drawn).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('refuses the state that it would never leave', () => {
    expect(() => new Xoshiro128([0, 0, 0, 0])).toThrow(RangeError);
  });

  it('draws otherwise for another seed, and for another name', () => {
    const first = (seed: number, name: string) => generatorOf(seed, name).next();
    const all = [first(1, 'a'), first(2, 'a'), first(1, 'b'), first(12, ''), first(1, '2')];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('a Latin hypercube', () => {
  it('has one number in each of as many equal parts', () => {
    const drawn = latin(7, 'steps m/build', 200);
    const parts = Array.from(drawn, (u) => Math.floor(u * 200)).sort((a, b) => a - b);
    expect(parts).toEqual(Array.from({ length: 200 }, (_, k) => k));
    expect(Array.from(drawn)).not.toEqual(Array.from(drawn).sort());
  });

  it('pairs two names without any connection', () => {
    const correlations = Array.from({ length: 200 }, (_, seed) =>
      rankCorrelation(latin(seed, 'a', 50), latin(seed, 'b', 50)),
    );
    const mean = correlations.reduce((sum, r) => sum + r, 0) / 200;
    // Each is near normal with a deviation of 1/√49; the mean of 200 of 0.0101.
    expect(Math.abs(mean)).toBeLessThan(0.03);
    const variance = correlations.reduce((sum, r) => sum + r * r, 0) / 200;
    expect(variance).toBeGreaterThan(0.7 / 49);
    expect(variance).toBeLessThan(1.4 / 49);
  });
});

describe('statistics', () => {
  it('takes a quantile from among the values', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect([0.1, 0.5, 0.9, 0, 1].map((p) => quantileOf(values, p))).toEqual([1, 5, 9, 1, 10]);
    expect(quantileOf(['a'], 0.5)).toBe('a');
    expect(() => quantileOf([], 0.5)).toThrow(RangeError);
  });

  it("has Wilson's bounds", () => {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    const bounds = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [times, of, low, high] of bounds) {
      expect(wilson(times, of).low).toBeCloseTo(low, 4);
      expect(wilson(times, of).high).toBeCloseTo(high, 4);
    }
    expect(wilson(20, 20).high).toBe(1);
  });

  it('ranks equal values alike', () => {
    expect([...ranksOf([30, 10, 20, 20])]).toEqual([4, 1, 2.5, 2.5]);
    expect(ranksOf([])).toHaveLength(0);
  });

  it("has Spearman's correlation of a worked example, and of what does not vary", () => {
    // Ten pairs of ranks whose differences squared sum to 194: 1 − 6 × 194 / (10 × 99) = −0.17576.
    const iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17];
    expect(rankCorrelation(iq, hours)).toBeCloseTo(-29 / 165, 12);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBe(0);
  });

  it('knows how far from nothing a correlation lies', () => {
    // 1.959964 standard deviations: 5 %; 3.290527: 0.1 %.
    expect(chanceOfCorrelation(1.959964 / 10, 101)).toBeCloseTo(0.05, 6);
    expect(chanceOfCorrelation(-3.290527 / 10, 101)).toBeCloseTo(0.001, 7);
    expect(complementaryError(0)).toBeCloseTo(1, 6);
  });
});
