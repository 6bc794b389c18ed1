import type { StageValue } from '@sinew/planner';
import { robustPage } from '@sinew/report';
import { expect, it } from 'vitest';
import { exampleRobust } from './exampleRobust.ts';

const regretOf = (rank: number, cost: number): StageValue[] => [
  { stage: 'rank 1', value: rank },
  { stage: 'held 2', value: 0 },
  { stage: 'cost', value: cost },
];

it.each([
  ['en', 'Rank 1 +<0.01%', /Cost −/, 'Cost +C$4.9M'],
  ['fr', 'Rang 1 +<0,01 %', /Coût −/, 'Coût +4,9 M$'],
] as const)(
  'a plan that costs less for a trace more short is told by the trace, in %s',
  (lang, trace, never, dearer) => {
    const page = (rank: number, cost: number) => {
      const readiness = exampleRobust.readiness.map((one) => ({ ...one, regret: regretOf(rank, cost) }));
      const text = robustPage({ ...exampleRobust, plans: [], readiness }, { lang, width: 120 });
      return text.replace(/\u00a0|\u202f/g, ' ');
    };
    expect(page(2.2e-6, -4.9e6)).toContain(trace);
    expect(page(2.2e-6, -4.9e6)).not.toMatch(never);
    // What has more of both is told by what can be read.
    expect(page(2.2e-6, 4.9e6)).toContain(dearer);
  },
);
