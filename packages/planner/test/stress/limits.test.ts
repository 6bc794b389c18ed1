import { type Plan, realise } from '@sinew/model';
import { openStress, runSweep, type StressFinding, solvePlan, stressCases } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { planOf } from '../textbook/cases.ts';

async function lost(plan: Plan, id: string, timeToRecover: string): Promise<StressFinding> {
  const realised = realise(plan, {}).realised!;
  const outcome = await solvePlan(realised, { gap: 0, bottlenecks: 0 });
  const cases = stressCases(realised, { timeToRecover, kinds: ['process'] }).filter((one) => one.id === id);
  const sweep = await openStress(realised, outcome, cases);
  try {
    return (await runSweep(sweep)).get(id)!;
  } finally {
    sweep.close();
  }
}

describe('storage limits and shares of policies under a loss', () => {
  const plan = planOf('storage-limit');
  const [line] = plan.tables.processes;
  const [rate] = plan.tables.rates;
  const [row] = plan.tables.stocks;
  const alone = { ...plan.tables, measures: [], effects: [], steps: [] };

  // 150 are asked in March: 50 that fit into the store, and 100 of the line. Without it a spare line makes 50 a month: 50 wait and
  // 50 come in March. Half of the line's March is 15.5 of 31 days, after 59 of January and February.
  it('hold while a need falls short: what would have to wait above the limit does not count', async () => {
    const tables = {
      ...alone,
      amounts: plan.tables.amounts.map((amount) => ({ ...amount, quantity: 150 })),
      processes: [line, { ...line, id: 'spare', name: 'Spare line' }],
      rates: [rate, { ...rate, process: 'spare', rate: 50 }],
    };
    const found = await lost({ ...plan, tables }, 'process line', 'P3M');
    expect(found).toMatchObject({ survives: false, daysToSurvive: 74, response: { rules: [] } });
    expect(found.needs[0].short).toBeCloseTo(50, 4);
    expect(found.needs[0]).toMatchObject({ id: 'need', from: '2026-03-01' });
    const shorter = await lost({ ...plan, tables }, 'process line', 'P2M');
    expect(shorter).toMatchObject({ survives: true, daysToSurvive: 74, needs: [], response: { rules: [] } });
  });

  // 100 are asked in January, 70 of them from home at 200 a month: 10.85 days of 31, so that home may be out for 20.
  it('a floor holds too: without what it asks for nothing else may be bought', async () => {
    const found = await lost(planOf('shares'), 'process buy-home', 'P1M');
    expect(found).toMatchObject({ survives: false, daysToSurvive: 20, response: { rules: [] } });
    expect(found.needs[0].short).toBeCloseTo(100, 4);
  });

  // 100 of steel come on 1 January where 50 may be kept, and no one but the line can take them. Made from March's 31 days on, the 100 asked are still made.
  it('give way where the loss leaves nothing else', async () => {
    const steel = { ...plan.tables.items[0], id: 'steel', name: 'Steel', kind: 'material', unit: 'kg' };
    const tables = {
      ...alone,
      items: [...plan.tables.items, steel],
      amounts: plan.tables.amounts.map((amount) => ({ ...amount, quantity: 100 })),
      inputs: [{ process: 'line', item: 'steel', quantity: 1, offset: 'P0D' }],
      receipts: [{ item: 'steel', site: 'plant', date: '2026-01-01', quantity: 100 }],
      stocks: [
        { ...row, storage_limit: 100 },
        { ...row, item: 'steel', storage_limit: 50 },
      ],
    } as unknown as Plan['tables'];
    const found = await lost({ ...plan, tables }, 'process line', 'P1M');
    expect(found).toMatchObject({
      survives: true,
      daysToSurvive: 59,
      response: { rules: [{ rule: 'storage', table: 'stocks', row: 'steel/plant' }] },
    });
  });
});
