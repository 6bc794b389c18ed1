import type { TablesOfCase } from '../planOf.ts';

/**
 * Rows of a plan in which there is nothing to find: a shell made of a body and powder, bought and moved, needed three
 * ways, pledged, and what could be done about it. Cases change a copy of it in one respect.
 */
export function soundRows() {
  return {
    nations: [
      { id: 'CAN', name: 'Canada' },
      { id: 'NOR', name: 'Norway', allied: true },
    ],
    organisations: [{ id: 'arsenal', kind: 'firm', nation: 'CAN', ncage: 'L0123' }],
    sites: [
      { id: 'plant', nation: 'CAN', organisation: 'arsenal', latitude: 43, longitude: -80.9 },
      { id: 'depot', nation: 'CAN' },
    ],
    items: [
      { id: 'shell', kind: 'end_item', nsn: '1320-01-454-3432', shelf_life: 'P10Y' },
      { id: 'old-shell', kind: 'end_item' },
      { id: 'body', kind: 'component' },
      { id: 'powder', kind: 'material', unit: 'kg' },
      { id: 'scrap', kind: 'material', unit: 'kg' },
    ],
    processes: [
      {
        id: 'make-shell',
        kind: 'make',
        item: 'shell',
        site: 'plant',
        lead_time: 'P2M',
        unit_cost: 100,
        growth: 5,
        current_rate: 10,
      },
      {
        id: 'make-body',
        kind: 'make',
        item: 'body',
        site: 'plant',
        minimum_rate: 10,
        minimum_mode: 'while_warm',
      },
      { id: 'buy-powder', kind: 'buy', item: 'powder', site: 'plant', currency: 'USD', unit_cost: 5 },
      { id: 'carry', kind: 'move', item: 'shell', site: 'depot', from_site: 'plant' },
    ],
    rates: [
      { process: 'make-shell', segment: 'base', rate: 50 },
      { process: 'make-shell', segment: 'surge', rate: 20, extra_cost: 10, trigger: 'd_day', notice: 'P1M' },
      { process: 'make-body', segment: 'base', rate: 50 },
      { process: 'buy-powder', segment: 'base', rate: 500 },
      { process: 'carry', segment: 'base', rate: 100 },
    ],
    outputs: [{ process: 'make-body', item: 'scrap', quantity: 2 }],
    inputs: [
      { process: 'make-shell', item: 'body', quantity: 1, offset: 'P1M' },
      { process: 'make-shell', item: 'powder', quantity: 8 },
    ],
    resources: [
      { id: 'press', kind: 'capacity', unit: 'hour', capacity: 300 },
      {
        id: 'fillers',
        kind: 'pool',
        unit: 'hour',
        people: 20,
        per_person: 120,
        training_cost: 1000,
        training_places: 2,
      },
    ],
    uses: [
      { process: 'make-body', resource: 'press', quantity: 2 },
      { process: 'make-shell', resource: 'fillers', quantity: 3 },
    ],
    stocks: [
      {
        item: 'shell',
        site: 'depot',
        quantity: 1000,
        storage_limit: 5000,
        holding_cost: 1,
        expires: '2027-01-01',
      },
    ],
    receipts: [{ id: 'lot', item: 'old-shell', site: 'depot', quantity: 10, date: '2026-06-01' }],
    requirements: [
      { id: 'training', kind: 'consume', rank: 2, site: 'depot', unit: 'round' },
      { id: 'reserve', kind: 'hold', rank: 1, site: 'depot' },
    ],
    amounts: [
      { requirement: 'training', from: '2026-04-01', until: '2026-10-01', basis: 'per_month', quantity: 20 },
      { requirement: 'training', from: '2026-10-01', basis: 'per_month', quantity: 30 },
      { requirement: 'reserve', from: '2026-09-01', basis: 'level', days_of_supply: 30, daily_rate: 20 },
    ],
    accepts: [
      { requirement: 'training', item: 'shell' },
      { requirement: 'reserve', item: 'shell' },
      { requirement: 'reserve', item: 'old-shell', data: false },
    ],
    pledges: [{ id: 'aid', recipient: 'NOR', rank: 3, value: 50_000, due: '2026-12-01' }],
    pledge_items: [{ pledge: 'aid', item: 'shell', site: 'depot', credit: 200 }],
    measures: [
      { id: 'line', fixed_cost: 1e6, upkeep: 10, group: 'lines', board_months: [6, 11] },
      { id: 'presses', sizing: 'count', max_size: 3, fixed_cost: 1e5, group: 'lines' },
      { id: 'firing-data', sizing: 'size', min_size: 1, max_size: 2, size_cost: 3 },
    ],
    steps: [
      {
        measure: 'line',
        step: 'approve',
        kind: 'approval',
        min: 'P1M',
        likely: 'P2M',
        max: 'P4M',
        cost_share: 0.1,
      },
      {
        measure: 'line',
        step: 'build',
        kind: 'build',
        min: 'P2M',
        likely: 'P2M',
        max: 'P3M',
        cost_share: 0.9,
      },
      { measure: 'line', step: 'grow', kind: 'ramp', min: 'P1M', likely: 'P1M', max: 'P1M' },
      {
        measure: 'presses',
        step: 'build',
        kind: 'build',
        min: 'P2M',
        likely: 'P2M',
        max: 'P3M',
        cost_share: 1,
      },
      {
        measure: 'firing-data',
        step: 'trial',
        kind: 'qualify',
        min: 'P1M',
        likely: 'P1M',
        max: 'P1M',
        cost_share: 1,
      },
    ],
    effects: [
      { measure: 'line', effect: 'more', kind: 'capacity', target: 'make-shell/base', quantity: 30 },
      { measure: 'line', effect: 'store', kind: 'storage', target: 'shell/depot', quantity: 100 },
      { measure: 'presses', effect: 'warm', kind: 'keep_warm', target: 'make-body' },
      { measure: 'presses', effect: 'teach', kind: 'training_places', target: 'fillers', quantity: 1 },
      {
        measure: 'presses',
        effect: 'quick',
        kind: 'shorten',
        target: 'line',
        quantity: 0.5,
        step_kind: 'approval',
      },
      { measure: 'firing-data', effect: 'data', kind: 'data', target: 'reserve/old-shell' },
      { measure: 'firing-data', effect: 'gift', kind: 'stock', target: 'shell/depot', quantity: 5 },
    ],
    prerequisites: [{ measure: 'line', requires: 'firing-data' }],
    funds: [
      { id: 'capital', categories: ['capital', 'upkeep'] },
      { id: 'rest', categories: ['procurement', 'holding', 'training'] },
    ],
    budgets: [
      { fund: 'capital', fiscal_year: 2026, cash: 2e6 },
      { fund: 'rest', fiscal_year: 2026, cash: 1e6 },
    ],
    exchange_rates: [{ currency: 'USD', from: '2026-01-01', rate: 1.35 }],
    policies: [
      { id: 'home', kind: 'floor', scope: 'domestic', share: 0.5 },
      { id: 'one-firm', kind: 'cap', scope: 'organisation', subject: 'arsenal', share: 0.9 },
      { id: 'kept', kind: 'retention', item: 'shell', quantity: 100, site: 'depot' },
    ],
    scenarios: [
      { id: 'war', probability: 0.4, d_day: '2026-07-01' },
      { id: 'worse', probability: 0.6, includes: ['war'] },
    ],
    changes: [
      {
        scenario: 'war',
        table: 'rates',
        row: 'buy-powder/*',
        field: 'rate',
        op: 'scale',
        value: '0.5',
        from: '2026-07-01',
      },
      { scenario: 'worse', table: 'processes', row: '*', field: 'lead_time', op: 'scale', value: '1.5' },
    ],
    uncertainties: [
      {
        id: 'prices',
        table: 'processes',
        row: 'buy-*',
        field: 'unit_cost',
        low: 0.8,
        high: 1.4,
        group: 'imports',
      },
      { id: 'approvals', table: 'steps', row: '*', field: 'likely', low: 1, likely: 1.2, high: 2 },
    ],
    sources: [{ id: 'memo', title: 'Memo' }],
  } satisfies TablesOfCase;
}
