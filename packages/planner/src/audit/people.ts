import type { Row } from '@sinew/model';
import type { ResourceOutcome } from '../outcome/outcome.ts';
import { addTo, type Books } from './books.ts';
import type { Effects } from './effects.ts';
import type { Running } from './production.ts';

/** **resource**, **people** and **places**. */
export function auditResources(books: Books, effects: Effects, running: readonly Running[]): void {
  const runsOf = new Map(running.map((one) => [one.process.id, one.runs]));
  for (const outcome of books.outcome.resources) {
    const resource = books.row('resources', outcome.id);
    if (!resource) continue;
    const used = books.zeros();
    let weight = 0;
    for (const use of books.rows('uses', 'resource', resource.id)) {
      weight += use.quantity;
      const runs = runsOf.get(use.process);
      if (runs) addTo(used, runs, use.quantity);
    }
    auditUse(books, effects, resource, outcome, used, weight);
    auditPeople(books, effects, resource, outcome);
  }
}

/** Σ_p uses·X[p,t] ≤ λ_t·(capacity + Σ φ·quantity·n), for a pool λ_t·per_person·(people[r,t] + Σ φ·quantity·n). */
function auditUse(
  books: Books,
  effects: Effects,
  resource: Row<'resources'>,
  outcome: ResourceOutcome,
  used: Float64Array,
  uses: number,
): void {
  for (let t = 0; t < books.time.count; t++) {
    const { months } = books.time.periods[t];
    const extra = effects.at('resource', resource.id, t);
    const available =
      resource.kind === 'pool'
        ? months * resource.per_person * ((outcome.people?.[t] ?? 0) + extra)
        : months * (books.during('resources', resource, 'capacity', t) + extra);
    const place = books.place('resource', 'resources', resource.id, t, resource.unit);
    const each = resource.kind === 'pool' ? resource.per_person : 1;
    const sizes = months * each * (1 + effects.weight('resource', resource.id));
    books.findings.equal(place, used[t], outcome.used[t], [uses]);
    books.findings.equal(place, available, outcome.available[t], [sizes]);
    books.findings.atMost(place, available, used[t], [uses + sizes]);
  }
}

/**
 * people[r,t] = people[r,t−1]·(1−attrition)^(λ_t/12) + Σ_τ ω(training_time)[τ,t]·intake[r,τ], and
 * intake[r,t] ≤ λ_t·(training_places + Σ φ·quantity·n).
 */
function auditPeople(
  books: Books,
  effects: Effects,
  resource: Row<'resources'>,
  outcome: ResourceOutcome,
): void {
  const heading = books.place('totals', 'resources', resource.id, null, '');
  books.findings.same(heading, `${resource.kind}, ${resource.unit}`, `${outcome.kind}, ${outcome.unit}`);
  const pool = resource.kind === 'pool';
  const { people, intake } = outcome;
  const place = books.place('people', 'resources', resource.id, null, 'person');
  books.findings.same(place, pool, people !== null);
  books.findings.same(place, pool, intake !== null);
  if (!pool || people === null || intake === null) return;
  const trained = books.time.landing(Float64Array.from(intake), resource.training_time);
  let before = resource.people ?? 0;
  for (let t = 0; t < books.time.count; t++) {
    const { months } = books.time.periods[t];
    const stay = before * (1 - resource.attrition) ** (months / 12);
    const at = books.place('people', 'resources', resource.id, t, 'person');
    books.findings.equal(at, stay + trained[t], people[t], [before]);
    const places = books.place('places', 'resources', resource.id, t, 'person');
    const most =
      months *
      (books.during('resources', resource, 'training_places', t) +
        effects.at('training_places', resource.id, t));
    books.findings.atLeast(places, 0, intake[t]);
    books.findings.atMost(places, most, intake[t], [months * effects.weight('training_places', resource.id)]);
    before = people[t];
  }
}
