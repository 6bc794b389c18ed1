import {
  describeTable,
  type Plan,
  type Realised,
  type Row,
  realise,
  settingsColumns,
  type TableName,
  tableNames,
} from '@sinew/model';
import type { ItemFlow, Outcome } from '@sinew/planner';

/**
 * A plan of four months that has something of everything, and its outcome worked out by hand. Shells are made at a
 * plant from powder that is bought, trucked to a depot, trained with there, owed to an exercise, held in reserve
 * and given as aid. Figures in comments are by month, January to April 2026; the fiscal year starts in April.
 */

/** An outcome whose figures may be written, to be told wrong. */
export type Draft<T> = T extends readonly (infer V)[]
  ? Draft<V>[]
  : T extends object
    ? { -readonly [K in keyof T]: Draft<T[K]> }
    : T;

type Given<T extends TableName> = Partial<Row<T>> & Readonly<Record<string, unknown>>;

function rows<T extends TableName>(table: T, ...given: readonly Given<T>[]): readonly Row<T>[] {
  const { columns } = describeTable(table);
  const defaults = Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.default]),
  );
  return given.map((row) => ({ ...defaults, ...row }) as Row<T>);
}

export type Tables = { -readonly [T in TableName]: readonly Row<T>[] };

/** Changes some rows of a table: those whose id (or first key column) is given. */
export function change<T extends TableName>(tables: Tables, table: T, id: string, values: Given<T>): void {
  const [key] = describeTable(table).key;
  const changed = tables[table].map((row) =>
    (row as Readonly<Record<string, unknown>>)[key] === id ? { ...row, ...values } : row,
  );
  tables[table] = changed as unknown as Tables[T];
}

export function add<T extends TableName>(tables: Tables, table: T, ...given: readonly Given<T>[]): void {
  tables[table] = [...tables[table], ...rows(table, ...given)] as unknown as Tables[T];
}

function smallTables(): Tables {
  const tables = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as Tables;
  const put = <T extends TableName>(table: T, ...given: readonly Given<T>[]) => add(tables, table, ...given);
  put('nations', { id: 'CAN', name: 'Canada' }, { id: 'USA', name: 'United States', allied: true });
  put('nations', { id: 'UKR', name: 'Ukraine' });
  put('organisations', { id: 'works', name: 'Works', kind: 'firm', nation: 'CAN' });
  put('organisations', { id: 'mill', name: 'Mill', kind: 'firm', nation: 'USA' });
  put('sites', { id: 'plant', name: 'Plant', organisation: 'works', nation: 'CAN' });
  put('sites', { id: 'depot', name: 'Depot', nation: 'CAN' });
  put('items', { id: 'shell', name: 'Shell', kind: 'end_item' });
  put('items', {
    id: 'powder',
    name: 'Powder',
    kind: 'material',
    unit: 'kg',
    unit_value: 2,
    shelf_life: 'P2M',
  });
  put('processes', {
    id: 'line',
    name: 'Line',
    kind: 'make',
    item: 'shell',
    site: 'plant',
    lead_time: 'P1M',
    unit_cost: 10,
    growth: 100,
    current_rate: 40,
    minimum_rate: 10,
    minimum_mode: 'while_warm',
  });
  put('processes', {
    id: 'mill',
    name: 'Mill',
    kind: 'buy',
    item: 'powder',
    site: 'plant',
    organisation: 'mill',
    unit_cost: 1,
  });
  put('processes', {
    id: 'truck',
    name: 'Truck',
    kind: 'move',
    item: 'shell',
    site: 'depot',
    from_site: 'plant',
  });
  put(
    'rates',
    { process: 'line', rate: 40 },
    { process: 'mill', rate: 200 },
    { process: 'truck', rate: 100 },
  );
  put('inputs', { process: 'line', item: 'powder', quantity: 2 });
  put('resources', { id: 'hours', name: 'Hours', kind: 'capacity', unit: 'hour', capacity: 100 });
  put('resources', {
    id: 'crew',
    name: 'Crew',
    kind: 'pool',
    unit: 'shift',
    people: 10,
    per_person: 10,
    training_time: 'P1M',
    training_places: 2,
    training_cost: 50,
  });
  put('uses', { process: 'line', resource: 'hours', quantity: 1 });
  put('uses', { process: 'line', resource: 'crew', quantity: 1 });
  put('stocks', { item: 'shell', site: 'plant', quantity: 70 });
  put('stocks', { item: 'shell', site: 'depot', quantity: 30, storage_limit: 40, holding_cost: 0.1 });
  put('stocks', { item: 'powder', site: 'plant', quantity: 25, expires: '2026-02-01' });
  put('receipts', { id: 'lot', item: 'shell', site: 'plant', quantity: 5, date: '2026-04-10' });
  put('requirements', { id: 'training', name: 'Training', kind: 'consume', rank: 1, site: 'depot' });
  put('requirements', { id: 'exercise', name: 'Exercise', kind: 'deliver', rank: 2, site: 'depot' });
  put('requirements', { id: 'reserve', name: 'Reserve', kind: 'hold', rank: 3, site: 'depot' });
  put('amounts', { requirement: 'training', from: '2026-01-01', basis: 'per_month', quantity: 30 });
  put('amounts', { requirement: 'exercise', from: '2026-02-15', basis: 'total', quantity: 50 });
  put('amounts', { requirement: 'reserve', from: '2026-01-01', basis: 'level', quantity: 25 });
  for (const requirement of ['training', 'exercise', 'reserve'])
    put('accepts', { requirement, item: 'shell' });
  put('pledges', {
    id: 'aid',
    name: 'Aid',
    recipient: 'UKR',
    rank: 2,
    quantity: 20,
    due: '2026-04-01',
    origin: 'stock',
  });
  put('pledge_items', { pledge: 'aid', item: 'shell', site: 'plant', at_most: 20 });
  put('measures', { id: 'surge', name: 'Surge', fixed_cost: 100, upkeep: 5 });
  put('steps', {
    measure: 'surge',
    step: 'order',
    kind: 'contract',
    min: 'P1M',
    likely: 'P1M',
    max: 'P1M',
    cost_share: 1,
  });
  put('effects', { measure: 'surge', effect: 'more', kind: 'capacity', target: 'line/base', quantity: 20 });
  put('measures', { id: 'park', name: 'Park', sizing: 'size', min_size: 1, max_size: 5, size_unit: 'place' });
  put('measures', { id: 'idle', name: 'Idle' });
  put('funds', { id: 'vote', name: 'Vote', carry_forward: 0.01 });
  put('budgets', { fund: 'vote', fiscal_year: 2025, cash: 2000, commitment: 1950 });
  put('budgets', { fund: 'vote', fiscal_year: 2026, cash: 400 });
  put('policies', {
    id: 'at-home',
    name: 'At home',
    kind: 'floor',
    scope: 'domestic',
    item: 'shell',
    measured_by: 'quantity',
    share: 0.7,
  });
  put('policies', {
    id: 'keep',
    name: 'Keep',
    kind: 'retention',
    item: 'shell',
    site: 'plant',
    quantity: 50,
  });
  put('scenarios', { id: 'war', name: 'War', d_day: '2026-02-01' });
  return tables;
}

/** The plan under its scenario, with changes to its tables made first. */
export function smallPlan(alter: (tables: Tables) => void = () => {}): Realised {
  const tables = smallTables();
  alter(tables);
  const defaults = Object.fromEntries(
    Object.entries(settingsColumns).map(([name, column]) => [name, column.default]),
  );
  const settings = {
    ...defaults,
    id: 'small',
    title: 'Small',
    nation: 'CAN',
    currency: 'CAD',
    price_base: '2026-01-01',
    fiscal_year_start: 4,
    start: '2026-01-01',
    calendar: [{ bucket: 'month', count: 4 }],
  } as unknown as Plan['settings'];
  const { realised, faults } = realise({ settings, tables } as Plan, { scenarios: ['war'] });
  if (!realised) throw new Error(JSON.stringify(faults));
  return realised;
}

const flow = (item: string, site: string, byPeriod: readonly number[]): ItemFlow => ({
  item,
  site,
  byPeriod,
});
const spent = (fiscalYear: number, cost: number) => ({ fiscalYear, cost, cash: cost });
const years = (first: number, second: number) => [spent(2025, first), spent(2026, second)];

/** The outcome of `smallPlan`, by hand. */
export function smallOutcome(): Outcome {
  const name = (id: string) => ({ id, name: id[0].toUpperCase() + id.slice(1), nameFr: null });
  return {
    sinew: 'outcome/1',
    kind: 'plan',
    plan: {
      id: 'small',
      title: 'Small',
      titleFr: null,
      nation: 'CAN',
      currency: 'CAD',
      priceBase: '2026-01-01',
      percentile: 0.5,
      start: '2026-01-01',
      end: '2026-05-01',
    },
    scenarios: ['war'],
    changes: [],
    dDay: '2026-02-01',
    status: 'optimal',
    contradictions: [],
    periods: [
      { start: '2026-01-01', end: '2026-02-01', months: 1, fiscalYear: 2025 },
      { start: '2026-02-01', end: '2026-03-01', months: 1, fiscalYear: 2025 },
      { start: '2026-03-01', end: '2026-04-01', months: 1, fiscalYear: 2025 },
      { start: '2026-04-01', end: '2026-05-01', months: 1, fiscalYear: 2026 },
    ],
    requirements: [
      {
        ...name('training'),
        kind: 'consume',
        rank: 1,
        unit: 'each',
        site: 'depot',
        standing: 'short',
        asked: 120,
        met: 118,
        metOnTime: 118,
        unmet: 2,
        unitMonthsLate: 0,
        firstShortage: '2026-04-01',
        exhausted: null,
        // 40 last February and 10/30 of March; 35 last March and 5/30 of April; 20 last 20/30 of April.
        daysOfSupply: [28 + 31 / 3, 36, 20, null],
        byPeriod: [
          { asked: 30, met: 30, unmet: 0, short: false },
          { asked: 30, met: 30, unmet: 0, short: false },
          { asked: 30, met: 30, unmet: 0, short: false },
          { asked: 30, met: 28, unmet: 2, short: true },
        ],
        deliveries: [flow('shell', 'depot', [30, 30, 30, 28])],
      },
      {
        ...name('exercise'),
        kind: 'deliver',
        rank: 2,
        unit: 'each',
        site: 'depot',
        standing: 'short',
        asked: 50,
        met: 40,
        // 15 in February, when it fell due; the 25 of March pay off debt.
        metOnTime: 15,
        unmet: 10,
        unitMonthsLate: 55,
        firstShortage: '2026-02-01',
        exhausted: null,
        daysOfSupply: [22.4, null, null, null],
        byPeriod: [
          { asked: 0, met: 0, unmet: 0, short: false },
          { asked: 50, met: 15, unmet: 35, short: true },
          { asked: 0, met: 25, unmet: 10, short: true },
          { asked: 0, met: 0, unmet: 10, short: true },
        ],
        deliveries: [flow('shell', 'depot', [0, 15, 25, 0])],
      },
      {
        ...name('reserve'),
        kind: 'hold',
        rank: 3,
        unit: 'each',
        site: 'depot',
        standing: 'short',
        asked: 25,
        met: 23,
        metOnTime: 23,
        unmet: 2,
        unitMonthsLate: 0,
        firstShortage: '2026-03-01',
        exhausted: null,
        daysOfSupply: [null, null, null, null],
        byPeriod: [
          { asked: 25, met: 25, unmet: 0, short: false },
          { asked: 25, met: 25, unmet: 0, short: false },
          { asked: 25, met: 20, unmet: 5, short: true },
          { asked: 25, met: 22, unmet: 3, short: true },
        ],
        deliveries: [flow('shell', 'depot', [25, 25, 20, 22])],
      },
    ],
    pledges: [
      {
        ...name('aid'),
        recipient: 'UKR',
        rank: 2,
        unit: 'each',
        due: '2026-04-01',
        standing: 'met',
        asked: 20,
        met: 20,
        metOnTime: 20,
        unmet: 0,
        completed: '2026-01-01',
        given: [flow('shell', 'plant', [20, 0, 0, 0])],
      },
    ],
    measures: [
      {
        ...name('surge'),
        kind: 'expand',
        sizing: 'once',
        sizeUnit: null,
        decided: '2026-01-01',
        done: '2026-02-01',
        size: 1,
        cost: 115,
        decisions: [
          {
            decided: '2026-01-01',
            given: false,
            size: 1,
            reforms: [],
            steps: [{ step: 'order', kind: 'contract', start: '2026-01-01', end: '2026-02-01' }],
            done: '2026-02-01',
            full: '2026-02-01',
          },
        ],
        spendingByFiscalYear: years(110, 5),
      },
      {
        ...name('park'),
        kind: 'expand',
        sizing: 'size',
        sizeUnit: 'place',
        decided: '2026-03-01',
        done: '2026-03-01',
        size: 3,
        cost: 0,
        decisions: [
          {
            decided: '2026-03-01',
            given: false,
            size: 3,
            reforms: [],
            steps: [],
            done: '2026-03-01',
            full: '2026-03-01',
          },
        ],
        spendingByFiscalYear: [],
      },
      {
        ...name('idle'),
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
        ...name('line'),
        kind: 'make',
        item: 'shell',
        site: 'plant',
        total: 180,
        runs: [40, 50, 60, 30],
        capacity: [40, 60, 60, 60],
        arrivals: [0, 40, 50, 60],
        segments: [{ segment: 'base', runs: [40, 50, 60, 30] }],
        warm: [true, true, true, true],
      },
      {
        ...name('mill'),
        kind: 'buy',
        item: 'powder',
        site: 'plant',
        total: 340,
        runs: [90, 90, 120, 40],
        capacity: [200, 200, 200, 200],
        arrivals: [90, 90, 120, 40],
        segments: [{ segment: 'base', runs: [90, 90, 120, 40] }],
        warm: null,
      },
      {
        ...name('truck'),
        kind: 'move',
        item: 'shell',
        site: 'depot',
        total: 150,
        runs: [40, 40, 40, 30],
        capacity: [100, 100, 100, 100],
        arrivals: [40, 40, 40, 30],
        segments: [{ segment: 'base', runs: [40, 40, 40, 30] }],
        warm: null,
      },
    ],
    resources: [
      {
        ...name('hours'),
        kind: 'capacity',
        unit: 'hour',
        used: [40, 50, 60, 30],
        available: [100, 100, 100, 100],
        people: null,
        intake: null,
      },
      {
        ...name('crew'),
        kind: 'pool',
        unit: 'shift',
        used: [40, 50, 60, 30],
        available: [100, 100, 110, 110],
        people: [10, 10, 11, 11],
        intake: [0, 1, 0, 0],
      },
    ],
    stocks: [
      // 70 − 40 − 20 | + 40 − 40 | + 50 − 40 | + 60 + 5 − 30
      {
        item: 'shell',
        site: 'plant',
        opening: 70,
        closing: [10, 10, 20, 55],
        expired: [0, 0, 0, 0],
        lowest: 10,
        replaced: null,
        // 15 are missing; 150 arrive in four months.
        monthsToReplace: 15 / (150 / 4),
      },
      // 30 + 40 − 30 | + 40 − 30 − 15 | + 40 − 30 − 25 | + 30 − 28
      {
        item: 'shell',
        site: 'depot',
        opening: 30,
        closing: [40, 35, 20, 22],
        expired: [0, 0, 0, 0],
        lowest: 20,
        replaced: null,
        monthsToReplace: 8 / (150 / 4),
      },
      // 25 + 90 − 80 | + 90 − 100 − 5 | + 120 − 120 | + 40 − 60
      {
        item: 'powder',
        site: 'plant',
        opening: 25,
        closing: [35, 20, 20, 0],
        expired: [0, 5, 0, 0],
        lowest: 0,
        replaced: null,
        monthsToReplace: 25 / (340 / 4),
      },
    ],
    budgets: [
      {
        fund: 'vote',
        fiscalYear: 2025,
        available: 2000,
        spent: 1960,
        committed: 1900,
        commitmentLimit: 1950,
        carried: 20,
        lapsed: 20,
      },
      {
        fund: 'vote',
        fiscalYear: 2026,
        available: 420,
        spent: 345,
        committed: 340,
        commitmentLimit: null,
        carried: 0,
        lapsed: 75,
      },
    ],
    payments: [
      // 10 × line + 1 × mill
      { fund: 'vote', category: 'procurement', byPeriod: [490, 590, 720, 340] },
      { fund: 'vote', category: 'training', byPeriod: [0, 50, 0, 0] },
      { fund: 'vote', category: 'capital', byPeriod: [100, 0, 0, 0] },
      { fund: 'vote', category: 'upkeep', byPeriod: [0, 5, 5, 5] },
    ],
    bottlenecks: [
      {
        table: 'rates',
        row: 'truck/base',
        period: '2026-04-01',
        constraint: 'capacity',
        step: 2,
        stepUnit: 'run',
        requirement: 'training',
        gain: 1,
        value: 0.5,
        unit: 'each',
        statement: { en: 'Two more trucks.', fr: 'Deux camions de plus.' },
        verified: true,
      },
    ],
    dToP: [
      {
        requirement: 'training',
        dDay: '2026-02-01',
        // 30 a month are made, and 2 of April's are short for want of trucks.
        pDay: null,
        stockAtDDay: 40,
        exhausted: null,
        shortfall: 2,
        months: null,
      },
    ],
    cost: {
      currency: 'CAD',
      priceBase: '2026-01-01',
      total: 2316.7,
      discounted: 2316.7,
      byCategory: [
        { category: 'capital', cost: 100, cash: 100 },
        { category: 'procurement', cost: 2140, cash: 2140 },
        { category: 'training', cost: 50, cash: 50 },
        { category: 'upkeep', cost: 15, cash: 15 },
        // 0.1 × (40 + 35 + 20 + 22)
        { category: 'holding', cost: 11.7, cash: 11.7 },
      ],
      byFiscalYear: years(1969.5, 347.2),
      beyondPlan: 0,
      writtenOff: 10,
    },
    assumptions: [{ code: 'unbudgeted-category', detail: { category: 'holding' } }],
    solver: {
      name: 'by hand',
      version: '1',
      status: 'optimal',
      objectives: [
        // April's weight is 1: 2 of 120.
        { stage: 'rank 1', value: 2 / 120, gap: 0, proved: true },
        // 35 + 10 + 10 against 50 over three months; the pledge is never late.
        { stage: 'rank 2', value: 55 / 150, gap: 0, proved: true },
        // March's weight is 1 + 0.01 × 1/4.
        { stage: 'held 3', value: (5 * 1.0025 + 3) / 100, gap: 0, proved: true },
        { stage: 'cost', value: 2326.7, gap: 0, proved: true },
      ],
      gap: 0,
      seconds: 0,
      rows: 0,
      columns: 0,
      integers: 0,
      effort: 10000,
    },
    provenance: { planHash: '0', version: '0.1.0' },
  };
}
