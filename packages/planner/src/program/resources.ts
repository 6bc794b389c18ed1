import type { Network, ProcessNode } from '../network/network.ts';
import { series } from '../network/series.ts';
import type { Assembly } from './assembly.ts';
import { movable, placesLimit } from './columns.ts';
import { addRuns } from './production.ts';

/** resource[r,t], people[r,t] and places[r,t]: shared capacity, and pools that people leave and are trained into. */
export function resources(assembly: Assembly): void {
  const { builder, columns, periods } = assembly;
  const { network } = assembly.subjects;
  const { calendar, realised } = network;
  const users = usersOf(network);
  realised.plan.tables.resources.forEach((row, r) => {
    const pool = row.kind === 'pool';
    const each = pool ? row.per_person : 1;
    const profile = realised.profile('resources', row.id, 'capacity');
    const own = (t: number) =>
      calendar.months[t] * (profile?.mean(calendar.start[t], calendar.end[t]) ?? row.capacity ?? 0);
    const capacity = pool ? 0 : series(periods, own);
    const first = assembly.rows('resource', 'resources', row.id, Number.NEGATIVE_INFINITY, capacity);
    for (const { process, quantity } of users[r]) addRuns(assembly, first, process, quantity);
    assembly.addEffects(first, assembly.effects('resource', row.id), (t) => -calendar.months[t] * each);
    if (!pool) return;
    const perPerson = calendar.months.map((months) => -months * each);
    builder.addDiagonal(first, columns.people[r], periods, perPerson);
    people(assembly, r);
    places(assembly, r);
  });
}

/** By resource: the processes that use it, and how much of it a run takes. */
function usersOf({ processes, realised }: Network) {
  const users = realised.plan.tables.resources.map((): { process: ProcessNode; quantity: number }[] => []);
  for (const process of processes) {
    for (const { resource, quantity } of process.uses) users[resource].push({ process, quantity });
  }
  return users;
}

/** people[t] = people[t−1]·(1−attrition)^(λ_t/12) + those whose training ends in t. */
function people(assembly: Assembly, r: number): void {
  const { builder, columns, periods } = assembly;
  const { calendar, lagOf, realised } = assembly.subjects.network;
  const row = realised.plan.tables.resources[r];
  const stay = calendar.months.map((months) => (1 - row.attrition) ** (months / 12));
  const opening = series(periods, (t) => (t === 0 ? -(row.people ?? 0) * stay[0] : 0));
  const first = assembly.rows('people', 'resources', row.id, opening, opening);
  builder.addDiagonal(first, columns.people[r], periods, -1);
  builder.addDiagonal(first + 1, columns.people[r], periods - 1, stay.subarray(1));
  const training = lagOf(row.training_time);
  for (let t = 0; t < periods; t++) {
    for (let k = training.first[t]; k < training.first[t + 1]; k++) {
      builder.add(first + training.period[k], columns.intake[r] + t, training.share[k]);
    }
  }
}

/** intake ≤ λ·(training_places + Σ φ·quantity·n). A bound where no measure can move it. */
function places(assembly: Assembly, r: number): void {
  const { builder, columns, periods } = assembly;
  const { network, measures } = assembly.subjects;
  const row = network.realised.plan.tables.resources[r];
  const intake = columns.intake[r];
  if (!movable(measures)('training_places', row.id)) {
    assembly.bounds('places', 'resources', row.id, intake, periods, 'period');
    return;
  }
  const limit = placesLimit(network, row);
  const first = assembly.rows('places', 'resources', row.id, Number.NEGATIVE_INFINITY, limit);
  builder.addDiagonal(first, intake, periods, 1);
  assembly.addEffects(first, assembly.effects('training_places', row.id), (t) => -network.calendar.months[t]);
}
