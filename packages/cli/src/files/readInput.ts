import { constants } from 'node:fs';
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { limits, type PlanInput } from '@sinew/model';
import { Refusal } from '../refusal.ts';

/** A plan has one CSV file a table; a folder with many more is something else, given by mistake. */
const mostFiles = 200;
/** Tables may lie one folder down (`data/items.csv`), as data packages often have them. */
const deepest = 2;

/**
 * The bytes of a plan, by the kind of what stands at the path. Sizes are looked at before anything is read; only
 * regular files are opened, so that a pipe or a device cannot hang or flood the command; links inside a folder are
 * followed only as long as they stay in it. Throws a Refusal.
 */
export async function readInput(path: string): Promise<PlanInput> {
  if (path.trim() === '') throw new Refusal((words) => words.refused.blankPath);
  const found = await lookAt(path);
  if (!found) throw new Refusal((words) => words.refused.missing(path));
  if (found.isDirectory()) return { kind: 'folder', files: await readFolderFiles(path) };
  if (!found.isFile()) throw new Refusal((words) => words.refused.special(path));
  const ending = extname(path).toLowerCase();
  if (ending !== '.xlsx' && ending !== '.json') throw new Refusal((words) => words.refused.notAPlan(path));
  const kind = ending === '.xlsx' ? 'workbook' : 'json';
  return { kind, bytes: await readBounded(path, limits.fileBytes), name: path };
}

/** What stands at a path; undefined where nothing does. Throws a Refusal where it may not be looked at. */
async function lookAt(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    const why = reason(error);
    if (why === 'EACCES' || why === 'EPERM') {
      throw new Refusal((words) => words.refused.unreadable(path, why));
    }
    return undefined;
  }
}

async function readFolderFiles(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const root = await realpath(folder);
  const paths = await planFiles(root, '', deepest);
  // Without a descriptor nothing else matters; the reader says what is missing.
  if (!paths.includes('datapackage.json')) return files;
  if (paths.length > mostFiles) throw new Refusal((words) => words.refused.tooMany(folder, mostFiles));
  let read = 0;
  for (const path of paths) {
    const inside = await realpath(join(root, path)).catch(() => '');
    const way = relative(root, inside);
    if (inside === '' || way.startsWith('..') || way.startsWith(sep)) {
      throw new Refusal((words) => words.refused.leaves(join(folder, path)));
    }
    // All files together share the limit of one: it is what the machine must hold.
    const bytes = await readBounded(inside, limits.fileBytes - read);
    read += bytes.length;
    files.set(path.split(sep).join('/'), bytes);
  }
  return files;
}

/** Paths of the descriptor and of every CSV file, in the order of their names. */
async function planFiles(root: string, below: string, depth: number): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch((error: unknown) => {
    throw new Refusal((words) => words.refused.unreadable(join(root, below), reason(error)));
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(below, entry.name);
    if (entry.isDirectory()) {
      const hidden = entry.name.startsWith('.') || entry.name === 'node_modules';
      if (depth > 1 && !hidden) found.push(...(await planFiles(root, path, depth - 1)));
    } else if (path === 'datapackage.json' || /\.(?:csv|tsv)$/i.test(entry.name)) {
      found.push(path);
    }
    if (found.length > mostFiles + 1) break;
  }
  return found;
}

/** The bytes of an outcome's file. Throws a Refusal. */
export async function readOutcome(path: string): Promise<Uint8Array> {
  const found = await lookAt(path);
  if (!found) throw new Refusal((words) => words.refused.missingOutcome(path));
  if (found.isDirectory()) {
    const inside = join(path, 'outcome.json');
    throw new Refusal((words) => words.refused.folderForOutcome(path, inside));
  }
  return readBounded(path, limits.fileBytes);
}

/** All bytes of a regular file of at most `most` bytes. What grows while it is read is cut off as too large. */
export async function readBounded(path: string, most: number): Promise<Uint8Array> {
  const kind = await lstat(path).catch(() => undefined);
  if (!kind) throw new Refusal((words) => words.refused.missing(path));
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    throw new Refusal((words) => words.refused.unreadable(path, reason(error)));
  });
  try {
    const about = await handle.stat();
    if (!about.isFile()) throw new Refusal((words) => words.refused.special(path));
    const refuse = (size: number) => {
      throw new Refusal((words) => words.refused.tooLarge(path, megabytes(size), megabytes(most)));
    };
    if (about.size > most) refuse(about.size);
    const bytes = new Uint8Array(about.size);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled === bytes.length ? bytes : bytes.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);

/** The code of a system error, which people can look up: EACCES, ENOSPC. */
export function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? String(error);
}
