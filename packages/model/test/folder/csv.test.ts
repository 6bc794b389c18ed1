import { guardText, quoteField, readCsv, unguardText } from '@sinew/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function records(text: string): { fields: string[]; line: number }[] {
  const found: { fields: string[]; line: number }[] = [];
  const broken = readCsv(text, (fields, line) => {
    found.push({ fields: [...fields], line });
    return true;
  });
  if (broken) throw new Error(broken.code);
  return found;
}

const field = fc.string({
  unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '=', "'"),
  maxLength: 8,
});

describe('the reader of CSV', () => {
  it.each(['\n', '\r\n', '\r'])('gives back any fields that were quoted, with lines ended by %j', (end) => {
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.boolean(), (wanted, closed) => {
        const text = wanted.map((row) => row.map(quoteField).join(',')).join(end) + (closed ? end : '');
        expect(records(text).map(({ fields }) => fields)).toEqual(wanted);
      }),
    );
  });

  it('tells the line on which a record starts, past line breaks inside quotation marks', () => {
    expect(records('a,b\n"x\ny\nz",1\n\nc,d\n').map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it('keeps a last empty field, with or without an end of line', () => {
    expect(records('a,b\n1,').map(({ fields }) => fields)).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
    expect(records(',\n')).toEqual([{ fields: ['', ''], line: 1 }]);
  });

  it('stops when told to', () => {
    let count = 0;
    readCsv('a\nb\nc\n', () => ++count < 2);
    expect(count).toBe(2);
  });

  it('never throws and never runs on, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a'), maxLength: 30 }), (text) => {
        let cells = 0;
        readCsv(text, (fields) => {
          cells += fields.length;
          return true;
        });
        expect(cells).toBeLessThanOrEqual(text.length + 1);
      }),
    );
  });
});

describe('text that a spreadsheet would run as a formula', () => {
  it('gets an apostrophe, and nothing else does', () => {
    expect(['=1+1', '+x', '-x', '@x', "'=1", '-5', '+1e3', 'a=b', "'tis", '-'].map(guardText)).toEqual([
      "'=1+1",
      "'+x",
      "'-x",
      "'@x",
      "''=1",
      '-5',
      '+1e3',
      'a=b',
      "'tis",
      "'-",
    ]);
  });

  it('comes back as it was, whatever it is', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '1', 'a'), maxLength: 6 });
    fc.assert(
      fc.property(text, (wanted) => {
        expect(unguardText(guardText(wanted))).toBe(wanted);
      }),
    );
  });
});
