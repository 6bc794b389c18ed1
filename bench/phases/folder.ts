import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFolder } from '@sinew/model';
import { nation } from '../nation/nation.ts';
import { type SizeName, sizes } from '../nation/size.ts';

/** Writes the nation as a plan's folder and returns how many bytes it has. */
export function writeNation(name: SizeName, folder: string): number {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (const [path, content] of writeFolder(nation(name, sizes[name]))) {
    writeFileSync(join(folder, path), content);
    bytes += content.length;
  }
  return bytes;
}

/** The files of a plan's folder in memory: what reading starts from, so that the disk is not measured. */
export function filesOf(folder: string): Map<string, Uint8Array> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}
