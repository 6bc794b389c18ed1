import { describe, expect, it } from 'vitest';
import { exampleOutcome } from '../../report/test/exampleOutcome.ts';
import { compareOutcomes } from '../src/compare/compareOutcomes.ts';
import type { Outcome } from '../src/outcome/outcome.ts';

const [training, reserve] = exampleOutcome.requirements;
const [line, stockpile] = exampleOutcome.measures;

const worse: Outcome = {
  ...exampleOutcome,
  scenarios: ['late'],
  requirements: [training, { ...reserve, met: reserve.met - 1000, unmet: reserve.unmet + 1000 }],
  measures: [
    { ...line, decided: '2026-11-01' },
    { ...stockpile, size: 60 },
  ],
  cost: { ...exampleOutcome.cost, total: 900e6 },
};

describe('outcomes side by side', () => {
  const comparison = compareOutcomes([exampleOutcome, worse]);

  it('measures each column against the first', () => {
    const row = comparison.requirements.find(({ id }) => id === reserve.id);
    expect(row?.cells[0]?.difference).toEqual({ asked: 0, met: 0, unmet: 0 });
    expect(row?.cells[1]?.difference).toEqual({ asked: 0, met: -1000, unmet: 1000 });
    expect(comparison.cost.map(({ difference }) => difference)).toEqual([0, 40e6]);
  });

  it('leaves a cell empty where an outcome has no such row', () => {
    const row = comparison.requirements.find(({ id }) => id === 'vehicles');
    expect(row?.cells.map((cell) => cell === null)).toEqual([false, true]);
  });

  it('tells how measures moved', () => {
    const changes = (id: string) =>
      comparison.measures.find((row) => row.id === id)?.cells.map((cell) => cell?.change);
    expect(changes('line')).toEqual(['same', 'later']);
    expect(changes('stockpile')).toEqual(['same', 'smaller']);
    const back = compareOutcomes([worse, exampleOutcome]);
    expect(back.measures.find(({ id }) => id === 'line')?.cells[1]?.change).toBe('earlier');
    const dropped = { ...worse, measures: [{ ...line, decided: null, done: null, size: 0 }] };
    const without = compareOutcomes([worse, dropped]).measures.find(({ id }) => id === 'line');
    expect(without?.cells[1]?.change).toBe('dropped');
  });

  it('counts the cash of a fund once, however often it is carried', () => {
    const [fund] = comparison.budgets;
    // Four years of 450 available, 20 of it carried in each but the first.
    expect(fund.cells[0]).toEqual({ cash: 4 * 450e6 - 3 * 20e6, spent: 880e6, lapsed: 860e6 });
  });

  it('needs something to compare', () => {
    expect(() => compareOutcomes([])).toThrow(RangeError);
  });
});
