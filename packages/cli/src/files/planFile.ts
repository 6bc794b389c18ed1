import { closeSync, openSync, readSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { Refusal } from '../refusal.ts';
import { reason } from './readInput.ts';
import { lookAt } from './write.ts';

const isFile = (path: string) => lookAt(path)?.isFile() ?? false;

/** Whether a file that is there lies in the plan's own folder: its tables and settings do. */
export const isPlansOwn = (path: string, plan: string): boolean =>
  dirname(resolve(path)) === resolve(plan) && isFile(path);

/**
 * Whether a file that is there begins as a plan in one JSON file does, or is the settings of one in a folder. Throws a Refusal where
 * that may not be looked at.
 */
export function isPlan(path: string): boolean {
  if (extname(path).toLowerCase() !== '.json' || !isFile(path)) return false;
  if (basename(path) === 'datapackage.json') return true;
  const head = Buffer.alloc(200);
  try {
    const file = openSync(path, 'r');
    try {
      const read = readSync(file, head, 0, head.length, 0);
      return /^\s*\{\s*"sinew"\s*:\s*"plan\//.test(head.toString('utf8', 0, read));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new Refusal((words) => words.refused.unreadable(path, reason(error)));
  }
}
