import type { Assumption } from '@sinew/planner';
import { readable, type Speech } from '../language/speech.ts';

/** An assumption as a sentence. A code this version has no words for is told as it is, rather than left out. */
export function assumptionInWords({ code, detail }: Assumption, speech: Speech): string {
  const known = speech.words.assumptions;
  if (Object.hasOwn(known, code)) return known[code](detail);
  const particulars = Object.entries(detail).map(([key, value]) => `${key} ${value}`);
  return readable(particulars.length > 0 ? `${code} (${particulars.join(', ')})` : code);
}
