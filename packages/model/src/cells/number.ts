import { type Column, limitText } from '../schema/column.ts';
import { type CellResult, found, refused } from './result.ts';

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Whether a text is a number as a plan writes it: digits, a decimal point, perhaps an exponent. */
export function isPlainNumber(text: string): boolean {
  return plain.test(text);
}

export function parseNumber(column: Column, text: string): CellResult {
  if (!plain.test(text)) return refused('number-form', suggestNumber(text));
  return checkNumber(column, Number(text));
}

/** Checks that a number is finite, whole where the column counts, and within the column's limits. */
export function checkNumber(column: Column, value: number): CellResult {
  if (!Number.isFinite(value)) return refused('number-overflow');
  if (column.kind === 'integer' && !Number.isSafeInteger(value)) {
    return Number.isInteger(value) ? refused('number-overflow') : refused('number-whole');
  }
  if (column.min !== undefined && (column.aboveMin ? value <= column.min : value < column.min)) {
    return refused(column.aboveMin ? 'number-not-above' : 'number-below', { limit: limitText(column.min) });
  }
  if (column.max !== undefined && value > column.max)
    return refused('number-above', { limit: limitText(column.max) });
  // -0 and 0 are one number to a planner; kept apart they would make equal plans differ.
  return found(value === 0 ? 0 : value);
}

/** Powers of ten that are commonly written as a letter or a word after the number. */
const signs = /[$€£¥]|\b(?:CAD|USD|EUR|GBP|NOK|PLN|SEK|DKK|CA|US|C)\b/gi;
const spaces = /[\s\u00a0\u202f\u2009']/g;

/**
 * How a refused number should have been written: `{ suggestion: '1.5' }`. Where a comma may stand for thousands or for
 * the decimal point ("1,500"), both readings are given, the second as `alternative`. Empty when nothing can be told.
 */
export function suggestNumber(text: string): { suggestion?: string; alternative?: string } {
  const percent = /[%\u2030]\s*$/.exec(text)?.[0].trim();
  let digits = text
    .replace(/[\u2212\u2012\u2013]/g, '-')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/[%\u2030]\s*$/, '')
    .replace(signs, '')
    .replace(spaces, '');
  digits = digits.replace(/^([+-]?)C(?=\d)/i, '$1');
  const readings = readingsOf(digits).filter((reading) => plain.test(reading));
  const scale = percent === '%' ? -2 : percent ? -3 : 0;
  const [suggestion, alternative] = readings.map((reading) => shiftPoint(reading, scale));
  if (suggestion === undefined) return {};
  return alternative === undefined ? { suggestion } : { suggestion, alternative };
}

function readingsOf(digits: string): string[] {
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  if (commas === 0) return points > 1 ? [digits.replaceAll('.', '')] : [digits];
  if (points === 0) {
    if (commas > 1) return [digits.replaceAll(',', '')];
    const decimal = digits.replace(',', '.');
    return /,\d{3}$/.test(digits) && !/^[+-]?0,/.test(digits)
      ? [digits.replace(',', ''), decimal]
      : [decimal];
  }
  // Both are there: the one that stands last is the decimal point.
  return digits.lastIndexOf(',') > digits.lastIndexOf('.')
    ? [digits.replaceAll('.', '').replace(',', '.')]
    : [digits.replaceAll(',', '')];
}

/** Moves the decimal point by arithmetic on the text, so that 7 % reads 0.07 and not 0.07000000000000001. */
function shiftPoint(text: string, places: number): string {
  return places === 0 ? String(Number(text)) : String(Number(`${text}e${places}`));
}
