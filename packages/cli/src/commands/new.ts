import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { placeFolder } from '../files/placeFolder.ts';

const starter = new URL('../../templates/starter/', import.meta.url);

/** Copies the starter plan: small, complete, commented, and in order. */
export async function makeNew(
  directory: string,
  { force = false }: { readonly force?: boolean },
  { note, words }: Context,
): Promise<ExitCode> {
  const files = new Map<string, Uint8Array>();
  for (const name of (await readdir(fileURLToPath(starter))).sort()) {
    files.set(name, await readFile(new URL(name, starter)));
  }
  await placeFolder(directory, files, force);
  note(words.said.made(directory));
  return exit.done;
}
