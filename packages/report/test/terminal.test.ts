import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { table, yearTable } from '../src/terminal/table.ts';
import { bar, cut, sparkline, widthOf, wrap } from '../src/terminal/text.ts';

describe('text of fixed width', () => {
  it('counts what a terminal shows', () => {
    expect(widthOf('abc')).toBe(3);
    expect(widthOf('éè')).toBe(2);
    expect(widthOf('e\u0301')).toBe(1);
    expect(widthOf('弾薬')).toBe(4);
    expect(cut('Ammunition', 5)).toBe('Ammu…');
  });

  it('wraps without losing a word or passing the width', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé]{1,12}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 100 }), (list, width) => {
        const lines = wrap(list.join(' '), width, '  ');
        expect(lines.join(' ').split(/ +/).filter(Boolean)).toEqual(list);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('draws all of it only for all of it', () => {
    expect(sparkline([0, 0.5, 0.9999, 1, null])).toBe('▁▄▇█·');
    expect(bar(1, 4)).toBe('████');
    expect(bar(0, 4)).toBe('');
    expect(bar(0.5, 1)).toBe('▌');
  });
});

describe('tables', () => {
  it('aligns, cuts the stretching column and leaves out empty ones', () => {
    const rows = [
      { name: 'A rather long name that cannot stay whole', n: 1 },
      { name: 'B', n: 1000 },
    ];
    const lines = table(
      {
        columns: [
          { heading: 'Name', cell: (row: (typeof rows)[number]) => row.name, stretch: true },
          { heading: 'Empty', cell: () => '' },
          { heading: 'N', cell: (row) => String(row.n), align: 'right' },
        ],
        rows,
      },
      24,
    );
    expect(lines).toEqual([
      'Name                   N',
      'A rather long nam…     1',
      'B                   1000',
    ]);
  });

  it('continues years that do not fit in a second table', () => {
    const years = Array.from({ length: 10 }, (_, k) => `20${26 + k}-${27 + k}`);
    const rows = [{ label: 'A measure', cells: years.map(() => '1,000.0'), total: '10,000.0' }];
    const lines = yearTable({ unit: 'C$M', years, rows, totalHeading: 'Total' }, 60);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(60);
    // They lose their century before they break.
    for (const year of years) expect(lines.filter((line) => line.includes(year.slice(2)))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('Total'))).toHaveLength(1);
  });
});
