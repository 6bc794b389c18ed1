import { excerpt, type FaultList, type ReadingFault } from './faultList.ts';
import { limits } from './limits.ts';

/**
 * The text of a file in UTF-8, with or without a byte order mark; `undefined` after a fault that names the encoding that
 * was found. Encodings are never guessed at silently: a wrong guess turns `Québec` into `QuÃ©bec` for good.
 */
export function decodeUtf8(
  bytes: Uint8Array,
  where: Pick<ReadingFault, 'table' | 'detail'>,
  faults: FaultList,
): string | undefined {
  const add = (code: ReadingFault['code'], extra: Partial<ReadingFault> = {}) => {
    faults.add({ ...where, ...extra, code, detail: { ...where.detail, ...extra.detail } });
    return undefined;
  };
  if (bytes.length > limits.fileBytes) {
    return add('file-too-large', { detail: { bytes: bytes.length, limit: limits.fileBytes } });
  }
  const wide = wideEncoding(bytes);
  if (wide) return add('file-encoding', { detail: { encoding: wide } });
  const zero = bytes.indexOf(0);
  if (zero !== -1) return add('file-binary', { detail: { position: zero + 1 } });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const position = firstInvalid(bytes);
    const line = lineOf(bytes, position);
    const start = bytes.lastIndexOf(10, position) + 1;
    const next = bytes.indexOf(10, position);
    const around = bytes.subarray(
      Math.max(start, position - 20),
      Math.min(next === -1 ? bytes.length : next, position + 20),
    );
    // Five bytes stand for nothing in Windows-1252: a file that holds one is in neither encoding.
    const unknown = bytes.some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte));
    if (unknown) return add('file-not-utf8', { line });
    const value = excerpt(new TextDecoder('windows-1252').decode(around).trim());
    return add('file-encoding', { line, value, detail: { encoding: 'Windows-1252' } });
  }
}

/** UTF-16 by its mark, or by every other of its first bytes being zero. */
function wideEncoding(bytes: Uint8Array): 'UTF-16' | undefined {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'UTF-16';
  const head = Math.min(bytes.length, 1024) & ~1;
  if (head < 8) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < head; i++) if (bytes[i] === 0) zeros[i & 1]++;
  const [even, odd] = zeros.map((count) => count / (head / 2));
  return (even > 0.7 && odd < 0.1) || (odd > 0.7 && even < 0.1) ? 'UTF-16' : undefined;
}

/** Position of the first byte that cannot stand where it does in UTF-8 (RFC 3629). */
function firstInvalid(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i];
    const length = byte < 0x80 ? 1 : byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : 4;
    if (byte >= 0x80 && (byte < 0xc2 || byte > 0xf4)) return i;
    for (let k = 1; k < length; k++) if ((bytes[i + k] & 0xc0) !== 0x80) return i;
    i += length;
  }
  return bytes.length - 1;
}

function lineOf(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (let i = 0; i < position; i++) if (bytes[i] === 10) line++;
  return line;
}
