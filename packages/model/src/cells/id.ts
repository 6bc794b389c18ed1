import { limits } from '../read/limits.ts';
import { type CellResult, found, refused } from './result.ts';

const form = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Names with a meaning of their own to JavaScript: as an id they would be a trap for anyone who reads the files. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Ids are letters without accents, digits, `.`, `_` and `-`, and start with a letter or a digit. They name files, stand
 * in commands and are joined by `/` in messages; and two writings of one accent (U+00E9, or e and U+0301) look alike
 * but are not equal.
 */
export function parseId(text: string): CellResult {
  if (reserved.has(text.toLowerCase())) return refused('id-reserved');
  if (text.length > limits.idLength)
    return refused('id-length', { limit: limits.idLength, length: text.length });
  if (form.test(text)) return found(text);
  const suggestion = suggestId(text);
  return refused('id-form', suggestion === '' ? undefined : { suggestion });
}

function suggestId(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '');
}
