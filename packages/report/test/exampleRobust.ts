import type { Robust, RobustStage, StageValue } from '@sinew/planner';
import { exampleOutcome } from './exampleOutcome.ts';

/** A made-up robust plan of three scenarios, one of them the plan as it stands, that has no plan of the mean. */

const stages = (rank: number, held: number, cost: number): StageValue[] => [
  { stage: 'rank 1', value: rank },
  { stage: 'held 2', value: held },
  { stage: 'cost', value: cost },
];

const stage = (name: string, value: number, evpi: number, vss: number | null): RobustStage => ({
  stage: name,
  value,
  mean: value,
  tailMean: 1.5 * value,
  worst: { scenario: 'war+late', value: 2 * value },
  bound: 0.99 * value,
  gap: name === 'held 2' ? 0.01 : 0,
  proved: name !== 'held 2',
  waitAndSee: value - evpi,
  evpi,
  vss,
});

const names = { name: 'Second body line', nameFr: 'Deuxième chaîne de corps' };
const readiness = (scenario: string, values: StageValue[], regret: StageValue[]) => ({
  scenario,
  status: 'optimal' as const,
  stages: values,
  regret,
  cost: { total: 420e6, discounted: 400e6 },
  requirements: [],
  pledges: [],
});

const none = stages(0, 0, 0);

export const exampleRobust: Robust = {
  sinew: 'robust/1',
  plan: exampleOutcome.plan,
  changes: ['budget 0.9'],
  status: 'limit',
  method: 'extensive',
  risk: { aversion: 0.5, tail: 0.9 },
  probabilities: 'renormalised',
  scenarios: [
    { id: '-', scenarios: [], stated: 0.6, probability: 0.75 },
    { id: 'war', scenarios: ['war'], stated: 0.1, probability: 0.125 },
    { id: 'war+late', scenarios: ['war', 'late'], stated: 0.1, probability: 0.125 },
  ],
  stages: [stage('rank 1', 0, 0, 0), stage('held 2', 0.12, 0.02, 0.015), stage('cost', 400e6, 12e6, -3e6)],
  measures: [
    {
      id: 'line',
      ...names,
      size: 1,
      sizeUnit: null,
      timing: [
        { scenario: '-', decided: '2026-06-01', done: '2027-06-01' },
        { scenario: 'war', decided: '2026-06-01', done: '2027-06-01' },
        { scenario: 'war+late', decided: '2026-06-01', done: '2028-06-01' },
      ],
    },
  ],
  withheld: ['depot'],
  readiness: [
    readiness('-', stages(0, 0.1, 390e6), stages(0, 0, 4e6)),
    readiness('war', stages(0, 0.11, 410e6), none),
    readiness('war+late', stages(0, 0.2, 430e6), stages(0, 0.03, -2e6)),
  ],
  plans: [
    {
      id: '-',
      measures: [{ id: 'line', decided: '2026-09-01', size: 1 }],
      carriedOut: true,
      values: stages(0, 0.135, 397e6),
      tried: [
        { scenario: '-', stages: stages(0, 0.1, 386e6), regret: none, leftOut: [] },
        { scenario: 'war', stages: stages(0, 0.2, 410e6), regret: stages(0, 0.09, 0), leftOut: [] },
        { scenario: 'war+late', stages: stages(0, 0.22, 430e6), regret: stages(0, 0.05, -2e6), leftOut: [] },
      ],
    },
    {
      id: 'war',
      measures: [],
      carriedOut: false,
      values: null,
      tried: [
        { scenario: '-', stages: stages(0.02, 0.1, 386e6), regret: stages(0.02, 0, 0), leftOut: ['line'] },
        { scenario: 'war', stages: stages(0, 0.11, 410e6), regret: none, leftOut: [] },
        { scenario: 'war+late', stages: [], regret: [], leftOut: [] },
      ],
    },
  ],
  expectedValue: {
    made: false,
    prevented: [
      { scenario: 'war', table: 'scenarios', row: 'war', field: 'd_day' },
      { scenario: 'war+late', table: 'steps', row: 'line/board', field: 'likely' },
    ],
  },
  reference: '-',
  solver: { name: 'HiGHS', version: '1.0', seconds: 0 },
  provenance: exampleOutcome.provenance,
};
