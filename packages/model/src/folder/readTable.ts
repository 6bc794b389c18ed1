import { cellReader } from '../read/cellReader.ts';
import { decodeUtf8 } from '../read/decode.ts';
import { excerpt, type FaultList } from '../read/faultList.ts';
import { readHeader, UNNAMED } from '../read/header.ts';
import type { RowBuilder } from '../read/rowBuilder.ts';
import { readCsv } from './csvReader.ts';
import { unguardText } from './csvText.ts';

/** Reads the rows of one table from its CSV file into `builder`. */
export function readTableCsv(bytes: Uint8Array, path: string, builder: RowBuilder, faults: FaultList): void {
  const { shape } = builder;
  const table = shape.name;
  const text = decodeUtf8(bytes, { table, detail: { file: path } }, faults);
  if (text === undefined) return;
  const columns = Object.values(shape.columns);
  const readers = columns.map(cellReader);
  const isText = columns.map((column) => column.kind === 'text');
  let places: Int32Array | undefined;
  let header: readonly string[] = [];

  const broken = readCsv(text, (fields, line) => {
    if (!places) {
      header = [...fields];
      const separator = foreignSeparator(header);
      if (separator !== undefined) {
        faults.add({ code: 'csv-separator', table, line, value: excerpt(header[0]), detail: { separator } });
        return false;
      }
      places = readHeader(shape, header, line, faults);
      return true;
    }
    if (fields.length !== header.length) {
      if (fields.every((field) => field.trim() === '')) return true;
      if (!builder.start(line)) return false;
      faults.add({
        code: 'row-ragged',
        table,
        line,
        value: excerpt(fields.slice(0, 20).join(',')),
        detail: { found: fields.length, expected: header.length },
      });
      return true;
    }
    let started = false;
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i].trim();
      if (field === '') continue;
      // A row that is blank all the way is what spreadsheets leave below a table: there is nothing in it to lose.
      if (!started && !builder.start(line)) return false;
      started = true;
      const place = places[i];
      if (place >= 0) builder.set(place, readers[place](isText[place] ? unguardText(field) : field), field);
      else if (place === UNNAMED) {
        faults.add({ code: 'cell-unnamed', table, line, value: excerpt(field), detail: { position: i + 1 } });
      }
    }
    if (started) builder.end();
    return true;
  });

  if (broken) {
    const { code, line, value, length } = broken;
    faults.add({ code, table, line, value: excerpt(value), detail: { file: path, length: length ?? 0 } });
  } else if (header.length === 0) {
    faults.add({ code: 'header-missing', table, line: 1, detail: { file: path } });
  }
}

/** The separator of a header that is not separated by commas: French Excel writes `;` unless told otherwise. */
function foreignSeparator(header: readonly string[]): string | undefined {
  if (/^sep=/i.test(header[0])) return header[0].slice(4) || ',';
  if (header.length !== 1) return undefined;
  return [';', '\t', '|'].find((separator) => header[0].includes(separator));
}
