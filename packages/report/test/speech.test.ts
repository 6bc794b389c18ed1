import type { Plan } from '@sinew/model';
import { describe, expect, it } from 'vitest';
import { framed, speak } from '../src/language/speech.ts';

/** Whole years from April, which look like calendar years to who does not know when fiscal years begin. */
const years = {
  plan: { currency: 'CAD' },
  periods: [2027, 2028, 2029].map((year) => ({ start: `${year}-04-01`, fiscalYear: year })),
};

const planOf = (fiscal_year_start: number) => ({ settings: { fiscal_year_start } }) as Plan;

describe('a fiscal year', () => {
  it.each([
    [4, '2029-30'],
    [7, '2029-30'],
    [1, '2029'],
  ])('that begins in month %d is told as one of two calendar years or of one', (month, told) => {
    expect(speak('en', framed(years, planOf(month))).fiscalYear(2029)).toBe(told);
  });

  it('is read off the periods where no plan is at hand', () => {
    const january = { start: '2030-01-01', fiscalYear: 2029 };
    expect(speak('fr', { ...years, periods: [...years.periods, january] }).fiscalYear(2029)).toBe('2029-30');
    expect(speak('fr', years).fiscalYear(2029)).toBe('2029');
  });
});
