import { expect, it } from 'vitest';
import { filesUnder, jsonOf, textOf } from './repository.ts';

const written = filesUnder('.').filter((path) => /\.(?:ts|mjs|js|py|sh|md|json|csv)$|^\.ci\//.test(path));
const manifests = written.filter((path) => /(?:^|\/)package\.json$/.test(path));
const telling = (pattern: RegExp, among: readonly string[]) =>
  among.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, k) => (pattern.test(line) ? [`${path}:${k + 1} ${line.trim().slice(0, 100)}`] : [])),
  );

it('names no registry, so that installing asks the one the machine is set to', () => {
  expect(telling(/"resolved"\s*:\s*"https?:/, ['package-lock.json'])).toEqual([]);
  expect(telling(/registry\.|npmjs\.|\bpypi\.org|files\.pythonhosted/, [...manifests, '.npmrc'])).toEqual([]);
});

it('pins every dependency to one version', () => {
  const loose = manifests.flatMap((path) => {
    const { dependencies = {}, devDependencies = {} } = jsonOf(path);
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))
      .map(([name, version]) => `${path}: ${name} ${version}`);
  });
  expect(loose).toEqual([]);
});

it('leaves nothing to be done later in a comment', () => {
  // Spelt in parts: this file is read too.
  const later = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`);
  expect(telling(later, written)).toEqual([]);
});

it('keeps no file whose name says nothing', () => {
  expect(written.filter((path) => /(?:^|\/)(?:utils?|helpers?|misc|common\/index)\b/i.test(path))).toEqual(
    [],
  );
});

it('is under one licence, of one version, that the changelog tells of', () => {
  expect(textOf('LICENSE')).toMatch(/Apache License\s+Version 2\.0/);
  const { version } = jsonOf('package.json');
  for (const path of manifests) expect(jsonOf(path), path).toMatchObject({ license: 'Apache-2.0', version });
  expect(textOf('packages/planner/src/solve/solvePlan.ts')).toContain(`VERSION = '${version}'`);
  expect(textOf('CHANGELOG.md')).toContain(`## ${version}`);
});
