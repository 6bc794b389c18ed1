import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, launcher, root, scratch, sinew } from './run.ts';

/* What holds for every sweep, shown on the frontier: threads, the journal, and work that is broken off. */

const folder = scratch();
const steps = join(root, 'plans/textbook/frontier');
const along = (range: string, points: string, ...args: string[]) => [
  ...['frontier', steps, '--budget', range, '--points', points, '--json', ...args],
];
const lines = (file: string) => readFileSync(file, 'utf8').split('\n').filter(Boolean).length;

let whole: string;
beforeAll(async () => {
  const { code, out } = await sinew(along('0..1', '5', '--workers', '1'));
  expect(code).toBe(0);
  whole = out;
}, 60_000);

describe('a sweep', () => {
  it('gives the same bytes with two threads as with one', async () => {
    expect((await sinew(along('0..1', '5', '--workers', '2'))).out).toBe(whole);
  });

  it('goes on from what was finished when it was killed, to the same bytes', async () => {
    const file = join(folder, 'killed.jsonl');
    let killed = false;
    await sinew(along('0..1', '5', '--workers', '2', '--resume', file, '--progress', 'json'), {
      onErr: (text, kill) => {
        if (killed || !/"done":[1-9]/.test(text)) return;
        killed = true;
        kill('SIGKILL');
      },
    });
    expect(killed).toBe(true);
    expect(lines(file)).toBeGreaterThanOrEqual(2);
    // However far it came by then: as if it had been killed while it wrote its third line.
    writeFileSync(file, `${readFileSync(file, 'utf8').split('\n').slice(0, 2).join('\n')}\n`);
    appendFileSync(file, '{"id":"budget-0.25","resu');
    const { code, out } = await sinew(along('0..1', '5', '--resume', file));
    expect(code).toBe(0);
    expect(out).toBe(whole);
    // First line, and each point once.
    expect(lines(file)).toBe(6);
  });

  it.runIf(process.platform === 'linux')(
    'keeps what was finished when its journal finds no room, says so, and goes on from it',
    async () => {
      const file = join(folder, 'full.jsonl');
      const asked = along('0..1', '5', '--workers', '2', '--resume', file).map((arg) => `'${arg}'`);
      // Room in units of 512 bytes for some of the points: the system takes a part of the one that it ends in.
      const line = `ulimit -f 20; '${process.execPath}' '${launcher}' ${asked.join(' ')}`;
      const { status: code, stdout: out, stderr: err } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
      expectRefusal({ code, out, err }, /the journal .* cannot be written: .*EFBIG.* stays in it: make room/);
      const text = readFileSync(file, 'utf8');
      expect(text.endsWith('\n')).toBe(true);
      expect(lines(file)).toBeGreaterThanOrEqual(2);
      expect((await sinew(along('0..1', '5', '--resume', file))).out).toBe(whole);
      expect(lines(file)).toBe(6);
    },
  );

  it('finds what an earlier one solved, and solves only the points that are new', async () => {
    const file = join(folder, 'more.jsonl');
    await sinew(along('0..1', '3', '--resume', file));
    expect(lines(file)).toBe(4);
    expect((await sinew(along('0..1', '5', '--resume', file))).out).toBe(whole);
    expect(lines(file)).toBe(6);
    const again = await sinew(along('0..1', '5', '--resume', file, '--progress', 'json'));
    expect(again.out).toBe(whole);
    expect(again.err).not.toContain('"stage":"frontier"');
  });

  it('says how many are done and how long the others will take', async () => {
    const { err } = await sinew(along('0..1', '3', '--workers', '1', '--progress', 'json'));
    const told = err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told.map(({ stage, done, of }) => [stage, done, of])).toEqual([
      ['frontier', 0, 3],
      ['frontier', 1, 3],
      ['frontier', 2, 3],
      ['frontier', 3, 3],
    ]);
    expect(told[0]).not.toHaveProperty('left');
    expect(told[1].left).toBeGreaterThan(0);
    expect(told[3].left).toBe(0);
  });

  it('refuses the journal of another question, and a result that is none, and leaves them alone', async () => {
    const file = join(folder, 'other.jsonl');
    await sinew(along('0..1', '2', '--resume', file));
    const text = readFileSync(file, 'utf8');
    const others = /is not the journal of this plan and these/;
    const refused = async (content: string, args: readonly string[], words = others) => {
      writeFileSync(file, content);
      expectRefusal(await sinew([...args, '--resume', file]), words);
      expect(readFileSync(file, 'utf8')).toBe(content);
    };
    await refused(text, along('0..1', '2', '--percentile', 'P80'));
    await refused(text, ['frontier', steps, '--delay', '0..6']);
    await refused(text, ['stress', steps]);
    await refused(
      `${text}{"id":"budget-1","result":{"sinew":"outcome/1"}}\n`,
      along('0..1', '2'),
      /is damaged at line 4/,
    );
    await refused(`${text}["budget-1"]\n`, along('0..1', '2'), /is damaged at line 4/);
  });
});

describe('a case on which the solver fails', () => {
  /** Of each thread's solves, those that fail, counted from 1. */
  const failing = (kind: string, solves: string) => ({
    NODE_OPTIONS: `--import ${new URL('./failingSolver.mjs', import.meta.url)}`,
    FAILS_IN: kind,
    FAILS: solves,
  });
  const stress = ['stress', join(root, 'plans/textbook/time-to-survive'), '--workers', '1'];

  it('is left out, named and not kept, and the others go on', async () => {
    const [file, out] = [join(folder, 'unsolved.jsonl'), join(folder, 'unsolved')];
    const whole = JSON.parse((await sinew([...stress, '--json'])).out);
    const env = failing('stress', '2..2');
    const failed = await sinew([...stress, '--resume', file, '--out', out], { env });
    expect(failed.code).toBe(3);
    const told = JSON.parse(readFileSync(join(out, 'stress.json'), 'utf8'));
    expect(told.unsolved).toHaveLength(1);
    expect(told.findings).toHaveLength(told.cases - 1);
    const [id] = told.unsolved;
    expect(failed.err).toContain(`losses · ${id}: left out, the others go on. made to fail`);
    expect(failed.out.replace(/\s+/g, ' ')).toContain(
      `The solver failed on 1 loss, which is not judged: ${id}.`,
    );
    expect(failed.out).not.toContain('Stopped after');
    const audited = await sinew(['audit', stress[1], join(out, 'stress.json')]);
    expect(audited.code).toBe(0);
    // Asked again, it is tried again.
    const again = await sinew([...stress, '--resume', file, '--json']);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toEqual(whole);
  }, 60_000);

  it('ends the sweep as our fault where it is every one, and where each is needed', async () => {
    const none = await sinew(stress, { env: failing('stress', '2..9999') });
    expect(none.code).toBe(1);
    expect(none.err).toContain('our fault, not yours: made to fail');
    const frontier = await sinew(along('0..1', '3'), { env: failing('frontier', '2..2') });
    expect(frontier.code).toBe(1);
  }, 60_000);

  it('is left out of the figures of samples', async () => {
    const risk = ['risk', join(root, 'plans/textbook/risk'), '--samples', '6', '--workers', '1'];
    const { code, out } = await sinew([...risk, '--lang', 'fr'], { env: failing('risk', '5..5') });
    expect(code).toBe(3);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Le solveur a échoué sur un tirage, qui ne compte pas dans les chiffres.',
    );
  }, 60_000);
});

describe('a trade-off', () => {
  const args = [
    'tradeoff',
    join(root, 'plans/textbook/stock-or-capacity'),
    'shell',
    '-s',
    'war',
    '--points',
    '3',
  ];

  it('is the worked example, on the page in both languages', async () => {
    const english = await sinew(args);
    expect(english.code).toBe(0);
    expect(english.out.replace(/\s+/g, ' ')).toContain(
      'cheapest way holds 165 rounds more and decides 1 measure: C$30.6K in all',
    );
    const french = await sinew([...args, '--lang', 'fr']);
    expect(french.out).toContain('Stock seul');
    expect(french.out).not.toMatch(/Stock alone|Capacity|held/);
  });

  it('is the same with one thread as with two, and when it goes on from a journal', async () => {
    const file = join(folder, 'tradeoff.jsonl');
    const { out } = await sinew([...args, '--json', '--workers', '1', '--resume', file]);
    expect((await sinew([...args, '--json', '--workers', '2'])).out).toBe(out);
    const text = readFileSync(file, 'utf8').split('\n');
    // First line, the plan with nothing decided, five ends, two points of the curve.
    expect(text.filter(Boolean)).toHaveLength(9);
    writeFileSync(file, `${text.slice(0, 4).join('\n')}\n${text[4].slice(0, 40)}`);
    expect((await sinew([...args, '--json', '--resume', file])).out).toBe(out);
    expect(lines(file)).toBe(9);
    expectRefusal(await sinew([...args, '--until', '2027-11-01', '--resume', file]), /is not the journal/);
  });

  it('leaves each point as an outcome that the audit takes', async () => {
    const out = join(folder, 'tradeoff');
    expect((await sinew([...args, '--out', out])).code).toBe(0);
    for (const page of ['index.html', 'index.fr.html']) {
      expect(readFileSync(join(out, page), 'utf8')).toContain('<svg');
    }
    for (const point of ['mix', 'least', 'stock', 'stock-195']) {
      const audited = await sinew(['audit', args[1], join(out, `${point}.json`)]);
      expect(audited.out).toContain('keeps every rule');
    }
  });

  it('refuses what the plan does not have, with what it has', async () => {
    expectRefusal(await sinew(['tradeoff', args[1], 'shel']), /no item "shel".*Did you mean shell/);
    expectRefusal(await sinew(['tradeoff', args[1], 'shell', '--requirement', 'fire']), /Did you mean fires/);
    expectRefusal(await sinew([...args, '--from', '2031-01-01']), /nothing can be protected/);
  });
});
