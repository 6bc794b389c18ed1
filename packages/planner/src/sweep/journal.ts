/**
 * A sweep's journal: lines of JSON, first what was asked, then the results as they come. A sweep that ended early goes on
 * from it. The last line may be torn, by a machine that stopped; what comes before it is whole.
 */
export interface Journal {
  readonly entries: readonly unknown[];
  /** Characters of the lines that are whole: what follows is to be cut off before more is added. */
  readonly whole: number;
}

/** Reads a journal: `undefined` where it does not open with exactly `head`; where a whole line is no JSON, its number from 1. */
export function readJournal(text: string, head: unknown): Journal | { readonly damaged: number } | undefined {
  const lines = text.split('\n');
  // What follows the last line break is a line that was never ended.
  lines.pop();
  if (lines[0] !== JSON.stringify(head)) return undefined;
  const entries: unknown[] = [];
  for (const [k, line] of lines.entries()) {
    if (k === 0) continue;
    try {
      entries.push(JSON.parse(line));
    } catch {
      return { damaged: k + 1 };
    }
  }
  return { entries, whole: lines.reduce((sum, line) => sum + line.length + 1, 0) };
}

export const journalLine = (entry: unknown): string => `${JSON.stringify(entry)}\n`;
