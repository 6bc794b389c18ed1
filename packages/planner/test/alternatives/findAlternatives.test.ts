import { type Plan, type Realised, realise } from '@sinew/model';
import {
  type Alternatives,
  auditOutcome,
  findAlternatives,
  type Portfolio,
  RequestError,
} from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { names, planOf } from '../textbook/cases.ts';
import { differenceOf, type Subset, verdictFrom, within, withinByDates } from './enumeration.ts';

const realisedOf = (plan: Plan, sets: readonly string[] = []): Realised => {
  const { realised, faults } = realise(plan, { sets });
  if (!realised) throw new Error(JSON.stringify(faults));
  return realised;
};
const setOf = ({ measures }: Pick<Portfolio, 'measures'>): Subset => measures.map(({ id }) => id).sort();
const verdicts = ({ measures }: Alternatives) =>
  Object.fromEntries(measures.map(({ id, verdict }) => [id, verdict]));

/** Each alternative is the farthest that enumeration knows from all before it, and says so. */
function expectFarthest(alternatives: Alternatives, possible: readonly Subset[]) {
  const before = [setOf(alternatives.best)];
  const keys = possible.map((subset) => subset.join(' '));
  expect(keys).toContain(before[0].join(' '));
  const nearest = (one: Subset) => Math.min(...before.map((other) => differenceOf(one, other)));
  for (const one of alternatives.alternatives) {
    const farthest = Math.max(...possible.map(nearest));
    expect(keys).toContain(setOf(one).join(' '));
    expect(one.differs).toBe(nearest(setOf(one)));
    expect([one.differs, one.mostPossible]).toEqual([farthest, farthest]);
    before.push(setOf(one));
  }
  if (alternatives.alternatives.length < 3) expect(Math.max(...possible.map(nearest))).toBe(0);
}

describe('two lines of four', () => {
  const plan = planOf('alternatives');
  const measures = plan.tables.measures.map(({ id }) => id);

  it('has the answer worked by hand', async () => {
    const { alternatives } = await findAlternatives(realisedOf(plan));
    expect(verdicts(alternatives)).toEqual({
      west: 'interchangeable',
      east: 'interchangeable',
      north: 'interchangeable',
      south: 'never',
      fuzes: 'essential',
    });
    expect(setOf(alternatives.best)).toEqual(['east', 'fuzes', 'west']);
    expect(alternatives.best.cost.total).toBeCloseTo(251, 6);
    expect(alternatives.alternatives.map(setOf)).toHaveLength(2);
    expect(alternatives.alternatives.map(({ cost }) => cost.total).sort()).toEqual([252, 253]);
    expect(alternatives.alternatives.map(({ differs }) => differs)).toEqual([2, 2]);
    expect(alternatives.limits.map(({ allowed }) => allowed)).toEqual([0.02, 256.02]);
  });

  const changes = [
    '',
    'measures.south.fixed_cost=103',
    'measures.fuzes.fixed_cost=0',
    'measures.west.group=one',
  ];
  describe.each(changes)('with %s', (change) => {
    it.each([0, 0.01, 0.3, 0.6, 1])('within %d as all portfolios, date by date, say', async (tolerance) => {
      const realised = realisedOf(plan, change === '' ? [] : [change]);
      const { alternatives, outcomes } = await findAlternatives(realised, { within: tolerance, gap: 0 });
      const possible = await withinByDates(realised, measures, ['2026-01-01', '2026-02-01'], alternatives);
      expect(verdicts(alternatives)).toEqual(
        Object.fromEntries(measures.map((id) => [id, verdictFrom(possible, id)])),
      );
      expectFarthest(alternatives, possible);
      for (const outcome of outcomes) expect(auditOutcome(realised, outcome).breaches).toEqual([]);
    });
  });

  it('says what keeps a measure open that the effort does not settle, and never guesses', async () => {
    const { alternatives } = await findAlternatives(realisedOf(plan), { within: 0.6, effort: 0 });
    const possible = await within(realisedOf(plan), alternatives);
    for (const { id, verdict, shown } of alternatives.measures) {
      if (verdict === 'open') expect(shown).toBe('effort');
      else expect(verdict).toBe(verdictFrom(possible, id));
    }
  });

  it('keeps what is settled when it is stopped', async () => {
    let stages = 0;
    const { alternatives } = await findAlternatives(realisedOf(plan), {
      onProgress: ({ stage }) => {
        if (stage === 'measures') stages++;
      },
      interrupted: () => stages > 1,
    });
    expect(alternatives.status).toBe('interrupted');
    const open = alternatives.measures.filter(({ verdict }) => verdict === 'open');
    expect(open.length).toBeGreaterThan(0);
    expect(new Set(open.map(({ shown }) => shown))).toEqual(new Set(['stopped']));
    expect(setOf(alternatives.best)).toEqual(['east', 'fuzes', 'west']);
  });

  it('takes what is asked of the decisions into account', async () => {
    const { alternatives } = await findAlternatives(realisedOf(plan), { never: ['east'] });
    expect(verdicts(alternatives)).toMatchObject({ west: 'essential', east: 'never', north: 'essential' });
    await expect(findAlternatives(realisedOf(plan), { never: ['est'] })).rejects.toThrow(RequestError);
  });
});

const withMeasures = names.filter((name) =>
  planOf(name).tables.measures.some(({ decided }) => decided === undefined),
);

describe.each(withMeasures)('textbook plan %s', (name) => {
  it.each([0, 0.05, 0.5])('within %d as all portfolios, by a second solver, say', async (tolerance) => {
    const { realised } = realise(planOf(name), {});
    if (!realised) throw new Error(`${name} cannot be realised`);
    const finding = findAlternatives(realised, { within: tolerance, gap: 0 });
    if (name === 'contradiction') return expect(finding).rejects.toThrow(RequestError);
    const { alternatives, outcomes } = await finding;
    const possible = await within(realised, alternatives);
    const found = verdicts(alternatives);
    expect(found).toEqual(
      Object.fromEntries(Object.keys(found).map((id) => [id, verdictFrom(possible, id)])),
    );
    expectFarthest(alternatives, possible);
    for (const outcome of outcomes) expect(auditOutcome(realised, outcome).breaches).toEqual([]);
  });
});
