import type { Words } from '../schema/column.ts';
import type { Fault, FaultWords } from './fault.ts';

/** What is wrong in English and French, then what to do about it in English and French. */
export function say(whatEn: string, whatFr: string, remedyEn: string, remedyFr: string): FaultWords {
  return { what: { en: whatEn, fr: whatFr }, remedy: { en: remedyEn, fr: remedyFr } };
}

/** A detail of a fault as text; blank where the fault has none of that name. */
export function detail(fault: Fault, name: string): string {
  return String(fault.detail?.[name] ?? '');
}

/** The offending value between the quotation marks of each language. */
export function quoted(fault: Fault): Words {
  const value = fault.value ?? '';
  return { en: `"${value}"`, fr: `« ${value} »` };
}
