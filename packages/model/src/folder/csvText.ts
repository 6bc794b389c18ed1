import { isPlainNumber } from '../cells/number.ts';

/**
 * Text of a plan inside a CSV file.
 *
 * A spreadsheet that opens a CSV file runs a cell that starts with `=`, `+`, `-` or `@` as a formula. Such text is
 * written with an apostrophe before it, which spreadsheets show as text, and one apostrophe is taken off again when
 * read. So that the pair loses nothing, text that itself starts with apostrophes and then such a sign gets one more.
 * Plain numbers (`-5`, as a change of a scenario may hold) are harmless and stay as they are. Text typed by hand
 * without the apostrophe is taken as it stands.
 */
const formula = /^'*[=+\-@]/;
const guarded = /^'+[=+\-@]/;

export function guardText(text: string): string {
  return formula.test(text) && !isPlainNumber(text) ? `'${text}` : text;
}

export function unguardText(text: string): string {
  return text.charCodeAt(0) === 39 && guarded.test(text) ? text.slice(1) : text;
}

/** A field quoted where RFC 4180 asks for it. */
export function quoteField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
