import { realise } from '@sinew/model';
import {
  auditOutcome,
  type FoundRobust,
  type FutureCase,
  findRobust,
  openFutures,
  RequestError,
  RISK_NEUTRAL,
  type Risk,
  type RobustStage,
  riskOf,
  robustPoint,
  valuesAt,
} from '@sinew/planner';
import { describe, expect, it, vi } from 'vitest';
import { RecourseProgram } from '../../src/robust/recourse.ts';
import { names, planOf } from '../textbook/cases.ts';
import { everyPlan, figuresOf, futuresOver, type Laid, leastOf } from './everyPlan.ts';

const stageOf = ({ robust }: FoundRobust, name: string): RobustStage =>
  robust.stages.find(({ stage }) => stage === name)!;

function expectAudited(futures: readonly FutureCase[], { outcomes }: FoundRobust) {
  outcomes.forEach((outcome, s) => {
    expect(auditOutcome(futures[s].realised, outcome).breaches).toEqual([]);
  });
}

describe('the farmer of Birge and Louveaux', () => {
  const plan = planOf('farmer');
  const years = ['good', 'average', 'bad'];
  const futures = futuresOver(
    plan,
    years.map((id) => ({ id, whatIf: { scenarios: [id] }, stated: 1 / 3 })),
  );
  /** What all that the town buys costs where the farmer sells nothing. */
  const soldNothing = 801_000;

  it('has their answers', async () => {
    const found = await findRobust(plan, futures, { gap: 0 });
    const { robust } = found;
    const cost = stageOf(found, 'cost');
    expect(cost.value - soldNothing).toBeCloseTo(-108_390, 1);
    expect(cost.waitAndSee! - soldNothing).toBeCloseTo(-115_405.56, 1);
    expect(cost.evpi).toBeCloseTo(7_015.56, 1);
    expect(robust.reference).toBe('mean');
    expect(cost.vss).toBeCloseTo(1_150, 1);
    const mean = robust.plans.find(({ id }) => id === 'mean')!;
    expect(mean.values!.find(({ stage }) => stage === 'cost')!.value - soldNothing).toBeCloseTo(-107_240, 1);
    const acres = Object.fromEntries(
      robust.measures.map(({ id, size }) => [id, Math.round(size * 100) / 100]),
    );
    expect(acres).toEqual({ wheat: 170, corn: 80, beets: 250 });
    const alone = robust.plans.filter(({ id }) => id !== 'mean');
    const profits = alone.map(({ id, tried }) => {
      const own = tried.find(({ scenario }) => scenario === id)!;
      return Math.round(soldNothing - own.stages.find(({ stage }) => stage === 'cost')!.value);
    });
    expect(profits).toEqual([167_667, 118_600, 59_950]);
    expect(robust.status).toBe('optimal');
    expectAudited(futures, found);
  });

  it('has them in parts as well', async () => {
    const found = await findRobust(plan, futures, { gap: 0, method: 'decomposition' });
    const cost = stageOf(found, 'cost');
    expect(cost.value - soldNothing).toBeCloseTo(-108_390, 1);
    expect(cost.bound - soldNothing).toBeCloseTo(-108_390, 1);
    expect([cost.proved, found.robust.status]).toEqual([true, 'optimal']);
    expectAudited(futures, found);
  });

  it('has the best plan of those compared, unproved, where operations in parts come to no end', async () => {
    const lost = vi.spyOn(RecourseProgram.prototype, 'at').mockReturnValue(undefined);
    try {
      const found = await findRobust(plan, futures, { gap: 0, method: 'decomposition' });
      const cost = stageOf(found, 'cost');
      const compared = found.robust.plans.map(({ values }) => values!.at(-1)!.value);
      expect(cost.value).toBeCloseTo(Math.min(...compared), 1);
      expect([cost.proved, found.robust.status]).toEqual([false, 'limit']);
      expectAudited(futures, found);
    } finally {
      lost.mockRestore();
    }
  });

  it('has them from nothing known as well, by either method', async () => {
    const { futures: open, highs, names } = await openFutures(futures);
    const methods = ['extensive', 'decomposition'] as const;
    const found = methods.map((method) => {
      const { bounds, parts } = robustPoint(highs, open, names, [], RISK_NEUTRAL, method, { gap: 0 });
      const costs = open.map((future, s) => valuesAt(future, names, parts[s]).at(-1)!);
      return [riskOf(costs, [1 / 3, 1 / 3, 1 / 3], RISK_NEUTRAL), bounds.at(-1)!];
    });
    for (const figure of found.flat()) expect(figure - soldNothing).toBeCloseTo(-108_390, 1);
  });

  it('plants for the worst year alone where only that counts', async () => {
    const found = await findRobust(plan, futures, { gap: 0, risk: { aversion: 1, tail: 0.9 } });
    const cost = stageOf(found, 'cost');
    expect(soldNothing - cost.value).toBeCloseTo(59_950, 0);
    expect(cost.worst.scenario).toBe('bad');
    expect(found.robust.measures.map(({ size }) => Math.round(size))).toEqual([100, 25, 375]);
    expectAudited(futures, found);
  });

  it('brings probabilities to 1 and says so; without any, all count alike', async () => {
    const stated = futures.map((one, s) => ({ ...one, stated: [0.1, 0.1, 0.2][s] }));
    const { robust } = await findRobust(plan, stated, {});
    expect(robust.probabilities).toBe('renormalised');
    expect(robust.scenarios.map(({ probability }) => probability)).toEqual([0.25, 0.25, 0.5]);
    const none = await findRobust(
      plan,
      futures.map((one) => ({ ...one, stated: undefined })),
    );
    expect(none.robust.probabilities).toBe('equal');
    const some = futures.map((one, s) => (s === 1 ? { ...one, stated: undefined } : one));
    await expect(findRobust(plan, some)).rejects.toThrow(/no probability is stated for average/);
    const zero = futures.map((one, s) => (s === 1 ? { ...one, stated: 0 } : one));
    await expect(findRobust(plan, zero)).rejects.toThrow(RequestError);
  });
});

const risks: readonly Risk[] = [
  { aversion: 0, tail: 0.9 },
  { aversion: 0.5, tail: 0.7 },
  { aversion: 0.25, tail: 0.4 },
  { aversion: 1, tail: 0.9 },
  { aversion: 1, tail: 0.6 },
];

/** Every risk by one program; some of them in parts as well, which takes risk from the same place. */
const asked = [
  ...risks.map((risk) => [risk, 'extensive'] as const),
  ...[risks[0], risks[1], risks[4]].map((risk) => [risk, 'decomposition'] as const),
];

const soon = (id: string) => {
  const { start } = planOf(id).settings;
  return `${start.slice(0, 5)}${String(Number(start.slice(5, 7)) + 4).padStart(2, '0')}-01`;
};

/** Small enough to try every set of decisions; what is decided is decided whole. */
const enumerable = names.filter((name) => {
  const { calendar } = planOf(name).settings;
  const measures = planOf(name).tables.measures.filter(({ decided }) => decided === undefined);
  return (
    name !== 'contradiction' &&
    measures.length > 0 &&
    measures.every(({ sizing }) => sizing === 'once') &&
    calendar.every(({ bucket }) => bucket === 'month')
  );
});

describe.each(enumerable)('%s, under futures that differ', (name) => {
  const plan = planOf(name);
  const { tables } = plan;
  const early = ['alternatives', 'board-months', 'frontier'].includes(name)
    ? []
    : [`measures.*.decide_until=${soon(name)}`];
  const can = (text: string) => realise(plan, { sets: [...early, text] }).realised !== undefined;
  const laid: Laid[] = [
    { id: 'as', whatIf: { sets: early }, stated: 0.5 },
    { id: 'less', whatIf: { sets: [...early, 'amounts.*.quantity*=0.6'] }, stated: 0.3 },
    {
      id: 'late',
      whatIf: {
        sets: [
          ...early,
          ...(tables.steps.length > 0
            ? ['settings.approval_delay=1', 'steps.*.likely+=P1M', 'steps.*.max+=P1M'].filter(can)
            : []),
          ...['rates.*.rate*=0.8', 'measures.*.fixed_cost*=1.5'].filter(can),
        ],
      },
      stated: 0.2,
    },
  ];

  it('is the best of all plans, whatever counts', async () => {
    const futures = futuresOver(plan, laid);
    const first = await findRobust(plan, futures, { gap: 0 });
    const stages = first.robust.stages.map(({ stage }) => stage);
    const plans = await everyPlan(futures, stages);
    expect(plans.length).toBeGreaterThan(1);
    for (const [risk, method] of asked) {
      const found = await findRobust(plan, futures, { gap: 0, risk, method });
      expect(found.robust.method).toBe(method);
      const values = found.robust.readiness.map((one) => one.stages.map(({ value }) => value));
      const probabilities = laid.map(({ stated }) => stated!);
      const mine = figuresOf(values, probabilities, risk);
      const best = leastOf([...plans.map((of) => figuresOf(of, probabilities, risk)), mine]);
      mine.forEach((figure, k) => {
        expect(Math.abs(figure - best[k])).toBeLessThanOrEqual(2e-5 * Math.max(1, Math.abs(best[k])));
      });
      const told = found.robust.stages.map(({ value }) => value);
      const figures = risk.aversion === 1 ? mine.filter((_, k) => k % 2 === 0) : mine;
      told.forEach((value, k) => {
        // Told to ten digits.
        expect(Math.abs(value - figures[k])).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(figures[k])));
      });
      for (const { bound, value } of found.robust.stages) expect(bound).toBeLessThanOrEqual(value + 1e-9);
      expectAudited(futures, found);
    }
  });
});
