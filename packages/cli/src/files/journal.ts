import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, truncateSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { limits } from '@sinew/model';
import { journalLine, readJournal } from '@sinew/planner';
import { Refusal } from '../refusal.ts';
import { readBounded, reason } from './readInput.ts';
import { writeThrough } from './writeThrough.ts';

/** A sweep's journal in a file: what was finished before, and a place for what is finished now. */
export interface JournalFile {
  readonly entries: readonly unknown[];
  /** Keeps one more. Throws a Refusal where the disk does not take it: what was kept before stays. */
  add(entry: unknown): void;
  close(): void;
}

/**
 * Opens a journal, or begins one where there is no file. Throws a Refusal where the file is a journal of something else, or
 * no journal: then nothing of it is touched. A torn last line is cut off.
 */
export async function openJournal(path: string, head: unknown): Promise<JournalFile> {
  const there = await stat(path).catch(() => undefined);
  const text = there ? readText(path, await readBounded(path, limits.fileBytes)) : '';
  // A journal that was torn in its very first line holds nothing yet.
  const begun = text !== '' && !journalLine(head).startsWith(text);
  const found = begun ? readJournal(text, head) : { entries: [], whole: 0 };
  if (!found) {
    const older = isOfAnotherVersion(text, head);
    throw new Refusal(({ refused }) => (older ? refused.journalVersion : refused.journal)(path));
  }
  if ('damaged' in found) throw new Refusal((words) => words.refused.journalDamaged(path, found.damaged));
  try {
    if (there) truncateSync(path, new TextEncoder().encode(text.slice(0, found.whole)).length);
    const file = openSync(path, 'a');
    if (found.whole === 0) writeLine(file, journalLine(head));
    return {
      entries: found.entries,
      add: (entry) => {
        try {
          writeLine(file, journalLine(entry));
        } catch (error) {
          throw new Refusal((words) => words.refused.journalUnwritable(path, reason(error)));
        }
      },
      close: () => closeSync(file),
    };
  } catch (error) {
    throw new Refusal((words) => words.refused.unwritable(path, reason(error)));
  }
}

/** A line whole and on the disk, or none of it: the next may come from another thread when there is room again. */
function writeLine(file: number, line: string): void {
  const { size } = fstatSync(file);
  try {
    writeThrough(file, line);
    fsyncSync(file);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
}

/** Whether a journal is of the same command, and begun by another version: its options cannot help then. */
function isOfAnotherVersion(text: string, head: unknown): boolean {
  const [first] = text.split('\n', 1);
  try {
    const [theirs, ours] = [JSON.parse(first), head].map((one) => one as Record<string, unknown>);
    const [form, mine] = [theirs.sinew, ours.sinew].map(String);
    const sameCommand = form.split('/')[0] === mine.split('/')[0];
    return sameCommand && (form !== mine || theirs.version !== ours.version);
  } catch {
    return false;
  }
}

function readText(path: string, bytes: Uint8Array): string {
  // The end may be torn within a letter; anything else that is not UTF-8 is no journal.
  const end = bytes.lastIndexOf(10) + 1;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end));
    return end === bytes.length ? text : `${text}${new TextDecoder().decode(bytes.subarray(end))}`;
  } catch {
    throw new Refusal((words) => words.refused.journal(path));
  }
}
