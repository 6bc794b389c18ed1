import { dayOf, type Row } from '@sinew/model';
import type { PledgeOutcome } from '../outcome/outcome.ts';
import { addTo, type Books, location, sum } from './books.ts';

/** A pledge of the outcome with what is still owed at the end of each period. */
export interface Promised {
  readonly pledge: Row<'pledges'>;
  readonly outcome: PledgeOutcome;
  /** value or quantity, in the pledge's own unit. */
  readonly asked: number;
  readonly given: Float64Array;
  readonly rest: Float64Array;
  /** The period that holds the day before `due`: −1 before the plan, T after it. */
  readonly due: number;
  /** Sum of the credits of all that is given. */
  readonly weight: number;
}

export function promisesOf(books: Books): readonly Promised[] {
  return books.outcome.pledges.flatMap((outcome) => {
    const pledge = books.row('pledges', outcome.id);
    if (!pledge) return [];
    const credits = new Map(
      books
        .rows('pledge_items', 'pledge', pledge.id)
        .map((row) => [location(row.item, row.site), row.credit]),
    );
    const given = books.zeros();
    for (const { item, site, byPeriod } of outcome.given) {
      addTo(given, byPeriod, credits.get(location(item, site)) ?? 0);
    }
    const asked = pledge.value ?? pledge.quantity ?? 0;
    let left = asked;
    const rest = given.map((credit) => {
      left -= credit;
      return left;
    });
    const day = dayOf(pledge.due) - 1;
    const due = day < books.time.start ? -1 : books.time.endingAfter(day);
    const weight = sum(credits.values()) * books.time.count;
    return [{ pledge, outcome, asked, given, rest, due, weight }];
  });
}

/** **pledge**: rest[k,t] = rest[k,t−1] − Σ credit·give ≥ 0, nothing before `from`. **at_most**: Σ_t give ≤ at_most. */
export function auditPledges(books: Books, promises: readonly Promised[]): void {
  for (const one of promises) {
    auditGiving(books, one);
    auditSummary(books, one);
  }
}

function auditGiving(books: Books, { pledge, outcome, asked, rest, weight }: Promised): void {
  const rows = books.rows('pledge_items', 'pledge', pledge.id);
  const eligible = new Map(rows.map((row) => [location(row.item, row.site), row]));
  const from = pledge.from === undefined ? -Infinity : dayOf(pledge.from);
  const seen = new Set<string>();
  for (const { item, site, byPeriod } of outcome.given) {
    const at = location(item, site);
    const id = `${pledge.id}/${at}`;
    const row = eligible.get(at);
    books.findings.holds(
      books.place('pledge', 'pledge_items', id, null, ''),
      row !== undefined && !seen.has(at),
      '',
      at,
    );
    seen.add(at);
    const unit = books.row('items', item)?.unit ?? '';
    byPeriod.forEach((quantity, t) => {
      const place = books.place('pledge', 'pledge_items', id, t, unit);
      books.findings.atLeast(place, 0, quantity);
      if (books.time.periods[t].end <= from) books.findings.atMost(place, 0, quantity);
    });
    if (row?.at_most === undefined) continue;
    books.findings.atMost(
      books.place('at_most', 'pledge_items', id, null, unit),
      row.at_most,
      sum(byPeriod),
      [byPeriod.length],
    );
  }
  rest.forEach((owed, t) => {
    books.findings.atLeast(books.place('pledge', 'pledges', pledge.id, t, outcome.unit), 0, owed, [
      asked,
      weight,
    ]);
  });
}

function auditSummary(books: Books, { pledge, outcome, asked, given, rest, due, weight }: Promised): void {
  const unit = pledge.value === undefined ? 'each' : (pledge.currency ?? books.plan.settings.currency);
  const place = books.place('pledge', 'pledges', pledge.id, null, unit);
  const { findings } = books;
  const met = sum(given);
  findings.same(
    place,
    `${pledge.recipient} ${pledge.rank} ${unit} ${pledge.due}`,
    `${outcome.recipient} ${outcome.rank} ${outcome.unit} ${outcome.due}`,
  );
  findings.equal(place, asked, outcome.asked);
  findings.equal(place, met, outcome.met, [asked, weight]);
  findings.equal(place, sum(given.subarray(0, due + 1)), outcome.metOnTime, [asked, weight]);
  findings.equal(place, asked - met, outcome.unmet, [asked, weight]);
  const slack = findings.slack(asked, weight);
  const { periods } = books.time;
  const months = sum(periods.slice(Math.max(0, due)).map((period) => period.months));
  const spent = books.shareSpent(`rank ${pledge.rank}`) * (months / (periods.at(-1)?.months ?? months));
  const possibly = rest.findIndex((owed) => owed <= Math.max(slack, spent * asked));
  const surely = rest.findIndex((owed) => owed <= slack);
  // Dust of a solution may be given after the last that matters, so the day named must only lie between the two.
  const last =
    surely < 0
      ? periods.length
      : Math.max(
          surely,
          given.findLastIndex((credit) => credit > 0),
        );
  const at = periods.findIndex((period) => period.from === outcome.completed);
  const settled = outcome.completed === null ? surely < 0 : possibly >= 0 && at >= possibly && at <= last;
  const standing = outcome.completed === null ? 'short' : at > due ? 'late' : 'met';
  findings.same(place, standing, outcome.standing);
  findings.holds(place, settled, possibly < 0 ? null : periods[possibly].from, outcome.completed);
}
