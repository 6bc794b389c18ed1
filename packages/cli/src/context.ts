import { fstatSync } from 'node:fs';
import type { Lang } from '@sinew/report';
import { reason } from './files/readInput.ts';
import { writeThrough } from './files/writeThrough.ts';
import { harmless } from './harmless.ts';
import type { Messages } from './language/en.ts';
import { Refusal } from './refusal.ts';

/** Who reads what the command says, and where it goes. */
export interface Context {
  readonly lang: Lang;
  readonly words: Messages;
  /** Columns of the terminal, or what suits a file. */
  readonly width: number;
  /** The answer, and nothing but the answer: standard output. Resolves when all of it is written; throws a Refusal where a disk does not take it. */
  print(text: string): Promise<void>;
  /** Everything else: standard error. */
  note(text: string): void;
}

/** A page reads best between these; past them lines are too short to align or too long to follow. */
const widths = { least: 72, most: 140, file: 100 } as const;

export function contextOf(lang: Lang, words: Messages): Context {
  const { columns } = process.stdout;
  return {
    lang,
    words,
    width: columns ? Math.max(widths.least, Math.min(widths.most, columns)) : widths.file,
    print: async (text) => (fstatSync(stdout).isFile() ? fill(text) : pass(text)),
    note: (text) => {
      process.stderr.write(`${harmless(text)}\n`);
    },
  };
}

/** Standard output's number for the system. */
const stdout = 1;

/** Into a file, without Node's stream: that one lets go of what did not fit on the disk. */
function fill(text: string): void {
  try {
    writeThrough(stdout, text);
  } catch (error) {
    throw new Refusal((words) => words.refused.unprintable(reason(error)));
  }
}

/** To a terminal or a reader. What goes wrong is an event of the stream, which `main` hears. */
const pass = (text: string): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
