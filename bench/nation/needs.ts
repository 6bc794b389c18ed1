import type { Random } from '../random.ts';
import type { Draft } from './draft.ts';
import type { Family } from './family.ts';
import type { NationSize } from './size.ts';

/**
 * What is asked of each family: orders of rank 1 that may be late, training of rank 2 that is lost if not met in
 * its month, a war reserve of rank 3, and for one family in four a year of operations that nothing was sized for.
 */
export function addNeeds(draft: Draft, random: Random, size: NationSize, families: readonly Family[]): void {
  families.forEach((family, k) => {
    const { end, depots, demand } = family;
    const near = depots[0];
    const far = depots[1];
    const training = `training-${end}`;
    draft.add('requirements', {
      id: training,
      name: training,
      kind: 'consume',
      rank: 2,
      site: near,
      unit: 'round',
    });
    for (const [year, part] of [
      [2027, 0.5],
      [2029, 0.6],
      [2031, 0.55],
    ] as const) {
      draft.add('amounts', {
        requirement: training,
        from: `${year}-01-01`,
        basis: 'per_month',
        quantity: Math.round(demand * part),
      });
    }

    const orders = `orders-${end}`;
    draft.add('requirements', {
      id: orders,
      name: orders,
      kind: 'deliver',
      rank: 1,
      site: far,
      unit: 'round',
    });
    for (let year = 2027; year < 2036; year++) {
      draft.add('amounts', {
        requirement: orders,
        from: `${year}-04-01`,
        until: `${year + 1}-01-01`,
        basis: 'total',
        quantity: Math.round(demand * random.between(3, 6)),
      });
    }

    const reserve = `reserve-${end}`;
    draft.add('requirements', {
      id: reserve,
      name: reserve,
      kind: 'hold',
      rank: 3,
      site: near,
      unit: 'round',
    });
    draft.add('amounts', {
      requirement: reserve,
      from: '2028-01-01',
      basis: 'level',
      days_of_supply: 30,
      daily_rate: Math.round(demand * random.between(0.1, 0.25)),
    });

    const accepting = [training, orders, reserve];
    if (k % 4 === 0) {
      const operations = `operations-${end}`;
      draft.add('requirements', {
        id: operations,
        name: operations,
        kind: 'consume',
        rank: 1,
        site: far,
        unit: 'round',
      });
      draft.add('amounts', {
        requirement: operations,
        from: '2028-07-01',
        until: '2029-07-01',
        basis: 'per_month',
        quantity: Math.round(demand * 0.8),
      });
      accepting.push(operations);
    }
    for (const requirement of accepting) draft.add('accepts', { requirement, item: end });
    // The round of the family that shares the depots will do for training, at a loss; a measure may have to
    // buy the firing data first.
    const neighbour = families[k ^ 1];
    if (neighbour) {
      const data = !(size.whole && k % 8 === 0);
      draft.add('accepts', { requirement: training, item: neighbour.end, factor: 0.8, data });
    }
  });
  if (size.whole) addPledge(draft, families);
}

/** Aid by value, from stock and production, of the rounds of the first families. */
function addPledge(draft: Draft, families: readonly Family[]): void {
  const eligible = families.slice(0, 6);
  draft.add('pledges', {
    id: 'aid',
    name: 'Aid',
    recipient: 'UKR',
    rank: 2,
    value: Math.round(eligible.reduce((sum, { demand }) => sum + demand, 0) * 3000),
    from: '2027-06-01',
    due: '2028-12-31',
  });
  for (const { end, depots } of eligible) {
    draft.add('pledge_items', { pledge: 'aid', item: end, site: depots[1], credit: 3000 });
  }
}
