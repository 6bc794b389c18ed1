import { type Row, realise } from '@sinew/model';
import { auditOutcome, solvePlan } from '@sinew/planner';
import { expect, it } from 'vitest';
import { planOf } from './textbook/cases.ts';

const unsourced = {
  source: [],
  confidence: undefined,
  as_of: undefined,
  note: undefined,
  marking: undefined,
} as const;

const scenarios: readonly Row<'scenarios'>[] = [
  {
    id: 'full',
    name: 'Full',
    name_fr: undefined,
    probability: undefined,
    includes: [],
    d_day: undefined,
    ...unsourced,
  },
];

const changes: readonly Row<'changes'>[] = [
  {
    scenario: 'full',
    table: 'stocks',
    row: 'shell/plant',
    field: 'storage_limit',
    op: 'set',
    value: '20',
    from: '2026-01-01',
    until: '2026-12-31',
    ...unsourced,
  },
];

it('keeps to a storage limit that only a change sets, whether or not a measure can raise it', async () => {
  const plan = planOf('storage-limit');
  const stocks = plan.tables.stocks.map((row) => ({ ...row, storage_limit: undefined }));
  const blank = { ...plan, tables: { ...plan.tables, stocks } };
  const without = { ...blank, tables: { ...blank.tables, effects: [] } };
  for (const base of [blank, without]) {
    const scenario = { ...base, tables: { ...base.tables, scenarios, changes } };
    const { realised, faults } = realise(scenario, { scenarios: ['full'] });
    if (!realised) throw new Error(JSON.stringify(faults));
    const outcome = await solvePlan(realised, { kind: 'gap' });
    expect(outcome.stocks[0].closing.map((kept) => Math.round(kept))).toEqual([0, 20, 0]);
    expect(auditOutcome(realised, outcome).breaches).toEqual([]);
  }
});
