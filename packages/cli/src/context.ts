import type { Lang } from '@sinew/report';
import { harmless } from './harmless.ts';
import type { Messages } from './language/en.ts';

/** Who reads what the command says, and where it goes. */
export interface Context {
  readonly lang: Lang;
  readonly words: Messages;
  /** Columns of the terminal, or what suits a file. */
  readonly width: number;
  /** The answer, and nothing but the answer: standard output. Resolves when it is written. */
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
    print: (text) =>
      new Promise((resolve) => {
        // A reader that has gone away (`| head`) is no fault of anyone: the error event ends the process quietly.
        process.stdout.write(text, () => resolve());
      }),
    note: (text) => {
      process.stderr.write(`${harmless(text)}\n`);
    },
  };
}
