import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '@sinew/planner';
import { beforeAll, describe, expect, it } from 'vitest';
import { schemaNames } from '../src/options/schemas.ts';
import { expectRefusal, root, scratch, sinew } from './run.ts';

const folder = scratch();
const plan = join(folder, 'plan');
const outcomeOf = async (...args: string[]): Promise<Outcome> => {
  const { code, out, err } = await sinew([...args, '--json', '--progress', 'none']);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out);
};
const untimed = (outcome: Outcome) => ({ ...outcome, solver: { ...outcome.solver, seconds: 0 } });

beforeAll(async () => {
  expect((await sinew(['new', plan])).code).toBe(0);
});

describe('the starter plan', () => {
  it('is in order', async () => {
    const { code, out } = await sinew(['check', plan]);
    expect(out).toMatch(/in order/);
    expect(code).toBe(0);
  });

  it('falls short without a decision and is whole with one', async () => {
    const gap = await outcomeOf('gap', plan);
    const best = await outcomeOf('plan', plan);
    const reserve = ({ requirements }: Outcome) => requirements.find(({ id }) => id === 'war-reserve')!;
    expect(gap.kind).toBe('gap');
    expect(reserve(gap).unmet).toBeGreaterThan(1000);
    expect(reserve(best).unmet).toBeLessThan(1);
    expect(best.measures.find(({ id }) => id === 'second-line')?.decided).toBe('2027-06-01');
  });

  it('keeps the best its effort finds, says how far off it may be, and proves more with more', async () => {
    const little = await outcomeOf('plan', plan, '--effort', '1');
    expect(little).toMatchObject({ status: 'limit', solver: { effort: 1 } });
    expect(little.solver.gap).toBeGreaterThan(1e-4);
    const usual = await outcomeOf('plan', plan);
    expect(usual).toMatchObject({ status: 'optimal', solver: { effort: 10_000 } });
    const last = (outcome: Outcome) => outcome.solver.objectives.at(-1)!.value;
    expect(last(little)).toBeLessThanOrEqual(last(usual) / (1 - little.solver.gap) + 1e-6);
    expectRefusal(await sinew(['plan', plan, '--effort', '0']), /--effort/);
  });

  it('gives the same bytes twice, but for the seconds', async () => {
    const [first, second] = [await outcomeOf('plan', plan), await outcomeOf('plan', plan)];
    expect(JSON.stringify(untimed(first))).toBe(JSON.stringify(untimed(second)));
    expect(first.solver.seconds).toBeGreaterThan(0);
  });

  it('prints a page in French, and no English heading in it', async () => {
    const { code, out } = await sinew(['plan', plan], { env: { LC_ALL: 'fr_CA.UTF-8' } });
    expect(code).toBe(0);
    expect(out).toContain('Ce qui est demandé, ce qui est satisfait, et quand');
    expect(out).not.toMatch(/requirement|Budget: |Measure|What /);
    const asked = await sinew(['gap', plan, '--lang', 'fr']);
    expect(asked.out).toContain('ÉCART');
  });
});

describe('--out', () => {
  it('leaves the outcome and a page in each language, whole', async () => {
    const out = join(folder, 'out');
    const { code, err } = await sinew(['plan', plan, '--out', out]);
    expect(code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['index.fr.html', 'index.html', 'outcome.json']);
    expect(JSON.parse(readFileSync(join(out, 'outcome.json'), 'utf8')).sinew).toBe('outcome/1');
    expect(readFileSync(join(out, 'index.fr.html'), 'utf8')).toContain('<html lang="fr">');
    expect(err).toContain('outcome.json');
    expect((await sinew(['gap', plan, '--out', out])).code).toBe(0);
    expect(JSON.parse(readFileSync(join(out, 'outcome.json'), 'utf8')).kind).toBe('gap');
  });

  it('is refused where it would write over the plan, or says nothing', async () => {
    const json = join(folder, 'self.json');
    await sinew(['convert', plan, json]);
    const before = readFileSync(json);
    expectRefusal(await sinew(['plan', json, '--out', json]), /plan itself/);
    expect(readFileSync(json)).toEqual(before);
    expectRefusal(await sinew(['plan', plan, '--out', join(folder, 'page.pdf')]), /must end with/);
    expectRefusal(
      await sinew(['bottlenecks', plan, '--out', join(folder, 'new')]),
      /writes one file, not a folder/,
    );
    const dotted = join(folder, 'out.v1');
    expectRefusal(
      await sinew(['plan', plan, '--out', dotted]),
      /that of a folder has no ending, or a \/ after/,
    );
    for (const name of [`${dotted}/`, dotted]) {
      expect((await sinew(['plan', plan, '--out', name])).code).toBe(0);
      expect(existsSync(join(dotted, 'outcome.json'))).toBe(true);
    }
  });
});

describe('what-ifs', () => {
  it('change the plan for the run and are named in the outcome', async () => {
    const outcome = await outcomeOf(
      'plan',
      plan,
      '--set',
      'rates.make-round/base.rate=1000',
      '--budget',
      '0.9',
      '--percentile',
      'P80',
      '--never',
      'more-propellant',
      '-s',
      'approvals-late',
    );
    expect(outcome.scenarios).toEqual(['approvals-late']);
    expect(outcome.changes.join(' ')).toContain('rates.make-round/base.rate=1000');
    expect(outcome.changes.join(' ')).toContain('never more-propellant');
    expect(outcome.plan.percentile).toBe(0.8);
  });

  it('fix a measure on a date', async () => {
    const outcome = await outcomeOf('plan', plan, '--fix', 'second-line@2027-11-15', '--budget', '2');
    expect(outcome.measures.find(({ id }) => id === 'second-line')?.decided).toBe('2027-11-01');
  });

  it.each([
    [['--scenario', 'nope'], /no scenario "nope". It has contingency, approvals-late/],
    [['--scenario', 'contingancy'], /no scenario "contingancy".* Did you mean contingency/],
    [['--never', 'second-lin'], /no measure "second-lin".* Did you mean second-line/],
    [['--fix', 'second-line'], /MEASURE@DATE/],
    [['--fix', 'second-line@2028-06-31'], /MEASURE@DATE/],
    [['--set', 'rates.make-rond/base.rate=5'], /make-round/],
    [['--set', 'rates'], /./],
    [['--budget', '-1'], /--budget takes a number/],
    [['--budget', '1e400'], /--budget takes a number from 0 to 1000/],
    [['--percentile', '120'], /--percentile takes/],
    [['--percentile', '0'], /--percentile takes 0.01 to 0.99/],
    [['--percentile', '1'], /--percentile takes 0.01 to 0.99/],
    [['--set', 'inputs.*.quantity=1e-13'], /figures of stocks propellant.*choose other units/],
    [['--set', 'rates.make-round/base.rate=1e308'], /above the most .* 1e12/],
    [['--progress', 'loud'], /line, plain, json, none/],
  ])('refuse %j with a word on what to do', async (args, says) => {
    expectRefusal(await sinew(['plan', plan, ...args]), says);
  });

  it('say in the language asked for what a plan cannot be asked', async () => {
    const ask = ['plan', plan, '--fix', 'second-line@2040-01-01'];
    expectRefusal(await sinew([...ask, '--lang', 'en']), /cannot be decided.*decision dates/s);
    expectRefusal(await sinew([...ask, '--lang', 'fr']), /ne peut être décidée.*dates de décision/s);
  });

  it('name the rows that contradict, in the plan’s words, with exit code 2', async () => {
    const { code, out } = await sinew(['plan', plan, '--fix', 'second-line@2027-06-01', '--budget', '0']);
    expect(code).toBe(2);
    expect(out).toContain('No plan can keep all of these at once');
    expect(out).toContain('your request "fix second-line@2027-06-01"');
  });

  it('name them too where half a decision now and half later would do', async () => {
    const sets = [
      'measures.second-line.mandatory=true',
      'measures.second-line.decide_until=2028-12-01',
      'budgets.capital/*.cash*=0.65',
    ];
    const { code, out } = await sinew(['plan', plan, ...sets.flatMap((set) => ['--set', set])]);
    expect(code).toBe(2);
    expect(out).toContain('the number of decisions: Second round line (measures, row second-line)');
    expect(out).toContain('the cash: Capital fund (funds, row capital)');
  });
});

describe('the other questions', () => {
  it('bottlenecks: each verified', async () => {
    const { code, out } = await sinew(['bottlenecks', plan, '--json', '-s', 'approvals-late']);
    expect(code).toBe(0);
    const { bottlenecks } = JSON.parse(out) as Outcome;
    expect(bottlenecks.length).toBeGreaterThan(0);
    expect(bottlenecks.every(({ verified }) => verified)).toBe(true);
  });

  it('why: up to what would meet it', async () => {
    const { code, out } = await sinew(['why', plan, 'war-reserve', '-s', 'approvals-late', '--json']);
    expect(code).toBe(0);
    const explanation = JSON.parse(out);
    expect(explanation.sinew).toBe('why/1');
    expect(explanation.chain.length).toBeGreaterThan(0);
    expectRefusal(await sinew(['why', plan, 'war-reserv']), /Did you mean war-reserve/);
    expectRefusal(await sinew(['why', plan, 'war-reserve', '--at', '2040-01-01']), /outside the plan/);
  });

  it('compare: a column a scenario, + lays one over another, - is the plan as it stands', async () => {
    const args = [
      'compare',
      plan,
      '-s',
      '-',
      '-s',
      'approvals-late',
      '-s',
      'approvals-late+contingency',
      '--json',
    ];
    const { code, out } = await sinew(args);
    expect(code).toBe(0);
    const { columns } = JSON.parse(out);
    expect(columns.map((column: { scenarios: string[] }) => column.scenarios)).toEqual([
      [],
      ['approvals-late'],
      ['approvals-late', 'contingency'],
    ]);
    expectRefusal(await sinew(['compare', plan]), /at least one --scenario/);
  });

  it('audit: clean for an outcome as it was made, 2 for one that was touched', async () => {
    const file = join(folder, 'outcome.json');
    const changes = ['--budget', '0.9', '--percentile', 'P80', '--never', 'more-propellant'];
    const { out } = await sinew(['plan', plan, '--json', ...changes, '-s', 'approvals-late']);
    writeFileSync(file, out);
    const clean = await sinew(['audit', plan, file]);
    expect(clean.out).toContain('keeps every rule');
    expect(clean.code).toBe(0);
    const outcome = JSON.parse(out);
    outcome.stocks[0].closing[3] += 50;
    writeFileSync(file, JSON.stringify(outcome));
    const broken = await sinew(['audit', plan, file]);
    expect(broken.out).toContain('balance');
    expect(broken.code).toBe(2);
  });

  it('audit: says first that an outcome is of another plan, or of this one as it was', async () => {
    const file = join(folder, 'other.json');
    const made = await sinew(['gap', plan, '--json']);
    writeFileSync(file, made.out);
    const book = join(root, 'plans/textbook/ban');
    const says = /is an outcome of the plan starter, not of ban .*nothing was checked/;
    expectRefusal(await sinew(['audit', book, file]), says);
    expectRefusal(await sinew(['audit', book, file, '--lang', 'fr']), /et non de ban .*rien n'a été vérifié/);
    const edited = join(folder, 'edited.json');
    await sinew(['convert', plan, edited]);
    writeFileSync(edited, readFileSync(edited, 'utf8').replace('38000000', '39000000'));
    expect((await sinew(['audit', edited, file])).err).toMatch(/plan is not as it was/);
    expect((await sinew(['audit', plan, file])).err).toBe('');
  });

  it('audit: says in words that a file is no outcome, why, and how to make one', async () => {
    const file = join(folder, 'none.json');
    const refused = async (text: string, ...says: RegExp[]) => {
      writeFileSync(file, text);
      const how = /is not an outcome of Sinew:.*sinew plan PLAN --out FOLDER/;
      expectRefusal(await sinew(['audit', plan, file]), how, ...says);
    };
    await refused('{"sinew":"outcome/1"}', /kind: it is missing - plan: it is missing/, /and 19 more/);
    await refused('{"sinew":"why/1"}', /its "sinew" is "why\/1", not "outcome\/1"/);
    await refused('{"id":3}', /does not begin as one/);
    for (const [form, beside] of [
      ['robust', /sinew robust.*scenario-\*\.json/],
      ['frontier', /budget-\*\.json or delay-\*\.json/],
      ['tradeoff', /mix\.json/],
      ['alternatives', /best\.json, alternative-\*\.json/],
    ] as const) {
      writeFileSync(file, `{"sinew":"${form}/1"}`);
      expectRefusal(await sinew(['audit', plan, file]), /holds several plans/, beside);
    }
    expectRefusal(await sinew(['audit', plan, file, '--lang', 'fr']), /contient plusieurs plans/);
    await refused('', /not JSON/);
    expectRefusal(await sinew(['audit', plan, folder]), /is a folder.*outcome\.json\?/);
    expectRefusal(await sinew(['audit', plan, join(folder, 'nowhere')]), /no file .*nowhere/);
  });

  it('alternatives: verdicts, and each portfolio as an outcome that the audit takes', async () => {
    const lines = join(root, 'plans/textbook/alternatives');
    const out = join(folder, 'alternatives');
    const { code, out: text } = await sinew(['alternatives', lines, '--out', out, '--count', '1', '--json']);
    expect(code).toBe(0);
    const { sinew: format, measures, alternatives } = JSON.parse(text);
    expect(format).toBe('alternatives/1');
    expect(measures.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'interchangeable',
      'interchangeable',
      'interchangeable',
      'never',
      'essential',
    ]);
    expect(alternatives).toHaveLength(1);
    expect(readdirSync(out).sort()).toEqual([
      'alternative-1.json',
      'alternatives.json',
      'alternatives.txt',
      'best.json',
      'index.fr.html',
      'index.html',
    ]);
    const audited = await sinew(['audit', lines, join(out, 'alternative-1.json')]);
    expect(audited.out).toContain('keeps every rule');
    const french = await sinew(['alternatives', lines, '--lang', 'fr', '--within', '0.02']);
    expect(french.out).toContain('indispensable');
    expectRefusal(await sinew(['alternatives', lines, '--within', '150%']), /share such as 2%/);
    expectRefusal(await sinew(['alternatives', lines, '--count', '0']), /whole number from 1/);
  });

  it('alternatives goes on from where it was killed, to the same end, and refuses the journal of another question', async () => {
    const lines = join(root, 'plans/textbook/alternatives');
    const journal = join(folder, 'alternatives.jsonl');
    const asked = ['alternatives', lines, '--within', '0.3', '--json', '--resume', journal];
    const untimed = (text: string) => text.replace(/"seconds":\s*[\d.e-]+/, '');
    const whole = await sinew(asked);
    expect(whole.code).toBe(0);
    const text = readFileSync(journal, 'utf8');
    const kept = text.trimEnd().split('\n');
    expect(kept.length).toBeGreaterThan(10);
    // As if it had been killed while it wrote its eighth line.
    writeFileSync(journal, `${kept.slice(0, 7).join('\n')}\n${kept[7].slice(0, 20)}`);
    const again = await sinew(asked);
    expect(untimed(again.out)).toBe(untimed(whole.out));
    expect(readFileSync(journal, 'utf8')).toBe(text);
    expectRefusal(
      await sinew(['alternatives', lines, '--within', '0.2', '--resume', journal]),
      /is not the journal of this plan and these/,
    );
    writeFileSync(journal, `${text}{"id":"question 3 x","result":{"kind":"planned"}}\n`);
    expectRefusal(await sinew(asked), new RegExp(`is damaged at line ${kept.length + 1}`));
    // What another program put before it would be counted out of its length.
    const marked = `\ufeff${kept.slice(0, 5).join('\n')}\n`;
    writeFileSync(journal, marked);
    expectRefusal(await sinew(asked), /is not the journal of this plan and these/);
    expect(readFileSync(journal, 'utf8')).toBe(marked);
    const inside = ['alternatives', lines, '--out', folder, '--resume', join(folder, 'alternatives.json')];
    expectRefusal(await sinew(inside), /reads from/);
  });

  it('robust: what holds in every scenario, each as an outcome that the audit takes, and goes on from a journal', async () => {
    const farmer = join(root, 'plans/textbook/farmer');
    const out = join(folder, 'robust');
    const journal = join(folder, 'robust.jsonl');
    const asked = ['robust', farmer, '--scenarios', 'good,average,bad', '--json', '--resume', journal];
    const { code, out: text } = await sinew([...asked, '--out', out, '--workers', '2']);
    expect(code).toBe(0);
    const { sinew: format, stages, probabilities } = JSON.parse(text);
    expect([format, probabilities]).toEqual(['robust/1', 'stated']);
    expect(stages.at(-1).vss).toBeCloseTo(1150, 1);
    expect(readdirSync(out)).toEqual(
      expect.arrayContaining([
        'index.fr.html',
        'index.html',
        'robust.json',
        'robust.txt',
        'scenario-average.json',
      ]),
    );
    for (const year of ['good', 'average', 'bad']) {
      const audited = await sinew(['audit', farmer, join(out, `scenario-${year}.json`)]);
      expect(audited.out).toContain('keeps every rule');
      expect(audited.err).toBe('');
    }
    const again = await sinew(asked);
    const untimed = (of: string) => ({ ...JSON.parse(of), solver: null });
    expect(untimed(again.out)).toEqual(untimed(text));
    expectRefusal(await sinew([...asked, '--never', 'wheat']), /not the journal/);
    const french = await sinew(['robust', farmer, '--scenarios', 'good=0.5,-=0.5', '--lang', 'fr']);
    expect(french.out).toContain("un plan quoi qu'il advienne");
    expect(french.out).not.toMatch(/Plan for|Measure |Proved/);
    expectRefusal(await sinew(['robust', farmer, '--scenarios', 'good']), /two scenarios or more/);
    expectRefusal(await sinew(['robust', farmer, '--scenarios', 'good,bda']), /Did you mean bad/);
    expectRefusal(
      await sinew(['robust', farmer, '--scenarios', 'good,good+bad']),
      /no probability is stated for good\+bad/,
    );
    expectRefusal(await sinew(['robust', farmer, '--scenarios', 'good,bad', '--cvar', '1']), /below 1/);
  });

  it('frontier: each point is what plan says, as a page and as outcomes that the audit takes', async () => {
    const steps = join(root, 'plans/textbook/frontier');
    const out = join(folder, 'frontier');
    const asked = ['frontier', steps, '--budget', '0.25..0.5', '--points', '3'];
    const { code, out: text } = await sinew([...asked, '--out', out, '--json']);
    expect(code).toBe(0);
    const { sinew: format, points } = JSON.parse(text);
    expect(format).toBe('frontier/1');
    expect(points.map(({ at }: { at: number }) => at)).toEqual([0.25, 0.375, 0.5]);
    const alone = await outcomeOf('plan', steps, '--budget', '0.375');
    expect(points[1].stages[0].short).toBe(alone.solver.objectives[0].value);
    expect(readdirSync(out)).toContain('budget-0.375.json');
    const audited = await sinew(['audit', steps, join(out, 'budget-0.375.json')]);
    expect(audited.out).toContain('keeps every rule');
    const delay = ['frontier', join(root, 'plans/textbook/reform'), '--delay', '0..2', '--points', '2'];
    const french = await sinew([...delay, '--lang', 'fr']);
    expect(french.out).toContain('selon la durée des approbations');
    expect(french.out).not.toMatch(/Rank|Every|Measure /);
    expectRefusal(await sinew(['frontier', steps]), /needs one of --budget/);
    expectRefusal(await sinew(['frontier', steps, '--budget', '0..1', '--delay', '0..2']), /not both/);
    expectRefusal(await sinew(['frontier', steps, '--delay', '24..0']), /second above the first/);
    expectRefusal(await sinew(['frontier', steps, '--budget', '0.5']), /range such as/);
    expectRefusal(await sinew([...asked.slice(0, 4), '--points', '1']), /whole number from 2/);
  });

  it('export: free MPS', async () => {
    const file = join(folder, 'plan.mps');
    expect((await sinew(['export', plan, '--mps', file])).code).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^NAME/m);
    expect(text.trimEnd().endsWith('ENDATA')).toBe(true);
    expect((await sinew(['export', plan, '--mps', '-'])).out).toBe(text);
  });

  it('schema: JSON Schemas and the tables explained', async () => {
    expect(JSON.parse((await sinew(['schema'])).out)).toHaveProperty('$schema');
    const kept = readdirSync(join(root, 'schema')).filter((file) => file !== 'plan.schema.json');
    expect(schemaNames.map((name) => `${name}.schema.json`).sort()).toEqual(kept.sort());
    for (const name of schemaNames) {
      const text = readFileSync(join(root, `schema/${name}.schema.json`), 'utf8');
      expect((await sinew(['schema', `--${name}`])).out).toBe(text);
    }
    expectRefusal(await sinew(['schema', '--outcome', '--tables']), /one thing at a time/);
    expect((await sinew(['schema', '--tables', '--lang', 'fr'])).out).toContain('requirements');
  });
});

describe('long work', () => {
  it('keeps the points of a frontier that are finished when it is stopped', async () => {
    let sent = false;
    const args = ['frontier', join(root, 'plans/textbook/frontier'), '--budget', '0..1', '--points', '40'];
    const { code, out } = await sinew([...args, '--json', '--progress', 'json'], {
      onErr: (text, kill) => {
        if (sent || !/"done":[2-9]/.test(text)) return;
        sent = true;
        kill('SIGINT');
      },
    });
    expect(code).toBe(3);
    const { status, points, asked } = JSON.parse(out);
    expect(status).toBe('interrupted');
    expect(asked).toHaveLength(40);
    expect(points.length).toBeGreaterThanOrEqual(2);
    expect(points.length).toBeLessThan(40);
  });

  it('tells its progress as JSON lines, and at Ctrl-C ends with the best plan so far', async () => {
    let sent = false;
    const { code, out, err } = await sinew(
      ['plan', join(root, 'plans/canada'), '--json', '--progress', 'json'],
      {
        onErr: (text, kill) => {
          if (sent || !/"incumbent"/.test(text)) return;
          sent = true;
          kill('SIGINT');
        },
      },
    );
    expect(code).toBe(3);
    expect((JSON.parse(out) as Outcome).status).toBe('interrupted');
    for (const line of err.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('elapsed');
    expect(existsSync(join(root, 'plans/canada/outcome.json'))).toBe(false);
  });
});
