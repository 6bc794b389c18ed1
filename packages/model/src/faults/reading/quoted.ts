import type { Words } from '../../schema/column.ts';
import type { Fault } from '../fault.ts';

/** The offending value, or the part of a list that offends, between the quotation marks of each language. */
export function quoted(fault: Fault): Words {
  const text = String(fault.detail?.part ?? fault.value ?? '');
  return { en: `"${text}"`, fr: `« ${text} »` };
}
