import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
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
  const draft = join(folder, `.${basename(path)}.${process.pid}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await fill(draft, content);
    await rename(draft, path);
    await settle(folder);
  } catch (error) {
    await rm(draft, { force: true });
    throw new Refusal((words) => words.refused.unwritable(path, reason(error)));
  }
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
