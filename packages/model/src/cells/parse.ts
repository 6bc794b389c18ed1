import { parseDay } from '../calendar/day.ts';
import { parseDuration } from '../calendar/duration.ts';
import { nearest } from '../faults/nearest.ts';
import type { Column } from '../schema/column.ts';
import { parseId } from './id.ts';
import { parseNumber } from './number.ts';
import { type CellResult, found, refused } from './result.ts';
import { parseText } from './text.ts';

/**
 * The value of a cell that is not blank, from its text: dates and durations stay ISO 8601 text, numbers take a decimal
 * point only, lists are separated by spaces and come back frozen. White space around the text does not count. Never
 * throws; what is refused says which rule it broke and, where it can be told, the right writing.
 */
export function parseCell(column: Column, text: string): CellResult {
  const trimmed = text.trim();
  switch (column.kind) {
    case 'number':
    case 'integer':
      return parseNumber(column, trimmed);
    case 'text':
      return parseText(trimmed);
    case 'id':
    case 'ref':
      return parseId(trimmed);
    case 'date':
      return parseDate(trimmed);
    case 'duration':
      return parseDuration(trimmed) ? found(trimmed) : refused('duration-form');
    case 'currency':
      return parseCurrency(trimmed);
    case 'boolean':
      return parseBoolean(trimmed);
    case 'choice':
      return parseChoice(column, trimmed);
    case 'refs':
      return parseList(trimmed, parseId);
    case 'choices':
      return parseList(trimmed, (part) => parseChoice(column, part));
    case 'months':
      return parseList(trimmed, (part) => parseNumber({ ...column, kind: 'integer' }, part));
  }
}

function parseDate(text: string): CellResult {
  if (parseDay(text) !== undefined) return found(text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return refused('date-none');
  const suggestion = suggestDate(text);
  return refused('date-form', suggestion === undefined ? undefined : { suggestion });
}

/** Only what can be read in one way: a year first, or a day above twelve. */
function suggestDate(text: string): string | undefined {
  const pad = (part: string) => part.padStart(2, '0');
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ].*)?$/.exec(text);
  const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  let iso: string | undefined;
  if (yearFirst) iso = `${yearFirst[1]}-${pad(yearFirst[2])}-${pad(yearFirst[3])}`;
  else if (yearLast) {
    const [, first, second, year] = yearLast;
    if (Number(first) > 12) iso = `${year}-${pad(second)}-${pad(first)}`;
    else if (Number(second) > 12) iso = `${year}-${pad(first)}-${pad(second)}`;
  }
  return iso !== undefined && parseDay(iso) !== undefined ? iso : undefined;
}

function parseCurrency(text: string): CellResult {
  if (/^[A-Z]{3}$/.test(text)) return found(text);
  const suggestion = /^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : undefined;
  return refused('currency-form', suggestion === undefined ? undefined : { suggestion });
}

const truths = new Map<string, boolean>([
  ...['true', 'yes', 'vrai', 'oui', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'faux', 'non', '0'].map((word) => [word, false] as const),
]);

function parseBoolean(text: string): CellResult {
  const value = truths.get(text.toLowerCase());
  return value === undefined ? refused('boolean-form') : found(value);
}

function parseChoice(column: Column, text: string): CellResult {
  const choices = column.choices ?? [];
  if (choices.includes(text)) return found(text);
  const suggestion = nearest(text, choices);
  const known = { choices: choices.join(', ') };
  return refused('choice-unknown', suggestion === undefined ? known : { ...known, suggestion });
}

function parseList(text: string, parsePart: (part: string) => CellResult): CellResult {
  if (/[,;|]/.test(text)) {
    return refused('list-separator', {
      suggestion: text
        .split(/[\s,;|]+/)
        .filter(Boolean)
        .join(' '),
    });
  }
  return parseParts(text === '' ? [] : text.split(/\s+/), parsePart);
}

/** A frozen list of parts, each by its rule and none twice. */
export function parseParts<P>(parts: readonly P[], parsePart: (part: P) => CellResult): CellResult {
  const values: unknown[] = [];
  for (const part of parts) {
    const result = parsePart(part);
    if (!result.ok) return refused(result.code, { ...result.detail, part: String(part) });
    if (values.includes(result.value)) return refused('list-repeat', { part: String(part) });
    values.push(result.value);
  }
  return found(Object.freeze(values));
}
