/** Lines of text for a screen of fixed width: how wide text is, how it is cut, filled and wrapped. */

const marks = /\p{Mark}/u;
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/u;
const plain = /^[\x20-\x7e]*$/;

/** Columns that text takes on a terminal. */
export function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += marks.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** Text cut to a width, with an ellipsis where something is missing. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    const size = widthOf(character);
    if (used + size > width - 1) break;
    kept += character;
    used += size;
  }
  return `${kept.trimEnd()}…`;
}

export function fill(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blank = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + blank : blank + text;
}

/** Spaces where a line may end: not before the marks that French sets apart, nor after its opening quotation mark. */
const breakable = /(?<![« ]) +(?![»:;?!%])/;

/**
 * Paragraph broken at spaces (not at no-break spaces). `lead` opens the first line, `hang` each of the others; both
 * are kept as they are.
 */
export function wrap(text: string, width: number, hang = '', lead = ''): string[] {
  const lines: string[] = [];
  let line = lead;
  let blank = true;
  for (const word of text.split(breakable)) {
    if (word === '') continue;
    const joined = blank ? line + word : `${line} ${word}`;
    if (widthOf(joined) > width && !blank) {
      lines.push(line);
      line = hang + word;
    } else {
      line = joined;
    }
    blank = false;
  }
  if (!blank) lines.push(line);
  return lines;
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of up to `width` characters for a share from 0 to 1, to an eighth of a character. */
export function bar(value: number, width: number): string {
  const parts = Math.round(Math.max(0, Math.min(1, value)) * width * 8);
  return '█'.repeat(parts >> 3) + eighths[parts & 7];
}

const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** One character a share from 0 to 1; a full block only for all of it, a dot where there is nothing to show. */
export function sparkline(values: readonly (number | null)[]): string {
  return values
    .map((value) => {
      if (value === null) return '·';
      if (value >= 1) return '█';
      return levels[Math.max(0, Math.min(6, Math.floor(value * 7)))];
    })
    .join('');
}
