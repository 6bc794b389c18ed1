import {
  blankWorkbook,
  type Fault,
  readSpreadsheet,
  readWorkbook,
  tableNames,
  writeWorkbook,
} from '@sinew/model';
import { describe, expect, it } from 'vitest';
import { asText, bytesOf, planOf } from '../smallPlan.ts';
import { type Part, planRows, rowsXml, workbookParts, zipOf } from './handmade.ts';

const read = (sheets: Readonly<Record<string, string>>, from1904 = false) =>
  readWorkbook(zipOf(workbookParts({ plan: planRows, ...sheets }, { from1904 })));
const faultsOf = async (sheets: Readonly<Record<string, string>>): Promise<readonly Fault[]> =>
  (await read(sheets)).faults ?? [];
const faultsOfParts = async (parts: readonly Part[]): Promise<readonly Fault[]> =>
  (await readWorkbook(zipOf(parts))).faults ?? [];
const receipts = ['id', 'item', 'site', 'quantity', 'date'];

describe('the cells of a workbook', () => {
  it('are read as numbers, booleans, text and dates, however Excel keeps them', async () => {
    const { plan } = await read({
      receipts: rowsXml([
        receipts,
        ['a', 'shell', 'depot', 12.5, { xml: '<c s="1"><v>46113</v></c>' }],
        [7, 'shell', 'depot', '3', 46113],
        ['c', 'shell', 'depot', 1, '2026-04-01'],
      ]),
      nations: rowsXml([
        ['id', 'name', 'allied', 'note'],
        ['CAN', 2026, true, { xml: '<c s="1"><v>46113</v></c>' }],
        ['NOR', 'Norway', 'vrai', false],
      ]),
    });
    expect(plan?.tables.receipts.map(({ id, quantity, date }) => [id, quantity, date])).toEqual([
      ['a', 12.5, '2026-04-01'],
      ['7', 3, '2026-04-01'],
      ['c', 1, '2026-04-01'],
    ]);
    expect(plan?.tables.nations).toMatchObject([
      { name: '2026', allied: true, note: '2026-04-01' },
      { name: 'Norway', allied: true, note: 'false' },
    ]);
    expect(plan?.settings.price_base).toBe('2026-04-01');
  });

  it('count days from 1904 where the workbook says so', async () => {
    const sheets = { receipts: rowsXml([receipts, ['a', 'shell', 'depot', 1, 44651]]) };
    const { plan } = await read({ ...sheets, plan: planRows.replace('46113', '44651') }, true);
    expect(plan?.tables.receipts[0].date).toBe('2026-04-01');
    expect(plan?.settings.price_base).toBe('2026-04-01');
  });

  it('are refused as dates with a time of day, and before the first sure day of Excel', async () => {
    const at = (xml: string) => ['a', 'shell', 'depot', 1, { xml }];
    expect(
      await faultsOf({ receipts: rowsXml([receipts, at('<c s="2"><v>46113.5</v></c>')]) }),
    ).toMatchObject([{ code: 'date-time', line: 2, column: 'date', value: '2026-04-01T12:00:00.000Z' }]);
    for (const serial of ['59', '46113.25', '-3', '9999999']) {
      expect(await faultsOf({ receipts: rowsXml([receipts, at(`<c><v>${serial}</v></c>`)]) })).toMatchObject([
        { code: 'date-serial', column: 'date', value: serial },
      ]);
    }
  });

  it('follow the rules of text where numbers were typed as text', async () => {
    expect(
      await faultsOf({ receipts: rowsXml([receipts, ['a', 'shell', 'depot', '1,5', 46113]]) }),
    ).toMatchObject([
      {
        code: 'number-form',
        table: 'receipts',
        row: 'a',
        line: 2,
        column: 'quantity',
        detail: { suggestion: '1.5' },
      },
    ]);
  });

  it('are refused as formulas, errors and merged cells, each with its place', async () => {
    const faults = await faultsOf({
      receipts: `${rowsXml([
        receipts,
        ['a', 'shell', 'depot', { xml: '<c><f>1+1</f><v>2</v></c>' }, 46113],
        ['b', 'shell', { xml: '<c t="e"><v>#REF!</v></c>' }, 1, 46113],
        ['c', 'shell', 'depot', { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' }, 46113],
      ])}<!--after--><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>`,
    });
    expect(faults).toMatchObject([
      { code: 'cell-merged', table: 'receipts', line: 2, value: 'B2:B3' },
      { code: 'cell-formula', row: 'a', line: 2, column: 'quantity', value: '=1+1' },
      { code: 'cell-error', row: 'b', line: 3, column: 'site', value: '#REF!' },
      { code: 'cell-formula', row: 'c', line: 4, column: 'quantity', value: '=1/0' },
    ]);
  });

  it('may be shared strings in runs, and text that only looks like an escape or an error', async () => {
    const plan = planOf({ nations: 'id,name\nA,_x0041_\nB,#REF!\nC,#N/A\nD,=1+1\nE," _x005F_ "\n' });
    const { plan: back } = await readWorkbook(await writeWorkbook(plan));
    expect(back).toStrictEqual(plan);
  });

  it('leave blank rows and unnamed blank columns out of account', async () => {
    const { plan } = await read({
      nations: rowsXml([
        ['id', 'name', ' '],
        [' ', null, ''],
        ['CAN', 'Canada', ' '],
        [null, null],
      ]),
    });
    expect(plan?.tables.nations).toHaveLength(1);
    expect(
      await faultsOf({
        nations: rowsXml([
          ['id', 'name'],
          ['CAN', 'Canada', 'x'],
        ]),
      }),
    ).toMatchObject([{ code: 'cell-unnamed', line: 2, value: 'x', detail: { position: 3 } }]);
  });
});

describe('the sheets of a workbook', () => {
  it('are tables of a plan, or start with #', async () => {
    const nations = rowsXml([
      ['id', 'name'],
      ['CAN', 'Canada'],
    ]);
    expect(
      (await read({ nations, '#scratch': rowsXml([[{ xml: '<c><f>1+1</f></c>' }]]) })).plan,
    ).toBeDefined();
    expect(await faultsOf({ Nations: nations, Sheet1: nations })).toMatchObject([
      { code: 'sheet-unknown', value: 'Nations', detail: { suggestion: 'nations' } },
      { code: 'sheet-unknown', value: 'Sheet1' },
    ]);
    expect(await faultsOfParts(workbookParts({ nations }))).toMatchObject([{ code: 'sheet-missing' }]);
  });

  it('tell unknown and repeated settings', async () => {
    const extra = rowsXml([
      ['field', 'value', 'count'],
      ['titel', 'x'],
      ['id', 'a'],
      ['id', 'b'],
      ['title', 't'],
      ['nation', 'CAN'],
      ['currency', 'CAD'],
      ['price_base', '2026-04-01'],
      ['start', { xml: '<c><f>TODAY()</f><v>46113</v></c>' }],
      ['calendar', 'fortnight', 2],
      [null, 'lost'],
    ]);
    expect(await faultsOf({ plan: extra })).toMatchObject([
      { code: 'column-unknown', table: 'plan', line: 2, detail: { suggestion: 'title' } },
      { code: 'setting-repeated', line: 4, column: 'id' },
      { code: 'choice-unknown', table: 'calendar', line: 10, value: 'fortnight' },
      { code: 'cell-unnamed', line: 11, value: 'lost' },
      { code: 'cell-formula', table: 'plan', column: 'start', value: '=TODAY()' },
    ]);
  });
});

describe('a file that is no workbook, or a hostile one', () => {
  const parts = workbookParts({ plan: planRows });

  it('is refused by its first bytes: text, .xls or password, a truncated archive', async () => {
    expect((await readWorkbook(bytesOf('id,name\nCAN,Canada,,,,,,,,,,,'))).faults).toMatchObject([
      { code: 'workbook-damaged' },
    ]);
    expect((await readWorkbook(new Uint8Array(0))).faults).toMatchObject([{ code: 'workbook-damaged' }]);
    const compound = Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Array(600).fill(0),
    ]);
    expect((await readWorkbook(compound)).faults).toMatchObject([{ code: 'workbook-old' }]);
    const whole = zipOf(parts);
    for (const length of [whole.length - 1, whole.length - 30, 400]) {
      expect((await readWorkbook(whole.slice(0, length))).faults).toMatchObject([
        { code: 'workbook-damaged' },
      ]);
    }
  });

  it('is refused with macros', async () => {
    expect(await faultsOfParts([...parts, { name: 'xl/vbaProject.bin', content: 'x' }])).toMatchObject([
      { code: 'workbook-macros' },
    ]);
  });

  it('is refused when a part inflates beyond measure, before it is inflated', async () => {
    const bomb = { name: 'xl/media/a.bin', content: new Uint8Array(4 * 1024 * 1024) };
    expect(await faultsOfParts([...parts, bomb])).toMatchObject([
      { code: 'workbook-inflates', detail: { why: expect.stringContaining('xl/media/a.bin') } },
    ]);
  });

  it('is refused when its parts together declare too much, are too many, or stand twice', async () => {
    const declaredSize = 0x30000000;
    const big = [1, 2].map((i) => ({
      name: `big${i}`,
      content: 'x',
      declaredSize,
      declaredPacked: 0x2000000,
    }));
    expect(await faultsOfParts([...parts, ...big])).toMatchObject([{ code: 'workbook-inflates' }]);
    const many = Array.from({ length: 1001 }, (_, i) => ({ name: `p${i}`, content: '' }));
    expect(await faultsOfParts(many)).toMatchObject([{ code: 'workbook-inflates' }]);
    expect(await faultsOfParts([...parts, parts[2]])).toMatchObject([{ code: 'workbook-damaged' }]);
  });

  it('cannot lie about sizes: no more is inflated than was declared', async () => {
    const sheet = parts[parts.length - 1];
    const rest = parts.slice(0, -1);
    const padded = `${sheet.content}${' '.repeat(5_000_000)}`;
    expect(await faultsOfParts([...rest, { ...sheet, content: padded, declaredSize: 2000 }])).toMatchObject([
      { code: 'workbook-damaged' },
    ]);
    // Zero is taken by readers as "not known": it must not open the door.
    expect(await faultsOfParts([...rest, { ...sheet, content: padded, declaredSize: 0 }])).toMatchObject([
      { code: 'workbook-inflates' },
    ]);
    const hidden = { ...sheet, content: padded, declaredSize: 0, declaredPacked: 0, streamed: true };
    expect(await faultsOfParts([...rest, hidden])).toMatchObject([{ code: 'workbook-inflates' }]);
  });

  it('is refused when two cells span the whole sheet', async () => {
    const far =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    expect(await faultsOf({ nations: far })).toMatchObject([{ code: 'workbook-damaged' }]);
  });

  it('expands no entities', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50)}">${['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(20)}">`).join('')}]>`;
    const entities = parts.map((part) =>
      part.name.endsWith('sheet1.xml')
        ? {
            ...part,
            content: (part.content as string).replace('?>\n', `?>\n${bomb}`).replace('A small plan', '&h;'),
          }
        : part,
    );
    const { plan, faults } = await readWorkbook(zipOf(entities));
    expect(faults !== undefined || plan.settings.title.length < 100).toBe(true);
  });
});

describe('a blank workbook', () => {
  it('has every sheet and every column with notes, and reads as a plan without settings', async () => {
    const bytes = await blankWorkbook();
    expect(asText(await blankWorkbook())).toBe(asText(bytes));
    const { sheets } = await readSpreadsheet(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['plan', ...tableNames, '#guide']);
    expect((await readWorkbook(bytes)).faults?.map(({ code, column }) => [code, column])).toEqual([
      ['cell-blank', 'id'],
      ['cell-blank', 'title'],
      ['cell-blank', 'nation'],
      ['cell-blank', 'currency'],
      ['cell-blank', 'price_base'],
      ['cell-blank', 'start'],
      ['calendar-blank', undefined],
    ]);
  });
});
