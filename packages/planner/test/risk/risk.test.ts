import { readFile } from 'node:fs/promises';
import { addDuration, dayOf, type Plan, realise, type WhatIf } from '@sinew/model';
import {
  auditOutcome,
  type Outcome,
  openRisk,
  publishedRisk,
  type RiskAsked,
  type RiskOutcome,
  type RiskSample,
  riskOutcome,
  riskSampleSchema,
  riskSchema,
  runSweep,
  solvePlan,
  triangularQuantile,
} from '@sinew/planner';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import type * as z from 'zod';
import { names, planOf } from '../textbook/cases.ts';

async function opened(plan: Plan, asked: RiskAsked, whatIf: WhatIf = {}) {
  const realised = realise(plan, whatIf).realised!;
  const outcome = await solvePlan(realised, { gap: 0, bottlenecks: 0 });
  return { outcome, realised, risk: await openRisk(plan, whatIf, outcome, asked) };
}

async function sampled(
  plan: Plan,
  asked: RiskAsked,
): Promise<{ outcome: Outcome; samples: Map<string, RiskSample>; found: RiskOutcome }> {
  const { outcome, realised, risk } = await opened(plan, asked);
  const samples = await runSweep(risk);
  const found = await riskOutcome(realised, outcome, risk.uncertain, risk.draws, samples, asked);
  return { outcome, samples, found };
}

/** The plan with other rows in some tables. */
const withRows = (plan: Plan, tables: { readonly [T in keyof Plan['tables']]?: readonly object[] }): Plan =>
  ({ ...plan, tables: { ...plan.tables, ...tables } }) as Plan;

describe('the textbook plan risk', () => {
  const sampling = sampled(planOf('risk'), { samples: 400, seed: 1 });

  it('has the chances of two triangular steps one after another, as their convolution says', async () => {
    const { found } = await sampling;
    const [need] = found.requirements;
    const months = ['2026-09-01', '2026-10-01', '2026-11-01'].map(dayOf);
    const exact = [0, 0, 0];
    const parts = 400;
    for (let a = 0; a < parts; a++) {
      const approved = addDuration(dayOf('2026-01-01'), {
        months: triangularQuantile(2, 3, 4, (a + 0.5) / parts),
        days: 0,
      });
      for (let b = 0; b < parts; b++) {
        const built = addDuration(approved, {
          months: triangularQuantile(4, 5, 6, (b + 0.5) / parts),
          days: 0,
        });
        months.forEach((month, k) => {
          if (built <= month) exact[k] += 1 / parts ** 2;
        });
      }
    }
    // Irwin and Hall, within the day or so by which months differ.
    expect(exact[0]).toBeCloseTo(12 / 24, 1);
    expect(exact[1]).toBeCloseTo(23 / 24, 1.7);
    exact.forEach((chance, k) => {
      const { chance: of, high, low } = need.byPeriod[8 + k];
      // Three standard deviations of as many independent samples, which a Latin hypercube stays well within.
      expect(Math.abs(of - chance)).toBeLessThan(3 * Math.sqrt((chance * (1 - chance)) / 400) + 1e-9);
      expect(low).toBeLessThanOrEqual(of);
      expect(high).toBeGreaterThanOrEqual(of);
    });
    expect(need.onTime).toEqual(need.byPeriod[8]);
    expect(need.byPeriod[10].chance).toBe(1);
    expect(need.planned).toBe('met');
  });

  it('has the cost at the quantiles of its one price', async () => {
    const { cost } = (await sampling).found;
    expect(cost!.total.planned).toBeCloseTo(5000, 3);
    // One number in each of 400 parts of 0.6 × 5,000: 7.5 each.
    expect(Math.abs(cost!.total.p10 - 4300)).toBeLessThan(8);
    expect(Math.abs(cost!.total.p50 - 5500)).toBeLessThan(8);
    expect(Math.abs(cost!.total.p90 - 6700)).toBeLessThan(8);
  });

  it('is driven by both steps alike where it counts what is met, and by the price alone in its cost', async () => {
    const { driven } = (await sampling).found;
    const by = (result: string) => driven.find((one) => one.result === result)!.drivers;
    expect(
      by('completion')
        .map(({ draw }) => draw)
        .sort(),
    ).toEqual(['steps new-line/approval', 'steps new-line/building']);
    for (const { correlation } of by('completion')) expect(correlation).toBeCloseTo(0.7, 1);
    expect(by('cost').map(({ draw, correlation }) => [draw, correlation])).toEqual([
      ['uncertainties price', 1],
    ]);
    // Rank 1 falls short the more, the longer the steps; rank 2 never does.
    expect(driven.filter(({ result }) => result === 'stage').map(({ of }) => of)).toEqual(['rank 1']);
    for (const { correlation } of by('stage')) expect(correlation).toBeLessThan(-0.4);
  });

  it('is done by the day planned in half of the samples, and each figure follows from the samples', async () => {
    const { found, samples } = await sampling;
    const [line] = found.measures;
    expect(line).toMatchObject({ id: 'new-line', decided: '2026-01-01', planned: '2026-09-01' });
    const done = [...samples.values()].map(({ measures }) => measures[0].done!).sort();
    expect(line.byPlanned.chance).toBeCloseTo(done.filter((day) => day <= '2026-09-01').length / 400, 9);
    expect(line.done).toEqual({ p10: done[39], p50: done[199], p90: done[359] });
    expect([line.waits.chance, line.undecided.chance]).toEqual([0, 0]);
    expect(found).toMatchObject({ finished: 400, withoutPlan: [], overruns: [], gaveWay: [] });
  });
});

describe('a sample', () => {
  it('is a plan like any other, which the audit takes', async () => {
    const { risk } = await opened(planOf('risk'), { samples: 20, seed: 3 });
    const { outcome: of, realised, sample } = risk.sampled(risk.cases[4]);
    const { breaches, clean } = auditOutcome(realised, of!);
    expect(breaches).toEqual([]);
    expect(clean).toBe(true);
    expect(of!.measures[0].done).toBe(sample.measures[0].done);
  });

  it('depends on its number, the seed and how many there are, and on nothing run before', async () => {
    const asked = { samples: 12, seed: 9 };
    const { risk } = await opened(planOf('risk'), asked);
    const again = await opened(planOf('risk'), asked);
    const backwards = new Map([...again.risk.cases].reverse().map((one) => [one.id, again.risk.run(one)]));
    for (const one of risk.cases)
      expect(JSON.stringify(risk.run(one))).toBe(JSON.stringify(backwards.get(one.id)));
    const other = await opened(planOf('risk'), { samples: 12, seed: 10 });
    expect(other.risk.run(other.risk.cases[0])).not.toEqual(backwards.get('0'));
  });

  it('of which nothing differs from the plan comes out as the plan does', async () => {
    let tried = 0;
    for (const name of names) {
      const plan = planOf(name);
      const { realised } = realise(plan, {});
      const outcome = await solvePlan(realised!, { gap: 0, bottlenecks: 0 });
      if (outcome.status !== 'optimal') continue;
      // Each step as long as the plan reckons it, and a factor that has a spread on nothing but a title.
      const steps = plan.tables.steps.map((row) => {
        const told = outcome.measures
          .find(({ id }) => id === row.measure)
          ?.decisions[0]?.steps.find(({ step }) => step === row.step);
        return told ? row : { ...row, min: row.likely, max: row.likely };
      });
      if (steps.some(({ max, min }) => min !== max)) continue;
      const still = withRows(plan, {
        steps,
        uncertainties: [
          {
            id: 'rate',
            name: 'Rate',
            table: 'settings',
            row: '*',
            field: 'discount_rate',
            distribution: 'uniform',
            low: 0.999,
            likely: 1,
            high: 1.001,
          },
        ],
      });
      const risk = await openRisk(still, {}, outcome, { samples: 2, seed: 1 });
      const { outcome: same, sample } = risk.sampled(risk.cases[0]);
      expect(sample, name).toMatchObject({ reasons: [], overruns: [], rules: [] });
      for (const { stage, value } of outcome.solver.objectives) {
        if (stage === 'cost') continue;
        const found = same!.solver.objectives.find((one) => one.stage === stage)!.value;
        expect(Math.abs(found - value), `${name} ${stage}`).toBeLessThan(3e-6);
      }
      expect(Math.abs(same!.cost.total - outcome.cost.total), name).toBeLessThan(
        1e-4 * Math.max(1, outcome.cost.total),
      );
      expect(
        same!.measures.map(({ decisions }) => decisions),
        name,
      ).toEqual(outcome.measures.map(({ decisions }) => decisions));
      tried++;
    }
    expect(tried).toBeGreaterThan(30);
  }, 120_000);

  it('of a plan in which nothing is uncertain is refused, with what to do', async () => {
    await expect(opened(planOf('ranks'), { samples: 2, seed: 1 })).rejects.toThrow('nothing is uncertain');
  });
});

describe('the schema of what sampling answers', () => {
  test('is that of the type, and takes what is answered and nothing else', async () => {
    expectTypeOf<z.infer<typeof riskSchema>>().toExtend<RiskOutcome>();
    expectTypeOf<RiskOutcome>().toExtend<z.infer<typeof riskSchema>>();
    expectTypeOf<z.infer<typeof riskSampleSchema>>().toExtend<RiskSample>();
    expectTypeOf<RiskSample>().toExtend<z.infer<typeof riskSampleSchema>>();
    const { found, samples } = await sampled(planOf('risk'), { samples: 5, seed: 1 });
    const sent = JSON.parse(JSON.stringify(found));
    expect(riskSchema.parse(sent)).toEqual(found);
    expect(riskSchema.safeParse({ ...sent, extra: 1 }).success).toBe(false);
    const sample = JSON.parse(JSON.stringify(samples.get('3')));
    expect(riskSampleSchema.parse(sample)).toEqual(samples.get('3'));
  });

  it.each(Object.entries(publishedRisk()))('%s is fresh (else: npm run generate)', async (path, text) => {
    expect(await readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8')).toBe(text);
  });
});
