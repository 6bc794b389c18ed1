import type { Words } from '../schema/column.ts';

/**
 * One thing wrong with a plan, as data: where, what, and what it takes to say it in words. The words are added at
 * the edge, from a catalogue that holds English and French side by side.
 */
export interface Fault {
  /** Name of the catalogue entry, in kebab case: stable, for people who search for it and for tests. */
  readonly code: string;
  /** A note does not stop the plan from loading; a fault does. */
  readonly severity: 'fault' | 'note';
  readonly table?: string;
  /** Id of the row, where it has one. */
  readonly row?: string;
  /** Line of the CSV file, or row of the sheet, counted from 1 with the header. */
  readonly line?: number;
  readonly column?: string;
  /** The offending value as found, cut to a readable length. */
  readonly value?: string;
  /** What else the words need: the nearest valid id, a limit, a file name. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** What is wrong, and what to do next, in both languages. */
export interface FaultWords {
  readonly what: Words;
  readonly remedy: Words;
}

export type FaultCatalogue<Code extends string> = {
  readonly [C in Code]: (fault: Fault) => FaultWords;
};
