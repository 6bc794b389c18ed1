import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, posix, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureOf } from '../scripts/picture.mjs';
import { filesUnder, isMade, root, textOf } from './repository.ts';

/**
 * Holds the documentation to the truth. In README.md, CONTRIBUTING.md and docs/, block after block as a reader would
 * type them, each page in a copy of the repository of its own:
 *
 * - a `sh` block runs and ends with exit code 0, or with N where it says `sh exit=N`; `sh slow` has twenty minutes;
 * - a `ts` block is type-checked, compiled and run;
 * - a `text` block right after either is an excerpt of what it printed, where a line `…` stands for lines left out;
 * - a picture that `scripts/picture.mjs` drew of a block's command is what it prints now.
 *
 * In every page of the repository links and the files named in `code` lead somewhere.
 */

const pages = filesUnder('.').filter((path) => path.endsWith('.md'));
const typed = pages.filter((path) => /^(?:README|CONTRIBUTING)\.md$|^docs\//.test(path));

interface Block {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly words: readonly string[];
  readonly body: string;
  /** The `text` block that follows at once. */
  readonly prints?: string;
}

function blocksOf(page: string, text: string): Block[] {
  const found: (Block & { end: number })[] = [];
  for (const match of text.matchAll(/^```(\S*)([^\n]*)\n([\s\S]*?)^```$/gm)) {
    const [whole, language, info, body] = match as unknown as [string, string, string, string];
    const previous = found.at(-1);
    if (language === 'text' && previous && text.slice(previous.end, match.index).trim() === '') {
      found[found.length - 1] = { ...previous, prints: body };
      continue;
    }
    const line = text.slice(0, match.index).split('\n').length;
    const words = info.trim().split(/\s+/).filter(Boolean);
    found.push({ page, line, language, words, body, end: match.index + whole.length });
  }
  return found;
}

/** Milliseconds that a copy of the repository may take on a machine with other work. */
const copying = 120_000;
const wordsKnown = /^(?:slow|exit=\d+)$/;
const exitOf = ({ words }: Block) => Number(words.find((word) => word.startsWith('exit='))?.slice(5) ?? 0);

/** Where an excerpt first departs from what was printed, or undefined. Space at the ends of lines does not count. */
function departs(excerpt: string, printed: string): string | undefined {
  const linesOf = (text: string) => text.split('\n').map((line) => line.trimEnd());
  const lines = linesOf(printed);
  let from = 0;
  for (const part of excerpt.trim().split(/^…$/m)) {
    const wanted = linesOf(part.replace(/^\n+|\s+$/g, ''));
    if (wanted.join('') === '') continue;
    const at = lines.findIndex((_, k) => k >= from && wanted.every((line, j) => lines[k + j] === line));
    if (at < 0) return wanted.join('\n');
    from = at + wanted.length;
  }
  return undefined;
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What npm and the test runner set for their own scripts is not there when a reader types. */
const readersEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|INIT_CWD|NODE_ENV|VITEST|TEST$|DEV$|PROD$|SINEW_)/.test(name),
  ),
);

function run(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      // npx keeps a link to each folder it was called in: it goes with the copy.
      env: { ...readersEnvironment, LC_ALL: 'C.UTF-8', npm_config_cache: join(cwd, '.npm') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/**
 * The repository as it is after set-up, to type in. Packages are copied and not linked: a command may install, and
 * `npm ci` first empties node_modules, through a link as well.
 */
function copyOfRepository(): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'sinew-docs-')));
  const kept = new Set(['node_modules', 'dist']);
  cpSync(root, copy, {
    recursive: true,
    preserveTimestamps: true,
    // Workspace links are relative: as they are, they lead into the copy.
    verbatimSymlinks: true,
    filter: (path) => path === root || !isMade(basename(path)) || kept.has(basename(path)),
  });
  for (const path of ['node_modules', 'node_modules/@sinew/model', 'node_modules/.bin/tsc']) {
    const real = realpathSync(join(copy, path));
    if (!real.startsWith(copy + sep)) throw new Error(`${path} of the copy leads out of it, to ${real}`);
  }
  return copy;
}

/** Type-checks, compiles and runs an example, from a file in the root of the copy. */
async function runExample(body: string, cwd: string): Promise<Ran> {
  writeFileSync(join(cwd, 'example.ts'), body);
  const strict = [
    '--strict',
    '--target',
    'ES2023',
    '--module',
    'NodeNext',
    '--types',
    'node',
    '--skipLibCheck',
  ];
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const compiled = await run(process.execPath, [tsc, ...strict, 'example.ts', '--ignoreConfig'], cwd);
  if (compiled.code !== 0) return compiled;
  return run(process.execPath, ['example.js'], cwd);
}

/** Pictures of what a command prints, which `scripts/picture.mjs` drew with the command in their title bar. */
const picturesOf = (page: string) =>
  [...textOf(page).matchAll(/!\[[^\]]*\]\((\S+\.svg)\)/g)].map(([, path]) =>
    posix.join(posix.dirname(page), path!),
  );
const commandOf = (picture: string) => /\$ (.*?)<\/text>/.exec(textOf(picture))?.[1];

const quick = 180_000;
const patient = 1_200_000;

const typedIn = (page: string) =>
  blocksOf(page, textOf(page)).filter(({ language }) => language === 'sh' || language === 'ts');

describe.each(typed.filter((page) => typedIn(page).length > 0))('%s', (page) => {
  let copy = '';
  beforeAll(() => {
    copy = copyOfRepository();
  }, copying);
  afterAll(() => rmSync(copy, { recursive: true, force: true }), copying);

  for (const block of typedIn(page)) {
    const { language, line, body, words, prints } = block;
    const [first] = body.split('\n');
    it(
      `line ${line}: ${first}`,
      async () => {
        expect(words.filter((word) => !wordsKnown.test(word))).toEqual([]);
        const { code, out, err } =
          language === 'ts' ? await runExample(body, copy) : await run('sh', ['-eu', '-c', body], copy);
        expect(code, `${page}:${line}\n${body}${out.slice(-2000)}${err.slice(-2000)}`).toBe(exitOf(block));
        if (prints !== undefined) {
          expect(departs(prints, out), `${page}:${line} shows what is not printed.\n${out}`).toBeUndefined();
        }
        for (const picture of picturesOf(page).filter((path) => commandOf(path) === body.trim())) {
          const stale = `${picture} is stale. Draw it anew: ${body.trim()} | node scripts/picture.mjs ${picture} "${body.trim()}"`;
          expect(textOf(picture) === pictureOf(out, body.trim()), stale).toBe(true);
        }
      },
      words.includes('slow') ? patient : quick,
    );
  }
});

it('shows pictures of what the same page types', () => {
  const others = typed.flatMap((page) => {
    const bodies = typedIn(page).map(({ body }) => body.trim());
    return picturesOf(page).filter((picture) => !bodies.includes(commandOf(picture) ?? ''));
  });
  expect(others).toEqual([]);
});

it('takes minutes over one block at most', () => {
  const slow = typed
    .flatMap((page) => blocksOf(page, textOf(page)))
    .filter(({ words }) => words.includes('slow'));
  expect(slow.length).toBeLessThanOrEqual(1);
});

/** Anchors of a page: of its headings, as GitHub makes them, and those set by hand. */
function anchorsOf(text: string): Set<string> {
  const found = new Set<string>();
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  for (const [, heading] of prose.matchAll(/^#{1,6}\s+(.*)$/gm)) {
    const plain = heading!
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .trim()
      .toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    let anchor = slug;
    for (let k = 1; found.has(anchor); k++) anchor = `${slug}-${k}`;
    found.add(anchor);
  }
  for (const [, id] of prose.matchAll(/<a id="([^"]+)">/g)) found.add(id!);
  return found;
}

/** Links and file names of a page that lead nowhere. What a benchmark leaves in `bench/results` may not be there yet. */
function deadIn(page: string, text: string): string[] {
  const dead: string[] = [];
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  const folder = posix.dirname(page);
  for (const [, target] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target!)) continue;
    const [path, anchor] = target!.split('#') as [string, string?];
    const file = path === '' ? page : posix.join(folder, path);
    if (!existsSync(join(root, file))) dead.push(`${page}: (${target}) is not there`);
    else if (anchor && file.endsWith('.md')) {
      const anchors = anchorsOf(file === page ? text : textOf(file));
      if (!anchors.has(anchor)) dead.push(`${page}: (${target}) has no such heading`);
    }
  }
  for (const [, named] of prose.matchAll(
    /`(?!bench\/results\/)((?:packages|plans|docs|tests|scripts|schema|bench|\.ci)\/[\w./-]+)`/g,
  )) {
    if (!existsSync(join(root, named!))) dead.push(`${page}: \`${named}\` is not there`);
  }
  return dead;
}

it('links, and names in code, lead to what is there', () => {
  expect(pages).toContain('README.md');
  expect(pages.flatMap((page) => deadIn(page, textOf(page)))).toEqual([]);
});

describe('the checks themselves', () => {
  it('tell dead links, headings and names', () => {
    const text =
      '# A b\n[x](gone.md) [y](#a-b) [z](#c) [w](LICENSE) `docs/gone.md` `docs/cli.md` [u](https://x.org)';
    expect(deadIn('README.md', text)).toEqual([
      'README.md: (gone.md) is not there',
      'README.md: (#c) has no such heading',
      'README.md: `docs/gone.md` is not there',
    ]);
  });

  it('find blocks, what they should end with, and what they print', () => {
    const text = 'a\n```sh exit=2\nfalse\n```\n\n```text\nno\n```\n\nb\n```text\nalone\n```\n';
    const [block, alone] = blocksOf('p', text);
    expect(block).toMatchObject({ line: 2, language: 'sh', body: 'false\n', prints: 'no\n' });
    expect(exitOf(block!)).toBe(2);
    expect(alone).toMatchObject({ language: 'text', body: 'alone\n' });
  });

  it('hold an excerpt to what was printed, in order and whole lines', () => {
    const printed = 'one\ntwo  \nthree\nfour\n';
    expect(departs('one\n…\nthree\nfour\n', printed)).toBeUndefined();
    expect(departs('two\nthree\n', printed)).toBeUndefined();
    expect(departs('three\n…\none\n', printed)).toBe('one');
    expect(departs('one\nthree\n', printed)).toBe('one\nthree');
    expect(departs('tw\n', printed)).toBe('tw');
  });
});
