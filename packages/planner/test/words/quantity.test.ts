import { describe, expect, it } from 'vitest';
import { amount, quantity } from '../../src/words/quantity.ts';

describe('a figure in a sentence', () => {
  it('has four figures, and more only to keep the unit whole', () => {
    expect(quantity(16.666_67).en).toBe('16.67');
    expect(quantity(22_575.4).en).toBe('22,575');
    expect(quantity(0).en).toBe('0');
    expect(quantity(0.000_123_456).fr).toBe('0,0001235');
  });

  it('has more figures where that is asked', () => {
    expect(quantity(2099.55, 5).en).toBe('2,099.6');
  });

  it('rounds money to four figures', () => {
    expect(amount(39_723_512).en).toBe('39,720,000');
  });
});
