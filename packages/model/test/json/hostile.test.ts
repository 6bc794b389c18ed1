import { type Fault, JsonObject, type JsonValue, parseJson, readJson } from '@sinew/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, smallSettings } from '../smallPlan.ts';

function plain(value: JsonValue): unknown {
  if (value instanceof JsonObject) {
    return Object.fromEntries(value.names.map((name, i) => [name, plain(value.values[i])]));
  }
  return Array.isArray(value) ? value.map(plain) : value;
}

const faultsOf = (text: string): readonly Fault[] => readJson(bytesOf(text)).faults ?? [];
const faultsIn = (tables: string): readonly Fault[] =>
  faultsOf(`{"sinew":"plan/1","settings":${JSON.stringify(smallSettings)},"tables":${tables}}`);

describe('the parser of JSON', () => {
  it('agrees with JSON.parse on whatever JSON.stringify writes', () => {
    const json = fc
      .jsonValue({ maxDepth: 5 })
      .filter((value) => !/"(__proto__|constructor|prototype)":/i.test(JSON.stringify(value)));
    fc.assert(
      fc.property(json, fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { value: read, troubles } = parseJson(text);
        expect(troubles).toEqual([]);
        expect(plain(read!)).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses exactly what JSON.parse refuses', () => {
    const unit = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '1',
      '-',
      '.',
      'e',
      'null',
      'true',
      ' ',
      '\\',
      'u00e9',
      'a',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
        let wanted = true;
        try {
          JSON.parse(text);
        } catch {
          wanted = false;
        }
        expect(parseJson(text).value !== undefined).toBe(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads every escape and tells the line of an object', () => {
    const { value } = parseJson('\n[1,\n {"a": "\\u00e9\\n\\"\\\\\\/\\ud83d\\ude00"}]');
    const object = (value as readonly JsonValue[])[1] as JsonObject;
    expect(object.line).toBe(3);
    expect(object.get('a')).toBe('é\n"\\/😀');
  });
});

describe('a JSON file that is not a plan', () => {
  it('stops at deep nesting without running out of stack', () => {
    expect(faultsOf('['.repeat(1_000_000))).toMatchObject([{ code: 'json-depth' }]);
    expect(faultsOf('{"a":'.repeat(1_000_000))).toMatchObject([{ code: 'json-depth' }]);
  });

  it('tells names given twice and reserved names, wherever they are', () => {
    expect(
      faultsIn('{"nations":[{"id":"CAN","name":"Canada",\n"name":"Kanada","__proto__":{"x":1}}]}'),
    ).toMatchObject([
      { code: 'json-name-repeated', line: 2, value: 'name' },
      { code: 'json-name-reserved', line: 2, value: '__proto__' },
      { code: 'column-unknown', column: '__proto__' },
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('finds a name given twice in a wide object as well', () => {
    const names = Array.from({ length: 200 }, (_, i) => `"n${i}":1`);
    expect(parseJson(`{${names.join(',')},"n150":2}`).troubles).toMatchObject([
      { code: 'json-name-repeated', value: 'n150' },
    ]);
  });

  it('names where it ends too soon, or has an extra comma', () => {
    expect(faultsOf('{"sinew":"plan/1",\n')).toMatchObject([{ code: 'json-syntax', line: 2, value: '' }]);
    expect(faultsOf('{"sinew":"plan/1",}')).toMatchObject([{ code: 'json-syntax', value: '}' }]);
    // A line break within a text is what stops the reading; what is told back is one readable line.
    expect(faultsOf('{"a": "b\n  c"}')).toMatchObject([{ code: 'json-syntax', value: 'c"}' }]);
    expect(faultsOf('')).toMatchObject([{ code: 'json-syntax' }]);
  });

  it('asks for its own format and version', () => {
    expect(faultsOf('[]')).toMatchObject([{ code: 'json-kind' }]);
    expect(faultsOf('{}')).toMatchObject([{ code: 'format-unknown' }]);
    expect(faultsOf('{"sinew":"plan/2"}')).toMatchObject([{ code: 'format-unknown', value: 'plan/2' }]);
    expect(faultsOf('{"sinew":"plan/1","tabels":{}}')).toMatchObject([
      { code: 'column-unknown', detail: { suggestion: 'tables' } },
      { code: 'settings-missing' },
    ]);
  });

  it('tells unknown tables and columns with the nearest', () => {
    expect(faultsIn('{"itmes":[],"nations":[{"id":"CAN","naem":"x"}],"sites":{}}')).toMatchObject([
      { code: 'table-unknown', value: 'itmes', detail: { suggestion: 'items' } },
      { code: 'column-unknown', table: 'nations', column: 'naem', detail: { suggestion: 'name' } },
      { code: 'cell-blank', table: 'nations', row: 'CAN', column: 'name' },
      { code: 'json-kind', table: 'sites' },
    ]);
  });

  it('wants numbers as numbers, booleans as booleans, lists as lists', () => {
    const row = '{"id":"a","name":5,"kind":"component","unit_value":"1.5","critical":"true","source":"a b"}';
    expect(
      faultsIn(`{"items":[${row},7,{"id":"b","name":"B","kind":"component","unit_value":"1,5"}]}`),
    ).toMatchObject([
      { code: 'json-kind', column: 'name', row: 'a', detail: { wanted: 'text' } },
      { code: 'json-number-quoted', column: 'unit_value', detail: { suggestion: '1.5' } },
      { code: 'json-kind', column: 'critical', detail: { wanted: 'boolean' } },
      { code: 'json-kind', column: 'source', detail: { wanted: 'list' } },
      { code: 'json-kind', value: '7', detail: { wanted: 'object' } },
      { code: 'number-form', row: 'b', detail: { suggestion: '1.5' } },
    ]);
  });

  it('holds numbers and lists to the same limits as cells', () => {
    const list = JSON.stringify(Array.from({ length: 9000 }, (_, i) => `source-${i}`));
    expect(
      faultsIn(`{"items":[{"id":"a","name":"A","kind":"component","unit_value":1e999,"source":${list}}]}`),
    ).toMatchObject([
      { code: 'number-overflow', column: 'unit_value' },
      { code: 'cell-length', column: 'source' },
    ]);
    expect(faultsIn(`{"nations":[{"id":"CAN","name":"${'x'.repeat(32_768)}"}]}`)).toMatchObject([
      { code: 'cell-length' },
    ]);
    expect(faultsIn('{"nations":[{"id":"CAN","name":"\\ud800"}]}')).toMatchObject([{ code: 'text-control' }]);
  });

  it('takes null and empty text as blank', () => {
    const text = `{"sinew":"plan/1","settings":${JSON.stringify(smallSettings)},"tables":{"nations":[{"id":"CAN","name":"Canada","name_fr":null,"note":" "}]}}`;
    expect(readJson(bytesOf(text)).plan?.tables.nations[0]).toMatchObject({
      name_fr: undefined,
      note: undefined,
    });
  });

  it('refuses UTF-16', () => {
    expect(readJson(Uint8Array.from([0xff, 0xfe, 0x7b, 0])).faults).toMatchObject([
      { code: 'file-encoding' },
    ]);
  });
});
