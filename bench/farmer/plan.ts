import type { Plan } from '@sinew/model';
import { Draft } from '../nation/draft.ts';
import type { Crop, FarmerProblem } from './problem.ts';

/**
 * The problem as a plan, stated as plans/textbook/farmer is: a plan has costs and no income, so that what is sold is bought less
 * by a town that needs more than the farm could sell, at the same prices. An acre is planted by a measure that lets it be
 * grown and obliges to; yields are the scenarios' own.
 */
export function farmerPlan(problem: FarmerProblem): Plan {
  const draft = new Draft();
  draft.add('nations', { id: 'CAN', name: 'Canada' });
  draft.add('sites', { id: 'farm', name: 'Farm', nation: 'CAN' });
  draft.add('sites', { id: 'town', name: 'Town', nation: 'CAN' });
  draft.add('resources', {
    id: 'land',
    name: 'Land',
    kind: 'capacity',
    unit: 'acre',
    capacity: problem.acres,
  });
  problem.crops.forEach((crop, c) => {
    addCrop(draft, problem, crop, mostSold(problem, c));
  });
  for (const { id, probability, yields } of problem.years) {
    draft.add('scenarios', { id, name: id, probability });
    yields.forEach((tonnes, c) => {
      const row = `grow-${problem.crops[c]!.id}/${problem.crops[c]!.id}`;
      draft.add('changes', {
        scenario: id,
        table: 'outputs',
        row,
        field: 'quantity',
        op: 'set',
        value: `${tonnes}`,
      });
    });
  }
  return draft.plan({
    id: 'bench-farmer',
    title: 'The farmer, scaled',
    title_fr: undefined,
    nation: 'CAN',
    currency: 'CAD',
    price_base: '2026-01-01',
    escalation: 0,
    discount_rate: 0,
    fiscal_year_start: 1,
    percentile: 0.5,
    approval_delay: undefined,
    start: '2026-01-01',
    note: undefined,
    calendar: [{ bucket: 'month', count: 1 }],
  });
}

/** What the town pays where the farmer sells nothing; the farmer's profit is this less the cost of the plan. */
export function soldNothing(problem: FarmerProblem): number {
  return problem.crops.reduce((sum, { price, beyond, quota }, c) => {
    const most = mostSold(problem, c);
    const dear = quota ?? most;
    return sum + dear * price + (most - dear) * beyond;
  }, 0);
}

/** Tonnes: more than could be sold in the best of years. */
const mostSold = ({ crops, mostAcres, years }: FarmerProblem, c: number): number =>
  (crops[c]!.quota ?? 0) + Math.ceil(mostAcres * Math.max(...years.map(({ yields }) => yields[c]!)));

function addCrop(draft: Draft, { mostAcres }: FarmerProblem, crop: Crop, most: number): void {
  const { id, planting, price, beyond, quota, feed, purchase } = crop;
  draft.add('items', { id, name: id, kind: 'material', unit: 'tonne' });
  draft.add('items', { id: `${id}-field`, name: `Acre of ${id} harvested`, kind: 'material', unit: 'acre' });
  const process = (
    entry: Parameters<typeof draft.add<'processes'>>[1],
    rates: readonly [string, number, number][],
  ) => {
    draft.add('processes', { name: entry.id!, ...entry });
    for (const [segment, rate, extra_cost] of rates) {
      draft.add('rates', { process: entry.id!, segment, rate, extra_cost });
    }
  };
  const grow = `grow-${id}`;
  process({ id: grow, kind: 'make', item: `${id}-field`, site: 'farm', unit_cost: 0 }, [['base', 0, 0]]);
  draft.add('outputs', { process: grow, item: id, quantity: 1 });
  draft.add('uses', { process: grow, resource: 'land', quantity: 1 });
  process({ id: `sell-${id}`, kind: 'move', item: id, site: 'town', from_site: 'farm', unit_cost: 0 }, [
    ['base', most, 0],
  ]);
  const other = { id: `other-${id}`, kind: 'buy', item: id, site: 'town' } as const;
  if (quota === null) process({ ...other, unit_cost: price }, [['base', most, 0]]);
  else {
    process({ ...other, unit_cost: beyond }, [
      ['base', most - quota, 0],
      ['quota', quota, price - beyond],
    ]);
  }
  addNeed(draft, `town-${id}`, 'town', id, most);
  if (purchase !== null) {
    process({ id: `buy-${id}`, kind: 'buy', item: id, site: 'farm', unit_cost: purchase }, [
      ['base', feed, 0],
    ]);
    addNeed(draft, `cattle-${id}`, 'farm', id, feed);
  }
  draft.add('measures', {
    id,
    name: id,
    sizing: 'size',
    max_size: mostAcres,
    size_unit: 'acre',
    size_cost: planting,
  });
  draft.add('effects', { measure: id, effect: 'may', kind: 'capacity', target: `${grow}/base`, quantity: 1 });
  draft.add('effects', { measure: id, effect: 'must', kind: 'offtake', target: grow, quantity: 1 });
}

function addNeed(draft: Draft, id: string, site: string, item: string, quantity: number): void {
  draft.add('requirements', { id, name: id, kind: 'consume', rank: 1, site, unit: 'tonne' });
  draft.add('amounts', { requirement: id, from: '2026-01-01', basis: 'per_month', quantity });
  draft.add('accepts', { requirement: id, item });
}
