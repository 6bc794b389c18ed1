import { type CellResult, found, refused } from './result.ts';

/**
 * Characters that no text of a plan may hold: control characters other than the line break (they cannot be written in
 * XML, or are not seen), marks that turn the direction of writing (they can make a line read as what it is not),
 * halves of surrogate pairs and the two non-characters (they cannot be written in UTF-8 or in XML).
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const suspect = /[^\u0020-\u007e]/;

/** Text as written, line breaks as LF. */
export function parseText(text: string): CellResult {
  if (!suspect.test(text)) return found(text);
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const match = forbidden.exec(lines);
  if (!match) return found(lines);
  const code = lines.charCodeAt(match.index).toString(16).toUpperCase().padStart(4, '0');
  return refused('text-control', { character: `U+${code}`, position: match.index + 1 });
}
