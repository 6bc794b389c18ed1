import { checkingFaults } from './checking.ts';
import type { Fault, FaultCatalogue } from './fault.ts';
import { readingFaults } from './reading.ts';

export type Language = 'en' | 'fr';

/** A fault in the words of one language. */
export interface DescribedFault {
  /** `stocks, row shells/ingersoll, line 12, column quantity`; empty for the plan as a whole. */
  readonly where: string;
  readonly what: string;
  /** What to do next. */
  readonly remedy: string;
}

const catalogue: FaultCatalogue<string> = { ...readingFaults, ...checkingFaults };

const places = {
  en: { row: 'row', change: 'change', line: 'line', column: 'column' },
  fr: { row: 'rangée', change: 'changement', line: 'ligne', column: 'colonne' },
} as const;

/** Puts a fault into words. Throws a RangeError for a code that no catalogue holds. */
export function describeFault(fault: Fault, language: Language): DescribedFault {
  if (!Object.hasOwn(catalogue, fault.code)) throw new RangeError(`no words for the fault "${fault.code}"`);
  const { what, remedy } = catalogue[fault.code](fault);
  const words = places[language];
  const where = [
    fault.table ?? fault.detail?.file,
    // What stands in no table is a change by hand, and is named by its text.
    fault.row === undefined
      ? undefined
      : `${fault.table === undefined ? words.change : words.row} ${fault.row}`,
    fault.line === undefined ? undefined : `${words.line} ${fault.line}`,
    fault.column === undefined ? undefined : `${words.column} ${fault.column}`,
  ];
  return {
    where: where.filter((part) => part !== undefined).join(', '),
    what: what[language],
    remedy: remedy[language],
  };
}
