import { realise } from '@sinew/model';
import { auditOutcome, type PlanOptions, solvePlan } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { planOf } from './textbook/cases.ts';

async function contradictionsOf(name: string, options: PlanOptions, sets: readonly string[] = []) {
  const { realised, faults } = realise(planOf(name), { sets });
  if (!realised) throw new Error(JSON.stringify(faults));
  const { status, contradictions } = await solvePlan(realised, options);
  expect(status).toBe('contradiction');
  return contradictions;
}

describe('a contradiction', () => {
  it('names what was asked of the decisions among what contradicts', async () => {
    const measure = 'small';
    const fixed = { measure, date: '2026-01-01' };
    const found = await contradictionsOf('exclusive', { fix: [fixed], never: [measure] });
    expect(found.map(({ constraint, row }) => [constraint, row])).toEqual([
      ['fix', measure],
      ['never', measure],
    ]);
    expect(found[0].statement.en).toBe('your request "fix small@2026-01-01"');
    expect(found[1].statement.fr).toBe('votre demande « never small »');
    expect(found[0].period).toBe('2026-01-01');
  });

  it('names two decisions that were asked for, and the rule that lets only one of them be', async () => {
    const fix = ['small', 'large'].map((measure) => ({ measure, date: '2026-01-01' }));
    const found = await contradictionsOf('exclusive', { fix });
    expect(found.map(({ constraint }) => constraint).sort()).toEqual(['exclusive', 'fix', 'fix']);
  });

  it('is none of the gap: what is mandatory or fixed is decided, and what that needs first, and nothing else', async () => {
    const decided = async (name: string, options: PlanOptions, sets: string[] = []) => {
      const { realised } = realise(planOf(name), { sets });
      const outcome = await solvePlan(realised!, { ...options, kind: 'gap', bottlenecks: 0 });
      expect(outcome.status).toBe('optimal');
      expect(auditOutcome(realised!, outcome).breaches).toEqual([]);
      return outcome.measures.flatMap(({ decisions, id }) => (decisions.length > 0 ? [id] : []));
    };
    expect(await decided('exclusive', {})).toEqual([]);
    expect(await decided('exclusive', {}, ['measures.small.mandatory=true'])).toEqual(['small']);
    const fix = [{ measure: 'large', date: '2026-01-01' }];
    expect(await decided('exclusive', { fix })).toEqual(['large']);
    const [{ measure, requires }] = planOf('prerequisite').tables.prerequisites;
    const both = await decided('prerequisite', {}, [`measures.${measure}.mandatory=true`]);
    expect(both.sort()).toEqual([measure, requires].sort());
  });

  it('names the firm receipt that cannot be kept, and no rate of a segment that is shut then', async () => {
    const plan = planOf('contradiction');
    const [receipt] = [{ id: 'lot', item: 'shell', site: 'plant', quantity: 50, date: '2026-02-10' }];
    const [rate] = plan.tables.rates;
    const process = {
      ...plan.tables.processes.find(({ id }) => id === rate.process)!,
      minimum_rate: undefined,
    };
    const tables = {
      ...plan.tables,
      processes: [process],
      rates: [rate, { ...rate, segment: 'surge', trigger: 'd_day' as const }],
      receipts: [receipt],
    };
    const { realised } = realise({ ...plan, tables } as unknown as typeof plan, {});
    const { status, contradictions } = await solvePlan(realised!, {});
    expect(status).toBe('contradiction');
    const told = contradictions.map(({ table, row }) => `${table} ${row}`);
    expect(told).toContain('receipts lot');
    expect(told.filter((one) => one.endsWith('/surge'))).toEqual([]);
    expect(contradictions.find(({ table }) => table === 'receipts')?.statement).toEqual({
      en: 'the firm receipt: Shell, Plant, on February 10, 2026',
      fr: 'la réception ferme : « Shell, Plant », le 10 février 2026',
    });
  });

  it('names rows of the plan by their names', async () => {
    const found = await contradictionsOf('contradiction', {});
    const storage = found.find(({ constraint }) => constraint === 'storage');
    expect(storage?.statement.en).toMatch(/^the storage limit: Shell, Plant, from \w+ 1, 2026$/);
    expect(storage?.statement.fr).toMatch(
      /^la limite de stockage : « Shell, Plant », à partir du 1er \S+ 2026$/,
    );
  });
});
