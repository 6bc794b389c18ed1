import { realise } from '@sinew/model';
import { solvePlan } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { casesOf, names, planOf, realisedOf } from './textbook/cases.ts';

const bottlenecksOf = async (name: string, sets: readonly string[]) => {
  const { realised, faults } = realise(planOf(name), { sets });
  if (!realised) throw new Error(JSON.stringify(faults));
  return (await solvePlan(realised)).bottlenecks;
};

describe('bottlenecks', () => {
  it('leave out a surge that stays shut without its D-day, and keep the rate that is open', async () => {
    const found = await bottlenecksOf('d-to-p', ['amounts.need/2026-01-01.quantity=100']);
    const rows = found.map(({ row }) => row);
    expect(rows).toContain('line/base');
    expect(rows).not.toContain('line/surge');
  });

  it('keep a rate of 0 that is open', async () => {
    const found = await bottlenecksOf('d-to-p', [
      'amounts.need/2026-01-01.quantity=100',
      'rates.line/base.rate=0',
    ]);
    const base = found.find(({ row }) => row === 'line/base');
    expect(base?.statement.en).toMatch(/^1 more run a month of Line \(base\) from 2026-/);
    expect(base?.statement.fr).toMatch(/^1 opération de plus par mois de « Line » .* permettrait de combler/);
  });

  it('never try people or counted things by halves', async () => {
    for (const name of names) {
      for (const one of casesOf(name)) {
        const { bottlenecks } = await solvePlan(realisedOf(planOf(name), one));
        for (const { step, stepUnit, statement } of bottlenecks) {
          if (stepUnit.startsWith('person')) expect(step, statement.en).toBeGreaterThanOrEqual(1);
          if (stepUnit === 'unit') expect(step, statement.en).toBeGreaterThanOrEqual(1);
          expect(`${statement.en} ${statement.fr}`).not.toMatch(/undefined|NaN|unit-months \(| {2}/);
        }
      }
    }
  });

  it('speak of delay in the words of what is late', async () => {
    const [{ statement }] = await bottlenecksOf('lateness', []);
    expect(statement.en).toMatch(/would save [\d.]+ [a-z]+-months? of delay on /);
    expect(statement.fr).toMatch(/épargnerai(en)?t [\d,]+ [a-zé]+-mois de retard pour « /);
  });
});
