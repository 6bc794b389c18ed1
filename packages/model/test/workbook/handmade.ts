import { deflateRawSync } from 'node:zlib';
import { crc32Of } from './crc32.ts';

/** Zip archives and workbooks made by hand, so that the tests do not trust the library they try. */

export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the directory says of the part, where that is a lie. */
  readonly declaredSize?: number;
  readonly declaredPacked?: number;
  readonly streamed?: boolean;
}

export function zipOf(parts: readonly Part[]): Uint8Array {
  const encoder = new TextEncoder();
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = encoder.encode(part.name);
    const content = typeof part.content === 'string' ? encoder.encode(part.content) : part.content;
    const packed = deflateRawSync(content);
    const size = part.declaredSize ?? content.length;
    const fields = (view: DataView, at: number, packedSize: number) => {
      view.setUint16(at, 20, true);
      view.setUint16(at + 2, part.streamed ? 8 : 0, true);
      view.setUint16(at + 4, 8, true);
      view.setUint16(at + 8, 33, true);
      view.setUint32(at + 10, crc32Of(content), true);
      view.setUint32(at + 14, packedSize, true);
      view.setUint32(at + 18, size, true);
      view.setUint16(at + 22, name.length, true);
    };
    const local = new Uint8Array(30 + name.length + packed.length);
    const localView = new DataView(local.buffer);
    localView.setUint32(0, 0x504b0304);
    fields(localView, 4, packed.length);
    local.set(name, 30);
    local.set(packed, 30 + name.length);
    const entry = new Uint8Array(46 + name.length);
    const entryView = new DataView(entry.buffer);
    entryView.setUint32(0, 0x504b0102);
    entryView.setUint16(4, 20, true);
    fields(entryView, 6, part.declaredPacked ?? packed.length);
    entryView.setUint32(42, offset, true);
    entry.set(name, 46);
    locals.push(local);
    directory.push(entry);
    offset += local.length;
  }
  const directorySize = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new Uint8Array(22);
  const endView = new DataView(end.buffer);
  endView.setUint32(0, 0x504b0506);
  endView.setUint16(8, parts.length, true);
  endView.setUint16(10, parts.length, true);
  endView.setUint32(12, directorySize, true);
  endView.setUint32(16, offset, true);
  return Uint8Array.from(Buffer.concat([...locals, ...directory, end]));
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a workbook from the XML of its rows, sheet by sheet. Style 1 is a date, style 2 a date with a time. */
export function workbookParts(
  sheets: Readonly<Record<string, string>>,
  options: { readonly from1904?: boolean } = {},
): Part[] {
  const names = Object.keys(sheets);
  const overrides = names
    .map(
      (_, i) =>
        `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join('');
  const list = names
    .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('');
  const links = names
    .map(
      (_, i) =>
        `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
    )
    .join('');
  return [
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${overrides}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${main}" xmlns:r="${relations}">${options.from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${list}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}<Relationship Id="rIdS" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    ...names.map((name, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content: sheetXml(sheets[name]) })),
  ];
}

function sheetXml(rows: string): string {
  const [data, after = ''] = rows.split('<!--after-->');
  return `${head}<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${after}</worksheet>`;
}

/** The XML of rows of plain cells: text, numbers, booleans, or XML of a cell given as `{ xml }`. */
export function rowsXml(
  rows: readonly (readonly (string | number | boolean | null | { xml: string })[])[],
): string {
  const cell = (value: string | number | boolean | null | { xml: string }, r: number, c: number): string => {
    const ref = `r="${String.fromCharCode(65 + c)}${r + 1}"`;
    if (value === null) return '';
    if (typeof value === 'number') return `<c ${ref}><v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c ${ref} t="b"><v>${value ? 1 : 0}</v></c>`;
    if (typeof value === 'object') return value.xml.replace('<c', `<c ${ref}`);
    return `<c ${ref} t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  return rows
    .map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, r, c)).join('')}</row>`)
    .join('');
}

/** The sheet of settings of a small plan. */
export const planRows = rowsXml([
  ['field', 'value', 'count'],
  ['id', 'small'],
  ['title', 'A small plan'],
  ['nation', 'CAN'],
  ['currency', 'CAD'],
  ['price_base', { xml: '<c s="1"><v>46113</v></c>' }],
  ['start', '2026-04-01'],
  ['calendar', 'month', 12],
]);
