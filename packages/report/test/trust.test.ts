import type { Outcome } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { planHtml, planPage } from '../src/index.ts';
import { exampleOutcome } from './exampleOutcome.ts';

const stages = ['rank 3', 'held 4', 'held 5', 'cost'];

/** The example with what was assumed of some stages of its objective. */
const assuming = (code: string, detail: Record<string, number>): Outcome => ({
  ...exampleOutcome,
  assumptions: stages.map((stage) => ({ code, detail: { stage, ...detail } })),
});

const plain = (text: string) => text.replace(/&#39;/g, "'").replace(/\s+/g, ' ');

const both = (outcome: Outcome, lang: 'en' | 'fr') => [
  plain(planPage(outcome, { lang, width: 100 })),
  plain(planHtml(outcome, { lang })),
];

describe('a stage of the objective', () => {
  it.each([
    ['en', 'rank 3; held, rank 4; held, rank 5; cost'],
    ['fr', 'rang 3 ; stocks, rang 4 ; stocks, rang 5 ; coût'],
  ] as const)('is named as its reader calls it, in %s', (lang, named) => {
    for (const code of ['stage-gap', 'search-room', 'loosened-stage', 'ended-by-clock']) {
      for (const page of both(assuming(code, { gap: 0.01, factor: 1.5 }), lang)) {
        expect(page, code).toContain(named);
        expect(page, code).not.toMatch(/held \d/);
      }
    }
  });
});

/** The example as solved, with the same gap in one stage that is proved and one that is not. */
const solved = (status: Outcome['status'], gap: number, proved: readonly boolean[]): Outcome => ({
  ...exampleOutcome,
  status,
  solver: {
    ...exampleOutcome.solver,
    gap,
    objectives: proved.map((one, k) => ({ stage: stages[k], value: 0, gap, proved: one })),
  },
  assumptions: proved.map((_, k) => ({ code: 'stage-gap', detail: { stage: stages[k], gap } })),
});

describe('how far to trust a plan', () => {
  it.each([
    ['en', 'Proved best to within 0.19%', /not proved|Optimal/],
    ['fr', 'Prouvé optimal à 0,19 % près', /non prouvée/],
  ] as const)('is proved where every stage is, to within the gap, in %s', (lang, says, never) => {
    for (const page of both(solved('optimal', 0.0019, [true, true]), lang)) {
      expect(page.split(says)).toHaveLength(3);
      expect(page).not.toMatch(never);
    }
  });

  it.each([
    [
      'en',
      'not proved best, at most 2.4% better is possible',
      'Not proved best: held, rank 4; at most 2.4% better is possible.',
      'Proved best to within 2.4%, at which a stage of the objective counts as solved: rank 3.',
    ],
    [
      'fr',
      'optimalité non prouvée, au plus 2,4 % de mieux est possible',
      'Optimalité non prouvée : stocks, rang 4 ; au plus 2,4 % de mieux est possible.',
      'Prouvé optimal à 2,4 % près, écart auquel un objectif compte comme résolu : rang 3.',
    ],
  ] as const)('tells stages that are proved apart from those that are not, in %s', (lang, ...says) => {
    for (const page of both(solved('limit', 0.024, [true, false]), lang)) {
      for (const sentence of says) expect(page).toContain(sentence);
    }
  });

  it.each([
    ['en', 'less than 0.01% above the best found'],
    ['fr', 'moins de 0,01 % au-dessus du meilleur trouvé'],
  ] as const)('never calls a trace nothing, in %s', (lang, says) => {
    for (const page of both(assuming('search-room', { gap: 3e-8 }), lang)) expect(page).toContain(says);
  });
});

describe('what the next step would buy, where the work was stopped on the way', () => {
  const stopped = (bottlenecks: Outcome['bottlenecks']): Outcome => ({
    ...exampleOutcome,
    bottlenecks,
    assumptions: [{ code: 'steps-untried', detail: {} }],
  });

  it.each([
    ['en', 'before all steps were tried; of those that were', 'others may help as well', /No single step/],
    ['fr', 'avant que tous les pas soient essayés ; de ceux', "d'autres peuvent aider aussi", /Aucun pas/],
  ] as const)('says so, and never that nothing helps, in %s', (lang, none, some, never) => {
    for (const page of both(stopped([]), lang)) {
      expect(page).toContain(none);
      expect(page).not.toMatch(never);
    }
    expect(exampleOutcome.bottlenecks.length).toBeGreaterThan(0);
    for (const page of both(stopped(exampleOutcome.bottlenecks), lang)) expect(page).toContain(some);
  });
});
