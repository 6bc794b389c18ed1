import { parseDay } from '../calendar/day.ts';
import { durationOf, parseDuration } from '../calendar/duration.ts';
import { checkNumber } from '../cells/number.ts';
import { parseCell } from '../cells/parse.ts';
import type { CheckingCode } from '../faults/checking.ts';
import type { ReadingCode } from '../faults/reading.ts';
import { type Column, limitText, number } from '../schema/column.ts';
import { formatDuration, parseSignedDuration, scaleDuration, shiftDate, sumDurations } from './arithmetic.ts';
import type { Change } from './change.ts';

/**
 * What a change does to the value of one field. `set` gives the same whatever was there; `move` turns what was
 * there (never blank) into something else, or into `undefined` where no such value exists.
 */
export type Operation =
  | { readonly kind: 'set'; readonly value: unknown }
  | { readonly kind: 'move'; readonly apply: (value: unknown) => unknown };

/** Why a change cannot be carried out on its column: code of a fault and what its words need. */
export interface Refusal {
  readonly code: CheckingCode | ReadingCode;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Reads the operation and its operand for a column; a refusal says what is wrong with either. */
export function operationOn(
  column: Column,
  { op, value }: Pick<Change, 'op' | 'value'>,
): Operation | Refusal {
  const { kind } = column;
  if (op === 'set') {
    const parsed = parseOperand(column, value);
    return 'code' in parsed ? parsed : { kind: 'set', value: parsed.value };
  }
  if (kind === 'number' || kind === 'integer' || (kind === 'duration' && op === 'scale')) {
    const operand = parseOperand(kind === 'duration' ? factor : anyNumber, value);
    if ('code' in operand) return operand;
    const by = operand.value as number;
    if (kind === 'duration') {
      return move((text) => formatDuration(scaleDuration(durationOf(text as string), by)));
    }
    // -0 and 0 are one number, and only 0 is written.
    return move(op === 'scale' ? (x) => (x as number) * by || 0 : (x) => (x as number) + by || 0);
  }
  if ((kind === 'duration' || kind === 'date') && op === 'add') {
    const by = parseSignedDuration(value);
    if (!by) return { code: 'duration-form' };
    return kind === 'date'
      ? move((text) => shiftDate(text as string, by))
      : move((text) => {
          const sum = sumDurations(durationOf(text as string), by);
          return sum && formatDuration(sum);
        });
  }
  return { code: 'change-operation-unfit', detail: { op, kind } };
}

const anyNumber = number('', '', { unit: 'any' });
const factor = number('', '', { unit: 'any', min: 0 });

/** The value of a text by the rules of a cell; blank is the column's default, or refused where it is required. */
function parseOperand(column: Column, text: string): { readonly value: unknown } | Refusal {
  if (text.trim() === '') return column.required ? { code: 'change-value-blank' } : { value: column.default };
  const result = parseCell(column, text);
  if (result.ok) return { value: result.value };
  return result.detail ? { code: result.code, detail: result.detail } : { code: result.code };
}

const move = (apply: (value: unknown) => unknown): Operation => ({ kind: 'move', apply });
/** Whether a value, however it came about, is one that the column takes. Blank is left to the caller. */
export function within(column: Column, value: unknown): boolean {
  if (column.kind === 'duration') return typeof value === 'string' && parseDuration(value) !== undefined;
  if (column.kind === 'date') return typeof value === 'string' && parseDay(value) !== undefined;
  if (column.kind !== 'number' && column.kind !== 'integer') return true;
  return typeof value === 'number' && checkNumber(column, value).ok;
}

/** The limits of a column in symbols that every language reads: `0 <= x <= 1`, or the kind of column. */
export function limitsOf(column: Column): string {
  if (column.kind !== 'number' && column.kind !== 'integer') return column.kind;
  const low = column.min === undefined ? '' : `${limitText(column.min)} ${column.aboveMin ? '<' : '<='} `;
  const high = column.max === undefined ? '' : ` <= ${limitText(column.max)}`;
  return `${low}${column.kind === 'integer' ? 'n' : 'x'}${high}`;
}
