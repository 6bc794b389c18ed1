import { RISK_NEUTRAL, riskOf, tailMean } from '@sinew/planner';
import { loadHighs, openSession, ProgramBuilder } from '@sinew/solver';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateRisk } from '../../src/robust/risk.ts';
import { meanOfWorst } from './everyPlan.ts';

const distribution = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 20 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pairs) => {
    const sum = pairs.reduce((total, [, weight]) => total + weight, 0);
    return {
      values: pairs.map(([value]) => value),
      probabilities: pairs.map(([, weight]) => weight / sum),
    };
  });
const tails = fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100);

test('the mean of the tail is that of the worst outcomes', () => {
  fc.assert(
    fc.property(distribution, tails, ({ values, probabilities }, tail) => {
      expect(tailMean(values, probabilities, tail)).toBeCloseTo(meanOfWorst(values, probabilities, tail), 6);
    }),
  );
});

test('by hand: half of a tail of 0.2 is the worst outcome, the other half the next', () => {
  expect(tailMean([10, 50, 100], [0.5, 0.4, 0.1], 0.8)).toBeCloseTo(75, 9);
  expect(riskOf([10, 50, 100], [0.5, 0.4, 0.1], { aversion: 0.5, tail: 0.8 })).toBeCloseTo(55, 9);
  expect(riskOf([10, 50, 100], [0.5, 0.4, 0.1], RISK_NEUTRAL)).toBeCloseTo(35, 9);
  expect(tailMean([10, 50, 100], [0.5, 0.4, 0.1], 0.9)).toBeCloseTo(100, 9);
});

test('as rows of a program it is the same figure', async () => {
  const highs = await loadHighs();
  fc.assert(
    fc.property(
      distribution,
      tails,
      fc.constantFrom(0, 0.3, 0.8, 1),
      ({ values, probabilities }, tail, aversion) => {
        const builder = new ProgramBuilder();
        const terms = values.map((value) => ({ index: [builder.column(value, value)], value: [1] }));
        const risk = { aversion, tail };
        const { figures } = stateRisk(builder, terms, probabilities, risk);
        const linear = builder.build();
        const cost = new Float64Array(linear.columnCount);
        for (const [column, c] of figures[0]) cost[column] = c;
        const session = openSession(highs, { ...linear, cost });
        const { objective } = session.solve();
        session.close();
        expect(objective).toBeCloseTo(riskOf(values, probabilities, risk), 4);
      },
    ),
    { numRuns: 60 },
  );
});
