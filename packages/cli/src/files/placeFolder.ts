import { cp, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../refusal.ts';
import { reason } from './readInput.ts';
import { fill, makeFolder, requireWritable, settle } from './write.ts';

/** What a plan's folder is made of; anything else in it is the user's own and stays. */
const ofPlan = (name: string) => name === 'datapackage.json' || /\.(?:csv|tsv)$/i.test(name);

/**
 * Puts a folder of files in place whole or not at all. What is there already and not empty is refused without
 * `force`; with it, a plan is replaced (its tables, not the other files beside them) and anything else still refused.
 */
export async function placeFolder(
  target: string,
  files: ReadonlyMap<string, Uint8Array>,
  force: boolean,
): Promise<void> {
  requireWritable(target, 'folder');
  const path = resolve(target);
  const there = await contentOf(path, target);
  if (there.length > 0) {
    if (!force) throw new Refusal((words) => words.refused.exists(target));
    if (!there.includes('datapackage.json')) throw new Refusal((words) => words.refused.existsForce(target));
  }
  const name = `.${basename(path)}.${process.pid}`;
  const draft = join(dirname(path), `${name}.tmp`);
  const old = join(dirname(path), `${name}.old`);
  try {
    await makeFolder(draft);
    for (const kept of there.filter((entry) => !ofPlan(entry) && !files.has(entry))) {
      await cp(join(path, kept), join(draft, kept), { recursive: true, verbatimSymlinks: true });
    }
    for (const [file, bytes] of files) {
      await mkdir(dirname(join(draft, file)), { recursive: true });
      await fill(join(draft, file), bytes);
    }
    await swap(draft, path, old, there.length > 0);
    await settle(dirname(path));
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    throw new Refusal((words) => words.refused.unwritable(target, reason(error)));
  }
  await rm(old, { recursive: true, force: true });
}

/** Where a folder holds something it is moved aside first, and back again should the new one not come in its place. */
async function swap(draft: string, path: string, old: string, full: boolean): Promise<void> {
  if (!full) return rename(draft, path);
  await rename(path, old);
  try {
    await rename(draft, path);
  } catch (error) {
    await rename(old, path);
    throw error;
  }
}

/** Names in a folder; none where there is no folder. A file or a link in its place is refused. */
async function contentOf(path: string, target: string): Promise<string[]> {
  const found = await lstat(path).catch(() => undefined);
  if (!found) return [];
  if (!found.isDirectory()) throw new Refusal((words) => words.refused.existsForce(target));
  return readdir(path);
}
