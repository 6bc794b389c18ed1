import { type Day, dayOf, type Row } from '@sinew/model';
import { type Books, sum } from './books.ts';
import type { Running } from './production.ts';

/** Days from `from` until the day before `until`. */
export interface Span {
  readonly from: Day;
  readonly until: Day;
}

type Policy = Row<'policies'>;
type Process = Row<'processes'>;

/** When a policy holds. */
const spanOf = (policy: Policy): Span => ({
  from: policy.from === undefined ? -Infinity : dayOf(policy.from),
  until: policy.until === undefined ? Infinity : dayOf(policy.until),
});

/**
 * Whose a process is: a buy is its supplier's and of that organisation's nation, a make its site's; a move belongs to
 * the site it leaves as much as to the one it reaches.
 */
function partiesOf(books: Books, process: Process) {
  const ends = process.kind === 'move' ? [process.site, process.from_site] : [process.site];
  const sites = ends.flatMap((id) => (id === undefined ? [] : (books.row('sites', id) ?? [])));
  const organisations =
    process.organisation === undefined
      ? sites.flatMap(({ organisation }) => organisation ?? [])
      : [process.organisation];
  const supplier = process.kind === 'buy' ? books.row('organisations', organisations[0] ?? '') : undefined;
  return { sites, organisations, nations: supplier ? [supplier.nation] : sites.map(({ nation }) => nation) };
}

/** Whether a process is one of those a policy speaks of. */
function inScope(books: Books, policy: Policy, process: Process): boolean {
  const { sites, organisations, nations } = partiesOf(books, process);
  const home = books.plan.settings.nation;
  const subject = policy.subject ?? '';
  switch (policy.scope) {
    case undefined:
      return true;
    case 'domestic':
      return nations.includes(home);
    case 'allied':
      return nations.some((id) => id !== home && books.row('nations', id)?.allied === true);
    case 'nation':
      return nations.includes(subject);
    case 'organisation':
      return organisations.includes(subject);
    case 'site':
      return sites.some(({ id }) => id === subject);
    case 'process':
      return process.id === subject;
  }
}

/** When no run of a process may start: the bans on it, in order, those that overlap joined. */
export function bansOn(books: Books, process: Process): readonly Span[] {
  const spans = books
    .rows('policies', 'kind', 'ban')
    .filter((policy) => (policy.item ?? process.item) === process.item && inScope(books, policy, process))
    .map(spanOf)
    .sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.until) {
      joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    } else joined.push(span);
  }
  return joined;
}

/** **policy**: floor and cap, each fiscal year or over the plan. (Bans stand with **capacity**.) */
export function auditShares(books: Books, running: readonly Running[]): void {
  for (const policy of books.plan.tables.policies) {
    if (policy.kind !== 'floor' && policy.kind !== 'cap') continue;
    const base = running.filter(
      ({ process }) => process.kind !== 'move' && (policy.item ?? process.item) === process.item,
    );
    const span = spanOf(policy);
    const windows = new Map<number | null, number[]>();
    books.time.periods.forEach(({ start, fiscalYear }, t) => {
      if (start < span.from || start >= span.until) return;
      const window = policy.over === 'fiscal_year' ? fiscalYear : null;
      const periods = windows.get(window);
      if (periods) periods.push(t);
      else windows.set(window, [t]);
    });
    for (const [window, periods] of windows)
      auditWindow(books, policy, base, window === null ? null : periods[0], periods);
  }
}

/** Σ_{p in scope} w_p·X ≥ (≤) share·Σ_{p in base} w_p·X over the periods of one window. */
function auditWindow(
  books: Books,
  policy: Policy,
  base: readonly Running[],
  first: number | null,
  periods: readonly number[],
): void {
  const weighed = ({ process, runs }: Running) =>
    sum(
      periods.map((t) =>
        policy.measured_by === 'quantity'
          ? runs[t]
          : runs[t] * books.during('processes', process, 'unit_cost', t) * books.fx(process.currency, t),
      ),
    );
  const whole = sum(base.map(weighed));
  const part = sum(base.filter(({ process }) => inScope(books, policy, process)).map(weighed));
  const unit = policy.measured_by === 'quantity' ? 'run' : books.plan.settings.currency;
  const place = books.place('policy', 'policies', policy.id, first, unit);
  if (policy.kind === 'floor') books.findings.atLeast(place, (policy.share ?? 0) * whole, part, [whole]);
  else books.findings.atMost(place, (policy.share ?? 1) * whole, part, [whole]);
}
