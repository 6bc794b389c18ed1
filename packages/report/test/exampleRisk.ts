import type { Chance, RiskOutcome, Spread } from '@sinew/planner';
import { exampleOutcome, periods } from './exampleOutcome.ts';

const chance = (value: number): Chance => ({
  chance: value,
  low: Math.max(0, value - 0.08),
  high: Math.min(1, value + 0.08),
});
const spread = (planned: number, p10: number, p50: number, p90: number): Spread => ({
  planned,
  p10,
  p50,
  p90,
});
const sure = spread(1, 1, 1, 1);

/** A made-up sampling with something in every list: one requirement met for certain, one in doubt; a pledge; a measure that may never be done. */
export const exampleRisk: RiskOutcome = {
  sinew: 'risk/1',
  plan: exampleOutcome.plan,
  scenarios: [],
  changes: [],
  asked: { samples: 120, seed: 1 },
  finished: 119,
  unsolved: 1,
  withoutPlan: [],
  unproved: 2,
  periods,
  uncertain: [
    { draw: 'steps line/build', rows: [{ table: 'steps', row: 'line/build' }] },
    { draw: 'steps line/approval', rows: [{ table: 'steps', row: 'line/approval' }] },
    { draw: 'group energy', rows: [{ table: 'uncertainties', row: 'gas' }] },
    { draw: 'uncertainties steel', rows: [{ table: 'uncertainties', row: 'steel' }] },
  ],
  requirements: [
    {
      id: 'training',
      name: 'Training rounds',
      nameFr: 'Coups d’entraînement',
      kind: 'consume',
      rank: 1,
      unit: 'round',
      planned: 'met',
      inFull: chance(1),
      onTime: chance(1),
      met: sure,
      metOnTime: sure,
      firstShortage: { p10: null, p50: null, p90: null },
      byPeriod: periods.map(() => chance(1)),
    },
    {
      id: 'reserve',
      name: 'War reserve',
      nameFr: 'Réserve de guerre',
      kind: 'hold',
      rank: 2,
      unit: 'round',
      planned: 'short',
      inFull: chance(0.25),
      onTime: chance(0.25),
      met: spread(0.95, 0.8, 0.9, 1),
      metOnTime: spread(0.95, 0.8, 0.9, 1),
      firstShortage: { p10: '2026-09-01', p50: '2026-10-01', p90: null },
      byPeriod: periods.map((_, t) => chance(t === 6 ? 0.25 : t < 12 ? 0.75 : 1)),
    },
  ],
  pledges: [
    {
      id: 'aid',
      name: 'Aid',
      nameFr: 'Aide',
      rank: 3,
      due: '2027-04-01',
      planned: 'late',
      inFull: chance(0.9),
      onTime: chance(0.4),
      met: spread(1, 0.85, 1, 1),
      completed: { p10: '2027-03-01', p50: '2027-06-01', p90: null },
    },
  ],
  readiness: [
    { stage: 'rank 1', ...sure },
    { stage: 'held 2', ...spread(0.95, 0.8, 0.9, 1) },
  ],
  cost: {
    total: spread(210e6, 190e6, 215e6, 260e6),
    discounted: spread(195e6, 180e6, 199e6, 240e6),
  },
  cash: [
    { fiscalYear: 2026, ...spread(50e6, 40e6, 50e6, 80e6) },
    { fiscalYear: 2027, ...spread(60e6, 55e6, 61e6, 75e6) },
  ],
  measures: [
    {
      id: 'line',
      name: 'New line',
      nameFr: 'Nouvelle chaîne',
      decision: 0,
      decided: '2026-05-01',
      planned: '2027-02-01',
      byPlanned: chance(0.45),
      done: { p10: '2026-12-10', p50: '2027-02-20', p90: null },
      waits: chance(0.1),
      undecided: chance(0.12),
    },
  ],
  overruns: [
    { kind: 'cash', fund: 'army', fiscalYear: 2026, chance: chance(0.3), p50: 0, p90: 12e6, most: 31e6 },
  ],
  gaveWay: [{ rule: 'minimum', table: 'processes', row: 'body', chance: chance(0.05) }],
  driven: [
    {
      result: 'stage',
      of: 'held 2',
      drivers: [
        { draw: 'steps line/build', correlation: -0.75, byChance: 1e-8 },
        { draw: 'steps line/approval', correlation: -0.5, byChance: 1e-5 },
      ],
    },
    {
      result: 'cost',
      of: '',
      drivers: [
        { draw: 'group energy', correlation: 1, byChance: 0 },
        { draw: 'uncertainties steel', correlation: 0.25, byChance: 0.01 },
      ],
    },
    { result: 'completion', of: '', drivers: [] },
  ],
  provenance: exampleOutcome.provenance,
};
