import {
  describeFault,
  editDistance,
  type Fault,
  nearest,
  type ReadingCode,
  readingFaults,
} from '@sinew/model';
import { describe, expect, it } from 'vitest';

const codes = Object.keys(readingFaults) as ReadingCode[];
const detail = {
  alternative: '1.5',
  bytes: 3e8,
  character: 'U+0007',
  choices: 'a, b',
  columns: 'id, name',
  count: 3,
  encoding: 'UTF-16',
  example: 'CAN',
  expected: 2,
  field: 'title',
  file: 'items.csv',
  first: 2,
  found: 3,
  inner: 'x',
  length: 90,
  limit: 80,
  position: 4,
  property: 'title',
  second: 5,
  separator: ';',
  suggestion: '1500',
  table: 'items',
  wanted: 'number',
  why: 'zip',
};

describe('words for faults', () => {
  it.each(codes)('%s says what and what to do, in whole sentences, in both languages', (code) => {
    const { alternative, columns, example, suggestion, ...less } = detail;
    for (const given of [detail, { ...less, columns, example }, { ...less, suggestion, columns }]) {
      // Some faults are told only when the right writing is known.
      if (code === 'json-number-quoted' && !('suggestion' in given)) continue;
      const where = { table: 'items', row: 'a', line: 2, column: 'unit_value', value: '1,500' };
      const fault: Fault = { code, severity: 'fault', ...where, detail: given };
      const words = (['en', 'fr'] as const).map((language) => describeFault(fault, language));
      for (const { what, remedy } of words) {
        expect(what).toMatch(/^\S[\s\S]*\.$/);
        expect(remedy).toMatch(/^\S[\s\S]*[.?"]$/);
        expect(`${what} ${remedy}`).not.toMatch(/undefined|NaN|\[object| {2}/);
      }
      expect(words[0].what).not.toBe(words[1].what);
      expect(words[0].remedy).not.toBe(words[1].remedy);
    }
  });

  it('say where: table, row, line, column', () => {
    const fault: Fault = {
      code: 'cell-blank',
      severity: 'fault',
      table: 'items',
      row: 'a',
      line: 2,
      column: 'name',
    };
    expect(describeFault(fault, 'en').where).toBe('items, row a, line 2, column name');
    expect(describeFault(fault, 'fr').where).toBe('items, rangée a, ligne 2, colonne name');
  });

  it('show how a refused number should be written', () => {
    const fault: Fault = {
      code: 'number-form',
      severity: 'fault',
      value: '1,5',
      detail: { suggestion: '1.5' },
    };
    expect(describeFault(fault, 'en').remedy).toBe('Write 1.5.');
    expect(describeFault(fault, 'fr').remedy).toBe('Écrivez 1.5.');
  });

  it('are missing for no code, and say so for one that is unknown', () => {
    expect(() => describeFault({ code: 'toString', severity: 'fault' }, 'en')).toThrow(RangeError);
  });
});

describe('the nearest name', () => {
  it.each([
    ['itmes', ['nations', 'items', 'sites'], 'items'],
    ['requirement', ['requirements', 'resources'], 'requirements'],
    ['Unit-Value', ['unit', 'unit_value'], 'unit_value'],
    ['ingersol', ['ingersoll', 'valleyfield'], 'ingersoll'],
    ['banana', ['items', 'nations'], undefined],
    ['', ['a'], undefined],
    ['ab', ['xy'], undefined],
    ['x'.repeat(10_000), ['x'], undefined],
  ])('to %s among %j is %s', (name, candidates, wanted) => expect(nearest(name, candidates)).toBe(wanted));

  it('counts a swap of neighbours as one edit, and stops at the bound', () => {
    expect(editDistance('abcd', 'abdc')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('kitten', 'sitting', 2)).toBe(2);
    expect(editDistance('', 'abc')).toBe(3);
  });
});
