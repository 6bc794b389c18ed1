import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lossKinds, type StressOutcome, stressSchema } from '@sinew/planner';
import { beforeAll, describe, expect, it } from 'vitest';
import { losable } from '../src/program.ts';
import { expectRefusal, root, scratch, sinew } from './run.ts';

const folder = scratch();
const plan = join(folder, 'plan');
const survive = join(root, 'plans/textbook/time-to-survive');
const stress = async (...args: string[]): Promise<StressOutcome> => {
  const { code, out } = await sinew(['stress', ...args, '--json', '--progress', 'none']);
  expect(code).toBe(0);
  return JSON.parse(out);
};

let whole: StressOutcome;
beforeAll(async () => {
  expect((await sinew(['new', plan])).code).toBe(0);
  whole = await stress(plan, '--workers', '2');
}, 120_000);

/** An outcome in a file has its figures rounded, so that what follows from it agrees to six of them. */
const sixFigures = (outcome: StressOutcome): unknown =>
  JSON.parse(JSON.stringify(outcome), (_, value) =>
    typeof value === 'number' ? Number(value.toPrecision(6)) : value,
  );

describe('sinew stress', () => {
  it('tells the worked example: survived 4 weeks, out ten, 600 lost', async () => {
    const { code, out } = await sinew(['stress', survive, '--ttr', 'P10W']);
    expect(code).toBe(0);
    expect(out).toContain('survived 28 d');
    expect(out).toContain('600 rounds');
    const french = await sinew(['stress', survive, '--ttr', 'P10W', '--lang', 'fr']);
    expect(french.out).toContain('survie 28 j');
    expect(french.out).not.toMatch(/Survive|survived|worst/);
  });

  it('writes its page in both languages into a folder, or alone', async () => {
    const [out, alone] = [join(folder, 'pages'), join(folder, 'alone.html')];
    expect((await sinew(['stress', survive, '--ttr', 'P10W', '--out', out])).code).toBe(0);
    const [page, french] = ['index.html', 'index.fr.html'].map((name) =>
      readFileSync(join(out, name), 'utf8'),
    );
    expect(page).toContain('survived 28 d');
    expect(french).toContain('survie 28 j');
    expect(
      stressSchema.parse(JSON.parse(readFileSync(join(out, 'stress.json'), 'utf8'))).cases,
    ).toBeGreaterThan(0);
    expect(existsSync(join(out, 'stress.txt'))).toBe(true);
    expect((await sinew(['stress', survive, '--ttr', 'P10W', '--out', alone, '--lang', 'fr'])).code).toBe(0);
    expect(readFileSync(alone, 'utf8')).toBe(french.replace(/<a href="index.html"[^>]*>[^<]*<\/a>/, ''));
  });

  it('refuses to lose what the plan does not have, and to write over its journal', async () => {
    expectRefusal(await sinew(['stress', survive, '--lose', 'route']), /nothing of what --lose names/);
    const file = join(folder, 'both.json');
    expectRefusal(await sinew(['stress', survive, '--resume', file, '--out', file]), /reads from/);
  });

  it('answers as its schema says, the worst first', () => {
    expect(stressSchema.parse(whole)).toEqual(whole);
    expect(whole.findings).toHaveLength(whole.cases);
    const failing = whole.findings.filter(({ survives }) => !survives);
    expect(failing.length).toBeGreaterThan(0);
    const values = failing.map(({ valueAtRisk }) => valueAtRisk);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(whole.assumptions[0]).toMatchObject({ detail: { duration: 'P6M', losses: whole.cases } });
  });

  it('says the same with one thread as with two', async () => {
    expect(await stress(plan, '--workers', '1')).toEqual(whole);
  });

  it('takes the decisions of an outcome instead of planning again', async () => {
    const out = join(folder, 'outcome.json');
    expect((await sinew(['plan', plan, '--out', out])).code).toBe(0);
    expect(sixFigures(await stress(plan, '--outcome', out))).toEqual(sixFigures(whole));
    expectRefusal(
      await sinew(['stress', survive, '--outcome', out]),
      /is an outcome of the plan .*nothing was tested/,
    );
    const pages = join(folder, 'of-outcome');
    expect((await sinew(['stress', plan, '--outcome', out, '--lose', 'site', '--out', pages])).code).toBe(0);
    expect(existsSync(join(pages, 'index.fr.html'))).toBe(true);
    expectRefusal(await sinew(['stress', plan, '--outcome', out, '--out', out]), /reads from/);
    const changed = join(folder, 'changed.json');
    writeFileSync(changed, readFileSync(out, 'utf8').replace(/"planHash":"./, '"planHash":"x'));
    expectRefusal(await sinew(['stress', plan, '--outcome', changed]), /before it was changed/);
    expectRefusal(
      await sinew(['stress', plan, '--outcome', out, '--budget', '2']),
      /leave out --scenario, --budget/,
    );
  });

  it('is audited, and what was changed in it is named with exit code 2', async () => {
    const file = join(folder, 'stress.json');
    writeFileSync(file, JSON.stringify(whole));
    const clean = await sinew(['audit', plan, file]);
    expect(clean.code).toBe(0);
    expect(clean.out).toContain('could be checked agrees with the plan');
    expect(clean.out).toContain('were not checked');
    writeFileSync(file, JSON.stringify({ ...whole, findings: whole.findings.toReversed() }));
    const told = await sinew(['audit', plan, file]);
    expect(told.code).toBe(2);
    expect(told.out).toContain('worst first');
    writeFileSync(file, JSON.stringify({ ...whole, cases: 'many' }));
    expectRefusal(await sinew(['audit', plan, file]), /cases: .*expected number, received string/);
  });

  it('of a file that is no stress test it says what is wrong, and never fails itself', async () => {
    const file = join(folder, 'hostile.json');
    const text = JSON.stringify(whole);
    const [{ losses }] = whole.findings;
    const length = `"timeToRecover":"${losses[0].timeToRecover}"`;
    for (const [hostile, says] of [
      [text.slice(0, text.length / 2), /not JSON/],
      ['[]', /does not begin as one/],
      [text.replace('"stress/1"', '"stress/2"'), /"stress\/2"/],
      [`{"__proto__":{},${text.slice(1)}`, /not a stress test.*no field __proto__.*sinew stress PLAN/],
      [text.replace('"cases":', '"cases":1e999,"was":'), /cases/],
      [
        text.replace(length, '"timeToRecover":"soon"'),
        /losses\[0\]\.timeToRecover: it is not a duration such as P18M or P10D/,
      ],
      [text.replace(length, '"timeToRecover":"P9999999Y"'), /losses\[0\]\.timeToRecover/],
      [text.replace('"timeToRecover":null', '"timeToRecover":"P1H"'), /asked\.timeToRecover/],
      [JSON.stringify({ ...whole, findings: [null] }), /findings\[0\]: .*expected object, received null/],
    ] as const) {
      expect(hostile).not.toBe(text);
      writeFileSync(file, hostile);
      expectRefusal(await sinew(['audit', plan, file]), says);
    }
  });

  it('loses what it is asked to, and the worst in pairs', async () => {
    const some = await stress(plan, '--lose', 'process,route', '--pairs', '2');
    const single = some.findings.filter(({ losses }) => losses.length === 1);
    expect(new Set(single.map(({ losses }) => losses[0].kind))).toEqual(new Set(['process', 'route']));
    const pairs = some.findings.filter(({ losses }) => losses.length === 2);
    expect(pairs).toHaveLength(1);
    for (const { losses } of pairs[0].losses.map((loss) => ({ losses: [loss] }))) {
      const alone = single.find(({ id }) => id === `${losses[0].kind} ${losses[0].id}`)!;
      expect(pairs[0].share).toBeGreaterThanOrEqual(alone.share - 1e-3);
    }
  });

  it('says which pairs it did not try: a site takes the routes to it with it', async () => {
    const asked = ['stress', plan, '--lose', 'site,route', '--pairs', '2', '--progress', 'none'];
    expect((await sinew(asked)).out.replace(/\s+/g, ' ')).toContain(
      'Of the pairs of the 2 worst, 1 was not tried: one of the two takes away all that the other does.',
    );
    expect((await sinew([...asked, '--lang', 'fr'])).out).toContain("1 n'a pas été essayée");
  });

  it('knows every kind of loss that the planner does', () => {
    expect(losable).toEqual(lossKinds);
  });

  it('refuses what is no duration, rank, kind, number or day of the plan', async () => {
    for (const [option, value, says] of [
      ['--ttr', 'six months', /takes a length of time/],
      ['--ttr', 'P0D', /takes a length of time/],
      ['--ranks', 'first', /takes ranks/],
      ['--ranks', '9', /nothing is asked at rank 9/],
      ['--lose', 'site,ships', /--lose is one of/],
      ['--pairs', '1', /from 2 to 100/],
      ['--workers', '0', /from 1 to 64/],
      ['--from', '2001-01-01', /outside the plan/],
    ] as const) {
      expectRefusal(await sinew(['stress', plan, option, value, '--progress', 'none']), says);
    }
  });
});

describe('--resume', () => {
  const lines = (file: string) => readFileSync(file, 'utf8').split('\n').filter(Boolean).length;

  it('goes on from what was finished when the work was killed, to the same answer', async () => {
    const file = join(folder, 'killed.jsonl');
    let killed = false;
    await sinew(['stress', plan, '--resume', file, '--workers', '1', '--progress', 'json'], {
      onErr: (text, kill) => {
        if (killed || !/"done":[1-9]/.test(text)) return;
        killed = true;
        kill('SIGKILL');
      },
    });
    expect(killed).toBe(true);
    const before = lines(file);
    expect(before).toBeGreaterThan(2);
    // However far it came by then: as if it had been killed while it wrote its third line.
    writeFileSync(file, `${readFileSync(file, 'utf8').split('\n').slice(0, 3).join('\n')}\n`);
    appendFileSync(file, '{"finding":{"id":"process to');
    expect(await stress(plan, '--resume', file)).toEqual(whole);
    // First line, outcome, and each case once.
    expect(lines(file)).toBe(whole.cases + 2);
  });

  it('ends at Ctrl-C with what is finished, as exit code 3', async () => {
    const file = join(folder, 'stopped.jsonl');
    let asked = false;
    const { code, out } = await sinew(
      ['stress', plan, '--resume', file, '--workers', '1', '--progress', 'json', '--json'],
      {
        onErr: (text, kill) => {
          if (asked || !/"done":[1-9]/.test(text)) return;
          asked = true;
          kill('SIGINT');
        },
      },
    );
    expect(code).toBe(3);
    const told: StressOutcome = JSON.parse(out);
    expect(told.findings.length).toBeGreaterThan(0);
    expect(told.findings.length).toBeLessThan(told.cases);
    for (const finding of told.findings) {
      const { sameAs: _, ...same } = whole.findings.find(({ id }) => id === finding.id)!;
      expect(finding).toMatchObject(same);
    }
  });

  it('refuses the journal of other options, of another plan, and what is none, and leaves it alone', async () => {
    const file = join(folder, 'other.jsonl');
    await stress(plan, '--resume', file);
    const text = readFileSync(file, 'utf8');
    const told = /is not the journal of this plan and these options/;
    const refused = async (content: string, args: readonly string[], words = told) => {
      writeFileSync(file, content);
      const ran = await sinew(['stress', ...args, '--resume', file, '--progress', 'none']);
      expectRefusal(ran, words);
      expect(readFileSync(file, 'utf8')).toBe(content);
    };
    await refused(text, [plan, '--ttr', 'P2M']);
    await refused(text, [survive]);
    await refused('not a journal\n', [plan]);
    const another = /another version of Sinew/;
    await refused(text.replace(/"version":"[^"]+"/, '"version":"0.0.9"'), [plan], another);
    await refused(text.replace(/stress-journal\/\d+/, 'stress-journal/1'), [plan], another);
    await refused(text.replace(/stress-journal\/\d+/, 'risk-journal/1'), [plan]);
    const [head, outcome, first, ...rest] = text.split('\n');
    await refused(
      [head, outcome, '{"finding":{"id":1}}', first, ...rest].join('\n'),
      [plan],
      /damaged at line 3/,
    );
    await refused([head, '{"__proto__":{"finding":{}}}', ...rest].join('\n'), [plan], /damaged at line 2/);
    await refused([head, 'torn in the middle', first, ...rest].join('\n'), [plan], /damaged at line 2/);
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x0a, 0x00]));
    expectRefusal(await sinew(['stress', plan, '--resume', file, '--progress', 'none']), /not the journal/);
    expect(existsSync(file)).toBe(true);
  });
});
