import { realise } from '@sinew/model';
import { auditOutcome, solvePlan } from '@sinew/planner';
import { Session, SolverError } from '@sinew/solver';
import { describe, expect, it, vi } from 'vitest';
import { casesOf, names, planOf, realisedOf } from './textbook/cases.ts';

const bottlenecksOf = async (name: string, sets: readonly string[]) => {
  const { realised, faults } = realise(planOf(name), { sets });
  if (!realised) throw new Error(JSON.stringify(faults));
  return (await solvePlan(realised)).bottlenecks;
};

const gains = (found: Awaited<ReturnType<typeof bottlenecksOf>>) =>
  found.map(({ requirement, row, step, gain }) => [requirement, row, step, gain]);

describe('bottlenecks', () => {
  it('are told of every rank that falls short, the ranks before served first', async () => {
    // 100 hours a month for two months, all taken by 120 of A; B, at 2 hours each, gets none. Five hours more are
    // ten A, and no B; one B in stock is one B.
    const found = await bottlenecksOf('ranks', ['amounts.need-a/2026-01-01.quantity=120']);
    expect(gains(found)).toEqual([
      ['need-a', 'hours', 5, 10],
      ['need-a', 'a/plant', 1, 1],
      ['need-b', 'b/plant', 1, 1],
    ]);
  });

  it('are told of levels to hold, rank by rank', async () => {
    // 100 in stock against reserves of 102 and 60: of five more the first takes two and the second three, for two months.
    const found = await bottlenecksOf('set-aside', ['amounts.first/2026-01-01.quantity=102']);
    expect(gains(found)).toEqual([
      ['first', 'shell/plant', 5, 4],
      ['second', 'shell/plant', 5, 6],
    ]);
    expect(found[1].statement.en).toMatch(
      /^5 more .* would close 6 round-months of the gap in Second reserve/,
    );
  });

  it('never count as a gain what another requirement of the same rank loses', async () => {
    // An hour is worth as much to A as to B: which of them is short is for the solver to choose.
    const { realised } = realise(planOf('ranks'), { sets: ['requirements.need-b.rank=1'] });
    const { bottlenecks, requirements } = await solvePlan(realised!);
    const most: Readonly<Record<string, number>> = { 'need-a': 10, 'need-b': 5 };
    expect(bottlenecks.length).toBeGreaterThan(0);
    for (const { gain, requirement } of bottlenecks) {
      expect(gain).toBeLessThanOrEqual(most[requirement] + 1e-6);
      expect(requirements.find(({ id }) => id === requirement)?.standing).not.toBe('met');
    }
  });

  it('promise nothing to a later rank that an earlier one would take', async () => {
    // 100 hours make 100 of the 120 A; every hour more is A's until 20 more are there, so that a step of 5 leaves B nothing.
    const scarce = await bottlenecksOf('ranks', ['amounts.need-a/2026-01-01.quantity=120']);
    expect(scarce.filter(({ requirement }) => requirement === 'need-a').map(({ row }) => row)).toContain(
      'hours',
    );
    expect(scarce.filter(({ requirement, row }) => requirement === 'need-b' && row === 'hours')).toEqual([]);
    // Two hours short of A: of 5 more, 3 are left for B, which takes two each.
    const nearly = await bottlenecksOf('ranks', ['amounts.need-a/2026-01-01.quantity=102']);
    const later = nearly.find(({ requirement, row }) => requirement === 'need-b' && row === 'hours');
    expect(later).toMatchObject({ step: 5 });
    // In each of two months.
    expect(later?.gain).toBeCloseTo(3, 6);
  });

  it.each([
    ['stops at its limit', 'limit'],
    ['fails', 'error'],
  ])('are named as not all tried where the solver %s', async (_, how) => {
    const solve = Session.prototype.solve;
    const stalled = vi.spyOn(Session.prototype, 'solve').mockImplementation(function (
      this: Session,
      options,
    ) {
      // Only what would help is solved with a patience of its own.
      if (options?.patience === undefined) return solve.call(this, options);
      if (how === 'error') throw new SolverError('no end');
      return { ...solve.call(this, options), status: 'limit' };
    });
    try {
      const { realised } = realise(planOf('ranks'), { sets: ['amounts.need-a/2026-01-01.quantity=120'] });
      const { assumptions, bottlenecks, status } = await solvePlan(realised!);
      expect(status).toBe('optimal');
      expect(bottlenecks).toEqual([]);
      expect(assumptions).toContainEqual({ code: 'unsettled-help', detail: { requirement: 'need-a' } });
    } finally {
      stalled.mockRestore();
    }
  });

  it('are named as not all tried where their effort is used up', async () => {
    const { realised } = realise(planOf('ranks'), { sets: ['amounts.need-a/2026-01-01.quantity=120'] });
    const { assumptions, bottlenecks } = await solvePlan(realised!, { effort: 0 });
    expect(bottlenecks).toEqual([]);
    expect(assumptions).toContainEqual({ code: 'unsettled-help', detail: { requirement: 'need-a' } });
  });

  it('are told as not all tried where the work is stopped between them, and never as if none helped', async () => {
    const { realised } = realise(planOf('ranks'), { sets: ['amounts.need-a/2026-01-01.quantity=120'] });
    const whole = await solvePlan(realised!);
    let tried = 0;
    const stoppedAfter = async (most: number) => {
      tried = 0;
      const outcome = await solvePlan(realised!, {
        onProgress: ({ stage }) => {
          if (stage === 'bottlenecks') tried++;
        },
        interrupted: () => tried > most,
      });
      return outcome;
    };
    const none = await stoppedAfter(0);
    expect(none).toMatchObject({ status: 'optimal', bottlenecks: [] });
    const some = await stoppedAfter(1);
    expect(some.bottlenecks.length).toBeLessThan(whole.bottlenecks.length);
    for (const { assumptions } of [none, some]) {
      expect(assumptions).toContainEqual({ code: 'steps-untried', detail: {} });
    }
    for (const outcome of [none, some, whole]) {
      expect(auditOutcome(realised!, outcome).breaches).toEqual([]);
    }
    expect(whole.assumptions.map(({ code }) => code)).not.toContain('steps-untried');
  });

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
    expect(base?.statement.en).toMatch(/^1 more run a month of Line \(base\) from January 1, 2026 /);
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
