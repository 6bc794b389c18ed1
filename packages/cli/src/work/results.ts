import { type JournalFile, openJournal } from '../files/journal.ts';
import { requireWritable } from '../files/write.ts';
import { Refusal } from '../refusal.ts';

/** What a journal of results may hold. */
export interface Kept {
  /** All that results depend on, as plain data: a journal that was begun with anything else is refused. */
  readonly head: Readonly<Record<string, unknown>>;
  /** Whether what a journal holds under an id, which anyone may have written, can be a result. */
  readonly isResult: (id: string, result: unknown) => boolean;
}

/** A journal of `--resume`, and the results that it holds by id. Throws a Refusal where the file is another's; it is left as it is. */
export async function openResults(
  path: string,
  kept: Kept,
): Promise<{ readonly journal: JournalFile; readonly known: ReadonlyMap<string, unknown> }> {
  requireWritable(path, 'file');
  const journal = await openJournal(path, kept.head);
  try {
    return { journal, known: new Map(journal.entries.map((entry, k) => entryOf(entry, k + 2, kept, path))) };
  } catch (error) {
    journal.close();
    throw error;
  }
}

/** An entry of a journal, on its line from 1. It stays as it was written, so that a result does not depend on where it comes from. */
function entryOf(entry: unknown, line: number, { isResult }: Kept, path: string): readonly [string, unknown] {
  const { id, result } = (entry ?? {}) as { readonly id?: unknown; readonly result?: unknown };
  if (typeof id !== 'string' || !isResult(id, result)) {
    throw new Refusal((words) => words.refused.journalDamaged(path, line));
  }
  return [id, result];
}
