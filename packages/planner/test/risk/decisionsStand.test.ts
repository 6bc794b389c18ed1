import { addDuration, dayOf, durationOf, formatDuration, monthsIn, type Plan, realise } from '@sinew/model';
import { type Outcome, openRisk, riskOutcome, runSweep, solvePlan, triangularQuantile } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { names, planOf } from '../textbook/cases.ts';

/* What becomes of decisions when steps take otherwise long than planned: followed by hand, or solved by other means. */

type Rows = { readonly [T in keyof Plan['tables']]?: readonly object[] };

const withRows = (plan: Plan, tables: Rows): Plan =>
  ({ ...plan, tables: { ...plan.tables, ...tables } }) as Plan;

/** The rows of a table, those of which `of` is true with other columns. */
const edited = <T extends keyof Plan['tables']>(
  plan: Plan,
  table: T,
  columns: object,
  of: (row: Plan['tables'][T][number]) => boolean = () => true,
) => plan.tables[table].map((row) => (of(row as never) ? { ...row, ...columns } : row));

const factor = (table: string, row: string, field: string, low: number, high: number) => ({
  id: `${table}-${field}`,
  name: field,
  distribution: 'uniform',
  likely: 1,
  ...{ table, row, field, low, high },
});

async function sampled(plan: Plan, count: number) {
  const { realised } = realise(plan, {});
  const outcome = await solvePlan(realised!, { gap: 0, bottlenecks: 0 });
  const asked = { samples: count, seed: 5 };
  const risk = await openRisk(plan, {}, outcome, asked);
  const samples = await runSweep(risk);
  const found = await riskOutcome(realised!, outcome, risk.uncertain, risk.draws, samples, asked);
  return { outcome, risk, samples: [...samples.values()], found };
}

describe('a decision that needs another', () => {
  // The range takes 2, 3 or 5 months. P50 is 5 − √3 = 3.3: done in April, the line decided on 1 May. Longer than 4 it
  // takes with a chance of (5 − 4)² / (3 × 2) = 1/6.
  const plan = planOf('prerequisite');
  const steps = edited(
    plan,
    'steps',
    { min: 'P2M', likely: 'P3M', max: 'P5M' },
    ({ measure }) => measure === 'range',
  );

  it('waits for it until the next day on which it may be decided', async () => {
    const { found, outcome } = await sampled(withRows(plan, { steps }), 60);
    expect(outcome.measures.find(({ id }) => id === 'new-line')!.decided).toBe('2026-05-01');
    const line = found.measures.find(({ id }) => id === 'new-line')!;
    expect(line.waits.chance).toBeCloseTo(10 / 60, 6);
    expect(line.byPlanned.chance).toBeCloseTo(50 / 60, 6);
    expect(line.done).toEqual({ p10: '2026-07-01', p50: '2026-07-01', p90: '2026-08-01' });
    // Six months of twelve are met, or five.
    expect(found.requirements[0].met.p90).toBeCloseTo(0.5, 4);
    expect(found.requirements[0].met.p10).toBeCloseTo(5 / 12, 4);
    expect(found.driven.find(({ result }) => result === 'stage')!.drivers.map(({ draw }) => draw)).toEqual([
      'steps range/building',
    ]);
  });

  it('is not decided at all where no such day is left, and what it would have cost is not spent', async () => {
    const measures = edited(plan, 'measures', { decide_until: '2026-05-15' }, ({ id }) => id === 'new-line');
    const { found, samples } = await sampled(withRows(plan, { steps, measures }), 60);
    const line = found.measures.find(({ id }) => id === 'new-line')!;
    expect(line.undecided.chance).toBeCloseTo(10 / 60, 6);
    expect(line.done.p90).toBeNull();
    for (const { cost, measures: made } of samples) {
      expect(cost.total).toBeCloseTo(
        made.find(({ id }) => id === 'new-line')!.decided === null ? 10 : 110,
        3,
      );
    }
    expect(found.driven.map(({ result }) => result)).toContain('completion');
  });
});

describe('a reform that the plan counted on', () => {
  it('shortens nothing that is decided before it is done', async () => {
    // Its decree takes 1, 2 or 6 months; P50 is 6 − √10 = 2.8, and the line is decided on 1 April, 3 months on.
    const plan = planOf('reform');
    const steps = edited(
      plan,
      'steps',
      { min: 'P1M', likely: 'P2M', max: 'P6M' },
      ({ measure }) => measure === 'reform',
    );
    const { outcome, risk, samples } = await sampled(withRows(plan, { steps }), 40);
    expect(outcome.measures.find(({ id }) => id === 'new-line')).toMatchObject({
      decided: '2026-04-01',
      done: '2027-04-01',
    });
    const late = samples.map(({ id, measures }) => {
      const months = triangularQuantile(1, 2, 6, risk.draws.get('steps reform/decree')![Number(id)]);
      const line = measures.find((one) => one.id === 'new-line')!;
      expect(line.done).toBe(months > 3 ? '2027-10-01' : '2027-04-01');
      expect(line.waited).toBe(false);
      return months > 3;
    });
    // (6 − 3)² / (5 × 4) = 0.45.
    expect(late.filter(Boolean)).toHaveLength(18);
  });
});

describe('money', () => {
  it('is overrun by just what spending slips into a year beyond its budget, and by nothing else', async () => {
    // $300 over a contract from 1 October 2026, planned at 3 months, then $900 over 9 months; each year has its part.
    const plan = planOf('spending-steps');
    const steps = edited(
      plan,
      'steps',
      { min: 'P1M', likely: 'P3M', max: 'P5M' },
      ({ step }) => step === 'contract',
    );
    const measures = edited(plan, 'measures', { upkeep: 0 });
    const funds = [{ id: 'vote', name: 'Vote', categories: ['capital'], carry_forward: 0 }];
    const budgets = [
      { fund: 'vote', fiscal_year: 2026, cash: 300 },
      { fund: 'vote', fiscal_year: 2027, cash: 900 },
    ];
    const { found, risk, samples } = await sampled(withRows(plan, { steps, measures, funds, budgets }), 30);
    const start = dayOf('2026-10-01');
    const turn = dayOf('2027-01-01');
    for (const { cost, id, overruns } of samples) {
      const months = triangularQuantile(1, 3, 5, risk.draws.get('steps new-line/contract')![Number(id)]);
      const signed = addDuration(start, { months, days: 0 });
      const built = addDuration(signed, { months: 9, days: 0 });
      const before = (from: number, to: number) =>
        (Math.max(0, Math.min(to, turn) - from) / (to - from)) as number;
      const in2026 = 300 * before(start, signed) + 900 * before(signed, built);
      expect(cost.cash[0]).toBeCloseTo(in2026, 2);
      expect(cost.total).toBeCloseTo(1200, 3);
      const [over] = overruns;
      expect(overruns).toHaveLength(1);
      expect(over.fiscalYear).toBe(in2026 > 300 ? 2026 : 2027);
      expect(over.amount).toBeCloseTo(Math.abs(in2026 - 300), 2);
    }
    // A contract is as likely longer than 3 months as shorter.
    expect(found.overruns.map(({ chance, fiscalYear }) => [fiscalYear, chance.chance])).toEqual([
      [2026, 0.5],
      [2027, 0.5],
    ]);
    expect(found.driven.map(({ result }) => result)).toContain('completion');
  });

  it('stays as limited for operations: what prices take is not met, and no budget is overrun', async () => {
    // $5,000 buys 100 parts at $50; at a factor f it buys 100 / f.
    const plan = planOf('risk');
    const processes = edited(plan, 'processes', { category: 'procurement' });
    const funds = [{ id: 'vote', name: 'Vote', categories: ['procurement'], carry_forward: 0 }];
    const budgets = [{ fund: 'vote', fiscal_year: 2026, cash: 5000 }];
    const { risk, samples } = await sampled(withRows(plan, { processes, funds, budgets }), 20);
    for (const { id, overruns, requirements } of samples) {
      const price = 0.8 + 0.6 * risk.draws.get('uncertainties price')![Number(id)];
      expect(requirements.find((one) => one.id === 'parts')!.met).toBeCloseTo(Math.min(1, 1 / price), 4);
      expect(overruns).toEqual([]);
    }
  });
});

describe('a rule that operations cannot keep', () => {
  it('gives way, and is told: firm receipts past the room for them', async () => {
    // 200 arrive, 250 f are asked, 50 can be kept: too many are left where f is below 0.6, a third of 0.4 to 1.
    const plan = planOf('storage-limit');
    const receipts = [{ item: 'shell', site: 'plant', date: '2026-03-05', quantity: 200 }];
    const uncertainties = [factor('amounts', '*', 'quantity', 0.4, 1)];
    const still = withRows(plan, { receipts, uncertainties, measures: [], effects: [] });
    const { found } = await sampled(still, 30);
    expect(found.gaveWay).toHaveLength(1);
    expect(found.gaveWay[0]).toMatchObject({ rule: 'storage', table: 'stocks', row: 'shell/plant' });
    expect(found.gaveWay[0].chance.chance).toBeCloseTo(1 / 3, 6);
    expect(found.withoutPlan).toEqual([]);
    // Asked 100 to 250, all met from what there is.
    expect(found.requirements[0].onTime.chance).toBe(1);
  });
});

describe('draws of one group', () => {
  it('are one draw, high together', async () => {
    const plan = planOf('risk');
    const uncertainties = [
      { ...factor('processes', 'buy-part', 'unit_cost', 0.5, 1.5), group: 'market' },
      { ...factor('amounts', 'parts/*', 'quantity', 1, 2), group: 'market' },
    ];
    const { found, risk, samples } = await sampled(withRows(plan, { uncertainties }), 10);
    expect(found.uncertain.at(-1)).toEqual({
      draw: 'group market',
      rows: uncertainties.map(({ id }) => ({ table: 'uncertainties', row: id })),
    });
    for (const { cost, id, requirements } of samples) {
      const u = risk.draws.get('group market')![Number(id)];
      const asked = 100 * (1 + u);
      // Of what is asked in June as many can be made as the rate allows, 100 a month from January on.
      expect(requirements.find((one) => one.id === 'parts')!.met).toBeCloseTo(1, 6);
      expect(cost.total).toBeCloseTo(asked * 50 * (0.5 + u), 2);
    }
  });
});

describe('samples', () => {
  it('reach what planning the drawn plan with the same decisions reaches', async () => {
    let tried = 0;
    for (const name of names) {
      const plan = planOf(name);
      if (plan.tables.measures.some(({ sizing }) => sizing !== 'once') || plan.tables.processes.length === 0)
        continue;
      const stretched = (text: string, by: number) =>
        formatDuration({ months: monthsIn(durationOf(text)) * by, days: 0 });
      const steps = plan.tables.steps.map((row) => ({
        ...row,
        min: stretched(row.likely, 0.8),
        max: stretched(row.likely, 1.4),
      }));
      const uncertainties = [factor('processes', '*', 'unit_cost', 0.7, 1.3)];
      const { outcome, risk } = await opened(withRows(plan, { steps, uncertainties }));
      if (outcome === undefined || risk === undefined) continue;
      for (const one of risk.cases) {
        const { outcome: found, realised, sample } = risk.sampled(one);
        if (sample.overruns.length + sample.rules.length > 0) continue;
        if (sample.measures.some(({ decided, waited }) => waited || decided === null)) continue;
        const again = await solvePlan(realised, { gap: 0, bottlenecks: 0, ...asDecided(outcome) });
        // What a reform or the end of the plan lets nobody decide any more is no plan to compare with.
        if (again.status !== 'optimal' || decisionsOf(again) !== decisionsOf(found!)) continue;
        for (const { stage, value } of again.solver.objectives) {
          const mine = found!.solver.objectives.find((objective) => objective.stage === stage)!.value;
          const least = stage === 'cost' ? 1e-4 * Math.max(1, Math.abs(value)) : 3e-6;
          expect(Math.abs(mine - value), `${name} ${one.id} ${stage}`).toBeLessThan(least);
        }
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(40);
  }, 120_000);
});

async function opened(plan: Plan) {
  const { realised } = realise(plan, {});
  const outcome = await solvePlan(realised!, { gap: 0, bottlenecks: 0 });
  if (outcome.status !== 'optimal') return {};
  return { outcome, risk: await openRisk(plan, {}, outcome, { samples: 3, seed: 2 }) };
}

/** Decisions of an outcome as a request: they stand, and nothing else is decided. */
function asDecided({ measures }: Outcome) {
  return {
    fix: measures.flatMap(({ decisions, id }) =>
      decisions.filter(({ given }) => !given).map(({ decided }) => ({ measure: id, date: decided })),
    ),
    never: measures.filter(({ decisions }) => decisions.length === 0).map(({ id }) => id),
  };
}

const decisionsOf = ({ measures }: Outcome) => JSON.stringify(measures.map(({ decisions }) => decisions));
