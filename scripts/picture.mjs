// Draws the top of a page of text as an SVG image of a terminal, for the README:
//
//     npx sinew plan my-plan --scenario approvals-late |
//       node scripts/picture.mjs docs/images/plan.svg "npx sinew plan my-plan --scenario approvals-late"
//
// Plain text in, the same bytes out on every machine. A test holds the image to what the command prints now.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { argv, stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

/** Lines shown: what fits on a screen. The end of a page tells seconds, which differ from run to run. */
const MOST_LINES = 46;
/** Pixels. A column is as wide as a letter of common monospaced faces at this size; a text of other width is fitted. */
const SIZE = { font: 13, column: 7.8, line: 18, margin: 18, bar: 34 };

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const number = (value) => String(Math.round(value * 10) / 10);

/** What is shown of a page: its first lines, down to the end of a section where one ends near the last line. */
export function screenOf(page) {
  // `npm start` first says, on lines of its own, which script it runs.
  const lines = page
    .replace(/^(?:\n|> .*\n)+/, '')
    .trimEnd()
    .split('\n');
  if (lines.length <= MOST_LINES) return lines;
  const shown = lines.slice(0, MOST_LINES);
  const end = shown.lastIndexOf('');
  return end > MOST_LINES / 2 ? shown.slice(0, end) : shown;
}

/** SVG of a page that `command` printed. Each run of words stands at its own column, so that tables stay aligned. */
export function pictureOf(page, command) {
  const lines = screenOf(page);
  const { font, column, line: step, margin, bar } = SIZE;
  const columns = Math.max(80, ...lines.map((line) => [...line].length));
  const width = number(2 * margin + columns * column);
  const height = number(bar + (lines.length + 2) * step + margin);
  const words = lines.flatMap((shown, row) =>
    [...shown.matchAll(/\S+(?: \S+)*/g)].map(({ 0: run, index }) => {
      const x = number(margin + [...shown.slice(0, index)].length * column);
      const y = number(bar + (row + 2) * step);
      const length = number([...run].length * column);
      const rule = /─$/.test(run) || row === 0 ? ' class="head"' : '';
      return `<text x="${x}" y="${y}" textLength="${length}"${rule}>${escaped(run)}</text>`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>What ${escaped(command)} prints: the top of the page</title>
<style>text { font: ${font}px "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1b2430; } .head { fill: #2f6f9f; } .bar { fill: #5a6675; }</style>
<rect x="0.5" y="0.5" width="${number(width - 1)}" height="${number(height - 1)}" rx="8" fill="#fbfcfd" stroke="#d5dae1"/>
<path d="M0.5 ${bar}.5H${number(width - 0.5)}" stroke="#d5dae1"/>
<text class="bar" x="${margin}" y="22">$ ${escaped(command)}</text>
${words.join('\n')}
<text class="bar" x="${margin}" y="${number(bar + (lines.length + 2) * step)}">…</text>
</svg>
`;
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const [, , file, command] = argv;
  if (!file || !command)
    throw new Error('Say which file to write and which command it shows; see the head of this script.');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, pictureOf(await text(stdin), command));
  stdout.write(`${file}\n`);
}
