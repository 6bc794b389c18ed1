import type { FaultList } from '../read/faultList.ts';
import { limits } from '../read/limits.ts';

/**
 * Looks a workbook over before anything in it is inflated. An .xlsx file is a zip archive (APPNOTE 6.3): its central
 * directory names every part with its size, and the reader behind spreadsheet.ts stops inflating a part at the size
 * declared here. So a file can lie about its sizes only to its own loss, as long as the declared ones are within
 * limits, none is zero where bytes follow, and no part is declared twice. Archives that need more than 32 bits for a
 * size (zip64) are larger than any limit here. Tells a fault and gives false when the file is not to be opened.
 */
export function checkArchive(bytes: Uint8Array, faults: FaultList): boolean {
  const refuse = (code: 'workbook-damaged' | 'workbook-inflates', why: string): false => {
    faults.add({ code, detail: { why } });
    return false;
  };
  if (bytes.length > limits.fileBytes) {
    faults.add({
      code: 'file-too-large',
      detail: { file: 'xlsx', bytes: bytes.length, limit: limits.fileBytes },
    });
    return false;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Compound files (MS-CFB) hold .xls workbooks and .xlsx workbooks under a password.
  if (bytes.length >= 8 && view.getUint32(0) === 0xd0cf11e0) {
    faults.add({ code: 'workbook-old' });
    return false;
  }
  if (bytes.length < 22 || view.getUint32(0) !== 0x504b0304)
    return refuse('workbook-damaged', 'no zip archive');
  const parts = listParts(view);
  if (typeof parts === 'string') return refuse('workbook-damaged', parts);
  if (parts.length > limits.workbookParts) {
    return refuse('workbook-inflates', `${parts.length} parts > ${limits.workbookParts}`);
  }
  let total = 0;
  const names = new Set<string>();
  for (const { name, packed, size, streamed } of parts) {
    if (names.has(name)) return refuse('workbook-damaged', `${name} × 2`);
    names.add(name);
    if ((size === 0 && packed > 2) || (streamed && packed === 0 && !name.endsWith('/'))) {
      return refuse('workbook-inflates', `${name}: 0`);
    }
    total += Math.max(size, packed);
    if (size > 1024 * 1024 && size > packed * limits.workbookRatio) {
      return refuse('workbook-inflates', `${name}: ${size} / ${packed} > ${limits.workbookRatio}`);
    }
  }
  if (total > limits.workbookBytes) {
    return refuse(
      'workbook-inflates',
      `${Math.round(total / 2 ** 20)} MB > ${limits.workbookBytes / 2 ** 20} MB`,
    );
  }
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) {
    faults.add({ code: 'workbook-macros' });
    return false;
  }
  return true;
}

interface Part {
  readonly name: string;
  /** Bytes as stored, and bytes when inflated. */
  readonly packed: number;
  readonly size: number;
  /** Sizes may stand after the data, too (general purpose bit 3). */
  readonly streamed: boolean;
}

/** The parts that the central directory names, or what is wrong with it. */
function listParts(view: DataView): Part[] | string {
  const end = findEnd(view);
  if (end === undefined) return 'zip: no end record';
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) return 'zip64';
  const decoder = new TextDecoder();
  const parts: Part[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at) !== 0x504b0102) return 'zip: broken directory';
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const local = view.getUint32(at + 42, true);
    if (packed === 0xffffffff || size === 0xffffffff || local === 0xffffffff) return 'zip64';
    const length = view.getUint16(at + 28, true);
    if (at + 46 + length > view.byteLength) return 'zip: broken directory';
    const name = decoder.decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, length));
    parts.push({ name, packed, size, streamed: (view.getUint16(at + 8, true) & 8) !== 0 });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

/** Position of the end record, which stands before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at) === 0x504b0506) return at;
  }
  return undefined;
}
