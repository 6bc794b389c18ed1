import { fileURLToPath } from 'node:url';
import { auditOutcome, solvePlan } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { casesOf, names, optionsOf, planOf, realisedOf, statusOf, textOf } from './textbook/cases.ts';
import { catalogue } from './textbook/catalogue.ts';
import { difference, figureAt, toleranceOf } from './textbook/figures.ts';
import { solveStages } from './textbook/independent.ts';

describe.each(names)('textbook plan %s', (name) => {
  it('says what it shows and what must come out', () => {
    const words = textOf(name, 'README.md').split(/\s+/);
    expect(words.length).toBeGreaterThan(20);
    expect(casesOf(name).length).toBeGreaterThan(0);
  });

  describe.each(casesOf(name))('$about', (one) => {
    const realised = realisedOf(planOf(name), one);
    const solving = solvePlan(realised, optionsOf(one));

    it('has the answer worked by hand', async () => {
      const outcome = await solving;
      expect(outcome.status).toBe(statusOf(one));
      const wrong = Object.entries(one.expect).flatMap(([path, wanted]) => {
        const found = difference(figureAt(outcome, path), wanted, toleranceOf(path, wanted));
        return found === undefined ? [] : [`${path}: ${found}`];
      });
      expect(wrong).toEqual([]);
    });

    it('passes the audit', async () => {
      const { breaches, clean } = auditOutcome(realised, await solving);
      expect(breaches).toEqual([]);
      expect(clean).toBe(true);
    });

    it('has the same optimum, stage by stage, by a second solver', async () => {
      const outcome = await solving;
      const stages = await solveStages(realised, one);
      expect(stages === undefined).toBe(outcome.status === 'contradiction');
      const reached = outcome.solver.objectives;
      stages?.forEach(({ stage, value }, k) => {
        expect(reached[k].stage).toBe(stage);
        // Either solver may spend the millionth of a share that earlier stages leave.
        expect(Math.abs(reached[k].value - value)).toBeLessThanOrEqual(5e-6 * Math.max(1, Math.abs(value)));
      });
    });
  });
});

describe('the comparison itself', () => {
  it('finds a figure that is off, a list of the wrong length, and a word instead of a figure', () => {
    expect(difference(100.01, 100, toleranceOf('a.b', 100))).toBeDefined();
    expect(difference(100.001, 100, toleranceOf('a.b', 100))).toBeUndefined();
    expect(difference([1, 2], [1, 2, 3], 1)).toBeDefined();
    expect(difference([0, 50], [50, 0], toleranceOf('a.b', [50, 0]))).toBeDefined();
    expect(difference(null, '2026-01-01', 1)).toBeDefined();
    expect(difference(0.25001, 0.25, toleranceOf('objectives.rank 1', 0.25))).toBeDefined();
  });

  it('refuses a path that leads nowhere, and finds every form that leads somewhere', async () => {
    const one = casesOf('ranks')[0];
    const outcome = await solvePlan(realisedOf(planOf('ranks'), one), optionsOf(one));
    expect(() => figureAt(outcome, 'requirements.need-c.unmet')).toThrow('need-c');
    expect(() => figureAt(outcome, 'cost.totals')).toThrow('totals');
    expect(() => figureAt(outcome, 'objectives.rank 9')).toThrow('rank 9');
    expect(figureAt(outcome, 'periods.start')).toEqual(['2026-01-01', '2026-02-01']);
    expect(figureAt(outcome, 'stocks.a/plant.opening')).toBe(0);
  });
});

describe('docs/textbook.md', () => {
  it('is made from the READMEs', async () => {
    await expect(catalogue()).toMatchFileSnapshot(
      fileURLToPath(new URL('../../../docs/textbook.md', import.meta.url)),
    );
  });
});
