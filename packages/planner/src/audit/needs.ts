import { type Day, dayOf, type Row } from '@sinew/model';
import type { RequirementOutcome } from '../outcome/outcome.ts';
import { addTo, type Books, location, sum } from './books.ts';
import type { Effects } from './effects.ts';
import { auditSupply, dustOf } from './supply.ts';

/** A requirement of the outcome with what it asks worked out again from `amounts`. */
export interface Need {
  readonly requirement: Row<'requirements'>;
  readonly outcome: RequirementOutcome;
  /** consume, deliver: asked in the period. hold: level on its last day. */
  readonly asked: Float64Array;
  /** Usable stock at the end of each period, in units of the requirement. */
  readonly usable: Float64Array;
  readonly usableAtStart: number;
}

export function needsOf(books: Books, effects: Effects): readonly Need[] {
  const closing = new Map(
    books.outcome.stocks.map((stock) => [location(stock.item, stock.site), stock.closing]),
  );
  return books.outcome.requirements.flatMap((outcome) => {
    const requirement = books.row('requirements', outcome.id);
    if (!requirement) return [];
    const usable = books.zeros();
    let usableAtStart = 0;
    for (const accept of books.rows('accepts', 'requirement', requirement.id)) {
      const levels = closing.get(location(accept.item, requirement.site));
      usable.forEach((_, t) => {
        if (isAccepted(effects, accept, t)) usable[t] += accept.factor * (levels?.[t] ?? 0);
      });
      if (isAccepted(effects, accept, 0)) {
        usableAtStart += accept.factor * books.opening(accept.item, requirement.site);
      }
    }
    return [{ requirement, outcome, asked: askedOf(books, requirement), usable, usableAtStart }];
  });
}

const flags = ['fit', 'data', 'release'] as const;

export function isAccepted(effects: Effects, accept: Row<'accepts'>, t: number): boolean {
  return flags.every(
    (flag) => accept[flag] || effects.at(flag, `${accept.requirement}/${accept.item}`, t) > 0,
  );
}

/** What a requirement asks, from its rows of `amounts` and the scenarios that move them. */
export function askedOf(books: Books, requirement: Row<'requirements'>): Float64Array {
  const asked = books.zeros();
  const rows = [...books.rows('amounts', 'requirement', requirement.id)].sort(
    (a, b) => dayOf(a.from) - dayOf(b.from),
  );
  rows.forEach((row, k) => {
    const from = dayOf(row.from);
    let next = k + 1;
    while (next < rows.length && dayOf(rows[next].from) === from) next++;
    const last = next < rows.length ? dayOf(rows[next].from) : Infinity;
    // What is asked on some days of a period moves as those days do.
    const during = (t: number, begin: Day, stop: Day) => {
      const { start, end } = books.time.periods[t];
      return books.over('amounts', row, 'quantity', Math.max(start, begin), Math.min(end, stop));
    };
    const until = row.until === undefined ? (row.basis === 'total' ? from : last) : dayOf(row.until);
    if (row.basis === 'total') {
      for (const { t, share } of books.time.shares(from, until))
        asked[t] += share * during(t, from, Math.max(until, from + 1));
      return;
    }
    for (
      let t = books.time.endingAfter(from);
      t < books.time.count && books.time.periods[t].start < until;
      t++
    ) {
      if (row.basis === 'per_month') {
        const share = books.time.covered(t, from, until);
        asked[t] += share * books.time.periods[t].months * during(t, from, until);
      } else if (inForce(books.time.periods[t].end - 1, from, until)) asked[t] += levelOf(books, row, t);
    }
  });
  return asked;
}

const inForce = (day: Day, from: Day, until: Day) => from <= day && day < until;

/** A level on the last day of period t, given as such or as days of supply. */
function levelOf(books: Books, row: Row<'amounts'>, t: number): number {
  return books.given('amounts', row, 'quantity')
    ? books.atEnd('amounts', row, 'quantity', t)
    : books.atEnd('amounts', row, 'days_of_supply', t) * (row.daily_rate ?? 0);
}

/** **requirement** and **acceptance**, with the figures that sum a requirement up. */
export function auditNeeds(books: Books, effects: Effects, needs: readonly Need[]): void {
  for (const need of needs) {
    auditHeading(books, need);
    auditPeriods(books, need);
    auditAcceptance(books, effects, need);
    auditSummary(books, need);
    auditSupply(books, need);
  }
}

function auditHeading(books: Books, { requirement, outcome }: Need): void {
  const place = books.place('totals', 'requirements', requirement.id, null, '');
  const spell = (row: { kind: string; rank: number; unit: string; site: string }) =>
    `${row.kind}, rank ${row.rank}, ${row.unit}, ${row.site}`;
  books.findings.same(place, spell(requirement), spell(outcome));
}

/** Factors of the items a requirement accepts. */
const factorsOf = (books: Books, requirement: string) =>
  new Map(books.rows('accepts', 'requirement', requirement).map((accept) => [accept.item, accept.factor]));

/**
 * consume: Σ factor·deliver + unmet = asked. deliver: unmet[t] = unmet[t−1] + asked − Σ factor·deliver, never below
 * zero. hold: what stands aside and what is missing make up the level.
 */
function auditPeriods(books: Books, need: Need): void {
  const { requirement, outcome, asked } = need;
  const factors = factorsOf(books, requirement.id);
  const met = books.zeros();
  const weight = 2 + sum(factors.values());
  for (const { item, byPeriod } of outcome.deliveries) {
    addTo(met, byPeriod, factors.get(item) ?? 0);
  }
  let owed = 0;
  for (let t = 0; t < books.time.count; t++) {
    const place = books.place('requirement', 'requirements', requirement.id, t, requirement.unit);
    const shown = outcome.byPeriod[t];
    const terms = [asked[t], met[t], owed, weight];
    books.findings.equal(place, asked[t], shown.asked, terms);
    books.findings.equal(place, met[t], shown.met, terms);
    books.findings.atLeast(place, 0, shown.unmet, terms);
    const left = requirement.kind === 'deliver' ? owed + asked[t] - met[t] : asked[t] - met[t];
    books.findings.equal(place, requirement.kind === 'hold' ? Math.max(0, left) : left, shown.unmet, terms);
    owed = shown.unmet;
  }
}

/**
 * **acceptance**: only items that the requirement accepts, at its site; where a flag is false no more than
 * M[d,t]·Σ φ·y of the measures that supply it.
 */
function auditAcceptance(books: Books, effects: Effects, { requirement, outcome, asked }: Need): void {
  const rows = new Map(books.rows('accepts', 'requirement', requirement.id).map((row) => [row.item, row]));
  const seen = new Set<string>();
  for (const { item, site, byPeriod } of outcome.deliveries) {
    const accept = rows.get(item);
    const id = `${requirement.id}/${item}`;
    const listed = accept !== undefined && site === requirement.site && !seen.has(item);
    seen.add(item);
    books.findings.holds(books.place('acceptance', 'accepts', id, null, ''), listed, requirement.site, site);
    if (!accept) continue;
    let sofar = 0;
    byPeriod.forEach((quantity, t) => {
      sofar += asked[t];
      const most = requirement.kind === 'deliver' ? sofar : asked[t];
      const place = books.place('acceptance', 'accepts', id, t, requirement.unit);
      books.findings.atLeast(place, 0, quantity);
      for (const flag of flags) {
        if (accept[flag]) continue;
        books.findings.atMost(place, most * effects.at(flag, id, t), accept.factor * quantity, [
          most,
          accept.factor,
        ]);
      }
    });
  }
}

/** Asked, met, met on time, unmet, months late and first shortage of the whole plan. */
function auditSummary(books: Books, { requirement, outcome, asked }: Need): void {
  const place = books.place('requirement', 'requirements', requirement.id, null, requirement.unit);
  const { kind } = requirement;
  const { byPeriod } = outcome;
  const { periods } = books.time;
  const level = [...asked.keys()].filter((t) => asked[t] > 0);
  const months = sum(level.map((t) => periods[t].months));
  const mean = (figure: (t: number) => number) =>
    months > 0 ? sum(level.map((t) => periods[t].months * figure(t))) / months : 0;
  const owed = (t: number) => (t < 0 ? 0 : byPeriod[t].unmet);
  const expected =
    kind === 'hold'
      ? { asked: mean((t) => asked[t]), unmet: mean((t) => byPeriod[t].unmet) }
      : {
          asked: sum(asked),
          unmet: kind === 'deliver' ? owed(byPeriod.length - 1) : sum(byPeriod.map((one) => one.unmet)),
        };
  const met = expected.asked - expected.unmet;
  // What is delivered settles the oldest debt first, so it is on time beyond what was owed when the period began.
  const onTime = sum(byPeriod.map((one, t) => Math.max(0, one.met - owed(t - 1))));
  const late = sum(byPeriod.map((one, t) => periods[t].months * one.unmet));
  const terms = [expected.asked, byPeriod.length];
  books.findings.equal(place, expected.asked, outcome.asked, terms);
  books.findings.equal(place, expected.unmet, outcome.unmet, terms);
  books.findings.equal(place, met, outcome.met, terms);
  books.findings.equal(place, kind === 'deliver' ? onTime : met, outcome.metOnTime, terms);
  books.findings.equal(
    { ...place, unit: 'unit·month' },
    kind === 'deliver' ? late : 0,
    outcome.unitMonthsLate,
    [sum(periods.map((one) => one.months))],
  );
  auditShort(books, { requirement, outcome, asked });
}

/**
 * A period that falls short leaves something unmet, and one that does not no more than the last bits of a solution; the
 * first shortage and the standing follow from them.
 */
function auditShort(
  books: Books,
  { requirement, outcome, asked }: Pick<Need, 'requirement' | 'outcome' | 'asked'>,
): void {
  const dust = dustOf(books, requirement, asked);
  const { byPeriod } = outcome;
  byPeriod.forEach(({ short, unmet }, t) => {
    const place = books.place('requirement', 'requirements', requirement.id, t, '');
    books.findings.holds(place, short ? unmet > 0 : unmet <= dust[t], !short, short);
  });
  const place = books.place('requirement', 'requirements', requirement.id, null, '');
  const first = byPeriod.find(({ short }) => short);
  const late = requirement.kind === 'deliver' && !byPeriod.at(-1)?.short;
  const from = first ? books.time.periods[byPeriod.indexOf(first)].from : null;
  books.findings.same(place, from, outcome.firstShortage);
  books.findings.same(place, first ? (late ? 'late' : 'short') : 'met', outcome.standing);
}
