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
    ['fr', 'rang 3 ; tenu, rang 4 ; tenu, rang 5 ; coût'],
  ] as const)('is named as its reader calls it, in %s', (lang, named) => {
    for (const code of ['stage-gap', 'search-room', 'loosened-stage']) {
      for (const page of both(assuming(code, { gap: 0.01, factor: 1.5 }), lang)) {
        expect(page, code).toContain(named);
        expect(page, code).not.toMatch(/held \d/);
      }
    }
  });
});
