import { expect, it } from 'vitest';
import { gainWords } from '../../src/bottlenecks/statement.ts';

const aid = { requirement: 'aid', names: { en: 'Aid', fr: 'Aide' } };

it('what a pledge by value gains is money, and money sooner', () => {
  expect(gainWords({ ...aid, kind: 'sooner', quantity: 13_332_097, unit: 'CAD·month' }, 1)).toEqual({
    en: 'would give Aid as much as C$13,330,000 one month sooner',
    fr: "permettrait de donner pour « Aide » l'équivalent de 13\u00a0330\u00a0000 $ CA un mois plus tôt",
  });
  expect(gainWords({ ...aid, kind: 'met', quantity: 76_385_837, unit: 'CAD' }, 2).en).toBe(
    'would meet C$76,390,000 more of Aid',
  );
});

it('what a pledge by quantity gains stays a delay', () => {
  expect(gainWords({ ...aid, kind: 'sooner', quantity: 12, unit: 'round·month' }, 1).en).toBe(
    'would save 12 round-months of delay on Aid',
  );
});
