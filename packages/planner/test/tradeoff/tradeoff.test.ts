import { readFile } from 'node:fs/promises';
import { type Plan, realise } from '@sinew/model';
import {
  auditOutcome,
  publishedTradeoff,
  RequestError,
  solvedPointSchema,
  solvePlan,
  type Tradeoff,
  type TradeoffPoint,
  tradeoffSchema,
} from '@sinew/planner';
import fc from 'fast-check';
import { beforeAll, describe, expect, expectTypeOf, it, test } from 'vitest';
import type * as z from 'zod';
import { planOf } from '../textbook/cases.ts';
import { type Asking, type SmallPlan, smallPlan, tradeoffFor } from './asking.ts';

const war = { scenarios: ['war'] };
const shell = { item: 'shell' };

/** Every point that has an outcome, audited under the changes that the outcome itself names. */
function expectClean(plan: Plan, { solved }: Asking): void {
  for (const [id, { outcome }] of solved) {
    if (!outcome) continue;
    const sets = outcome.changes.filter((change) => !/^(?:never|fix) /.test(change));
    const { breaches } = auditOutcome(realise(plan, { ...war, sets }).realised!, outcome);
    expect({ id, breaches }).toEqual({ id, breaches: [] });
  }
}

describe('the worked example', () => {
  let asking: Asking;
  let found: Tradeoff;
  const plan = planOf('stock-or-capacity');
  beforeAll(async () => {
    asking = await tradeoffFor(plan, war, shell, 11);
    found = asking.tradeoff;
  });
  const totalOf = (point: TradeoffPoint | null) => point?.cost?.total;

  it('has each way as worked by hand', () => {
    expect(found.from).toBe('2027-07-01');
    expect(found.protects).toMatchObject([{ id: 'fires', asked: 510 }]);
    expect(found.nothing).toMatchObject({
      full: false,
      needs: [{ id: 'fires', short: 270, from: '2027-07-01' }],
    });
    expect(found.stock).toMatchObject({ full: true, quantity: 270, measures: [] });
    expect(found.stock?.cost).toMatchObject({ stock: 27_000, holding: 2130, running: 4800 });
    expect(totalOf(found.stock)).toBeCloseTo(33_930, 3);
    expect(found.capacity).toMatchObject({ full: false, quantity: 0, needs: [{ short: 120 }] });
    expect(found.least).toMatchObject({ full: true, quantity: 120, pDay: '2027-09-01' });
    expect(totalOf(found.least)).toBeCloseTo(32_580, 3);
    expect(found.mix).toMatchObject({ full: true, quantity: 165, pDay: '2027-11-01' });
    expect(found.mix?.measures[0].size).toBeCloseTo(30, 5);
    expect(totalOf(found.mix)).toBeCloseTo(30_555, 3);
    expect(found.cheapest).toBe('mix');
  });

  it('crosses where a shell more saves less than it costs', () => {
    const at = (quantity: number) => found.curve.find((point) => point.quantity === quantity)!;
    expect(found.curve.map(({ quantity }) => quantity)).toEqual(
      Array.from({ length: 11 }, (_, k) => 120 + 15 * k),
    );
    // 15 shells are 15 of capacity from 60 on, then 7.5, then 5; each shell held saves its $20 as well.
    expect(at(120).saves).toBeCloseTo(220, 3);
    expect(at(120).costs).toBeCloseTo(108, 3);
    expect(at(135).saves).toBeCloseTo(120, 3);
    expect(at(165).saves).toBeCloseTo(20 + 200 / 3, 3);
    expect(at(165).costs).toBeCloseTo(109, 3);
  });

  it('says why capacity alone does not do: it comes too late', () => {
    expect(found.capacity?.reasons).toEqual([{ code: 'time', atBest: 0 }]);
    expect(found.nothing?.reasons).toEqual([]);
  });

  it('has points that the audit takes, and that are as described', () => {
    expectClean(plan, asking);
    expect(tradeoffSchema.parse(found)).toEqual(found);
    for (const one of asking.solved.values()) expect(solvedPointSchema.parse(one)).toEqual(one);
  });

  it('tells what else falls short as it does, though nothing asks for less of it', async () => {
    // A reserve of shells after the fires, empty with nothing decided: whatever is held more counts in it.
    const { tables } = plan;
    const reserve = { ...tables.requirements[0], id: 'reserve', kind: 'hold' as const, rank: 2 };
    const level = {
      ...tables.amounts[0],
      requirement: 'reserve',
      basis: 'level' as const,
      until: '2027-12-01',
    };
    const holding: Plan = {
      ...plan,
      tables: {
        ...tables,
        requirements: [...tables.requirements, reserve],
        accepts: [...tables.accepts, { ...tables.accepts[0], requirement: 'reserve' }],
        amounts: [...tables.amounts, level],
      },
    };
    const asked = await tradeoffFor(holding, war, shell, 3);
    expectClean(holding, asked);
    const held = asked.solved.get('stock')?.outcome?.requirements.find(({ id }) => id === 'reserve');
    expect(held?.byPeriod.some(({ unmet }) => unmet < 100)).toBe(true);
  });

  it('protects fewer days at a lower cost', async () => {
    const { tradeoff } = await tradeoffFor(plan, war, { ...shell, from: '2027-09-01', until: '2027-11-01' });
    expect(tradeoff.protects[0].asked).toBe(185);
    // July and August may be lost: capacity alone does, for September and October.
    expect(tradeoff.capacity).toMatchObject({ full: true });
    expect(tradeoff.least?.quantity).toBe(0);
  });
});

describe('against enumeration', () => {
  /** The least cost with these measures allowed and the least stock, tens of shells, with which nothing is short. */
  async function byHand(plan: Plan, allowed: readonly string[], whole: number) {
    const never = plan.tables.measures.map(({ id }) => id).filter((id) => !allowed.includes(id));
    const at = async (tens: number) => {
      const { realised } = realise(plan, { ...war, sets: [`stocks.shell/plant.quantity=${10 * tens}`] });
      const outcome = await solvePlan(realised!, { gap: 0, bottlenecks: 0, never });
      const { objectives } = outcome.solver;
      const cost = objectives.find(({ stage }) => stage === 'cost')!.value;
      return { full: outcome.requirements[0].unmet < 1e-4, total: cost + 100 * 10 * tens };
    };
    let [low, high] = [0, Math.ceil(whole / 10)];
    if (!(await at(high)).full) return undefined;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((await at(middle)).full) high = middle;
      else low = middle + 1;
    }
    return { quantity: 10 * low, total: (await at(low)).total };
  }

  const tens = (most: number) => fc.integer({ min: 0, max: most }).map((n) => 10 * n);
  const small: fc.Arbitrary<SmallPlan> = fc.record({
    asked: fc.array(tens(12), { minLength: 4, maxLength: 4 }).filter((asked) => asked.some((one) => one > 0)),
    base: tens(4),
    holding: fc.integer({ min: 0, max: 4 }),
    measures: fc.array(
      fc.record({
        cost: fc.integer({ min: 200, max: 9000 }),
        rate: tens(6).filter((rate) => rate > 0),
        months: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 2, maxLength: 2 },
    ),
  });

  it('finds the least stock, the cheapest stock, capacity and mix of small plans', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (of) => {
        const plan = smallPlan(of);
        const asking = await tradeoffFor(plan, war, shell, 2);
        const { stock, capacity, least, cheapest } = asking.tradeoff;
        const whole = of.asked.reduce((sum, one) => sum + one, 0);
        const each = await Promise.all(
          [[], ['m0'], ['m1'], ['m0', 'm1']].map((allowed) => byHand(plan, allowed, whole)),
        );
        const done = each.filter((one) => one !== undefined);
        const close = (found: number | undefined, wanted: number) =>
          expect(Math.abs(found! - wanted)).toBeLessThanOrEqual(1e-5 * Math.max(1, wanted) + 0.2);
        close(stock?.cost?.total, each[0]!.total);
        expect(least?.quantity).toBeCloseTo(Math.min(...done.map(({ quantity }) => quantity)), 2);
        const alone = done.filter(({ quantity }) => quantity === 0);
        expect(capacity?.full).toBe(alone.length > 0);
        if (alone.length > 0) close(capacity?.cost?.total, Math.min(...alone.map(({ total }) => total)));
        const best = [...asking.solved.values()].find(({ point }) => point.id === cheapest)!;
        close(best.point.cost?.total, Math.min(...done.map(({ total }) => total)));
        expectClean(plan, asking);
      }),
      { seed: 20270701, numRuns: 12 },
    );
  }, 240_000);
});

it('has no trace of the solver for a shortage: P-day is told, and a stock used up as the last need is met is not exhausted', async () => {
  // 50 of 100 are made a month, 50 more from the fourth month on: 150 have to be held until then.
  const plan = smallPlan({
    asked: Array.from({ length: 9 }, () => 100),
    base: 50,
    measures: [{ cost: 9000, rate: 50, months: 3 }],
    holding: 0,
  });
  const { tradeoff, solved } = await tradeoffFor(plan, war, shell, 4);
  expect(tradeoff.mix).toMatchObject({ quantity: 150, full: true, pDay: '2027-07-01' });
  expect(tradeoff.capacity?.pDay).toBe('2027-07-01');
  for (const [id, { point, outcome }] of solved) {
    const [fires] = outcome!.requirements;
    if (point.short > 0) continue;
    expect([id, fires.standing, fires.firstShortage]).toEqual([id, 'met', null]);
    if (id === 'stock') expect(fires.exhausted).toBeNull();
  }
});

describe('what stands in the way', () => {
  const asked = [100, 100, 100, 100];
  const late = [{ cost: 1000, rate: 100, months: 2 }];

  it('is storage, where the stock has no room', async () => {
    const plan = smallPlan({
      asked,
      base: 0,
      measures: late,
      holding: 1,
      stockColumns: { storage_limit: 150 },
    });
    const asking = await tradeoffFor(plan, war, shell);
    const { stock, capacity, mix } = asking.tradeoff;
    // What is used in the first month need not be stored at its end, but all of it must be before.
    expect(stock).toMatchObject({ full: false, quantity: 150 });
    expect(stock?.reasons).toContainEqual({ code: 'storage', atBest: 0 });
    // Two months before the second line: 200 asked, 150 held.
    expect(mix?.needs).toMatchObject([{ short: 50 }]);
    expect(asking.tradeoff.unavoidable).toBeGreaterThan(0.1);
    expect(mix?.full).toBe(true);
    expect(capacity?.full).toBe(false);
    expectClean(plan, asking);
  });

  it.each([
    [150, 150, 0],
    [100, 150, 50],
    [128, 200, 72],
    [0.3, 150.1, 149.8],
    [0, 0, 0],
  ])('is storage, where %d are held and there is room for %d', async (held, limit, room) => {
    const plan = smallPlan({
      asked,
      base: 0,
      measures: late,
      holding: 1,
      stockColumns: { storage_limit: limit },
    });
    const whatIf = { ...war, sets: [`stocks.shell/plant.quantity=${held}`] };
    const asking = await tradeoffFor(plan, whatIf, shell);
    const { stock, mix } = asking.tradeoff;
    expect(stock?.quantity).toBeCloseTo(room, 3);
    expect(stock?.needs).toMatchObject([{ short: expect.closeTo(400 - limit, 3) }]);
    expect(stock?.reasons).toContainEqual({ code: 'storage', atBest: 0 });
    // The second line comes after two months, of which 200 are asked.
    expect(mix!.short > 0).toBe(limit < 200);
    expectClean(plan, asking);
  });

  it('is shelf life, where it does not keep until it is needed', async () => {
    const plan = smallPlan({
      asked,
      base: 0,
      measures: late,
      holding: 1,
      itemColumns: { shelf_life: 'P4M' },
    });
    const asking = await tradeoffFor(plan, war, shell);
    // Bought on 1 January and good until 1 May: at the end of April still, and so for what May asks, but not for June.
    expect(asking.tradeoff.stock?.needs).toMatchObject([{ short: 200, from: '2027-06-01' }]);
    expect(asking.tradeoff.stock?.reasons).toContainEqual({ code: 'shelf_life', atBest: 0 });
    expectClean(plan, asking);
  });

  it('is an expiry date of the stock that it is added to', async () => {
    const plan = smallPlan({
      asked,
      base: 0,
      measures: late,
      holding: 1,
      stockColumns: { expires: '2027-06-01' },
    });
    const asking = await tradeoffFor(plan, war, shell);
    expect(asking.tradeoff.stock?.needs).toMatchObject([{ short: 100, from: '2027-07-01' }]);
    expect(asking.tradeoff.stock?.reasons).toContainEqual({ code: 'shelf_life', atBest: 0 });
    expectClean(plan, asking);
  });

  it('is money, where the budget pays for no line', async () => {
    const extra = {
      funds: 'id,name,categories\nvote,Vote,capital\n',
      budgets: 'fund,fiscal_year,cash\nvote,2027,900\n',
    };
    const plan = smallPlan({ asked, base: 0, measures: [{ ...late[0], months: 0 }], holding: 1, extra });
    const asking = await tradeoffFor(plan, war, shell);
    expect(asking.tradeoff.capacity).toMatchObject({ full: false, measures: [] });
    expect(asking.tradeoff.capacity?.reasons).toEqual([{ code: 'money', atBest: 0 }]);
    expect(asking.tradeoff.cheapest).toBe('stock');
    expectClean(plan, asking);
  });

  it('is room for a set quantity: no plan holds it', async () => {
    const plan = smallPlan({
      asked,
      base: 0,
      measures: late,
      holding: 1,
      stockColumns: { storage_limit: 150 },
    });
    const { openTradeoff, undecided } = await import('@sinew/planner');
    const nothing = await solvePlan(realise(plan, war).realised!, {
      bottlenecks: 0,
      never: undecided(plan, {}),
    });
    const sweep = await openTradeoff(plan, war, shell, nothing, []);
    const { point, outcome } = await sweep.run({ id: 'stock-200', quantity: 200, measures: true });
    expect(point).toMatchObject({ status: 'impossible', cost: null });
    expect(point.reasons).toEqual([{ code: 'storage', atBest: null }]);
    expect(outcome).toBeNull();
  });

  it('is nothing, where nothing falls short', async () => {
    const plan = smallPlan({ asked: [40, 40], base: 40, measures: late, holding: 1 });
    const { tradeoff } = await tradeoffFor(plan, war, shell);
    expect(tradeoff.cheapest).toBe('nothing');
    expect(tradeoff.curve.map(({ quantity }) => quantity)).toEqual([0]);
    expect(tradeoff.status).toBe('done');
  });
});

describe('the price of stock', () => {
  const asked = [100];
  const priced = async (unitValue: string, unitCost: number) => {
    const plan = smallPlan({
      asked,
      base: 0,
      measures: [],
      holding: 0,
      extra: {
        items: `id,name,kind,unit,unit_value\nshell,Shell,end_item,round,${unitValue}\nbody,Body,component,each,\n`,
        processes: [
          'id,name,kind,item,site,unit_cost,yield',
          'line,Line,make,shell,plant,20,0.5',
          `bodies,Bodies,buy,body,plant,${unitCost},1`,
          '',
        ].join('\n'),
        rates: 'process,segment,rate,trigger\nline,surge,0,d_day\nbodies,base,0,start\n',
        inputs: 'process,item,quantity\nline,body,2\n',
      },
    });
    return (await tradeoffFor(plan, war, shell)).tradeoff.price;
  };

  it('is the unit value, else what making it costs, inputs and yield included', async () => {
    expect(await priced('70', 5)).toEqual({ unit: 70, basis: 'unit_value', process: null });
    // (20 + 2 × 5) / 0.5
    expect(await priced('', 5)).toEqual({ unit: 60, basis: 'make', process: 'line' });
  });
});

describe('refusals', () => {
  const plan = planOf('stock-or-capacity');
  test.each([
    ['no item tank', { item: 'tank' }, war],
    ['no requirement parade', { item: 'shell', requirements: ['parade'] }, war],
    ['nothing can be protected', { item: 'shell', from: '2020-01-01' }, war],
    ['nothing is asked', { item: 'shell', until: '2027-07-01' }, {}],
  ])('%s', async (says, asked, whatIf) => {
    const asking = tradeoffFor(plan, whatIf, asked);
    await expect(asking).rejects.toThrow(RequestError);
    await expect(asking).rejects.toThrow(says);
  });
});

describe('the published schema', () => {
  test.each(Object.entries(publishedTradeoff()))(
    '%s is fresh (else: npm run generate)',
    async (path, text) => {
      const file = new URL(`../../../../${path}`, import.meta.url);
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );

  it('is of the type that the planner answers', () => {
    expectTypeOf<z.infer<typeof tradeoffSchema>>().toEqualTypeOf<Tradeoff>();
  });
});
