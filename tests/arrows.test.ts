import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, jsonOf, textOf } from './repository.ts';

/**
 * What each package may import of the others: arrows run one way, from what a plan is, over how it is solved, to how
 * it is told and asked for. And which packages are pure: they run unchanged in Node and in a browser, and the same
 * input gives them the same bytes, because files, clock and chance are given to them or not there at all.
 */
const arrows: Readonly<Record<string, { readonly mayImport: readonly string[]; readonly pure: boolean }>> = {
  model: { mayImport: [], pure: true },
  solver: { mayImport: [], pure: true },
  planner: { mayImport: ['model', 'solver'], pure: true },
  report: { mayImport: ['model', 'planner'], pure: true },
  cli: { mayImport: ['model', 'solver', 'planner', 'report'], pure: false },
};

const impure: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bDate\(\s*\)/, 'reads the clock: let the caller give the time'],
  [/\bperformance\s*\.|\bprocess\.hrtime\b/, 'reads the clock: let the caller give one'],
  [
    /\bMath\.random\b|\bcrypto\.(?:getRandomValues|randomUUID)\b/,
    'draws at random: let the caller give a seed',
  ],
  [/\bprocess\.(?:env|argv|cwd|std\w+|exit|on|platform)\b/, 'reaches for the process: only the command may'],
  [
    /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\blocalStorage\b/,
    'does input or output: only the command may',
  ],
  [/\bconsole\./, 'prints: return what there is to say'],
  [/\btoLocale\w*String\(\s*\)|\bIntl\.\w+\(\s*\)/, "depends on the machine's language: name one"],
];

/** Source without comments, every line in its place. A `//` inside a string is kept, as in an address. */
const withoutComments = (source: string) =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1');

interface Found {
  readonly line: number;
  readonly what: string;
}

/** Faults of one source file of a package. `path` is the file's from the package's folder. */
function faultsOf(name: string, path: string, source: string, declared: ReadonlySet<string>): Found[] {
  const { mayImport, pure } = arrows[name]!;
  const code = withoutComments(source);
  const found: Found[] = [];
  const at = (index: number, what: string) =>
    found.push({ line: code.slice(0, index).split('\n').length, what });
  for (const match of code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)(['"])([\w@./:-]+)\1/g)) {
    const [, , target] = match as unknown as [string, string, string];
    const [, ours] = /^@sinew\/([^/]+)/.exec(target) ?? [];
    if (target.startsWith('.')) {
      if (!posix.join(posix.dirname(path), target).startsWith('src/')) {
        at(match.index, `imports ${target}, outside its own src: import a package by its name`);
      }
    } else if (target.startsWith('node:')) {
      if (pure) at(match.index, `imports ${target}, but ${name} runs in a browser too: let the caller do it`);
    } else if (ours !== undefined && !mayImport.includes(ours)) {
      const may = mayImport.length > 0 ? mayImport.join(', ') : 'no other package';
      at(match.index, `imports ${target}, but ${name} may import ${may}`);
    } else {
      const wanted = target.split('/', target.startsWith('@') ? 2 : 1).join('/');
      if (!declared.has(wanted)) at(match.index, `imports ${wanted}, which its package.json does not name`);
    }
  }
  if (pure) {
    for (const [pattern, why] of impure) {
      for (const match of code.matchAll(new RegExp(pattern, 'g'))) at(match.index, `${match[0]} ${why}`);
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

const packages = [...new Set(filesUnder('packages').map((path) => path.split('/')[1]!))];
const dependencies = (name: string) =>
  Object.keys(jsonOf(`packages/${name}/package.json`).dependencies ?? {});

it('knows every package', () => {
  expect(packages.sort()).toEqual(Object.keys(arrows).sort());
});

describe.each(packages)('%s', (name) => {
  const declared = new Set(dependencies(name));

  it('imports along the arrows, and what is pure stays so', () => {
    const sources = filesUnder(`packages/${name}/src`).filter((path) => path.endsWith('.ts'));
    expect(sources.length).toBeGreaterThan(0);
    const faults = sources.flatMap((path) =>
      faultsOf(name, path.slice(`packages/${name}/`.length), textOf(path), declared).map(
        ({ line, what }) => `${path}:${line} ${what}`,
      ),
    );
    expect(faults).toEqual([]);
  });

  it('depends on no package that it may not import, and says the same to the compiler', () => {
    const { mayImport } = arrows[name]!;
    const ours = [...declared].filter((one) => one.startsWith('@sinew/')).map((one) => one.slice(7));
    expect(ours.filter((one) => !mayImport.includes(one))).toEqual([]);
    const { references = [] } = jsonOf(`packages/${name}/tsconfig.json`);
    const compiled = references.map(({ path }: { path: string }) => posix.basename(path));
    expect(compiled.filter((one: string) => !mayImport.includes(one))).toEqual([]);
  });
});

describe('the scan itself', () => {
  const scan = (name: string, source: string, path = 'src/a/b.ts') =>
    faultsOf(name, path, source, new Set(['@sinew/model', '@sinew/planner', 'zod', 'highs']));

  it.each([
    ['model', `import { solvePlan } from '@sinew/planner';`, 'may import no other package'],
    ['planner', `export type * from "@sinew/report";`, 'may import model, solver'],
    ['planner', `const { x } = await import('@sinew/cli');`, 'may import model, solver'],
    ['report', `import '@sinew/solver';`, 'may import model, planner'],
    ['planner', `import { x } from '../../../model/src/x.ts';`, 'outside its own src'],
    ['solver', `import { readFile } from 'node:fs/promises';`, 'let the caller do it'],
    ['model', `import {\n  a,\n  b,\n} from 'left-pad';`, 'package.json does not name'],
    ['solver', 'const t = performance.now();', 'reads the clock'],
    ['model', 'const t = Date.now;', 'reads the clock'],
    ['report', 'const today = new Date();', 'reads the clock'],
    ['planner', 'if (Math.random() < p) x();', 'draws at random'],
    ['report', 'n.toLocaleString()', "depends on the machine's language"],
    ['planner', 'const home = process.env.HOME;', 'reaches for the process'],
  ])('finds in %s: %s', (name, source, says) => {
    const found = scan(name, `\n${source}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]!.what).toContain(says);
    expect(found[0]!.line).toBeGreaterThan(1);
  });

  it.each([
    ['report', `import { readPlan } from '@sinew/model';\nimport { z } from 'zod/locales';`],
    ['model', `import { a } from '../c.ts';\nconst day = new Date(0);\nreach(process.item);`],
    ['model', `/** Not Date.now(): see\n * import 'node:fs' */\nconst a = 1; // no Math.random()`],
    ['cli', `import { readFile } from 'node:fs/promises';\nconst t = performance.now();`],
  ])('lets pass in %s: %s', (name, source) => {
    expect(scan(name, source)).toEqual([]);
  });
});
