import { heldTogether } from '../format/spaces.ts';
import { fill, widthOf, wrap } from '../terminal/text.ts';

/** A section of a page: a ruled heading and its lines; nothing at all when it has none. */
export function section(heading: string, lines: readonly string[], width: number): string[] {
  if (lines.length === 0) return [];
  const rule = '─'.repeat(Math.max(3, width - widthOf(heading) - 1));
  return ['', `${heading} ${rule}`, ...lines];
}

export const bullet = (text: string, width: number) => wrap(text, width, '  ', '• ');

/** Two texts at the ends of a line, or one under the other where they do not fit. */
export function ends(left: string, right: string, width: number): string[] {
  if (widthOf(left) + 2 + widthOf(right) > width) return [...wrap(left, width), right];
  return [fill(left, width - widthOf(right)) + right];
}

/** Lines as a page: no control character reaches a terminal whatever a plan's text holds, and it ends its last line. */
export function page(lines: readonly string[]): string {
  const safe = lines.map((line) => heldTogether(line.replace(/[\p{Cc}\p{Cf}]/gu, '?').trimEnd()));
  return `${safe.join('\n')}\n`;
}
