import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, root, scratch, sinew } from './run.ts';

const folder = scratch();
const plan = join(root, 'plans/textbook/risk');
const risk = (...args: string[]) => ['risk', plan, '--samples', '12', ...args];

let whole: string;
beforeAll(async () => {
  const { code, out } = await sinew(risk('--json', '--workers', '1'));
  expect(code).toBe(0);
  whole = out;
}, 60_000);

describe('sinew risk', () => {
  it('gives the same bytes with two threads as with one, and others for another seed', async () => {
    expect((await sinew(risk('--json', '--workers', '2'))).out).toBe(whole);
    const other = JSON.parse((await sinew(risk('--json', '--seed', '2'))).out);
    expect(other.asked).toEqual({ samples: 12, seed: 2 });
    expect(other.cost.total).not.toEqual(JSON.parse(whole).cost.total);
  });

  it('goes on from a journal to the same bytes, and refuses that of another number of samples', async () => {
    const file = join(folder, 'risk.jsonl');
    expect((await sinew(risk('--json', '--resume', file))).out).toBe(whole);
    const lines = readFileSync(file, 'utf8').split('\n');
    // What was asked, the plan, each sample.
    expect(lines).toHaveLength(1 + 1 + 12 + 1);
    writeFileSync(file, `${lines.slice(0, 6).join('\n')}\n`);
    expect((await sinew(risk('--json', '--resume', file))).out).toBe(whole);
    expectRefusal(await sinew(risk('--samples', '13', '--resume', file)), /is not the journal of this plan/);
    writeFileSync(file, lines.toSpliced(4, 1, lines[4]!.slice(0, 20)).join('\n'));
    expectRefusal(await sinew(risk('--resume', file)), /damaged at line 5/);
  });

  it('samples the decisions of an outcome, to the same bytes', async () => {
    await sinew(['plan', plan, '--out', join(folder, 'out')]);
    const { out } = await sinew(risk('--json', '--outcome', join(folder, 'out/outcome.json')));
    expect(out).toBe(whole);
  });

  it('refuses an outcome that does what its plan does not allow', async () => {
    const file = join(folder, 'impossible.json');
    const outcome = JSON.parse(readFileSync(join(folder, 'out/outcome.json'), 'utf8'));
    const [measure] = outcome.measures;
    measure.decisions = [...measure.decisions, ...measure.decisions];
    writeFileSync(file, JSON.stringify(outcome));
    expectRefusal(await sinew(risk('--outcome', file)), /breaks rules of its plan/);
    writeFileSync(file, JSON.stringify({ ...outcome, requirements: [] }));
    expectRefusal(await sinew(risk('--outcome', file, '--lang', 'fr')), /enfreint des règles de son plan/);
  });

  it('stops with what is finished, and says so', async () => {
    let stopped = false;
    const { code, out } = await sinew(
      ['risk', plan, '--samples', '5000', '--workers', '1', '--progress', 'json'],
      {
        onErr: (text, kill) => {
          if (stopped || !/"stage":"risk","done":[3-9]/.test(text)) return;
          stopped = true;
          kill('SIGINT');
        },
      },
    );
    expect(stopped).toBe(true);
    expect(code).toBe(3);
    expect(out.replace(/\s+/g, ' ')).toMatch(/Stopped after \d+ of 5000 samples/);
  });

  it.each(['en', 'fr'])('tells chances, quantiles and drivers in %s', async (lang) => {
    const { code, out } = await sinew(risk('--lang', lang));
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`golden/risk.${lang}.txt`);
  });

  it('writes its page in both languages into a folder, or alone', async () => {
    const [out, alone] = [join(folder, 'pages'), join(folder, 'alone.html')];
    expect((await sinew(risk('--out', out))).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['index.fr.html', 'index.html', 'risk.json', 'risk.txt']);
    const read = (name: string) => readFileSync(join(out, name), 'utf8');
    expect(read('risk.json')).toBe(whole);
    expect(read('risk.txt')).toContain('What to find out first');
    expect(read('index.html')).toContain('What to find out first');
    expect(read('index.fr.html')).toContain('Corrélation des rangs');
    expect((await sinew(risk('--out', alone, '--lang', 'fr'))).code).toBe(0);
    expect(readFileSync(alone, 'utf8')).toBe(
      read('index.fr.html').replace(/<a href="index.html"[^>]*>[^<]*<\/a>/, ''),
    );
    expectRefusal(await sinew(risk('--out', join(folder, 'risk.md'))), /\.json, \.html, \.txt/);
  });

  it('says where nothing is uncertain, and what to do', async () => {
    const ranks = join(root, 'plans/textbook/ranks');
    expectRefusal(await sinew(['risk', ranks]), /nothing is uncertain.*add rows to uncertainties/s);
    const french = await sinew(['risk', ranks, '--lang', 'fr']);
    expect(french.err).toContain("rien n'est incertain");
  });
});
