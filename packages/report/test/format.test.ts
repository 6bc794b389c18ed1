import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fiscalYearName, inDate, shortDate, shortSpan, spanOf } from '../src/format/date.ts';
import { money, moneyApart, moneyUnit, scaleOf } from '../src/format/money.ts';
import { decimal, gapInPercent, quantity, share, signed } from '../src/format/number.ts';
import { heldTogether } from '../src/format/spaces.ts';
import { countOf, unitOf } from '../src/format/unit.ts';

// What a reader sees; no-break spaces are told apart from plain ones elsewhere.
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('the ends of a range of money', () => {
  it.each([
    [
      [5e6, 9e6, 5e6],
      ['C$5M', 'C$9M', 'C$5M'],
    ],
    [
      [210.12e6, 210.41e6, 210e6],
      ['C$210.1M', 'C$210.4M', 'C$210.0M'],
    ],
    [
      [4.901e6, 4.904e6, 4.9e6],
      ['C$4.901M', 'C$4.904M', 'C$4.900M'],
    ],
    [
      [210_000_003, 210_000_451, 210e6],
      ['C$210,000,003', 'C$210,000,451', 'C$210,000,000'],
    ],
    [
      [210e6, 210e6, 210e6],
      ['C$210M', 'C$210M', 'C$210M'],
    ],
    [
      [4_900, 4_900.2, 4_900],
      ['C$4,900', 'C$4,900', 'C$4,900'],
    ],
  ])('%j are told apart where they differ', (amounts, told) => {
    expect(moneyApart('en', 'CAD', amounts)).toEqual(told);
  });
});

describe('money', () => {
  it.each([
    [4_900_000, 'C$4.9M', '4,9 M$ CA'],
    [412_300_000, 'C$412M', '412 M$ CA'],
    [999_600_000, 'C$1B', '1 G$ CA'],
    [19_500_000_000, 'C$19.5B', '19,5 G$ CA'],
    [64_800, 'C$64.8K', '64,8 k$ CA'],
    [4_900, 'C$4,900', '4 900 $ CA'],
    [0, 'C$0', '0 $ CA'],
    [-2_500_000, '−C$2.5M', '−2,5 M$ CA'],
  ])('writes %d dollars as an official does', (amount, english, french) => {
    expect(money('en', 'CAD', amount)).toBe(english);
    expect(plain(money('fr', 'CAD', amount))).toBe(french);
  });

  it('keeps the code of a currency without a sign of its own', () => {
    expect(money('en', 'NOK', 2e9)).toBe('NOK 2B');
    expect(plain(money('fr', 'NOK', 2e9))).toBe('2 G NOK');
    expect(plain(money('fr', 'EUR', 2e9))).toBe('2 G€');
    expect(plain(moneyUnit('fr', 'CAD', scaleOf([3e6])))).toBe('M$ CA');
  });
});

describe('numbers', () => {
  it('keeps about three figures', () => {
    expect([0, 0.004, 1.234, 12.34, 123.4, 1_234_567].map((value) => quantity('en', value))).toEqual([
      '0',
      '0.004',
      '1.23',
      '12.3',
      '123',
      '1,234,567',
    ]);
    expect(signed('en', 5)).toBe('+5');
    expect(signed('en', -5)).toBe('−5');
    expect(decimal('en', -0)).toBe('0');
  });

  it('never calls a share all that is not all, nor nothing that is something', () => {
    expect([0, 0.0001, 0.5, 0.9999, 1].map((value) => share('en', value))).toEqual([
      '0%',
      '<1%',
      '50%',
      '99.9%',
      '100%',
    ]);
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (value) => {
        expect(share('en', value)).not.toBe('100%');
        expect(share('en', value)).not.toBe('0%');
      }),
    );
  });

  it('never calls a gap none that is one', () => {
    expect([0, 3e-9, 9e-5, 1e-4, 0.0019, 0.024].map((gap) => gapInPercent('en', gap))).toEqual([
      '0%',
      '<0.01%',
      '<0.01%',
      '0.01%',
      '0.19%',
      '2.4%',
    ]);
    expect(plain(gapInPercent('fr', 3e-9))).toBe('<0,01 %');
  });
});

describe('units', () => {
  it.each([
    [1, 'line', '1 line', '1 ligne'],
    [3, 'magazine group', '3 magazine groups', '3 groupes de dépôts'],
    [0.5, 'round', '0.5 rounds', '0,5 coup'],
    [855, 'drone', '855 drones', '855 drones'],
    [1.5, 'drone', '1.5 drones', '1,5 drone'],
    [3, 'gaz', '3 gazes', '3 gaz'],
    [3, 'bateau', '3 bateaus', '3 bateaux'],
    [3, 'lorry', '3 lorries', '3 × lorry'],
    [3, 'full pallet', '3 full pallets', '3 × full pallet'],
    [1200, 'kg/month', '1,200 kg/month', '1 200 kg/mois'],
    [2, 'run/month', '2 runs/month', '2 opérations/mois'],
    [2, 'each', '2 units', '2 unités'],
    [120, 'tonne', '120 tonnes', '120 tonnes'],
    [0, 'body', '0 bodies', '0 corps'],
  ])('agree with their figure: %d %s', (value, unit, english, french) => {
    expect(countOf('en', value, unit)).toBe(english);
    expect(plain(countOf('fr', value, unit))).toBe(french);
  });

  it('of what is late are months of one', () => {
    expect(unitOf('en', 'round·month', 140)).toBe('round-months');
    expect(unitOf('fr', 'each·month', 140)).toBe('unités-mois');
  });
});

describe('French punctuation', () => {
  it.each([
    ['« Une » : deux ; trois ! quatre ?', '«_Une_»_: deux_; trois_! quatre_?'],
    ['de 40 %, à « Deux ».', 'de 40_%, à «_Deux_».'],
    ['  : un', '  : un'],
    ['one: two; three? 40% ("four")', 'one: two; three? 40% ("four")'],
  ])('is held to its words: %s', (text, held) => {
    expect(heldTogether(text).replaceAll('\u00a0', '_')).toBe(held);
  });
});

describe('dates', () => {
  it('tells months where a date is the first of one, days where it is not', () => {
    expect(shortDate('en', '2027-04-01')).toBe('Apr 2027');
    expect(shortDate('fr', '2027-04-03')).toBe('3 avr. 2027');
    expect(inDate('en', '2027-05-03')).toBe('on May 3, 2027');
    expect(inDate('fr', '2027-05-03')).toBe('le 3 mai 2027');
    expect(inDate('fr', '2027-05-01')).toBe('en mai 2027');
  });

  it('tells a span by its last day, with elision in French', () => {
    expect(spanOf('en', '2026-04-01', '2027-04-01')).toBe('from April 2026 to March 2027');
    expect(spanOf('fr', '2026-04-01', '2027-04-01')).toBe("d'avril 2026 à mars 2027");
    expect(spanOf('fr', '2026-05-01', '2026-06-01')).toBe('en mai 2026');
    expect(spanOf('fr', '2026-05-04', '2026-05-11')).toBe('du 4 mai 2026 au 10 mai 2026');
    expect(spanOf('fr', '2026-10-01', '2026-10-16')).toBe('du 1er octobre 2026 au 15 octobre 2026');
    expect(spanOf('en', '2027-07-01', '2027-07-02')).toBe('on July 1, 2027');
    expect(spanOf('fr', '2027-07-01', '2027-07-02')).toBe('le 1er juillet 2027');
    expect(shortSpan('en', '2027-07-01', '2027-07-02')).toBe('Jul 1, 2027');
    expect(shortSpan('en', '2026-04-01', '2027-04-01')).toBe('Apr 2026 – Mar 2027');
    expect(shortSpan('en', '2026-04-01', '2027-04-02')).toBe('Apr 1, 2026 – Apr 1, 2027');
    expect(shortSpan('fr', '2026-04-01', '2027-04-02')).toBe('1er avr. 2026 – 1er avr. 2027');
  });

  it('names fiscal years', () => {
    expect(fiscalYearName(2026, true)).toBe('2026-27');
    expect(fiscalYearName(2099, true)).toBe('2099-00');
    expect(fiscalYearName(2026, false)).toBe('2026');
  });
});
