import type { Random } from '../random.ts';
import type { Draft } from './draft.ts';
import { commonMaterials, type Family, familiesPerRegion, regionOf } from './family.ts';
import type { NationSize } from './size.ts';

/** What families share: machines of a plant, supply of common materials, trades of a region, money, rules. */
export function addMeans(draft: Draft, random: Random, size: NationSize, families: readonly Family[]): void {
  const worked = new Map<string, number>();
  for (const { plant, second, demand } of families) {
    worked.set(plant, demand * 9);
    worked.set(second, (worked.get(second) ?? 0) + demand * 0.4);
  }
  for (const [site, hours] of worked) {
    draft.add('resources', {
      id: `machines-${site}`,
      name: `Machines of ${site}`,
      kind: 'capacity',
      site,
      unit: 'hour',
      capacity: Math.round(hours * random.between(0.85, 1.3)),
    });
  }
  for (let first = 0; first < families.length; first += familiesPerRegion) {
    addRegion(draft, random, size, families.slice(first, first + familiesPerRegion), regionOf(first) + 1);
  }
  if (size.whole) {
    addFunds(draft, families);
    addPolicies(draft, families);
  }
}

function addRegion(
  draft: Draft,
  random: Random,
  size: NationSize,
  families: readonly Family[],
  region: number,
): void {
  const demand = families.reduce((sum, family) => sum + family.demand, 0);
  for (const common of commonMaterials) {
    draft.add('resources', {
      id: `supply-${common}-${region}`,
      name: `Supply of ${common} ${region}`,
      kind: 'capacity',
      unit: 'kg',
      capacity: Math.round(demand * (common === 'alloy-steel' ? 40 : 10) * random.between(0.9, 1.4)),
    });
  }
  if (!size.whole) return;
  draft.add('resources', {
    id: `welders-${region}`,
    name: `Welders ${region}`,
    kind: 'pool',
    unit: 'run',
    people: Math.round(demand / 50),
    per_person: 50,
    attrition: 0.08,
    training_time: 'P12M',
    training_places: Math.ceil(demand / 2000),
    training_cost: 40_000,
  });
}

/** Cash that covers about what the requirements cost: short in some years, spare in others. */
function addFunds(draft: Draft, families: readonly Family[]): void {
  const monthly = families.reduce((sum, { demand, unitCost }) => sum + demand * unitCost, 0);
  draft.add('funds', {
    id: 'procurement',
    name: 'Procurement and operations',
    categories: ['procurement', 'operations', 'training'],
    carry_forward: 0.1,
  });
  draft.add('funds', {
    id: 'capital',
    name: 'Capital',
    categories: ['capital', 'upkeep'],
    carry_forward: 0.25,
  });
  for (let year = 2026; year < 2037; year++) {
    draft.add('budgets', {
      fund: 'procurement',
      fiscal_year: year,
      cash: Math.round(monthly * 12 * (year === 2029 ? 0.5 : 0.9)),
    });
    draft.add('budgets', {
      fund: 'capital',
      fiscal_year: year,
      cash: Math.round(monthly * 0.3),
      commitment: Math.round(monthly * 0.6),
    });
  }
}

function addPolicies(draft: Draft, families: readonly Family[]): void {
  draft.add('policies', {
    id: 'no-sole-source',
    name: 'No more than 80% of the first brass by value from overseas',
    kind: 'cap',
    scope: 'organisation',
    subject: 'overseas-metals',
    measured_by: 'value',
    over: 'fiscal_year',
    share: 0.8,
    item: `${families[0]!.end.split('-')[0]}-brass`,
  });
}
