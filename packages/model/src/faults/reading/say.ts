import type { Fault, FaultWords } from '../fault.ts';

/** What the catalogue of reading faults is written with. */
export const say = (whatEn: string, whatFr: string, remedyEn: string, remedyFr: string): FaultWords => ({
  what: { en: whatEn, fr: whatFr },
  remedy: { en: remedyEn, fr: remedyFr },
});

/** A detail of the fault as text; empty when it has none of that name. */
export const detail = (fault: Fault, name: string): string => String(fault.detail?.[name] ?? '');

/** The offending value, or the part of a list that offends, in the quotes of the language. */
export const quoted = (fault: Fault): { en: string; fr: string } => {
  const text = String(fault.detail?.part ?? fault.value ?? '');
  return { en: `"${text}"`, fr: `« ${text} »` };
};
