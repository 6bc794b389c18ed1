import type { Alternatives, Portfolio } from '@sinew/planner';
import { exampleOutcome } from './exampleOutcome.ts';

/** Made-up alternatives: a measure of each verdict, and two portfolios beside the best. */

const names = {
  line: ['Second body line', 'Deuxième chaîne de corps'],
  contract: ['Larger propellant contract', 'Contrat de poudre plus grand'],
  depot: ['More magazines at the national depot', 'Plus de dépôts au dépôt national'],
  reform: ['One approval instead of two', 'Une approbation au lieu de deux'],
} as const;

type Id = keyof typeof names;
const named = (id: Id) => ({ id, name: names[id][0], nameFr: names[id][1] });

function portfolio(decided: Partial<Record<Id, string>>, total: number, short: number): Portfolio {
  return {
    measures: Object.entries(decided).map(([id, date]) => ({
      ...named(id as Id),
      decided: date,
      size: 1,
      sizeUnit: null,
      cost: 10e6,
    })),
    cost: { total, discounted: total * 0.9 },
    stages: [
      { stage: 'rank 1', value: 0 },
      { stage: 'held 2', value: short },
      { stage: 'cost', value: total * 0.9 },
    ],
    requirements: [],
    pledges: [],
  };
}

const best = portfolio({ line: '2026-06-01', reform: '2026-06-01' }, 412e6, 0.1);

export const exampleAlternatives: Alternatives = {
  sinew: 'alternatives/1',
  plan: exampleOutcome.plan,
  scenarios: [],
  changes: ['budgets.*.cash*=0.9'],
  status: 'done',
  within: 0.025,
  limits: [
    { stage: 'rank 1', reached: 0, allowed: 0.025, gap: 0, proved: true },
    { stage: 'held 2', reached: 0.1, allowed: 0.125, gap: 0.013, proved: false },
    { stage: 'cost', reached: 370.8e6, allowed: 380.07e6, gap: 1e-4, proved: true },
  ],
  best,
  alternatives: [
    {
      ...portfolio({ line: '2026-11-01', contract: '2027-02-01' }, 418e6, 0.12),
      added: ['contract'],
      dropped: ['reform'],
      differs: 2,
      mostPossible: 2,
    },
    {
      ...portfolio({ line: '2026-06-01' }, 405e6, 0.124),
      added: [],
      dropped: ['reform'],
      differs: 1,
      mostPossible: 2,
    },
  ],
  measures: [
    {
      ...named('line'),
      verdict: 'essential',
      inBest: true,
      shown: 'search',
      portfolios: 3,
      earliest: '2026-06-01',
      latest: '2026-11-01',
    },
    {
      ...named('contract'),
      verdict: 'interchangeable',
      inBest: false,
      shown: 'portfolio',
      portfolios: 1,
      earliest: '2027-02-01',
      latest: '2027-02-01',
    },
    {
      ...named('depot'),
      verdict: 'never',
      inBest: false,
      shown: 'relaxation',
      portfolios: 0,
      earliest: null,
      latest: null,
    },
    {
      ...named('reform'),
      verdict: 'open',
      inBest: true,
      shown: 'effort',
      portfolios: 1,
      earliest: '2026-06-01',
      latest: '2026-06-01',
    },
  ],
  portfoliosFound: 3,
  solver: { name: 'HiGHS', version: '1', seconds: 12 },
  provenance: exampleOutcome.provenance,
};
