import {
  addDuration,
  addMonths,
  type CalendarRun,
  calendarOf,
  DAYS_PER_MONTH,
  dayOf,
  durationOf,
  fiscalYear,
  fiscalYearStart,
  formatDay,
  monthsIn,
  parseDay,
  parseDuration,
  periodOf,
  spreadOver,
  yearMonth,
} from '@sinew/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const day = fc.integer({ min: dayOf('1950-01-01'), max: dayOf('2150-12-31') });
const runs = fc.array(
  fc.record({
    bucket: fc.constantFrom<CalendarRun['bucket']>('day', 'week', 'month', 'quarter', 'year'),
    count: fc.integer({ min: 1, max: 20 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const calendarFrom = (start: string, calendar: readonly CalendarRun[], fiscal_year_start = 4) =>
  calendarOf({ start, calendar, fiscal_year_start });
const starts = (calendar: ReturnType<typeof calendarFrom>) => [...calendar.start].map(formatDay);

describe('days', () => {
  it('are dates that exist', () => {
    for (const text of ['2026-02-30', '2026-13-01', '2026-00-10', '2025-02-29', '26-01-01', '2026-1-1', '']) {
      expect(parseDay(text)).toBeUndefined();
    }
    expect(parseDay('2024-02-29')).toBe(dayOf('2024-02-28') + 1);
    expect(dayOf('1970-01-01')).toBe(0);
    expect(() => dayOf('soon')).toThrow(RangeError);
  });

  it('are written as they are read', () => {
    fc.assert(fc.property(day, (d) => dayOf(formatDay(d)) === d));
    expect(formatDay(0.99)).toBe('1970-01-01');
    expect(formatDay(-0.01)).toBe('1969-12-31');
  });

  it('keep to the end of the month when months are added', () => {
    const add = (text: string, months: number) => formatDay(addMonths(dayOf(text), months));
    expect(add('2026-01-31', 1)).toBe('2026-02-28');
    expect(add('2028-01-31', 1)).toBe('2028-02-29');
    expect(add('2028-02-29', 12)).toBe('2029-02-28');
    expect(add('2000-02-29', 1200)).toBe('2100-02-28');
    expect(add('2026-03-31', -1)).toBe('2026-02-28');
    expect(add('2026-12-15', 1)).toBe('2027-01-15');
  });

  it('move by as many months as were added', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (d, months) => {
        const [a, b] = [yearMonth(d), yearMonth(addMonths(d, months))];
        expect((b.year - a.year) * 12 + b.month - a.month).toBe(months);
      }),
    );
  });

  it('fall in the fiscal year that began last', () => {
    expect(fiscalYear(dayOf('2026-03-31'), 4)).toBe(2025);
    expect(fiscalYear(dayOf('2026-04-01'), 4)).toBe(2026);
    expect(fiscalYear(dayOf('2026-12-31'), 1)).toBe(2026);
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (d, first) => {
        const year = fiscalYear(d, first);
        expect(fiscalYearStart(year, first)).toBeLessThanOrEqual(d);
        expect(fiscalYearStart(year + 1, first)).toBeGreaterThan(d);
      }),
    );
  });
});

describe('durations', () => {
  it('are years, months, weeks and days, in that order', () => {
    expect(parseDuration('P1Y6M')).toEqual({ months: 18, days: 0 });
    expect(parseDuration('P2W3D')).toEqual({ months: 0, days: 17 });
    expect(parseDuration('P1.5M')).toEqual({ months: 1.5, days: 0 });
    for (const text of ['P', 'P1', 'PT3H', 'P6M1Y', '1M', 'P-1M', 'P1,5M', 'P1M ', 'p1m']) {
      expect(parseDuration(text)).toBeUndefined();
    }
    expect(() => durationOf('long')).toThrow(RangeError);
  });

  it('add months by the calendar, then days', () => {
    const add = (text: string, duration: string) => formatDay(addDuration(dayOf(text), durationOf(duration)));
    expect(add('2026-01-31', 'P1M1D')).toBe('2026-03-01');
    expect(add('2028-01-31', 'P1M')).toBe('2028-02-29');
    expect(addDuration(0, durationOf('P0.5M'))).toBe(DAYS_PER_MONTH / 2);
  });

  it('are as long as they sound, to a few days a year', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 40 }),
        (d, months, days) => {
          const duration = { months, days };
          const found = (addDuration(d, duration) - d) / DAYS_PER_MONTH;
          expect(Math.abs(found - monthsIn(duration))).toBeLessThan(0.15);
        },
      ),
    );
  });
});

describe('buckets', () => {
  it('of a month keep to the end of the month without drifting', () => {
    const calendar = calendarFrom('2027-12-31', [{ bucket: 'month', count: 4 }]);
    expect(starts(calendar)).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31']);
    expect([...calendar.months]).toEqual([1, 1, 1, 1]);
  });

  it('of mixed lengths follow one another', () => {
    const calendar = calendarFrom('2026-04-01', [
      { bucket: 'week', count: 2 },
      { bucket: 'day', count: 1 },
      { bucket: 'month', count: 1 },
      { bucket: 'quarter', count: 2 },
      { bucket: 'year', count: 1 },
    ]);
    expect(starts(calendar)).toEqual([
      '2026-04-01',
      '2026-04-08',
      '2026-04-15',
      '2026-04-16',
      '2026-05-16',
      '2026-08-16',
      '2026-11-16',
    ]);
    expect(formatDay(calendar.end[6])).toBe('2027-11-16');
    expect([...calendar.months].slice(2)).toEqual([1 / DAYS_PER_MONTH, 1, 3, 3, 12]);
    expect([...calendar.fiscalYear]).toEqual([2026, 2026, 2026, 2026, 2026, 2026, 2026]);
  });

  it('leave no gap and know which of them holds a day', () => {
    fc.assert(
      fc.property(day, runs, fc.double({ min: -50, max: 4000, noNaN: true }), (first, list, offset) => {
        const calendar = calendarFrom(formatDay(first), list);
        for (let t = 0; t < calendar.count; t++) {
          expect(calendar.end[t]).toBeGreaterThan(calendar.start[t]);
          if (t > 0) expect(calendar.start[t]).toBe(calendar.end[t - 1]);
        }
        const at = first + offset;
        const t = periodOf(calendar, at);
        if (at < first) expect(t).toBe(-1);
        else if (at >= calendar.end[calendar.count - 1]) expect(t).toBe(calendar.count);
        else expect(calendar.start[t] <= at && at < calendar.end[t]).toBe(true);
      }),
    );
  });
});

describe('what is spread over periods', () => {
  it('loses nothing inside the plan, and leaves out exactly what lies outside', () => {
    fc.assert(
      fc.property(
        day,
        runs,
        fc.double({ min: -400, max: 3000, noNaN: true }),
        fc.double({ min: 0.01, max: 2000, noNaN: true }),
        (first, list, offset, length) => {
          const calendar = calendarFrom(formatDay(first), list);
          const [from, until] = [first + offset, first + offset + length];
          const spread = spreadOver(calendar, from, until);
          const last = calendar.end[calendar.count - 1];
          const inside = Math.max(0, Math.min(until, last) - Math.max(from, first)) / (until - from);
          expect(spread.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(inside, 9);
          for (let k = 1; k < spread.length; k++) expect(spread[k].period).toBe(spread[k - 1].period + 1);
        },
      ),
    );
  });

  it('shifts whole months exactly', () => {
    const calendar = calendarFrom('2026-01-01', [{ bucket: 'month', count: 6 }]);
    const lead = durationOf('P2M');
    const shifted = spreadOver(
      calendar,
      addDuration(calendar.start[1], lead),
      addDuration(calendar.end[1], lead),
    );
    expect(shifted).toEqual([{ period: 3, share: 1 }]);
  });

  it('puts an instant into the period that holds it', () => {
    const calendar = calendarFrom('2026-01-01', [{ bucket: 'month', count: 2 }]);
    expect(spreadOver(calendar, calendar.start[1], calendar.start[1])).toEqual([{ period: 1, share: 1 }]);
    expect(spreadOver(calendar, calendar.end[1], calendar.end[1])).toEqual([]);
    expect(spreadOver(calendar, calendar.start[0] - 1, calendar.start[0] - 1)).toEqual([]);
  });
});
