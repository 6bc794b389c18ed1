import { type Plan, realise } from '@sinew/model';
import {
  auditStress,
  openStress,
  pairsOf,
  parseStress,
  runSweep,
  type StressOutcome,
  solvePlan,
  stressCases,
  stressOutcome,
} from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { planOf } from '../textbook/cases.ts';

async function stressOf(plan: Plan, pairs = false): Promise<StressOutcome> {
  const realised = realise(plan, {}).realised!;
  const outcome = await solvePlan(realised, { gap: 0, bottlenecks: 0 });
  const singles = stressCases(realised);
  const cases = pairs ? [...singles, ...pairsOf(singles.slice(0, 3))] : singles;
  const sweep = await openStress(realised, outcome, cases);
  const findings = await runSweep(sweep);
  sweep.close();
  const asked = { from: plan.settings.start, ranks: null, timeToRecover: null, pairs: 0 };
  return stressOutcome(realised, outcome, cases, findings, asked);
}

const audited = (plan: Plan, stress: StressOutcome) => auditStress(realise(plan, {}).realised!, stress);

describe('the audit of a stress test', () => {
  it.each([
    'dearer-source',
    'second-source',
    'time-to-survive',
    'moves',
    'ban',
    'training',
    'complete-round',
    'pledge-by-value',
  ])('finds nothing wrong with that of %s, pairs included', async (name) => {
    const report = audited(planOf(name), await stressOf(planOf(name), true));
    expect(report.breaches).toEqual([]);
    expect(report.checked.find(({ rule }) => rule === 'stress')!.count).toBeGreaterThan(10);
    expect(report.unchecked).toHaveLength(1);
  });

  it('says how many losses are missing from one that was stopped', async () => {
    const stress = await stressOf(planOf('second-source'));
    const findings = stress.findings.slice(1);
    const report = audited(planOf('second-source'), { ...stress, findings });
    const found = `${findings.length} of ${stress.cases} losses`;
    expect(report.unchecked.map(({ en }) => en).join()).toContain(found);
  });

  it('nor with that of the starter', async () => {
    const plan = planOf('../../packages/cli/templates/starter');
    expect(audited(plan, await stressOf(plan)).breaches).toEqual([]);
  });
});

type Draft<T> = { -readonly [K in keyof T]: Draft<T[K]> };

describe('a stress test that was tampered with', () => {
  const plan = planOf('second-source');
  const lost = (stress: Draft<StressOutcome>) => stress.findings.find(({ survives }) => !survives)!;
  const tampered: readonly (readonly [string, RegExp, (stress: Draft<StressOutcome>) => void])[] = [
    ['the title', /expected second-source, found other/, (s) => (s.plan.id = 'other')],
    ['the order', /worst first/, (s) => s.findings.reverse()],
    ['value at risk', /expected 60,000 CAD, found 59,000/, (s) => (lost(s).valueAtRisk = 59_000)],
    ['what a shortage is worth', /requirements filling/, (s) => (lost(s).needs[0].value = 1)],
    ['a rank', /requirements filling/, (s) => (lost(s).needs[0].rank = 2)],
    ['protection', /requirements filling/, (s) => (lost(s).needs[0].protected = false)],
    [
      'the days of a shortage',
      /until after 2026-01-01/,
      (s) => {
        lost(s).needs[0].from = '2025-01-01';
        lost(s).needs[0].until = '2026-01-01';
      },
    ],
    ['time to recover', /expected P6M, found P3M/, (s) => (lost(s).losses[0].timeToRecover = 'P3M')],
    ['days to recover', /expected 181, found 100/, (s) => (lost(s).daysToRecover = 100)],
    ['what is assumed', /expected true, found false/, (s) => (lost(s).losses[0].assumed = false)],
    ['what stops', /expected contract, found second/, (s) => (lost(s).losses[0].processes = ['second'])],
    ['survival', /process contract/, (s) => (lost(s).survives = true)],
    ['time to survive', /at most 180, found 200/, (s) => (lost(s).daysToSurvive = 200)],
    ['leverage', /process contract/, (s) => (lost(s).leverage = 99)],
    ['another name', /the same figures/, (s) => (lost(s).sameAs = 'process second')],
    [
      'what a stock costs',
      /stocks propellant\/magazine/,
      (s) => (lost(s).mitigation!.stock!.stocks[0].cost = 1),
    ],
    [
      'stock for which there is no room',
      /stocks propellant\/magazine, mitigation\.stock\.stocks\.beyondRoom: expected 0 .*, found 7/,
      (s) => (lost(s).mitigation!.stock!.stocks[0].beyondRoom = 7),
    ],
    ['what stock costs in all', /expected 60,000 CAD, found 1/, (s) => (lost(s).mitigation!.stock!.cost = 1)],
    ['what measures cost', /expected 50,000 CAD, found 1/, (s) => (lost(s).mitigation!.measures.cost = 1)],
    [
      'when one is decided',
      /measures source/,
      (s) => (lost(s).mitigation!.measures.decisions[0].decided = '2025-12-01'),
    ],
    [
      'when one is done',
      /measures source/,
      (s) => (lost(s).mitigation!.measures.decisions[0].done = '2025-12-01'),
    ],
    ['which', /measures nothing/, (s) => (lost(s).mitigation!.measures.decisions[0].measure = 'nothing')],
    ['the cheaper', /expected measures, found stock/, (s) => (lost(s).mitigation!.cheaper = 'stock')],
    [
      'one that is not in the plan',
      /expected process of the plan, found none such/,
      (s) => {
        lost(s).losses[0].id = 'none such';
        lost(s).losses[0].processes = [];
      },
    ],
    ['nothing lost', /something lost/, (s) => (lost(s).losses = [])],
    [
      'one loss twice',
      /each loss once/,
      (s) => {
        s.cases += 1;
        s.findings = [s.findings[0], ...s.findings];
      },
    ],
    ['another name of itself', /the same figures/, (s) => (lost(s).sameAs = lost(s).id)],
    ['a time to survive below none', /at least 0, found -1/, (s) => (lost(s).daysToSurvive = -1)],
    [
      'where a stock is',
      /a site of the plan, found nowhere/,
      (s) => (lost(s).mitigation!.stock!.stocks[0].site = 'nowhere'),
    ],
    [
      'the unit of a stock',
      /expected tonne, found kg/,
      (s) => (lost(s).mitigation!.stock!.stocks[0].unit = 'kg'),
    ],
    [
      'what a shortage is worth, in money',
      /, needs\.value: expected 60,000 CAD, found 1\./,
      (s) => (lost(s).needs[0].value = 1),
    ],
    [
      'how many times to recover are assumed',
      /expected \d+, found 99/,
      (s) => (s.assumptions[0].detail.losses = 99),
    ],
    [
      'who is given money',
      /a fund of the plan, found nobody/,
      (s) => {
        const given = { fund: 'nobody', fiscalYear: 2026, amount: 5 };
        lost(s).mitigation!.stock!.money = [given];
        lost(s).mitigation!.stock!.cost += 5;
      },
    ],
    [
      'when it is given',
      /a fiscal year of the plan, found 1999/,
      (s) => (lost(s).mitigation!.stock!.money = [{ fund: 'fund', fiscalYear: 1999, amount: 0 }]),
    ],
    [
      'money that is not counted',
      /expected 60,005 CAD, found 60,000/,
      (s) => (lost(s).mitigation!.stock!.money = [{ fund: 'fund', fiscalYear: 2026, amount: 5 }]),
    ],
    ['a share', /, share: expected at least 0, found -1/, (s) => (lost(s).share = -1)],
    ['nothing at all', /a loss at least/, (s) => (s.findings = [])],
    ['that there is none', /expected false, found true/, (s) => (lost(s).mitigation = null)],
  ];
  it.each(tampered)('%s is named', async (_, words, alter) => {
    const stress = structuredClone(await stressOf(plan)) as Draft<StressOutcome>;
    alter(stress);
    const { breaches, clean } = audited(plan, stress as StressOutcome);
    expect(clean).toBe(false);
    expect(breaches.map(({ statement }) => statement.en).join('\n')).toMatch(words);
    for (const { field } of breaches) expect(field).not.toBeNull();
  });

  it('is read back from its bytes, and from no others', async () => {
    const stress = await stressOf(plan);
    const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    expect(parseStress(bytes(stress)).value).toEqual(stress);
    expect(parseStress(bytes({ ...stress, more: 1 })).faults).toHaveLength(1);
    expect(parseStress(bytes({ ...stress, sinew: 'outcome/1' })).faults![0].path).toBe('');
  });
});
