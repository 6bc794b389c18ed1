import { limits, readFolder } from '@sinew/model';
import { describe, expect, it } from 'vitest';
import { bytesOf, faultsOf, folderOf, planOf, smallSettings } from '../smallPlan.ts';

const nations = 'id,name\nCAN,Canada\n';

describe('encodings of a CSV file', () => {
  it('takes a byte order mark of UTF-8 as no part of the first column', () => {
    expect(planOf({ nations: `\ufeff${nations}` }).tables.nations).toHaveLength(1);
  });

  it.each([
    ['with its mark, low byte first', [0xff, 0xfe], 0],
    ['with its mark, high byte first', [0xfe, 0xff], 1],
    ['without a mark', [], 0],
  ])('names UTF-16 %s', (_, mark, high) => {
    const wide = [...bytesOf(nations)].flatMap((byte) => (high ? [0, byte] : [byte, 0]));
    const [fault, ...rest] = faultsOf({ nations: Uint8Array.from([...mark, ...wide]) });
    expect(fault).toMatchObject({ code: 'file-encoding', table: 'nations', detail: { encoding: 'UTF-16' } });
    expect(rest).toEqual([]);
  });

  it('names Windows-1252, shows what is there, and does not guess', () => {
    const bytes = Uint8Array.from(Buffer.from('id,name\nCAN,Canada\nQC,Québec\n', 'latin1'));
    expect(faultsOf({ nations: bytes })).toEqual([
      expect.objectContaining({
        code: 'file-encoding',
        line: 3,
        value: 'QC,Québec',
        detail: { file: 'nations.csv', encoding: 'Windows-1252' },
      }),
    ]);
  });

  it('says so when the bytes are text in no encoding', () => {
    const bytes = Uint8Array.from([...bytesOf('id,name\nCAN,'), 0x81, 0x8d]);
    expect(faultsOf({ nations: bytes })).toMatchObject([{ code: 'file-not-utf8', line: 2 }]);
  });

  it('refuses bytes that are no text', () => {
    const bytes = Uint8Array.from([...bytesOf(nations), 0, 1, 2]);
    expect(faultsOf({ nations: bytes })).toMatchObject([{ code: 'file-binary', detail: { position: 20 } }]);
  });
});

describe('CSV that is not what it should be', () => {
  it('asks for commas where Excel wrote semicolons or tabs', () => {
    expect(faultsOf({ nations: 'id;name\nCAN;Canada\n' })).toMatchObject([
      { code: 'csv-separator', detail: { separator: ';' } },
    ]);
    expect(faultsOf({ nations: 'sep=;\nid;name\n' })).toMatchObject([{ code: 'csv-separator' }]);
    expect(faultsOf({ nations: 'id\tname\nCAN\tCanada\n' })).toMatchObject([
      { code: 'csv-separator', detail: { separator: '\t' } },
    ]);
  });

  it('tells of a file cut short inside quotation marks, and of stray marks', () => {
    expect(faultsOf({ nations: 'id,name\nCAN,"Canada\nUSA,United' })).toMatchObject([
      { code: 'csv-quote-open', line: 2, value: 'Canada\\u000aUSA,United' },
    ]);
    expect(faultsOf({ nations: 'id,name\nCAN,Can"ada\n' })).toMatchObject([
      { code: 'csv-quote-stray', line: 2 },
    ]);
    expect(faultsOf({ nations: 'id,name\nCAN,"Canada"x\n' })).toMatchObject([
      { code: 'csv-quote-stray', line: 2 },
    ]);
  });

  it('tells every ragged row, as a decimal comma makes them', () => {
    expect(faultsOf({ items: 'id,name,kind,unit_value\na,A,component,1,5\nb,B,component\n' })).toMatchObject([
      { code: 'row-ragged', line: 2, detail: { found: 5, expected: 4 } },
      { code: 'row-ragged', line: 3, detail: { found: 3, expected: 4 } },
    ]);
  });

  it('names the row, line, column and value of a decimal comma, and the right writing', () => {
    expect(faultsOf({ items: 'id,name,kind,unit_value\na,A,component,"1,5"\n' })).toEqual([
      {
        code: 'number-form',
        severity: 'fault',
        table: 'items',
        row: 'a',
        line: 2,
        column: 'unit_value',
        value: '1,5',
        detail: { suggestion: '1.5' },
      },
    ]);
  });

  it('tells unknown columns with the nearest, columns given twice, and required columns that are absent', () => {
    expect(faultsOf({ nations: 'id,naem,id,colour\nCAN,Canada,x,red\n' })).toMatchObject([
      { code: 'column-unknown', column: 'naem', detail: { suggestion: 'name' } },
      { code: 'column-repeated', column: 'id', detail: { first: 1, second: 3 } },
      { code: 'column-unknown', column: 'colour' },
      { code: 'column-missing', column: 'name' },
      { code: 'cell-blank', row: 'CAN', column: 'name' },
    ]);
  });

  it('gives both lines of an id that stands twice', () => {
    expect(faultsOf({ nations: 'id,name\nCAN,Canada\nUSA,"United\nStates"\nCAN,Canada\n' })).toMatchObject([
      { code: 'row-repeated', row: 'CAN', line: 5, detail: { first: 2, second: 5 } },
    ]);
  });

  it('counts the parts of a key together', () => {
    expect(planOf({ inputs: 'process,item,quantity\np,a,1\np,b,1\nq,a,1\n' }).tables.inputs).toHaveLength(3);
    expect(faultsOf({ inputs: 'process,item,quantity\np,a,1\np,a,2\n' })).toMatchObject([
      { code: 'row-repeated', row: 'p/a' },
    ]);
  });

  it('reads past blank lines and the blank columns and rows that spreadsheets leave', () => {
    const plan = planOf({ nations: 'id,name,,\n\nCAN,Canada,,\n,,,\r\nUSA,United States,,\n\n' });
    expect(plan.tables.nations.map(({ id }) => id)).toEqual(['CAN', 'USA']);
    expect(faultsOf({ nations: 'id,name,\nCAN,Canada,lost\n' })).toMatchObject([
      { code: 'cell-unnamed', line: 2, value: 'lost', detail: { position: 3 } },
    ]);
  });

  it('takes CRLF and CR as ends of lines, and a last line without one', () => {
    for (const text of ['id,name\r\nCAN,Canada\r\n', 'id,name\rCAN,Canada\r', 'id,name\nCAN,Canada']) {
      expect(planOf({ nations: text }).tables.nations).toMatchObject([{ id: 'CAN', name: 'Canada' }]);
    }
  });

  it('refuses an empty file', () => {
    expect(faultsOf({ nations: '' })).toMatchObject([{ code: 'header-missing', table: 'nations' }]);
  });

  it('refuses __proto__ as an id and as a column without touching any prototype', () => {
    const faults = faultsOf({ nations: '__proto__,id,name\nx,__proto__,y\n' });
    expect(faults.map(({ code }) => code)).toEqual(['column-unknown', 'id-reserved']);
    expect(({} as Record<string, unknown>).name).toBeUndefined();
  });

  it('refuses control characters and shows them spelled out', () => {
    expect(faultsOf({ nations: 'id,name\nCAN,Can\u0007ada\n' })).toMatchObject([
      { code: 'text-control', value: 'Can\\u0007ada', detail: { character: 'U+0007', position: 4 } },
    ]);
  });

  it('keeps text that a spreadsheet would run', () => {
    const plan = planOf({ nations: "id,name\nA,=1+1\nB,'=1+1\nC,''=1+1\nD,'tis\n" });
    expect(plan.tables.nations.map(({ name }) => name)).toEqual(['=1+1', '=1+1', "'=1+1", "'tis"]);
  });
});

describe('size', () => {
  it('refuses a cell of 100 MB, quoted or not, at once and without copies of it', () => {
    const cell = new Uint8Array(100_000_000).fill(97);
    for (const quote of ['', '"']) {
      const start = performance.now();
      const bytes = new Uint8Array([...bytesOf(`id,name\nCAN,${quote}`)].length + cell.length + 2);
      bytes.set(bytesOf(`id,name\nCAN,${quote}`));
      bytes.set(cell, bytes.length - cell.length - 2);
      bytes.set(bytesOf(`${quote || '\n'}\n`), bytes.length - 2);
      const before = process.memoryUsage().heapUsed;
      expect(faultsOf({ nations: bytes })).toMatchObject([
        { code: 'cell-length', line: 2, value: expect.stringMatching(/^a{60}…$/) },
      ]);
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(250_000_000);
    }
  });

  it('takes a cell as long as one of Excel and not one letter more', () => {
    const longest = 'a'.repeat(limits.cellLength);
    expect(planOf({ nations: `id,name\nCAN,${longest}\n` }).tables.nations[0].name).toHaveLength(32_767);
    expect(faultsOf({ nations: `id,name\nCAN,"${longest}a"\n` })).toMatchObject([{ code: 'cell-length' }]);
  });

  it('refuses a file beyond the limit before decoding it', () => {
    const bytes = new Uint8Array(limits.fileBytes + 1);
    expect(faultsOf({ nations: bytes })).toMatchObject([{ code: 'file-too-large' }]);
  });

  it('spells out a thousand faults and counts the rest', () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `n${i},`).join('\n');
    const faults = faultsOf({ nations: `id,name\n${rows}\n` });
    expect(faults).toHaveLength(1001);
    expect(faults[1000]).toMatchObject({ code: 'more-faults', detail: { count: 500, limit: 1000 } });
  });

  it('stops at the most columns', () => {
    const header = Array.from({ length: 300 }, (_, i) => `c${i}`).join(',');
    expect(faultsOf({ nations: `${header}\n` })).toMatchObject([{ code: 'too-many-columns' }]);
  });
});

describe('the package', () => {
  it.each([
    '/etc/passwd',
    '../items.csv',
    'a/../../items.csv',
    '..\\items.csv',
    'C:\\items.csv',
    'c:items.csv',
    'https://example.org/items.csv',
    'file:items.csv',
    './items.csv',
    '',
  ])('refuses the path %s', (path) => {
    const faults = readFolder(folderOf({}, { resources: [{ name: 'items', path }] })).faults;
    expect(faults).toMatchObject([{ code: 'path-outside' }]);
  });

  it('is silent about nothing: files not listed, unknown, absent, listed twice, misnamed', () => {
    const files = folderOf(
      { nations },
      {
        resources: [
          { name: 'nations', path: 'nations.csv' },
          { name: 'nations', path: 'nations.csv' },
          { name: 'sites', path: 'sites.csv' },
          { name: 'itmes', path: 'itmes.csv' },
          { name: 'inline', data: [] },
        ],
      },
    );
    files.set('items.csv', bytesOf('id,name,kind\n'));
    files.set('requirement.csv', bytesOf('id\n'));
    files.set('README.md', bytesOf('not looked at'));
    expect(readFolder(files).faults).toMatchObject([
      { code: 'table-repeated', table: 'nations' },
      { code: 'resource-absent', table: 'sites' },
      { code: 'table-unknown', detail: { suggestion: 'items' } },
      { code: 'resource-path' },
      { code: 'csv-not-listed', table: 'items' },
      { code: 'csv-unknown', detail: { file: 'requirement.csv', suggestion: 'requirements' } },
    ]);
  });

  it('may keep a table in a folder of its own', () => {
    const files = folderOf({}, { resources: [{ name: 'nations', path: 'data/nations.csv' }] });
    files.set('data/nations.csv', bytesOf(nations));
    expect(readFolder(files).plan?.tables.nations).toHaveLength(1);
  });

  it('refuses another dialect or encoding by declaration', () => {
    const resource = { path: 'nations.csv', dialect: { delimiter: ';' }, encoding: 'latin1' };
    const files = folderOf({ nations }, { resources: [resource] });
    expect(readFolder(files).faults).toMatchObject([
      { code: 'resource-dialect', column: 'dialect' },
      { code: 'resource-dialect', column: 'encoding' },
    ]);
  });

  it('notes what it will not write again', () => {
    const reading = readFolder(folderOf({ nations }, { licenses: [], contributors: [] }));
    expect(reading.plan).toBeDefined();
    expect(reading.faults).toBeUndefined();
    expect(reading.plan && reading.notes).toMatchObject([
      { code: 'property-not-kept', severity: 'note', column: 'licenses' },
      { code: 'property-not-kept', column: 'contributors' },
    ]);
  });

  it('asks for the descriptor, the settings and the calendar', () => {
    expect(readFolder(new Map()).faults).toMatchObject([{ code: 'descriptor-missing' }]);
    expect(readFolder(folderOf({}, { sinew: undefined })).faults).toMatchObject([
      { code: 'settings-missing' },
    ]);
    expect(readFolder(folderOf({}, { sinew: { ...smallSettings, calendar: [] } })).faults).toMatchObject([
      { code: 'calendar-blank' },
    ]);
  });

  it('takes id and title from the package, and refuses two that disagree', () => {
    const { id: _, title: __, ...rest } = smallSettings;
    expect(readFolder(folderOf({}, { sinew: rest })).plan?.settings).toMatchObject({
      id: 'small',
      title: 'A small plan',
    });
    expect(readFolder(folderOf({}, { title: 'Another' })).faults).toMatchObject([
      { code: 'settings-disagree', column: 'title', value: 'Another' },
    ]);
  });

  it('reads settings by the rules of their columns, all faults at once', () => {
    const sinew = {
      ...smallSettings,
      discount_rate: '0,03',
      fiscal_year_start: 13,
      colour: 1,
      currency: 'cad',
    };
    expect(readFolder(folderOf({}, { sinew })).faults).toMatchObject([
      { code: 'column-unknown', table: 'plan', column: 'colour' },
      { code: 'currency-form', column: 'currency' },
      { code: 'number-form', column: 'discount_rate', detail: { suggestion: '0.03' } },
      { code: 'number-above', column: 'fiscal_year_start' },
    ]);
  });
});

describe('what is read', () => {
  it('has every column, defaults filled in, and is frozen all the way down', () => {
    const plan = planOf({ items: 'id,name,kind\na,A,component\n' });
    const row = plan.tables.items[0];
    expect(row).toMatchObject({ unit: 'each', critical: false, source: [] });
    expect(Object.keys(row)).toContain('shelf_life');
    expect(row.shelf_life).toBeUndefined();
    for (const frozen of [
      plan,
      plan.settings,
      plan.settings.calendar,
      plan.settings.calendar[0],
      plan.tables,
      plan.tables.items,
      plan.tables.sites,
      row,
      row.source,
    ]) {
      expect(Object.isFrozen(frozen)).toBe(true);
    }
  });
});
