import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realise } from '@sinew/model';
import {
  auditOutcome,
  type Frontier,
  type FrontierAxis,
  frontierOf,
  frontierPoints,
  frontierSchema,
  kneesOf,
  pointWhatIf,
  publishedFrontier,
  type SolvedPoint,
  solvePlan,
} from '@sinew/planner';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import type * as z from 'zod';
import { planOf } from '../textbook/cases.ts';

const root = join(import.meta.dirname, '../../../..');

async function solved(name: string, axis: FrontierAxis, asked: readonly number[]): Promise<SolvedPoint[]> {
  const points: SolvedPoint[] = [];
  for (const at of asked) {
    const { realised } = realise(planOf(name), pointWhatIf(axis, at));
    const outcome = await solvePlan(realised!, { gap: 0, bottlenecks: 0 });
    if (outcome.status !== 'contradiction') expect(auditOutcome(realised!, outcome).breaches).toEqual([]);
    points.push({ at, outcome });
  }
  return points;
}

const metAt = ({ points }: Frontier) => points.map(({ stages }) => stages[0].met);

describe('readiness against money', () => {
  const asked = frontierPoints(0, 1, 9);

  it('has the steps worked by hand', async () => {
    const frontier = frontierOf('budget', asked, await solved('frontier', 'budget', asked));
    expect(frontier.status).toBe('done');
    // An early shortage counts up to half a percent more here than a late one.
    [0, 12, 20, 22, 30, 30, 35, 35, 35].forEach((made, k) => {
      expect(Math.abs(metAt(frontier)[k] - made / 35)).toBeLessThan(0.003);
    });
    expect(frontier.points.map(({ cost }) => Number(cost.total.toFixed(3)))).toEqual([
      0, 50, 100, 150, 200, 200, 300, 300, 300,
    ]);
    const spans = Object.fromEntries(frontier.measures.map((measure) => [measure.id, measure.spans]));
    expect(spans).toEqual({
      main: [
        { from: 0.25, to: 0.25 },
        { from: 0.5, to: 1 },
      ],
      stopgap: [
        { from: 0.125, to: 0.125 },
        { from: 0.375, to: 0.375 },
      ],
      second: [{ from: 0.375, to: 1 }],
      third: [{ from: 0.75, to: 1 }],
    });
    expect(frontier.knees).toHaveLength(1);
    expect(frontier.knees[0]).toMatchObject({ stage: 'rank 1', at: 0.5, kind: 'knee' });
    expect(frontier.knees[0].bend).toBeCloseTo(5 / 14, 2);
    expect(frontier.points.every(({ bettered }) => bettered === null)).toBe(true);
    expect(frontier.neverDecided).toEqual([]);
  });

  it('is each time what a plan with that budget is', async () => {
    const points = await solved('frontier', 'budget', asked);
    for (const { at, outcome } of points) {
      const { realised } = realise(planOf('frontier'), { sets: [`budgets.*.cash*=${at}`] });
      const alone = await solvePlan(realised!, { gap: 0, bottlenecks: 0 });
      expect(outcome.solver.objectives).toEqual(alone.solver.objectives);
      expect(outcome.measures).toEqual(alone.measures);
    }
  });

  it('says where a smaller budget did better, and smooths nothing', async () => {
    const points = await solved('frontier', 'budget', [0.25, 0.5]);
    const worse = { at: 0.75, outcome: points[0].outcome };
    const frontier = frontierOf('budget', [0.25, 0.5, 0.75], [...points, worse]);
    expect(frontier.points[2].stages).toEqual(frontier.points[0].stages);
    expect(frontier.points[2].bettered).toMatchObject({ by: 0.5, stage: 'rank 1' });
    expect(frontier.points[2].bettered!.amount).toBeCloseTo(10 / 35, 2);
    // A plan for longer approvals need not be one for shorter: there it would be no proof.
    expect(frontierOf('delay', [1, 2, 3], [...points, worse]).points[2].bettered).toBeNull();
    const dearer = { ...points[1].outcome.solver.objectives[1], value: 250 };
    const { solver } = points[1].outcome;
    const objectives = [solver.objectives[0], dearer];
    const costly = { at: 0.9, outcome: { ...points[1].outcome, solver: { ...solver, objectives } } };
    const told = frontierOf('budget', [0.5, 0.9], [points[1], costly]).points[1].bettered;
    expect(told).toEqual({ by: 0.5, stage: 'cost', amount: 50 });
  });

  it('keeps what is finished, and a point at which no plan is possible', async () => {
    const [point] = await solved('frontier', 'budget', [0.5]);
    expect(frontierOf('budget', asked, [point]).status).toBe('interrupted');
    const none = { ...point.outcome, status: 'contradiction' as const };
    const { points } = frontierOf('budget', [0.4, 0.5], [{ at: 0.4, outcome: none }, point]);
    expect(points[0]).toMatchObject({ status: 'contradiction', stages: [] });
    expect(points[1].bettered).toBeNull();
    expect(() => frontierOf('budget', asked, [])).toThrow(RangeError);
  });
});

describe('readiness against approval time', () => {
  it('has the months worked by hand', async () => {
    const asked = [-24, -1, 0, 2];
    const frontier = frontierOf('delay', asked, await solved('reform', 'delay', asked));
    [180, 120, 100, 60].forEach((made, k) => {
      expect(Math.abs(metAt(frontier)[k] - made / 240)).toBeLessThan(0.01);
    });
    expect(frontier.measures.map(({ id, spans }) => [id, spans])).toEqual([
      ['new-line', [{ from: -24, to: 2 }]],
      ['reform', [{ from: -1, to: 2 }]],
    ]);
  });
});

describe('knees', () => {
  const curve = (values: readonly number[]) => values.map((value, at) => ({ at, value }));

  it('are where a curve is farthest from its chord', () => {
    expect(kneesOf(curve([0, 0.6, 0.8, 0.9, 1]), 0)).toEqual([{ at: 1, kind: 'knee', bend: 0.35 }]);
    expect(kneesOf(curve([0, 0.1, 0.2, 0.4, 1]), 0)).toEqual([{ at: 3, kind: 'elbow', bend: 0.35 }]);
    expect(kneesOf(curve([1, 0.95, 0.9, 0.5, 0]), 0)).toEqual([{ at: 2, kind: 'knee', bend: 0.4 }]);
    expect(kneesOf(curve([1, 0.3, 0.2, 0.1, 0]), 0)).toEqual([{ at: 1, kind: 'elbow', bend: 0.45 }]);
  });

  it('are not there on a straight or level curve, nor within the gap', () => {
    expect(kneesOf(curve([0, 0.25, 0.5, 0.75, 1]), 0)).toEqual([]);
    expect(kneesOf(curve([0.5, 0.5, 0.5]), 0)).toEqual([]);
    expect(kneesOf(curve([0.5, 0.505, 0.505, 0.505]), 0.01)).toEqual([]);
    expect(kneesOf(curve([0, 1]), 0)).toEqual([]);
  });
});

test('points lie evenly, both ends included', () => {
  expect(frontierPoints(0.5, 1.5, 11)).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5]);
  expect(frontierPoints(0, 24, 9)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24]);
  expect(() => frontierPoints(1, 1, 3)).toThrow(RangeError);
});

test('the type and the description of a frontier are one', async () => {
  expectTypeOf<z.infer<typeof frontierSchema>>().toExtend<Frontier>();
  expectTypeOf<Frontier>().toExtend<z.infer<typeof frontierSchema>>();
  const frontier = frontierOf('budget', [0.5], await solved('frontier', 'budget', [0.5]));
  const sent = JSON.parse(JSON.stringify(frontier));
  expect(frontierSchema.parse(sent)).toEqual(frontier);
  expect(frontierSchema.safeParse({ ...sent, extra: 1 }).success).toBe(false);
});

test.each(Object.entries(publishedFrontier()))('%s is fresh (else: npm run generate)', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});
