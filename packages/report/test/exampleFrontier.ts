import type { Frontier, FrontierAxis, FrontierPoint } from '@sinew/planner';
import { exampleOutcome } from './exampleOutcome.ts';

/** A made-up frontier: a rank that is met everywhere, two that are not, a point without a plan and one that is bettered. */
export function exampleFrontier(axis: FrontierAxis): Frontier {
  const asked = axis === 'budget' ? [0.5, 0.75, 1, 1.25, 1.5, 1.75] : [0, 6, 12, 18, 24, 30];
  const met = axis === 'budget' ? [0, 0.5, 0.8, 0.9, 0.89, 1] : [0.95, 0.94, 0.9, 0.7, 0.4, 0.4];
  const points = asked.map((at, k): FrontierPoint => {
    const total = 300e6 + 20e6 * k;
    const cost = { total, discounted: 0.9 * total };
    if (axis === 'budget' && k === 0) {
      return {
        at,
        status: 'contradiction',
        stages: [],
        cost: { total: 0, discounted: 0 },
        measures: [],
        bettered: null,
      };
    }
    return {
      at,
      status: 'optimal',
      stages: [
        { stage: 'rank 1', short: 0, met: 1, gap: 0, proved: true },
        { stage: 'rank 2', short: 1 - met[k], met: met[k], gap: k === 3 ? 0.012 : 0, proved: k !== 3 },
        { stage: 'held 3', short: 0.5, met: 0.5 + 0.01 * k, gap: 0, proved: true },
      ],
      cost,
      measures: [{ id: 'line', decided: '2026-06-01', size: 1 }],
      bettered:
        axis === 'budget' && k === 4
          ? { by: 1.25, stage: 'rank 2', amount: 0.01 }
          : axis === 'budget' && k === 5
            ? { by: 1.25, stage: 'cost', amount: 4e6 }
            : null,
    };
  });
  return {
    sinew: 'frontier/1',
    axis,
    plan: exampleOutcome.plan,
    scenarios: [],
    changes: [],
    status: axis === 'budget' ? 'interrupted' : 'done',
    asked: axis === 'budget' ? [...asked, 2] : asked,
    points,
    knees: [
      { stage: 'rank 2', at: axis === 'budget' ? 1 : 12, kind: 'knee', bend: 0.3 },
      { stage: 'held 3', at: axis === 'budget' ? 1.25 : 18, kind: 'elbow', bend: 0.15 },
    ],
    measures: [
      {
        id: 'line',
        name: 'Second body line',
        nameFr: 'Deuxième chaîne de corps',
        spans: [{ from: asked[0], to: asked[5] }],
        earliest: '2026-06-01',
        latest: '2026-06-01',
      },
      {
        id: 'contract',
        name: 'Larger propellant contract',
        nameFr: 'Contrat de poudre plus grand',
        spans: [
          { from: asked[1], to: asked[1] },
          { from: asked[3], to: asked[5] },
        ],
        earliest: '2026-11-01',
        latest: '2028-06-01',
      },
    ],
    neverDecided: ['depot-magazines'],
    provenance: exampleOutcome.provenance,
  };
}
