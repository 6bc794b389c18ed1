import type { Plan } from '@sinew/model';
import { describe, expect, it } from 'vitest';
import { framed, speak } from '../src/language/speech.ts';

/** Whole years from April, which look like calendar years to who does not know when fiscal years begin. */
const years = {
  plan: { currency: 'CAD' },
  periods: [2027, 2028, 2029].map((year) => ({
    start: `${year}-04-01`,
    end: `${year + 1}-04-01`,
    fiscalYear: year,
  })),
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
    const january = { start: '2030-01-01', end: '2030-04-01', fiscalYear: 2029 };
    expect(speak('fr', { ...years, periods: [...years.periods, january] }).fiscalYear(2029)).toBe('2029-30');
    expect(speak('fr', years).fiscalYear(2029)).toBe('2029');
  });
});

describe('the first of a month', () => {
  const period = (start: string, end: string) => ({ start, end, fiscalYear: 2029 });
  const mixed = {
    plan: { currency: 'CAD' },
    periods: [
      period('2028-12-31', '2029-01-01'),
      period('2029-01-01', '2029-01-02'),
      period('2029-02-01', '2029-03-01'),
    ],
  };

  it('is a day where the calendar counts days, and else stands for its month', () => {
    const [en, fr] = [speak('en', mixed), speak('fr', mixed)];
    expect(en.when('2029-01-01')).toBe('on January 1, 2029');
    expect(fr.when('2029-01-01')).toBe('le 1er janvier 2029');
    expect(en.date('2029-01-01')).toBe('Jan 1, 2029');
    expect(en.when('2029-02-01')).toBe('in February 2029');
  });
});
