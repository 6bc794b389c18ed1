import { writeSync } from 'node:fs';

/** Writes all of a text to an open file. Where a disk fills up the system takes a part of it, and says why only when asked again. */
export function writeThrough(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
