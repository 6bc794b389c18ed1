import { type Column, describeTable, formatCell, parseCell, tableNames } from '@sinew/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryValue } from '../arbitraryPlan.ts';

const about = { en: '', fr: '' };
const number: Column = { kind: 'number', about, required: true, unit: 'unit' };
const kind = (name: Column['kind'], extra: Partial<Column> = {}): Column => ({
  kind: name,
  about,
  required: true,
  ...extra,
});
const value = (column: Column, text: string): unknown => {
  const result = parseCell(column, text);
  return result.ok ? result.value : result.code;
};
const detail = (column: Column, text: string): unknown => {
  const result = parseCell(column, text);
  return result.ok ? undefined : result.detail;
};

describe('a cell', () => {
  it('gives back the value it was written from, for every column of every table', () => {
    for (const name of tableNames) {
      for (const column of Object.values(describeTable(name).columns)) {
        fc.assert(
          fc.property(arbitraryValue(column), (wanted) => {
            expect(value(column, ` ${formatCell(column, wanted)}\t`)).toStrictEqual(wanted);
          }),
          { numRuns: 20 },
        );
      }
    }
  });
});

describe('a number', () => {
  it('is never so large, in any column of any table, that it cannot be computed with', () => {
    for (const name of tableNames) {
      for (const column of Object.values(describeTable(name).columns)) {
        if (column.kind !== 'number' && column.kind !== 'integer') continue;
        expect(value(column, '1e308')).toMatch(/^number-(above|overflow)$/);
        expect(value(column, '-1e308')).toMatch(/^number-(below|not-above|overflow)$/);
        expect(value(column, '1000000000001')).toBe('number-above');
      }
    }
  });

  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1.5E-3', 0.0015],
    ['-0', 0],
  ])('%s is %d', (text, wanted) => expect(value(number, text)).toBe(wanted));

  it.each([
    ['1,5', { suggestion: '1.5' }],
    ['0,125', { suggestion: '0.125' }],
    ['1,500', { suggestion: '1500', alternative: '1.5' }],
    ['1,000,000', { suggestion: '1000000' }],
    ['1 000', { suggestion: '1000' }],
    ['1\u00a0000,50', { suggestion: '1000.5' }],
    ['1\u202f000', { suggestion: '1000' }],
    ["1'000", { suggestion: '1000' }],
    ['1,234.5', { suggestion: '1234.5' }],
    ['1.234,5', { suggestion: '1234.5' }],
    ['1.000.000', { suggestion: '1000000' }],
    ['7 %', { suggestion: '0.07' }],
    ['12,5 %', { suggestion: '0.125' }],
    ['$400', { suggestion: '400' }],
    ['400 $', { suggestion: '400' }],
    ['C$4.8', { suggestion: '4.8' }],
    ['EUR 500', { suggestion: '500' }],
    ['\u22125', { suggestion: '-5' }],
    ['(5)', { suggestion: '-5' }],
    ['twelve', {}],
    ['0x10', {}],
    ['1e', {}],
    ['NaN', {}],
    ['Infinity', {}],
  ])('%s is refused, with the right writing where it can be told', (text, wanted) => {
    expect(value(number, text)).toBe('number-form');
    expect(detail(number, text)).toEqual(wanted);
  });

  it('is finite, whole where things are counted, and within the limits of its column', () => {
    expect(value(number, '1e999')).toBe('number-overflow');
    expect(value(kind('integer'), '1.5')).toBe('number-whole');
    expect(value(kind('integer'), '1e3')).toBe(1000);
    expect(value(kind('integer'), '9007199254740993')).toBe('number-overflow');
    expect(value({ ...number, min: 0 }, '0')).toBe(0);
    expect(value({ ...number, min: 0, aboveMin: true }, '0')).toBe('number-not-above');
    expect(value({ ...number, min: 0 }, '-1')).toBe('number-below');
    expect(value({ ...number, max: 1 }, '1.01')).toBe('number-above');
  });
});

describe('a date', () => {
  it.each([
    ['2026-02-30', 'date-none', undefined],
    ['2026-13-01', 'date-none', undefined],
    ['2026/4/1', 'date-form', { suggestion: '2026-04-01' }],
    ['2026-04-01T00:00:00Z', 'date-form', { suggestion: '2026-04-01' }],
    ['31/12/2026', 'date-form', { suggestion: '2026-12-31' }],
    ['12/31/2026', 'date-form', { suggestion: '2026-12-31' }],
    // Either April or January: nothing is guessed.
    ['04/01/2026', 'date-form', undefined],
    ['April 2026', 'date-form', undefined],
  ])('%s is refused', (text, code, wanted) => {
    expect(value(kind('date'), text)).toBe(code);
    expect(detail(kind('date'), text)).toEqual(wanted);
  });

  it('may fall on a leap day', () => expect(value(kind('date'), '2028-02-29')).toBe('2028-02-29'));
});

describe('other cells', () => {
  it('take durations of ISO 8601 and keep their text', () => {
    expect(value(kind('duration'), 'P18M')).toBe('P18M');
    for (const text of ['18M', 'P', 'PT5H', 'P-1M', '18 months']) {
      expect(value(kind('duration'), text)).toBe('duration-form');
    }
  });

  it('take true and false in both languages and in any case', () => {
    for (const text of ['true', 'YES', 'Vrai', 'oui', '1']) expect(value(kind('boolean'), text)).toBe(true);
    for (const text of ['FALSE', 'no', 'faux', 'Non', '0']) expect(value(kind('boolean'), text)).toBe(false);
    expect(value(kind('boolean'), 'maybe')).toBe('boolean-form');
  });

  it('name the nearest choice', () => {
    const choice = kind('choice', { choices: ['reported', 'estimated', 'assumed'] });
    expect(detail(choice, 'assummed')).toEqual({
      choices: 'reported, estimated, assumed',
      suggestion: 'assumed',
    });
    expect(detail(choice, 'Reported')).toMatchObject({ suggestion: 'reported' });
    expect(detail(choice, 'banana')).toEqual({ choices: 'reported, estimated, assumed' });
  });

  it('take ids that are safe as names anywhere', () => {
    for (const text of ['m107-body', 'A', '9', 'a.b_c-d', 'x'.repeat(80)])
      expect(value(kind('id'), text)).toBe(text);
    expect(value(kind('id'), 'x'.repeat(81))).toBe('id-length');
    for (const text of ['__proto__', 'Constructor', 'PROTOTYPE']) {
      expect(value(kind('id'), text)).toBe('id-reserved');
      expect(value(kind('ref'), text)).toBe('id-reserved');
      expect(value(kind('refs'), `CAN ${text}`)).toBe('id-reserved');
    }
    expect(detail(kind('id'), 'dépôt de Québec')).toEqual({ suggestion: 'depot-de-Quebec' });
    for (const text of ['-a', '.hidden', 'a/b', 'a b', '../x', 'a\u0000']) {
      expect(value(kind('id'), text)).toBe('id-form');
    }
  });

  it('separate lists by spaces, name nothing twice, and freeze', () => {
    expect(value(kind('refs'), ' CAN   NOR ')).toEqual(['CAN', 'NOR']);
    expect(Object.isFrozen(value(kind('refs'), 'CAN NOR'))).toBe(true);
    expect(detail(kind('refs'), 'CAN, NOR;USA')).toEqual({ suggestion: 'CAN NOR USA' });
    expect(value(kind('refs'), 'CAN NOR CAN')).toBe('list-repeat');
    expect(value(kind('months', { min: 1, max: 12 }), '6 11')).toEqual([6, 11]);
    expect(value(kind('months', { min: 1, max: 12 }), '6 13')).toBe('number-above');
    expect(value(kind('months', { min: 1, max: 12 }), '6 6')).toBe('list-repeat');
  });

  it('keep any text that can be seen, with line breaks as LF, and refuse what cannot', () => {
    expect(value(kind('text'), 'Munition « étrange » 🛡️')).toBe('Munition « étrange » 🛡️');
    expect(value(kind('text'), 'a\r\nb\rc')).toBe('a\nb\nc');
    for (const bad of [
      '\u0000',
      '\u0007',
      '\t',
      '\u001b',
      '\u007f',
      '\u0085',
      '\u202e',
      '\ufffe',
      '\ud800',
      '\udc00',
    ]) {
      expect(value(kind('text'), `a${bad}b`)).toBe('text-control');
    }
    expect(detail(kind('text'), 'ab\u0007')).toEqual({ character: 'U+0007', position: 3 });
  });

  it('take currencies in capitals', () => {
    expect(value(kind('currency'), 'CAD')).toBe('CAD');
    expect(detail(kind('currency'), 'cad')).toEqual({ suggestion: 'CAD' });
    expect(value(kind('currency'), '$')).toBe('currency-form');
  });
});
