import type { Outcome, Period, RequirementOutcome } from '@sinew/planner';

/** A made-up outcome with something in every list: two years of months, then two of quarters, April to March. */

const month = (k: number) => {
  const at = 2026 * 12 + 3 + k;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
};

export const periods: readonly Period[] = Array.from({ length: 32 }, (_, t) => {
  const first = t < 24 ? t : 24 + 3 * (t - 24);
  const length = t < 24 ? 1 : 3;
  return {
    start: month(first),
    end: month(first + length),
    months: length,
    fiscalYear: 2026 + Math.floor(first / 12),
  };
});

const over = (value: (t: number, period: Period) => number) => periods.map((period, t) => value(t, period));

function requirement(
  fields: Pick<RequirementOutcome, 'id' | 'name' | 'nameFr' | 'kind' | 'rank' | 'unit'> &
    Partial<RequirementOutcome>,
  asked: readonly number[],
  unmet: readonly number[],
): RequirementOutcome {
  const total = asked.reduce((sum, value) => sum + value, 0);
  const short =
    fields.kind === 'deliver' ? unmet[unmet.length - 1] : unmet.reduce((sum, value) => sum + value, 0);
  const first = unmet.findIndex((value) => value > 0);
  const owed = (t: number) => (fields.kind === 'deliver' && t > 0 ? unmet[t - 1] : 0);
  const met = asked.map((value, t) => Math.max(0, value + owed(t) - unmet[t]));
  const scale = fields.kind === 'hold' ? 1 / periods.length : 1;
  return {
    site: 'depot',
    standing: first < 0 ? 'met' : fields.kind === 'deliver' && short === 0 ? 'late' : 'short',
    asked: total * scale,
    met: (total - short) * scale,
    metOnTime: (total - short) * scale,
    unmet: short * scale,
    unitMonthsLate: 0,
    firstShortage: first < 0 ? null : periods[first].start,
    exhausted: null,
    daysOfSupply: periods.map(() => null),
    byPeriod: asked.map((value, t) => ({
      asked: value,
      met: met[t],
      unmet: unmet[t],
      short: unmet[t] > 0,
    })),
    deliveries: [{ item: 'round', site: 'depot', byPeriod: met }],
    ...fields,
  };
}

export const exampleOutcome: Outcome = {
  sinew: 'outcome/1',
  kind: 'plan',
  plan: {
    id: 'example',
    title: 'Northland: ammunition',
    titleFr: 'Nordie : munitions',
    nation: 'NOL',
    currency: 'CAD',
    priceBase: '2026-04-01',
    percentile: 0.5,
    start: '2026-04-01',
    end: '2030-04-01',
  },
  scenarios: ['contingency'],
  changes: ['budgets.*.cash*=0.8'],
  dDay: '2028-04-01',
  status: 'optimal',
  contradictions: [],
  periods,
  requirements: [
    requirement(
      {
        id: 'training',
        name: 'Training, 155 mm',
        nameFr: 'Instruction, 155 mm',
        kind: 'consume',
        rank: 1,
        unit: 'round',
      },
      over((_, period) => 1000 * period.months),
      over(() => 0),
    ),
    requirement(
      {
        id: 'war-reserve',
        name: 'War reserve, thirty days of fire for the artillery of the brigade',
        nameFr: "Réserve de guerre, trente jours de feu pour l'artillerie de la brigade",
        kind: 'hold',
        rank: 2,
        unit: 'round',
        exhausted: '2026-09-01',
      },
      over(() => 30_000),
      over((t) => Math.max(0, 24_000 - 1000 * t)),
    ),
    requirement(
      {
        id: 'vehicles',
        name: 'Armoured vehicles',
        nameFr: null,
        kind: 'deliver',
        rank: 3,
        unit: 'vehicle',
        unitMonthsLate: 140,
      },
      over((_, period) => 2 * period.months),
      over((t) => (t > 4 && t < 20 ? 6 : 0)),
    ),
  ],
  pledges: [
    {
      id: 'ukraine',
      name: 'Aid to Ukraine',
      nameFr: "Aide à l'Ukraine",
      recipient: 'UKR',
      rank: 2,
      unit: 'CAD',
      due: '2027-04-01',
      standing: 'short',
      asked: 500e6,
      met: 480e6,
      metOnTime: 350e6,
      unmet: 20e6,
      completed: null,
      given: [{ item: 'round', site: 'depot', byPeriod: over((t) => (t < 12 ? 2000 : 0)) }],
    },
  ],
  measures: [
    {
      id: 'line',
      name: 'Second body line',
      nameFr: 'Deuxième chaîne de corps',
      kind: 'build',
      sizing: 'once',
      sizeUnit: null,
      decided: '2026-06-01',
      done: '2028-01-01',
      size: 1,
      cost: 412.3e6,
      decisions: [
        {
          decided: '2026-06-01',
          given: false,
          size: 1,
          reforms: [],
          steps: [
            { step: 'treasury-board', kind: 'approval', start: '2026-06-01', end: '2026-12-01' },
            { step: 'contract', kind: 'contract', start: '2026-12-01', end: '2027-03-01' },
            { step: 'build', kind: 'build', start: '2027-03-01', end: '2028-01-01' },
            { step: 'ramp', kind: 'ramp', start: '2028-01-01', end: '2028-07-01' },
          ],
          done: '2028-01-01',
          full: '2028-07-01',
        },
      ],
      spendingByFiscalYear: [
        { fiscalYear: 2026, cost: 12.3e6, cash: 12.4e6 },
        { fiscalYear: 2027, cost: 400e6, cash: 410e6 },
      ],
    },
    {
      id: 'stockpile',
      name: 'Antimony stockpile',
      nameFr: "Réserve d'antimoine",
      kind: 'stockpile',
      sizing: 'size',
      sizeUnit: 'tonne',
      decided: '2026-04-01',
      done: '2026-10-01',
      size: 120,
      cost: 4.9e6,
      decisions: [
        {
          decided: '2026-04-01',
          given: true,
          size: 120,
          reforms: [],
          steps: [{ step: 'buy', kind: 'contract', start: '2026-04-01', end: '2026-10-01' }],
          done: '2026-10-01',
          full: '2026-10-01',
        },
      ],
      spendingByFiscalYear: [{ fiscalYear: 2026, cost: 4.9e6, cash: 4.9e6 }],
    },
    {
      id: 'unused',
      name: 'Never taken',
      nameFr: null,
      kind: 'expand',
      sizing: 'once',
      sizeUnit: null,
      decided: null,
      done: null,
      size: 0,
      cost: 0,
      decisions: [],
      spendingByFiscalYear: [],
    },
  ],
  processes: [
    {
      id: 'body-line',
      name: 'Body line',
      nameFr: null,
      kind: 'make',
      item: 'round',
      site: 'depot',
      total: 90_000,
      runs: over((_, period) => 2000 * period.months),
      capacity: over((_, period) => 2500 * period.months),
      arrivals: over((_, period) => 2000 * period.months),
      segments: [{ segment: 'base', runs: over((_, period) => 2000 * period.months) }],
      warm: null,
    },
  ],
  resources: [
    {
      id: 'machinists',
      name: 'Machinists',
      nameFr: 'Machinistes',
      kind: 'pool',
      unit: 'hour',
      used: over((_, period) => 900 * period.months),
      available: over((_, period) => 1000 * period.months),
      people: over(() => 10),
      intake: over(() => 0),
    },
  ],
  stocks: [
    {
      item: 'round',
      site: 'depot',
      opening: 6000,
      closing: over((t) => 6000 + 1000 * t),
      expired: over(() => 0),
      lowest: 6000,
      replaced: null,
      monthsToReplace: null,
    },
  ],
  budgets: [2026, 2027, 2028, 2029].map((fiscalYear, k) => ({
    fund: 'vote-5',
    fiscalYear,
    available: 450e6,
    spent: [40e6, 430e6, 210e6, 200e6][k],
    committed: 30e6,
    commitmentLimit: null,
    carried: 20e6,
    lapsed: [390e6, 0, 220e6, 250e6][k],
  })),
  payments: [
    { fund: 'vote-5', category: 'capital', byPeriod: over((t) => (t < 24 ? 15e6 : 1e6)) },
    { fund: 'vote-5', category: 'procurement', byPeriod: over(() => 5e6) },
  ],
  bottlenecks: [
    {
      table: 'rates',
      row: 'body-line/base',
      period: '2026-10-01',
      constraint: 'capacity',
      step: 100,
      stepUnit: 'run/month',
      requirement: 'war-reserve',
      gain: 800,
      value: 8,
      unit: 'round',
      statement: {
        en: '100 more runs a month of Body line from October 2026 would add 800 rounds to the war reserve on average.',
        fr: '100 opérations de plus par mois de Body line dès octobre 2026 ajouteraient 800 coups à la réserve en moyenne.',
      },
      verified: true,
    },
    {
      table: 'resources',
      row: 'machinists',
      period: '2026-10-01',
      constraint: 'resource',
      step: 100,
      stepUnit: 'hour/month',
      requirement: 'war-reserve',
      gain: 300,
      value: 3,
      unit: 'round',
      statement: {
        en: '100 more hours a month of Machinists would add 300 rounds.',
        fr: '100 heures de plus par mois de Machinistes ajouteraient 300 coups.',
      },
      verified: true,
    },
  ],
  dToP: [
    {
      requirement: 'training',
      dDay: '2028-04-01',
      pDay: '2029-01-01',
      stockAtDDay: 30_000,
      exhausted: null,
      shortfall: 0,
      months: 9,
    },
    {
      requirement: 'war-reserve',
      dDay: '2028-04-01',
      pDay: null,
      stockAtDDay: 30_000,
      exhausted: '2028-09-01',
      shortfall: 12_500,
      months: null,
    },
  ],
  cost: {
    currency: 'CAD',
    priceBase: '2026-04-01',
    total: 860e6,
    discounted: 801.4e6,
    byCategory: [
      { category: 'capital', cost: 417.2e6, cash: 427.3e6 },
      { category: 'procurement', cost: 442.8e6, cash: 450e6 },
    ],
    byFiscalYear: [
      { fiscalYear: 2026, cost: 40e6, cash: 40e6 },
      { fiscalYear: 2027, cost: 420e6, cash: 430e6 },
      { fiscalYear: 2028, cost: 200e6, cash: 210e6 },
      { fiscalYear: 2029, cost: 200e6, cash: 200e6 },
    ],
    beyondPlan: 1.25e6,
    writtenOff: 0,
  },
  assumptions: [{ code: 'a-code-without-words', detail: { process: 'body-line' } }],
  solver: {
    name: 'HiGHS',
    version: '1.15.0',
    status: 'optimal',
    objectives: [{ stage: 'rank 1', value: 0, gap: 0, proved: true }],
    gap: 0.00005,
    seconds: 12.34,
    rows: 31_234,
    columns: 47_040,
    integers: 96,
    effort: 10000,
  },
  provenance: { planHash: '3fa9c1d2e4b5a6978877665544332211', version: '0.1.0' },
};
