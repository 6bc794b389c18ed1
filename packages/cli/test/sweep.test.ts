import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, root, scratch, sinew } from './run.ts';

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
    const refused = async (content: string, args: readonly string[]) => {
      writeFileSync(file, content);
      expectRefusal(await sinew([...args, '--resume', file]), /is not the journal of this plan and these/);
      expect(readFileSync(file, 'utf8')).toBe(content);
    };
    await refused(text, along('0..1', '2', '--percentile', 'P80'));
    await refused(text, ['frontier', steps, '--delay', '0..6']);
    await refused(text, ['stress', steps]);
    await refused(`${text}{"id":"budget-1","result":{"sinew":"outcome/1"}}\n`, along('0..1', '2'));
    await refused(`${text}["budget-1"]\n`, along('0..1', '2'));
  });
});
