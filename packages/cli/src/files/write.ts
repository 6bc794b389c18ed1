import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../refusal.ts';
import { reason } from './readInput.ts';

/**
 * Writes a file whole or not at all: into a temporary file beside it, to the disk, then renamed over it. A reader
 * sees the old bytes or the new, never a part. Throws a Refusal, with nothing left behind.
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string | Iterable<string>,
): Promise<void> {
  const folder = dirname(path);
  const draft = draftOf(path);
  try {
    await makeFolder(folder);
    await fill(draft, content);
    await rename(draft, path);
    await settle(folder);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new Refusal((words) => words.refused.unwritable(path, reason(error)));
  }
}

/** Where a file is written before it is whole. */
const draftOf = (path: string) => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);

/**
 * Throws a Refusal where nothing can be written at a path, before any work is done for it: no folder can be made there, a
 * file stands where a folder should be or a folder where the file should be, or the system takes no new file there.
 */
export function requireWritable(path: string, as: 'file' | 'folder'): void {
  if (path.trim() === '') throw new Refusal((words) => words.refused.blankPath);
  const refuse = (why: string) => {
    throw new Refusal((words) => words.refused.unwritable(path, why));
  };
  try {
    const there = lookAt(path);
    if (as === 'file' && there?.isDirectory()) refuse('EISDIR');
    let folder = as === 'folder' && there ? resolve(path) : dirname(resolve(path));
    while (!lookAt(folder)) folder = dirname(folder);
    if (!lookAt(folder)!.isDirectory()) refuse('ENOTDIR');
    const isBeside = as === 'file' && folder === dirname(resolve(path));
    tryDraft(draftOf(isBeside ? path : join(folder, 'sinew')));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuse(reason(error));
  }
}

/** Makes an empty file and removes it: permissions alone do not say it (/proc, a share that is read-only, a name too long). */
function tryDraft(draft: string): void {
  closeSync(openSync(draft, 'wx'));
  rmSync(draft);
}

/** What stands at a path; undefined where nothing does, or nothing can because a file stands above it. */
export function lookAt(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (reason(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Makes a folder and those it lies in. (Node's own way never ends where the system refuses one, as in /proc.) */
export async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let at = resolve(folder); !lookAt(at); at = dirname(at)) missing.push(at);
  for (const each of missing.reverse()) await mkdir(each);
}

/** Fills a file that must not be there yet, and waits until the disk has it. */
export async function fill(path: string, content: Uint8Array | string | Iterable<string>): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await handle.writeFile(content);
    else for (const chunk of content) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the renaming itself last through a power cut; not every file system allows it, and then it is enough as is. */
export async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
