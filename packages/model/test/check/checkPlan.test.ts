import {
  type CheckingCode,
  checkingFaults,
  checkPlan,
  describeFault,
  type Plan,
  type Settings,
  type TableName,
} from '@sinew/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryPlan } from '../arbitraryPlan.ts';
import { planOf, type RowOfCase, type TablesOfCase } from '../planOf.ts';
import { soundRows } from './soundPlan.ts';

type Rows = { -readonly [T in TableName]: RowOfCase<T>[] };
type Case = readonly [code: CheckingCode, change: (rows: Rows, settings: Record<string, unknown>) => void];

function changed(change: Case[1]): Plan {
  const rows = soundRows() as unknown as Rows;
  const settings: Record<string, unknown> = {};
  change(rows, settings);
  return planOf(rows as TablesOfCase, settings as Partial<Settings>);
}

/** Changes the first row of a table (or the one at `index`). */
const edit = <T extends TableName>(rows: Rows, table: T, columns: RowOfCase<T>, index = 0) => {
  rows[table][index] = { ...rows[table][index], ...columns };
};
/** Adds a row. */
const add = <T extends TableName>(rows: Rows, table: T, columns: RowOfCase<T>) => rows[table].push(columns);
const change = (rows: Rows, columns: RowOfCase<'changes'>) =>
  add(rows, 'changes', {
    scenario: 'war',
    table: 'rates',
    row: 'carry/base',
    field: 'rate',
    op: 'set',
    ...columns,
  });
const uncertain = (rows: Rows, columns: RowOfCase<'uncertainties'>) =>
  add(rows, 'uncertainties', {
    id: 'output',
    table: 'rates',
    row: 'carry/base',
    field: 'rate',
    low: 0.8,
    high: 1.1,
    ...columns,
  });
const step = { kind: 'build', min: 'P1M', likely: 'P1M', max: 'P1M' } as const;

/** One change to the sound plan, and the one thing that is then found. */
const cases: readonly Case[] = [
  ['duplicate-row', (r) => add(r, 'sources', { id: 'memo', title: 'Again' })],
  ['dangling-reference', (r) => edit(r, 'items', { source: ['memo', 'memos'] })],
  ['dangling-reference', (r) => edit(r, 'sites', { organisation: 'arsenl' })],
  [
    'dangling-reference',
    (_, s) => {
      s.nation = 'CNA';
    },
  ],
  ['dangling-reference', (r) => edit(r, 'policies', { subject: 'arsenals' }, 1)],
  ['dangling-reference', (r) => edit(r, 'scenarios', { includes: ['wars'] }, 1)],
  ['trigraph-form', (r) => add(r, 'nations', { id: 'Pol' })],
  ['nsn-form', (r) => edit(r, 'items', { nsn: '1320014543432' })],
  ['ncage-form', (r) => edit(r, 'organisations', { ncage: 'L012' })],
  ['half-a-place', (r) => edit(r, 'sites', { longitude: undefined })],

  [
    'calendar-empty',
    (r, s) => {
      for (const t of Object.keys(r)) r[t as TableName] = [];
      r.nations = [{ id: 'CAN' }];
      s.calendar = [];
    },
  ],
  [
    'calendar-too-long',
    (r, s) => {
      r.funds = [];
      r.budgets = [];
      s.calendar = [
        { bucket: 'day', count: 4000 },
        { bucket: 'day', count: 1001 },
      ];
    },
  ],
  [
    'calendar-too-late',
    (r, s) => {
      for (const t of Object.keys(r)) r[t as TableName] = [];
      r.nations = [{ id: 'CAN' }];
      s.price_base = '9999-04-01';
      s.start = '9999-04-01';
    },
  ],
  ['duration-too-long', (r) => edit(r, 'items', { shelf_life: 'P999999Y' })],
  [
    'bucket-across-fiscal-years',
    (_, s) => {
      s.calendar = [
        { bucket: 'month', count: 11 },
        { bucket: 'quarter', count: 1 },
      ];
    },
  ],
  [
    'price-base-far',
    (_, s) => {
      s.price_base = '2006-04-01';
    },
  ],
  [
    'price-base-too-far',
    (_, s) => {
      s.price_base = '9999-04-01';
    },
  ],
  [
    'price-base-too-far',
    (_, s) => {
      s.price_base = '1926-03-01';
    },
  ],
  ['dates-crossed', (r) => edit(r, 'processes', { open_from: '2026-05-01', open_until: '2026-05-01' })],
  ['dates-crossed', (r) => edit(r, 'pledges', { from: '2026-12-02' })],
  ['outside-the-calendar', (r) => edit(r, 'receipts', { date: '2026-03-31' })],
  [
    'outside-the-calendar',
    (r) => add(r, 'amounts', { requirement: 'training', from: '2027-04-01', basis: 'total', quantity: 3 }),
  ],
  ['outside-the-calendar', (r) => edit(r, 'scenarios', { d_day: '2027-04-01' })],
  ['outside-the-calendar', (r) => change(r, { value: '3', from: '2027-04-01' })],

  [
    'move-from-nowhere',
    (r) => {
      edit(r, 'processes', { from_site: undefined }, 3);
    },
  ],
  ['move-to-itself', (r) => edit(r, 'processes', { from_site: 'depot' }, 3)],
  ['from-site-without-move', (r) => edit(r, 'processes', { from_site: 'depot' })],
  ['move-with-others', (r) => add(r, 'inputs', { process: 'carry', item: 'powder', quantity: 1 })],
  ['growth-from-nowhere', (r) => edit(r, 'processes', { current_rate: undefined })],
  [
    'process-never-runs',
    (r) => add(r, 'processes', { id: 'idle', kind: 'buy', item: 'body', site: 'plant' }),
  ],
  ['arrives-after-the-plan', (r) => edit(r, 'processes', { lead_time: 'P1Y' }, 3)],
  ['input-after-arrival', (r) => edit(r, 'inputs', { offset: 'P2M1D' })],
  ['minimum-beyond-rates', (r) => edit(r, 'processes', { minimum_rate: 51 }, 1)],
  ['minimum-beyond-notice', (r) => edit(r, 'processes', { minimum_rate: 60 })],
  ['coproduct-is-item', (r) => add(r, 'outputs', { process: 'make-body', item: 'body', quantity: 1 })],
  ['segment-waits-for-d-day', (r) => edit(r, 'scenarios', { d_day: undefined })],
  ['self-input', (r) => add(r, 'inputs', { process: 'make-body', item: 'scrap', quantity: 1 })],
  ['material-cycle', (r) => add(r, 'inputs', { process: 'make-body', item: 'shell', quantity: 1 })],
  ['resource-without-capacity', (r) => edit(r, 'resources', { capacity: undefined })],
  ['resource-column-of-other-kind', (r) => edit(r, 'resources', { attrition: 0.1 })],
  [
    'resource-unused',
    (r) => add(r, 'resources', { id: 'range', kind: 'capacity', unit: 'day', capacity: 3 }),
  ],
  ['stock-beyond-storage', (r) => edit(r, 'stocks', { quantity: 5001 })],
  ['stock-expired', (r) => edit(r, 'stocks', { expires: '2026-03-01' })],
  ['expiry-without-shelf-life', (r) => edit(r, 'items', { shelf_life: undefined })],
  [
    'unit-conversion-wrong',
    (r) => {
      edit(r, 'items', { unit: 'kg' });
      edit(r, 'requirements', { unit: 'tonne' });
      edit(r, 'requirements', { unit: 'kg' }, 1);
      edit(r, 'items', { unit: 'KG' }, 1);
    },
  ],
  [
    'units-differ',
    (r) => {
      edit(r, 'items', { unit: 'box' });
    },
  ],

  [
    'requirement-without-amounts',
    (r) => {
      r.amounts = r.amounts.filter((row) => row.requirement !== 'reserve');
    },
  ],
  [
    'requirement-accepts-nothing',
    (r) => {
      r.accepts.shift();
    },
  ],
  ['basis-of-other-kind', (r) => edit(r, 'amounts', { basis: 'level' })],
  ['amount-blank', (r) => edit(r, 'amounts', { quantity: undefined })],
  ['amount-twice', (r) => edit(r, 'amounts', { quantity: 5 }, 2)],
  [
    'supply-without-level',
    (r) => edit(r, 'amounts', { quantity: undefined, days_of_supply: 3, daily_rate: 4 }),
  ],
  ['supply-half-given', (r) => edit(r, 'amounts', { daily_rate: undefined }, 2)],
  ['amounts-overlap', (r) => edit(r, 'amounts', { until: '2026-10-02' })],
  [
    'amount-cut-short',
    (r) => add(r, 'amounts', { requirement: 'training', from: '2026-12-01', basis: 'total', quantity: 5 }),
  ],
  [
    'amount-cut-short',
    (r) =>
      add(r, 'amounts', {
        requirement: 'reserve',
        from: '2026-12-01',
        until: '2027-01-01',
        basis: 'level',
        quantity: 5,
      }),
  ],
  ['flag-never-supplied', (r) => edit(r, 'accepts', { fit: false }, 2)],
  ['pledge-blank', (r) => edit(r, 'pledges', { value: undefined })],
  ['pledge-twice', (r) => edit(r, 'pledges', { quantity: 5 })],
  [
    'pledge-without-items',
    (r) => {
      r.pledge_items = [];
    },
  ],
  ['pledge-due-before', (r) => edit(r, 'pledges', { due: '2026-03-01' })],
  ['pledge-due-after', (r) => edit(r, 'pledges', { due: '2028-03-01' })],
  ['credit-of-one', (r) => edit(r, 'pledge_items', { credit: 1 })],
  ['pledge-beyond-items', (r) => edit(r, 'pledge_items', { at_most: 249 })],
  ['pledge-item-unsuppliable', (r) => edit(r, 'pledge_items', { item: 'body' })],

  [
    'measure-acts-at-once',
    (r) => {
      r.steps = r.steps.filter((row) => row.measure !== 'presses');
    },
  ],
  [
    'measure-without-effects',
    (r) => {
      add(r, 'measures', { id: 'study' });
      add(r, 'steps', { measure: 'study', step: 'look', ...step });
    },
  ],
  ['cost-paid-at-start', (r) => edit(r, 'steps', { cost_share: 0 }, 3)],
  ['cost-shares', (r) => edit(r, 'steps', { cost_share: 0.2 })],
  ['durations-out-of-order', (r) => edit(r, 'steps', { min: 'P3M' })],
  ['durations-out-of-order', (r) => edit(r, 'steps', { max: 'P30D' })],
  ['ramp-not-last', (r) => edit(r, 'steps', { kind: 'ramp' })],
  ['count-not-whole', (r) => edit(r, 'measures', { max_size: 2.5 }, 1)],
  ['sizes-crossed', (r) => edit(r, 'measures', { min_size: 3 }, 2)],
  ['size-unused', (r) => edit(r, 'measures', { max_size: 4 })],
  ['mandatory-without-window', (r) => edit(r, 'measures', { mandatory: true, decide_from: '2026-12-01' })],
  ['measure-without-window', (r) => edit(r, 'measures', { decide_from: '2026-12-01' })],
  ['decided-after-the-plan', (r) => edit(r, 'measures', { decided: '2027-04-01' })],
  [
    'mandatory-rivals',
    (r) => {
      edit(r, 'measures', { mandatory: true });
      edit(r, 'measures', { decided: '2026-01-01' }, 1);
    },
  ],
  ['prerequisite-cycle', (r) => add(r, 'prerequisites', { measure: 'firing-data', requires: 'line' })],
  ['prerequisite-cycle', (r) => add(r, 'prerequisites', { measure: 'line', requires: 'line' })],
  ['prerequisite-rival', (r) => add(r, 'prerequisites', { measure: 'line', requires: 'presses' })],
  ['effect-target', (r) => edit(r, 'effects', { target: 'make-shell' })],
  ['effect-target', (r) => edit(r, 'effects', { target: 'shell/depo' }, 6)],
  ['effect-target', (r) => edit(r, 'effects', { target: 'lines' }, 4)],
  ['training-without-pool', (r) => edit(r, 'effects', { target: 'press' }, 3)],
  ['storage-without-limit', (r) => edit(r, 'stocks', { storage_limit: undefined })],
  ['warmth-without-minimum', (r) => edit(r, 'processes', { minimum_rate: undefined }, 1)],
  ['flag-already-held', (r) => edit(r, 'accepts', { data: true }, 2)],
  ['shortens-itself', (r) => edit(r, 'effects', { target: 'presses' }, 4)],
  ['shorten-factor', (r) => edit(r, 'effects', { quantity: 1.5 }, 4)],
  ['step-kind-unused', (r) => edit(r, 'effects', { step_kind: 'build' })],
  ['effect-of-nothing', (r) => edit(r, 'effects', { quantity: 0 })],
  ['lasts-unused', (r) => edit(r, 'effects', { lasts: 'P1Y' }, 6)],

  [
    'exchange-currency-form',
    (r) => add(r, 'exchange_rates', { currency: 'eur', from: '2026-01-01', rate: 1.5 }),
  ],
  ['currency-without-rate', (r) => edit(r, 'exchange_rates', { from: '2026-04-02' })],
  [
    'rate-of-own-currency',
    (r) => add(r, 'exchange_rates', { currency: 'CAD', from: '2026-01-01', rate: 1.1 }),
  ],
  [
    'budget-missing',
    (r) => {
      r.budgets.pop();
    },
  ],
  ['budget-outside-calendar', (r) => add(r, 'budgets', { fund: 'rest', fiscal_year: 2027, cash: 5 })],
  ['spending-unbudgeted', (r) => edit(r, 'funds', { categories: ['procurement', 'training'] }, 1)],
  ['policy-column-blank', (r) => edit(r, 'policies', { share: undefined })],
  ['policy-column-unused', (r) => edit(r, 'policies', { quantity: 4 })],
  ['policy-subject-blank', (r) => edit(r, 'policies', { subject: undefined }, 1)],
  ['policy-subject-unused', (r) => edit(r, 'policies', { subject: 'CAN' })],
  ['floor-above-cap', (r) => add(r, 'policies', { id: 'less', kind: 'cap', scope: 'domestic', share: 0.4 })],
  ['retention-beyond-stock', (r) => edit(r, 'policies', { quantity: 1001 }, 2)],

  ['probabilities-above-one', (r) => edit(r, 'scenarios', { probability: 0.5 })],
  ['scenario-changes-nothing', (r) => add(r, 'scenarios', { id: 'calm' })],
  ['scenario-cycle', (r) => edit(r, 'scenarios', { includes: ['worse'] })],
  ['change-unknown-table', (r) => change(r, { table: 'rate', value: '1' })],
  ['change-unknown-field', (r) => change(r, { field: 'speed', value: '1' })],
  ['change-of-fixed-field', (r) => change(r, { field: 'segment', value: 'surge' })],
  ['change-not-dated', (r) => change(r, { field: 'extra_cost', value: '1', until: '2026-09-01' })],
  ['dates-crossed', (r) => edit(r, 'policies', { from: '2026-09-01', until: '2026-08-01' })],
  ['change-value-blank', (r) => change(r, { value: ' ' })],
  ['change-operation-unfit', (r) => change(r, { field: 'trigger', op: 'scale', value: '2' })],
  [
    'change-unknown-reference',
    (r) => change(r, { table: 'processes', row: 'carry', field: 'from_site', value: 'plnt' }),
  ],
  ['change-matches-no-row', (r) => change(r, { row: 'cary/base', value: '2' })],
  [
    'change-of-blank',
    (r) => change(r, { table: 'processes', row: 'carry', field: 'growth', op: 'scale', value: '2' }),
  ],
  ['change-out-of-limits', (r) => change(r, { op: 'add', value: '-101' })],
  ['factors-out-of-order', (r) => uncertain(r, { low: 1.05 })],
  ['factors-out-of-order', (r) => uncertain(r, { low: 1.2, distribution: 'uniform' })],
  ['field-not-uncertain', (r) => uncertain(r, { field: 'trigger' })],
  ['field-not-uncertain', (r) => uncertain(r, { table: 'measures', row: '*', field: 'max_size' })],
  ['field-not-uncertain', (r) => uncertain(r, { table: 'steps', row: '*', field: 'max' })],
  ['change-matches-no-row', (r) => uncertain(r, { row: 'cary/base' })],
  ['change-unknown-table', (r) => uncertain(r, { table: 'rate' })],
  ['change-unknown-field', (r) => uncertain(r, { field: 'rat' })],
  ['change-not-dated', (r) => uncertain(r, { field: 'extra_cost', from: '2026-09-01' })],
  ['change-of-blank', (r) => uncertain(r, { table: 'processes', row: 'carry', field: 'growth' })],
  ['change-out-of-limits', (r) => uncertain(r, { table: 'processes', row: 'carry', field: 'yield' })],
  ['outside-the-calendar', (r) => uncertain(r, { until: '2020-01-01' })],
];

/** Codes whose cases bring others along by their nature, or that `realise` finds and `checkPlan` cannot. */
const elsewhere: readonly CheckingCode[] = [
  'requirement-unsuppliable',
  'requirement-without-flags',
  'unknown-scenario',
  'change-unreadable',
  'change-dates-crossed',
  'more-notes',
];
const codes = (plan: Plan) => checkPlan(plan).map((fault) => fault.code);

describe('checkPlan', () => {
  it('finds nothing in a sound plan', () => {
    expect(checkPlan(changed(() => {}))).toEqual([]);
  });

  it.each(cases)('finds %s', (code, change) => {
    expect(codes(changed(change))).toEqual([code]);
  });

  it('has a case for every code', () => {
    const tried = new Set<string>([...cases.map(([code]) => code), ...elsewhere]);
    expect(Object.keys(checkingFaults).filter((code) => !tried.has(code))).toEqual([]);
  });

  it.each(cases)('says %s whole in both languages', (_, change) => {
    for (const fault of checkPlan(changed(change))) {
      for (const language of ['en', 'fr'] as const) {
        const { what, remedy } = describeFault(fault, language);
        expect(`${what} ${remedy}`).not.toMatch(/undefined|NaN|""|«\s*»|\(\s*\)| {2}| ,/);
        expect(what).toMatch(/[.?)]$/);
        expect(remedy).toMatch(/\.$/);
      }
    }
  });

  it('names the nearest id', () => {
    const [fault] = checkPlan(changed((r) => edit(r, 'sites', { organisation: 'arsenl' })));
    expect(fault).toMatchObject({ table: 'sites', row: 'plant', column: 'organisation', value: 'arsenl' });
    expect(describeFault(fault, 'en').remedy).toContain('Did you mean arsenal?');
    expect(describeFault(fault, 'fr').remedy).toContain('Vouliez-vous dire arsenal ?');
  });

  it('names the cycle in a bill of material, co-products included', () => {
    const [fault] = checkPlan(
      changed((r) => {
        add(r, 'processes', { id: 'melt', kind: 'make', item: 'powder', site: 'plant' });
        add(r, 'rates', { process: 'melt', segment: 'base', rate: 1 });
        add(r, 'inputs', { process: 'melt', item: 'scrap', quantity: 1 });
        add(r, 'inputs', { process: 'make-body', item: 'powder', quantity: 1 });
      }),
    );
    expect(fault.code).toBe('material-cycle');
    expect(fault.detail).toEqual({ cycle: 'powder > scrap > powder', processes: 'make-body, melt' });
  });

  it('finds requirements that nothing can ever supply, through moves and inputs, and names the missing link', () => {
    const cut = (r: Rows) => {
      r.stocks = r.stocks.map((row) => ({ ...row, quantity: 0 }));
      r.effects = r.effects.filter((row) => row.kind !== 'stock');
      r.policies.pop();
    };
    const found = (change: (r: Rows) => void) =>
      checkPlan(
        changed((r) => {
          cut(r);
          change(r);
        }),
      ).filter((fault) => fault.code === 'requirement-unsuppliable');
    expect(found(() => {})).toEqual([]);
    const [training, reserve] = found((r) => {
      r.rates = r.rates.filter((row) => row.process !== 'buy-powder');
      r.changes = [];
    });
    expect(reserve).toBeUndefined(); // old-shell comes as a receipt
    expect(training.detail).toEqual({
      item: 'powder',
      site: 'plant',
      process: 'buy-powder',
      chain: 'shell (depot) < shell (plant) < powder (plant)',
    });
    const [noMove] = found((r) => {
      r.processes.pop();
      r.rates.pop();
    });
    expect(noMove.detail).toMatchObject({ item: 'shell', site: 'depot', process: '' });
    expect(describeFault(noMove, 'en').what).toContain('shell reaches depot by no process');
  });

  it('finds requirements of which every accepted item lacks a flag for good', () => {
    const plan = changed((r) => edit(r, 'accepts', { release: false }));
    expect(codes(plan)).toEqual(['requirement-without-flags', 'flag-never-supplied']);
    const freed = changed((r) => {
      edit(r, 'accepts', { release: false });
      change(r, { table: 'accepts', row: 'training/shell', field: 'release', value: 'true' });
    });
    expect(codes(freed)).toEqual([]);
  });

  it('tells all faults at once, faults before notes, and counts what it does not spell out', () => {
    const plan = changed((r) => {
      edit(r, 'items', { nsn: 'x' });
      edit(r, 'sites', { nation: 'XXX' });
      for (let k = 0; k < 1500; k++) add(r, 'sources', { id: `s${k}`, title: 's', marking: 'none' });
    });
    const faults = checkPlan(plan);
    expect(faults.length).toBe(1002);
    expect(faults[1000]).toMatchObject({ code: 'more-faults', severity: 'fault', detail: { count: 501 } });
    expect(faults[1001]).toMatchObject({ code: 'nsn-form', severity: 'note' });
    expect(describeFault(faults[1000], 'fr').what).toContain('501');
  });

  it('says from which day on nothing is asked, and nothing where the plan asks to its end or the row said so', () => {
    const total = { requirement: 'training', from: '2026-12-01', basis: 'total', quantity: 5 } as const;
    const [note] = checkPlan(changed((r) => add(r, 'amounts', { ...total, until: '2027-02-01' })));
    expect(note).toMatchObject({
      severity: 'note',
      row: 'training/2026-10-01',
      column: 'until',
      detail: { next: '2026-12-01', from: '2027-02-01' },
    });
    const silent: Case[1][] = [
      (r) => add(r, 'amounts', { ...total, until: '2027-04-01' }),
      (r) => {
        edit(r, 'amounts', { until: '2027-04-01' }, 1);
        add(r, 'amounts', total);
      },
      (r) => {
        add(r, 'amounts', total);
        add(r, 'amounts', { ...total, from: '2027-01-01', basis: 'per_month' });
      },
      (r) => {
        edit(r, 'amounts', { quantity: 0 }, 1);
        add(r, 'amounts', total);
      },
    ];
    for (const change of silent) expect(codes(changed(change))).toEqual([]);
  });

  it('says of a factor beyond what the column takes whether it is the least or the most', () => {
    const [fault] = checkPlan(
      changed((r) => uncertain(r, { table: 'processes', row: 'carry', field: 'yield' })),
    );
    expect(fault).toMatchObject({ table: 'uncertainties', row: 'output', column: 'high', value: '1.1' });
  });

  it('tells a fault of an included scenario once', () => {
    const plan = changed((r) => change(r, { row: 'nothing', value: '2' }));
    expect(codes(plan)).toEqual(['change-matches-no-row']);
  });

  it('has words for all it finds in plans of any kind, and changes none of them', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        const before = structuredClone(plan);
        for (const fault of checkPlan(plan)) {
          for (const language of ['en', 'fr'] as const) {
            const { what, remedy } = describeFault(fault, language);
            expect(`${what} ${remedy}`).not.toMatch(/\bundefined\b|\bNaN\b/);
          }
        }
        expect(plan).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
