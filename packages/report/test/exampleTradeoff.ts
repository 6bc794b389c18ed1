import type { CurvePoint, PointCost, Tradeoff, TradeoffPoint } from '@sinew/planner';
import { exampleOutcome } from './exampleOutcome.ts';

const cost = (stock: number, holding: number, measures: number, running: number): PointCost => ({
  stock,
  holding,
  measures,
  running,
  writtenOff: 0,
  total: stock + holding + measures + running,
});

const none: TradeoffPoint = {
  id: 'nothing',
  quantity: 0,
  stocks: [],
  measures: [],
  status: 'optimal',
  gap: 0,
  short: 0.4,
  needs: [{ id: 'need', short: 4000, from: '2027-01-01' }],
  full: false,
  cost: cost(0, 2e6, 0, 40e6),
  pDay: null,
  reasons: [],
};

const line = { id: 'line', name: 'New line', nameFr: 'Nouvelle chaîne', decided: '2026-06-01', size: 1 };

const held = (id: string, quantity: number, of: PointCost): TradeoffPoint => ({
  ...none,
  id,
  quantity,
  stocks: [{ site: 'depot', quantity }],
  measures: [line],
  short: 0,
  needs: [],
  full: true,
  cost: of,
  pDay: '2027-04-01',
});

/** A made-up trade-off: stock has no room for all of it, capacity comes too late, and the mix is between. */
export const exampleTradeoff: Tradeoff = {
  sinew: 'tradeoff/1',
  plan: exampleOutcome.plan,
  scenarios: [],
  changes: [],
  status: 'done',
  item: { id: 'round', name: 'Round, complete', nameFr: 'Coup complet', unit: 'round' },
  dDay: '2027-01-01',
  from: '2027-01-01',
  until: '2028-01-01',
  protects: [
    { id: 'need', name: 'Need', nameFr: 'Besoin', unit: 'round', rank: 1, asked: 10_000 },
    { id: 'other', name: 'Other need', nameFr: null, unit: 'round', rank: 2, asked: 2000 },
  ],
  price: { unit: 4900, basis: 'make', process: 'assembly' },
  unavoidable: 0,
  nothing: none,
  stock: {
    ...none,
    id: 'stock',
    quantity: 3000,
    needs: [{ id: 'need', short: 1000, from: '2027-10-01' }],
    cost: cost(14.7e6, 3e6, 0, 40e6),
    reasons: [{ code: 'storage', atBest: 0 }],
  },
  capacity: {
    ...none,
    id: 'capacity',
    measures: [line],
    needs: [
      { id: 'need', short: 1200, from: '2027-01-01' },
      { id: 'other', short: 12, from: '2027-02-01' },
    ],
    cost: cost(0, 2e6, 90e6, 60e6),
    reasons: [
      { code: 'time', atBest: 0.05 },
      { code: 'money', atBest: 0.1 },
    ],
  },
  least: held('least', 1200, cost(5.88e6, 2.1e6, 90e6, 55e6)),
  cheapest: 'stock-2000',
  mix: { ...held('mix', 1990, cost(9.8e6, 2.4e6, 45e6, 50e6)), gap: 0.004 },
  curve: [
    { ...held('least', 1200, cost(5.88e6, 2.1e6, 90e6, 55e6)), saves: 62_500, costs: 5275 },
    { ...held('stock-2000', 2000, cost(9.8e6, 2.4e6, 45e6, 50e6)), saves: 1000, costs: 5300 },
    { ...held('stock-3000', 3000, cost(14.7e6, 2.8e6, 45e6, 49e6)), pDay: null, saves: null, costs: null },
    {
      ...none,
      id: 'stock-4000',
      quantity: 4000,
      status: 'impossible',
      cost: null,
      needs: [],
      reasons: [{ code: 'storage', atBest: null }],
      saves: null,
      costs: null,
    },
  ] satisfies readonly CurvePoint[],
  asked: [1200, 2000, 3000, 4000],
  provenance: exampleOutcome.provenance,
};
