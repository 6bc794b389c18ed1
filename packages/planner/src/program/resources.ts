import type { Assembly } from './assembly.ts';
import { movable, placesLimit } from './columns.ts';

/** resource[r,t], people[r,t] and places[r,t]: shared capacity, and pools that people leave and are trained into. */
export function resources(assembly: Assembly): void {
  const { builder, columns } = assembly;
  const { network } = assembly.subjects;
  const { calendar, realised } = network;
  realised.plan.tables.resources.forEach((row, r) => {
    const pool = row.kind === 'pool';
    const each = pool ? row.per_person : 1;
    const profile = realised.profile('resources', row.id, 'capacity');
    const own = (t: number) =>
      pool
        ? 0
        : calendar.months[t] * (profile?.mean(calendar.start[t], calendar.end[t]) ?? row.capacity ?? 0);
    const first = assembly.rows('resource', 'resources', row.id, () => Number.NEGATIVE_INFINITY, own);
    for (const { segments, uses } of network.processes) {
      for (const { resource, quantity } of uses) {
        if (resource !== r) continue;
        for (const { index } of segments) {
          const run = columns.run[index];
          for (let t = 0; t < calendar.count; t++) builder.add(first + t, run + t, quantity);
        }
      }
    }
    assembly.addEffects(first, assembly.effects('resource', row.id), (t) => -calendar.months[t] * each);
    if (!pool) return;
    for (let t = 0; t < calendar.count; t++) {
      builder.add(first + t, columns.people[r] + t, -calendar.months[t] * each);
    }
    people(assembly, r);
    places(assembly, r);
  });
}

/** people[t] = people[t−1]·(1−attrition)^(λ_t/12) + those whose training ends in t. */
function people(assembly: Assembly, r: number): void {
  const { builder, columns } = assembly;
  const { calendar, lagOf, realised } = assembly.subjects.network;
  const row = realised.plan.tables.resources[r];
  const stay = (t: number) => (1 - row.attrition) ** (calendar.months[t] / 12);
  const opening = (t: number) => (t === 0 ? -(row.people ?? 0) * stay(0) : 0);
  const first = assembly.rows('people', 'resources', row.id, opening, opening);
  const training = lagOf(row.training_time);
  for (let t = 0; t < calendar.count; t++) {
    builder.add(first + t, columns.people[r] + t, -1);
    if (t > 0) builder.add(first + t, columns.people[r] + t - 1, stay(t));
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
  const first = assembly.rows(
    'places',
    'resources',
    row.id,
    () => Number.NEGATIVE_INFINITY,
    placesLimit(network, row),
  );
  for (let t = 0; t < periods; t++) builder.add(first + t, intake + t, 1);
  assembly.addEffects(first, assembly.effects('training_places', row.id), (t) => -network.calendar.months[t]);
}
