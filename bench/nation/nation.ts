import type { Plan, Settings } from '@sinew/model';
import { Random } from '../random.ts';
import { Draft } from './draft.ts';
import { addFamily, type Family } from './family.ts';
import { addMeans } from './means.ts';
import { addMeasures } from './measures.ts';
import { addNeeds } from './needs.ts';
import type { NationSize } from './size.ts';

/**
 * An invented nation of the given size: families of end items with bills of material three levels of make deep
 * over bought materials, some short of capacity and some not, competing for machines, common materials, trades
 * and money. The same size and seed give the same plan on every machine.
 */
export function nation(name: string, size: NationSize): Plan {
  const random = new Random(size.seed);
  const draft = new Draft();
  const depots = Array.from(
    { length: Math.max(2, Math.ceil(size.families / 8)) },
    (_, k) => `depot-${k + 1}`,
  );
  addPlaces(draft, size.families, depots);
  const families = Array.from(
    { length: size.families },
    (_, index): Family => addFamily(draft, random, size, index, depots),
  );
  addMeans(draft, random, size, families);
  addNeeds(draft, random, size, families);
  if (size.measures > 0) addMeasures(draft, random, size.measures, families);
  return draft.plan(settings(name, size));
}

function settings(name: string, size: NationSize): Settings {
  return {
    id: `bench-${name.toLowerCase()}`,
    title: `Invented nation, size ${name}`,
    title_fr: undefined,
    nation: 'CAN',
    currency: 'CAD',
    price_base: '2027-01-01',
    escalation: 0.02,
    discount_rate: 0.05,
    fiscal_year_start: 4,
    percentile: 0.5,
    approval_delay: undefined,
    start: '2027-01-01',
    note: undefined,
    calendar: size.calendar,
  };
}

function addPlaces(draft: Draft, families: number, depots: readonly string[]): void {
  for (const [id, name] of [
    ['CAN', 'Canada'],
    ['NOR', 'Norway'],
    ['UKR', 'Ukraine'],
    ['AUS', 'Australia'],
  ] as const) {
    draft.add('nations', { id, name, allied: id === 'NOR' });
  }
  draft.add('organisations', {
    id: 'defence',
    name: 'Department of defence',
    kind: 'government',
    nation: 'CAN',
  });
  draft.add('organisations', { id: 'industries', name: 'National industries', kind: 'firm', nation: 'CAN' });
  draft.add('organisations', { id: 'allied-trading', name: 'Allied trading', kind: 'firm', nation: 'NOR' });
  draft.add('organisations', { id: 'overseas-metals', name: 'Overseas metals', kind: 'firm', nation: 'AUS' });
  for (const id of depots) {
    draft.add('sites', { id, name: id, organisation: 'defence', nation: 'CAN' });
  }
  for (let k = 0; k < families; k++) {
    draft.add('sites', {
      id: `plant-${k + 1}`,
      name: `Plant ${k + 1}`,
      organisation: 'industries',
      nation: 'CAN',
    });
  }
  for (let k = 0; k < Math.ceil(families / 2); k++) {
    draft.add('sites', {
      id: `works-${k + 1}`,
      name: `Works ${k + 1}`,
      organisation: 'industries',
      nation: 'CAN',
    });
  }
  for (let region = 1; region <= Math.ceil(families / 8); region++) {
    for (const [id, name] of [
      [`nitrocellulose-${region}`, 'Nitrocellulose'],
      [`alloy-steel-${region}`, 'Alloy steel'],
    ] as const) {
      draft.add('items', { id, name: `${name} ${region}`, kind: 'material', unit: 'kg', critical: true });
    }
  }
}
