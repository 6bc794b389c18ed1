import { dayOf, describeFault, type Plan, realise, type WhatIf } from '@sinew/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf, type RowOfCase } from '../planOf.ts';

type ChangeRow = RowOfCase<'changes'>;

function plant(
  changes: readonly ChangeRow[] = [],
  scenarios: readonly RowOfCase<'scenarios'>[] = [{ id: 's' }],
): Plan {
  return planOf({
    sites: [{ id: 'a', nation: 'CAN' }],
    items: [
      { id: 'shell', kind: 'end_item' },
      { id: 'm795.v2/x', kind: 'end_item' },
    ],
    processes: [
      { id: 'p', kind: 'make', item: 'shell', site: 'a', lead_time: 'P18M' },
      {
        id: 'q',
        kind: 'make',
        item: 'shell',
        site: 'a',
        growth: 4,
        current_rate: 0,
        open_from: '2026-04-01',
      },
    ],
    rates: [
      { process: 'p', segment: 'base', rate: 100 },
      { process: 'p', segment: 'surge', rate: 40 },
      { process: 'q', segment: 'base', rate: 10 },
    ],
    stocks: [{ item: 'shell', site: 'a', quantity: 5 }],
    funds: [{ id: 'f' }],
    budgets: [
      { fund: 'f', fiscal_year: 2026, cash: 100, commitment: 80 },
      { fund: 'f', fiscal_year: 2027, cash: 200 },
    ],
    scenarios: [...scenarios],
    changes: changes.map((row) => ({ scenario: 's', table: 'rates', row: 'p/base', field: 'rate', ...row })),
  });
}

function realised(plan: Plan, whatIf: WhatIf = { scenarios: ['s'] }) {
  const result = realise(plan, whatIf);
  expect(result.faults).toBeUndefined();
  return result.realised!;
}
const codes = (plan: Plan, whatIf: WhatIf = { scenarios: ['s'] }) =>
  realise(plan, whatIf).faults?.map((f) => f.code);
const rates = (plan: Plan) => plan.tables.rates.map((row) => row.rate);

describe('scenarios', () => {
  it('shares the plan when nothing changes', () => {
    const plan = plant();
    const whole = realised(plan, {});
    expect(whole.plan).toBe(plan);
    expect(whole.profile('rates', 'p/base', 'rate')).toBeUndefined();
    expect(whole.dDay).toBeUndefined();
  });

  it('copies only what changes, freezes it, and leaves the plan as it was', () => {
    const plan = plant([{ op: 'set', value: '7' }]);
    const { plan: changed } = realised(plan);
    expect(rates(changed)).toEqual([7, 40, 10]);
    expect(rates(plan)).toEqual([100, 40, 10]);
    expect(changed.tables.items).toBe(plan.tables.items);
    expect(changed.tables.rates[1]).toBe(plan.tables.rates[1]);
    expect(Object.isFrozen(changed.tables.rates) && Object.isFrozen(changed.tables.rates[0])).toBe(true);
  });

  it('refuses changed rows that do not go together, as a check of such rows would', () => {
    expect(codes(plant(), { sets: ['processes.p.kind=move'] })).toEqual(['move-from-nowhere']);
  });

  it('matches rows by * anywhere in the id', () => {
    expect(rates(realised(plant([{ row: 'p/*', op: 'scale', value: '2' }])).plan)).toEqual([200, 80, 10]);
    expect(rates(realised(plant([{ row: '*/base', op: 'add', value: '-1' }])).plan)).toEqual([99, 40, 9]);
    expect(rates(realised(plant([{ row: '*', op: 'set', value: '0' }])).plan)).toEqual([0, 0, 0]);
    expect(codes(plant([{ row: 'p/ba*ase', op: 'set', value: '0' }]))).toEqual(['change-matches-no-row']);
  });

  it('applies the changes of a scenario in the order of the rows', () => {
    const up = { op: 'add', value: '10' } as const;
    const double = { op: 'scale', value: '2' } as const;
    expect(rates(realised(plant([up, double])).plan)[0]).toBe(220);
    expect(rates(realised(plant([double, up])).plan)[0]).toBe(210);
  });

  it('lays each scenario after what it includes, once, and takes the last D-day', () => {
    const plan = plant(
      [
        { scenario: 'top', op: 'scale', value: '2' },
        { scenario: 'base', op: 'add', value: '10' },
        { scenario: 'side', op: 'add', value: '1' },
      ],
      [
        { id: 'top', includes: ['base', 'side'] },
        { id: 'side', includes: ['base'], d_day: '2027-01-01' },
        { id: 'base', d_day: '2028-01-01' },
      ],
    );
    const top = realised(plan, { scenarios: ['top', 'side'] });
    expect(top.scenarios).toEqual(['base', 'side', 'top']);
    expect(rates(top.plan)[0]).toBe(222);
    expect(top.dDay).toBe(dayOf('2027-01-01'));
  });

  it('refuses unknown scenarios and scenarios that include themselves', () => {
    expect(codes(plant(), { scenarios: ['t'] })).toEqual(['unknown-scenario']);
    const round = plant(
      [],
      [
        { id: 's', includes: ['t'] },
        { id: 't', includes: ['s'] },
      ],
    );
    const [fault] = realise(round, { scenarios: ['s'] }).faults!;
    expect(fault).toMatchObject({ code: 'scenario-cycle', row: 't', detail: { cycle: 's > t > s' } });
  });

  it('refuses, all at once, changes that could not mean anything', () => {
    const wrong: [string, ChangeRow][] = [
      ['change-unknown-table', { table: 'rate', op: 'set', value: '1' }],
      ['change-unknown-field', { field: 'rates', op: 'set', value: '1' }],
      ['change-of-fixed-field', { field: 'segment', op: 'set', value: 'surge' }],
      ['change-matches-no-row', { row: 'p/bse', op: 'set', value: '1' }],
      ['change-not-dated', { field: 'extra_cost', op: 'set', value: '1', from: '2027-01-01' }],
      ['change-dates-crossed', { op: 'set', value: '1', from: '2027-01-01', until: '2027-01-01' }],
      ['number-form', { op: 'set', value: 'many' }],
      [
        'change-operation-unfit',
        { table: 'items', row: 'shell', field: 'critical', op: 'scale', value: '2' },
      ],
      ['change-out-of-limits', { op: 'add', value: '-101' }],
      ['number-not-above', { table: 'processes', row: 'p', field: 'yield', op: 'set', value: '0' }],
      ['change-unknown-reference', { table: 'sites', row: 'a', field: 'nation', op: 'set', value: 'NOR' }],
      ['change-of-blank', { table: 'processes', row: 'p', field: 'growth', op: 'scale', value: '2' }],
    ];
    const faults = realise(plant(wrong.map(([, row]) => row)), { scenarios: ['s'] }).faults!;
    expect(faults.map((fault) => fault.code)).toEqual(wrong.map(([code]) => code));
    expect(faults.every((fault) => fault.table === 'changes' && fault.severity === 'fault')).toBe(true);
  });

  it('skips blanks when a pattern finds rows that are not', () => {
    const plan = plant([{ table: 'processes', row: '*', field: 'growth', op: 'scale', value: '2' }]);
    expect(realised(plan).plan.tables.processes.map((row) => row.growth)).toEqual([undefined, 8]);
  });

  it('scales durations and shifts dates and durations', () => {
    const process = (change: ChangeRow) =>
      realised(plant([{ table: 'processes', ...change }])).plan.tables.processes;
    expect(process({ row: 'p', field: 'lead_time', op: 'scale', value: '1.5' })[0].lead_time).toBe('P27M');
    expect(process({ row: 'p', field: 'lead_time', op: 'add', value: 'P10D' })[0].lead_time).toBe('P18M10D');
    expect(process({ row: 'p', field: 'lead_time', op: 'add', value: '-P18M' })[0].lead_time).toBe('P0D');
    expect(process({ row: 'q', field: 'open_from', op: 'add', value: 'P1M' })[1].open_from).toBe(
      '2026-05-01',
    );
    expect(process({ row: 'q', field: 'open_from', op: 'add', value: '-P1M' })[1].open_from).toBe(
      '2026-03-01',
    );
    const refused = (change: ChangeRow) => codes(plant([{ table: 'processes', op: 'add', ...change }]));
    expect(refused({ row: 'p', field: 'lead_time', value: '-P19M' })).toEqual(['change-out-of-limits']);
    expect(refused({ row: 'q', field: 'open_from', value: 'P8000Y' })).toEqual(['change-out-of-limits']);
    expect(refused({ row: 'q', field: 'open_from', value: 'P999999Y' })).toEqual(['change-out-of-limits']);
  });
});

describe('dated changes', () => {
  const from = '2026-07-01';
  const until = '2026-10-01';
  const mean = (changes: readonly ChangeRow[], a: string, b: string) =>
    realised(plant(changes)).profile('rates', 'p/base', 'rate')!.mean(dayOf(a), dayOf(b));

  it('weigh each day alike', () => {
    const halved = [{ op: 'scale', value: '0.5', from, until }] as const;
    expect(mean(halved, '2026-04-01', '2026-07-01')).toBe(100);
    expect(mean(halved, '2026-07-01', '2026-10-01')).toBe(50);
    expect(mean(halved, '2026-09-21', '2026-10-11')).toBeCloseTo(75, 12);
    expect(mean(halved, '2026-09-30', '2026-09-30')).toBe(50);
    expect(realised(plant(halved)).plan.tables.rates[0].rate).toBe(100);
  });

  it('compose with each other and with changes for the whole plan, in order', () => {
    const dip = { op: 'set', value: '0', from, until } as const;
    const lift = { op: 'add', value: '10' } as const;
    expect(mean([dip, lift], '2026-08-01', '2026-08-02')).toBe(10);
    expect(mean([lift, dip], '2026-08-01', '2026-08-02')).toBe(0);
    expect(mean([lift, dip], '2026-11-01', '2026-11-02')).toBe(110);
    const later = { op: 'scale', value: '3', from: '2026-09-01' } as const;
    expect(mean([dip, lift, later], '2026-09-15', '2026-09-16')).toBe(30);
    expect(mean([dip, lift, later], '2027-09-15', '2027-09-16')).toBe(330);
  });

  it('leave no profile when the whole plan is set afterwards', () => {
    const plan = plant([
      { op: 'scale', value: '2', from },
      { op: 'set', value: '9' },
    ]);
    const { plan: changed, profile } = realised(plan);
    expect(profile('rates', 'p/base', 'rate')).toBeUndefined();
    expect(changed.tables.rates[0].rate).toBe(9);
  });

  it('set a storage limit where there was none', () => {
    const plan = plant([
      { table: 'stocks', row: 'shell/a', field: 'storage_limit', op: 'set', value: '50', from, until },
      { table: 'stocks', row: 'shell/a', field: 'storage_limit', op: 'scale', value: '0', until: from },
    ]);
    const limit = realised(plan).profile('stocks', 'shell/a', 'storage_limit')!;
    expect(limit.mean(dayOf('2026-08-01'), dayOf('2026-09-01'))).toBe(50);
    expect(limit.mean(dayOf('2026-05-01'), dayOf('2026-06-01'))).toBe(Number.POSITIVE_INFINITY);
    expect(limit.mean(dayOf('2026-09-01'), dayOf('2026-11-01'))).toBe(Number.POSITIVE_INFINITY);
  });

  it('agree with the same changes replayed day by day', () => {
    const day0 = dayOf('2026-04-01');
    const one = fc.record({
      op: fc.constantFrom('set', 'scale', 'add'),
      value: fc.integer({ min: 0, max: 9 }),
      from: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      length: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    });
    const date = (offset: number) => new Date((day0 + offset) * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 1, max: 40 }),
        (list, a, length) => {
          const changes = list.map(({ op, value, from: first, length: days }) => ({
            op,
            value: String(value),
            from: first === undefined ? undefined : date(first),
            until: days === undefined ? undefined : date((first ?? 0) + days),
          }));
          let sum = 0;
          for (let day = a; day < a + length; day++) {
            let value = 100;
            for (const { op, value: by, from: first, length: days } of list) {
              const within = day >= (first ?? -1e9) && day < (days === undefined ? 1e9 : (first ?? 0) + days);
              if (within) value = op === 'set' ? by : op === 'scale' ? value * by : value + by;
            }
            sum += value;
          }
          const whole = realised(plant(changes));
          const mean =
            whole.profile('rates', 'p/base', 'rate')?.mean(day0 + a, day0 + a + length) ??
            whole.plan.tables.rates[0].rate;
          expect(mean).toBeCloseTo(sum / length, 6);
        },
      ),
    );
  });
});

describe('changes by hand', () => {
  it('come after the scenarios, and take ids with dots and slashes', () => {
    const plan = plant([{ op: 'set', value: '10' }]);
    const both = realised(plan, {
      scenarios: ['s'],
      sets: ['rates.p/base.rate*=3', 'items.m795.v2/x.unit=kg'],
    });
    expect(both.plan.tables.rates[0].rate).toBe(30);
    expect(both.plan.tables.items[1].unit).toBe('kg');
    expect(both.changes).toEqual(['rates.p/base.rate*=3', 'items.m795.v2/x.unit=kg']);
  });

  it('set, scale, add and take away', () => {
    const after = (set: string) => rates(realised(plant(), { sets: [set] }).plan)[0];
    expect(after('rates.p/base.rate=1')).toBe(1);
    expect(after('rates.p/*.rate*=1.5')).toBe(150);
    expect(after('rates.p/base.rate+=5')).toBe(105);
    expect(after('rates.p/base.rate-=5')).toBe(95);
    expect(after('rates.p/base.rate-=-5')).toBe(105);
  });

  it('reach the settings, the budget and the percentile', () => {
    const { plan } = realised(plant(), {
      sets: ['settings.discount_rate=0.03'],
      budget: 1.5,
      percentile: 0.8,
    });
    expect(plan.settings).toMatchObject({ discount_rate: 0.03, percentile: 0.8, id: 'case' });
    expect(plan.tables.budgets.map((row) => [row.cash, row.commitment])).toEqual([
      [150, 120],
      [300, undefined],
    ]);
    expect(codes(plant(), { percentile: 2 })).toEqual(['number-above']);
    expect(codes(plant(), { percentile: 0 })).toEqual(['number-below']);
    expect(codes(plant(), { percentile: 1 })).toEqual(['number-above']);
  });

  it('name the budget or the percentile that was asked, not the changes it stands for', () => {
    const { faults } = realise(plant(), { budget: 1e12, percentile: 0 });
    expect(faults?.map((fault) => describeFault(fault, 'en').where)).toEqual([
      'change budget 1000000000000',
      'change budget 1000000000000',
      'change percentile 0, column value',
    ]);
  });

  it('that cannot be read are faults', () => {
    for (const text of ['', 'rates', 'rates.rate=1', 'settings.x.percentile=1', '=3', 'rates.p/base.rate']) {
      const { faults } = realise(plant(), { sets: [text] });
      expect(faults?.map(({ code }) => code)).toEqual(['change-unreadable']);
      const { where, what } = describeFault(faults![0], 'en');
      expect(`${where}${what}`).toBe(`"${text}" is not a change.`);
    }
  });
});

describe('drawn factors', () => {
  const uncertain = (
    rows: readonly RowOfCase<'uncertainties'>[],
    steps: readonly RowOfCase<'steps'>[] = [],
  ) => {
    const { settings, tables } = plant([{ op: 'scale', value: '2', from: '2026-06-01' }]);
    const more = planOf({
      uncertainties: rows.map((row) => ({
        table: 'rates',
        row: 'p/base',
        field: 'rate',
        low: 0,
        high: 2,
        ...row,
      })),
      steps: [...steps],
    });
    const { uncertainties, steps: lengths } = more.tables;
    return { settings, tables: { ...tables, uncertainties, steps: lengths } };
  };

  it('are laid over scenarios and changes by hand; a row without a factor stays as stated', () => {
    const plan = uncertain([{ id: 'output' }, { id: 'other', row: 'q/base' }]);
    const whole = realised(plan, {
      scenarios: ['s'],
      sets: ['rates.p/base.rate+=20'],
      factors: { output: 0.5 },
    });
    expect(rates(whole.plan)).toEqual([60, 40, 10]);
    const course = whole.profile('rates', 'p/base', 'rate')!;
    expect(course.mean(dayOf('2026-05-01'), dayOf('2026-05-31'))).toBe(60);
    // (100 × 2 + 20) × 0.5
    expect(course.mean(dayOf('2026-06-01'), dayOf('2026-07-01'))).toBe(110);
    expect(whole.changes).toEqual(['rates.p/base.rate+=20']);
  });

  it('hold between their dates only', () => {
    const plan = uncertain([{ id: 'output', from: '2026-02-01', until: '2026-03-01' }]);
    const course = realised(plan, { factors: { output: 3 } }).profile('rates', 'p/base', 'rate')!;
    expect([1, 2, 3].map((m) => course.mean(dayOf(`2026-0${m}-02`), dayOf(`2026-0${m}-03`)))).toEqual([
      100, 300, 100,
    ]);
  });

  it('stretch all of a step, and every row that a pattern names', () => {
    const plan = uncertain(
      [{ id: 'slow', table: 'steps', row: '*/approval', field: 'likely' }],
      ['one', 'two'].map((measure) => ({
        measure,
        step: 'approval',
        kind: 'approval',
        min: 'P2M',
        likely: 'P4M',
        max: 'P10D',
      })),
    );
    const { steps } = realised(plan, { factors: { slow: 1.5 } }).plan.tables;
    expect(steps.map(({ min, likely, max }) => [min, likely, max])).toEqual(
      Array(2).fill(['P3M', 'P6M', 'P15D']),
    );
  });

  it('that a column does not take are faults of the row of uncertainties', () => {
    const plan = uncertain([{ id: 'output' }]);
    const { faults } = realise(plan, { factors: { output: -1 } });
    expect(faults).toMatchObject([{ code: 'change-out-of-limits', table: 'uncertainties', row: 'output' }]);
  });
});
