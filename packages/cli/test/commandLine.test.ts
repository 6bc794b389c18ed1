import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Stopper } from '../src/work/runJob.ts';
import { expectRefusal, launcher, root, scratch, sinew } from './run.ts';

const folder = scratch();
const commands = [
  'new',
  'check',
  'gap',
  'plan',
  'why',
  'bottlenecks',
  'compare',
  'convert',
  'audit',
  'export',
  'schema',
];

describe('help', () => {
  it('lists every command with examples and exit codes, in both languages', async () => {
    const english = await sinew(['--help']);
    const french = await sinew(['--help', '--lang', 'fr']);
    expect([english.code, french.code]).toEqual([0, 0]);
    for (const name of commands) {
      expect(english.out).toMatch(new RegExp(`^  ${name} `, 'm'));
      expect(french.out).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    expect(english.out).toContain('Examples:');
    expect(french.out).toContain('Exemples :');
    expect(french.out).not.toMatch(/Usage:|Options:|Commands:|display help/);
  });

  it('is what docs/cli.md says: every option of every command', async () => {
    const page = readFileSync(join(root, 'docs/cli.md'), 'utf8');
    for (const name of commands) {
      const { out, code } = await sinew(['help', name]);
      expect(code).toBe(0);
      const start = page.indexOf(`## sinew ${name}`);
      expect(start, name).toBeGreaterThan(0);
      const section =
        page.slice(start, page.indexOf('\n## ', start + 1) >>> 0) +
        page.slice(page.indexOf('## Options of many'));
      for (const [option] of out.matchAll(/--[a-z]+/g))
        expect(section, `${name} ${option}`).toContain(option);
    }
  });

  it('tells its version', async () => {
    expect((await sinew(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a line that is wrong', () => {
  it.each([
    [['pln'], 'en', /no command pln\. Did you mean plan/],
    [['pln'], 'fr', /pas de commande pln\. Vouliez-vous dire plan/],
    [['plan', 'x', '--budgt', '1'], 'en', /no option --budgt here\. Did you mean --budget/],
    [['plan', 'x', '--budgt', '1'], 'fr', /pas d'option --budgt/],
    [['plan'], 'en', /PLAN is missing/],
    [['plan'], 'fr', /il manque PLAN/],
    [['plan', 'a', 'b'], 'en', /too many arguments/],
    [['plan', 'a', '--out'], 'en', /needs a value/],
    [['export', 'a'], 'en', /--mps .*must be given/],
    [['plan', 'nowhere'], 'fr', /ni fichier ni dossier nowhere/],
    [['plan', 'nowhere', '--lang', 'de'], 'en', /--lang is one of en, fr/],
  ] as const)('%j in %s is exit code 2 and a sentence', async (args, lang, says) => {
    expectRefusal(await sinew(args, { cwd: folder, env: { LC_ALL: lang } }), says);
  });

  it('with no command, shows the help', async () => {
    const { code, out, err } = await sinew([]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: sinew');
  });
});

describe('the process', () => {
  it('ends quietly when its reader goes away', () => {
    const line = `"${process.execPath}" "${launcher}" schema --tables | head -n 1`;
    const { status, stderr, stdout } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toHaveLength(2);
    expect(status).toBe(0);
  });

  it.runIf(process.platform === 'linux')('says in a sentence that its answer finds no room', () => {
    const answer = join(folder, 'answer.json');
    for (const [args, lang, said] of [
      [`check plans/textbook/acceptance > /dev/full`, 'en', 'the disk is full (ENOSPC). Make room'],
      [`check plans/textbook/acceptance --json > /dev/full`, 'fr', 'le disque est plein (ENOSPC). Libérez'],
      [`--help > /dev/full`, 'en', 'the disk is full (ENOSPC). Make room'],
      // The system takes the first of it, and refuses the rest.
      [`schema > '${answer}'`, 'en', 'the system allows no file so large (EFBIG)'],
    ]) {
      const line = `ulimit -f 8; "${process.execPath}" "${launcher}" --lang ${lang} ${args}`;
      const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8', cwd: root });
      expect(stderr).toContain(said);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(status).toBe(2);
    }
  });

  it.runIf(process.platform === 'linux')('loses no answer where its notes find no room', () => {
    const line = `"${process.execPath}" "${launcher}" check plans/textbook/acceptance --out '${join(folder, 'c.txt')}' 2> /dev/full`;
    const { status, stdout } = spawnSync('sh', ['-c', line], { encoding: 'utf8', cwd: root });
    expect(stdout).not.toBe('');
    expect(status).toBe(0);
  });

  it('says what to do when it is not built', () => {
    const bare = join(folder, 'bare/bin');
    mkdirSync(bare, { recursive: true });
    cpSync(launcher, join(bare, 'sinew.mjs'));
    const { status, stderr } = spawnSync(process.execPath, [join(bare, 'sinew.mjs'), 'plan'], {
      encoding: 'utf8',
    });
    expect(stderr).toContain('npm start');
    expect(status).toBe(1);
  });

  it('is asked to stop once, and leaves at the second time', () => {
    const stop = vi.fn();
    const leave = vi.fn((): never => {
      throw new Error('left');
    });
    const stopper = new Stopper(stop, leave);
    expect(stopper.asked).toBe(false);
    stopper.handle();
    expect([stopper.asked, stop.mock.calls.length, leave.mock.calls.length]).toEqual([true, 1, 0]);
    expect(() => stopper.handle()).toThrow('left');
  });
});
