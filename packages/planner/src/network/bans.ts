import { type Calendar, type Day, dayOf, type Plan, type Row } from '@sinew/model';
import { series } from './series.ts';

/** Days from `from` until the day before `until`. */
export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** A policy that forbids runs, and when. */
export interface Ban extends Span {
  readonly policy: Row<'policies'>;
}

/** Who runs a process, and where: what the scope of a policy is held against. */
export interface Belonging {
  readonly organisations: readonly string[];
  readonly nations: readonly string[];
  readonly sites: readonly string[];
}

export const spanOf = (row: {
  readonly from: string | undefined;
  readonly until: string | undefined;
}): Span => ({
  from: row.from === undefined ? Number.NEGATIVE_INFINITY : dayOf(row.from),
  until: row.until === undefined ? Number.POSITIVE_INFINITY : dayOf(row.until),
});

/**
 * A buy belongs to its supplier and that supplier's nation, a make to its site's. A move belongs to both of its
 * sites: whoever may not be dealt with is neither shipped from nor shipped to.
 */
export function belongingOf(plan: Plan): (process: Row<'processes'>) => Belonging {
  const sites = new Map(plan.tables.sites.map((row) => [row.id, row]));
  const nationOf = new Map(plan.tables.organisations.map((row) => [row.id, row.nation]));
  return ({ kind, site, from_site, organisation }) => {
    const at = [site, ...(kind === 'move' && from_site !== undefined ? [from_site] : [])];
    const owners = at.flatMap((id) => sites.get(id)!.organisation ?? []);
    const organisations = organisation === undefined ? owners : [organisation];
    const supplier = kind === 'buy' && organisations.length > 0 ? nationOf.get(organisations[0]) : undefined;
    const nations = supplier === undefined ? at.map((id) => sites.get(id)!.nation) : [supplier];
    return { organisations, nations, sites: at };
  };
}

/** Does a policy speak of a process? */
export function inScope(
  plan: Plan,
  policy: Row<'policies'>,
  process: Row<'processes'>,
  { organisations, nations, sites }: Belonging,
): boolean {
  const home = plan.settings.nation;
  switch (policy.scope) {
    case 'domestic':
      return nations.includes(home);
    case 'allied':
      return nations.some(
        (id) => id !== home && plan.tables.nations.some((nation) => nation.id === id && nation.allied),
      );
    case 'nation':
      return nations.includes(policy.subject!);
    case 'organisation':
      return organisations.includes(policy.subject!);
    case 'site':
      return sites.includes(policy.subject!);
    case 'process':
      return process.id === policy.subject;
    case undefined:
      return true;
  }
}

/** The bans on a process, in the order of the table. */
export function bansOn(plan: Plan, process: Row<'processes'>, belonging: Belonging): Ban[] {
  return plan.tables.policies
    .filter(
      (policy) =>
        policy.kind === 'ban' &&
        (policy.item === undefined || policy.item === process.item) &&
        inScope(plan, policy, process, belonging),
    )
    .map((policy) => ({ policy, ...spanOf(policy) }));
}

/** Shares of the periods within a span, each span worked out once: most rows of a plan are open throughout. */
export function openShares(calendar: Calendar): (span: Span) => Float64Array {
  const known = new Map<string, Float64Array>();
  return (span) => {
    const key = `${span.from} ${span.until}`;
    let open = known.get(key);
    if (!open) {
      open = openShare(calendar, span);
      known.set(key, open);
    }
    return open;
  };
}

/** Share of each period that lies within a span and outside all of `without`, which may overlap. */
export function openShare(calendar: Calendar, span: Span, without: readonly Span[] = []): Float64Array {
  const inOrder = [...without].sort((a, b) => a.from - b.from);
  return series(calendar.count, (t) => {
    const start = Math.max(span.from, calendar.start[t]);
    const end = Math.min(span.until, calendar.end[t]);
    if (end <= start) return 0;
    let open = end - start;
    let upTo = start;
    for (const { from, until } of inOrder) {
      const banned = Math.min(until, end) - Math.max(from, upTo);
      if (banned <= 0) continue;
      open -= banned;
      upTo = Math.min(until, end);
    }
    return open / (calendar.end[t] - calendar.start[t]);
  });
}
