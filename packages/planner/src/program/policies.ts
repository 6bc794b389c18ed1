import type { Row } from '@sinew/model';
import { inScope, openShare, spanOf } from '../network/bans.ts';
import type { Network, ProcessNode } from '../network/network.ts';
import { series } from '../network/series.ts';
import type { Assembly } from './assembly.ts';

/** policy[o,w]: floors and caps on shares of what is made or bought, and bans. (Retention is with the pledges.) */
export function policies(assembly: Assembly): void {
  for (const policy of assembly.subjects.network.realised.plan.tables.policies) {
    if (policy.kind === 'floor' || policy.kind === 'cap') share(assembly, policy);
  }
  bans(assembly);
}

/** Makes and buys of the policy's item, or of all items. */
export function policyBase(network: Network, policy: Row<'policies'>): ProcessNode[] {
  return network.processes.filter(
    ({ row }) => row.kind !== 'move' && (policy.item === undefined || row.item === policy.item),
  );
}

function share(assembly: Assembly, policy: Row<'policies'>): void {
  const { builder, columns } = assembly;
  const { network } = assembly.subjects;
  const { from, until } = spanOf(policy);
  const { money, calendar } = network;
  const yearly = policy.over === 'fiscal_year';
  const [lower, upper] =
    policy.kind === 'floor' ? [0, Number.POSITIVE_INFINITY] : [Number.NEGATIVE_INFINITY, 0];
  const count = yearly ? money.years.length : 1;
  const by = yearly ? 'fiscal year' : 'plan';
  const first = assembly.rows('policy', 'policies', policy.id, lower, upper, count, by);
  for (const process of policyBase(network, policy)) {
    const mine =
      (inScope(network.realised.plan, policy, process.row, process.belonging) ? 1 : 0) - (policy.share ?? 0);
    for (const { index } of process.segments) {
      for (let t = 0; t < calendar.count; t++) {
        if (calendar.start[t] < from || calendar.start[t] >= until) continue;
        const weight = policy.measured_by === 'value' ? process.unitCost[t] : 1;
        builder.add(first + (yearly ? money.yearOf[t] : 0), columns.run[index] + t, mine * weight);
      }
    }
  }
}

/**
 * x[p,g,t] ≤ what capacity[p,g,t] would be with the banned days taken from it. One row a segment and period in which
 * the ban takes days that the bans before it have left, so that a row is named by the policy that binds.
 */
function bans(assembly: Assembly): void {
  const { builder, columns, subjects } = assembly;
  const { calendar, processes } = subjects.network;
  for (const { bans: spans, segments, span } of processes) {
    spans.forEach(({ policy }, k) => {
      const [before, after] = [spans.slice(0, k), spans.slice(0, k + 1)];
      const processOpen = openShare(calendar, span, after);
      for (const segment of segments) {
        const left = openShare(calendar, span, before);
        const open = openShare(calendar, segment.span, after);
        const taken = (t: number) => processOpen[t] < left[t];
        const first = left.findIndex((_, t) => taken(t));
        if (first < 0) continue;
        const count = left.findLastIndex((_, t) => taken(t)) + 1 - first;
        const allowed = series(count, (k) =>
          taken(first + k) ? open[first + k] * segment.full[first + k] : Number.POSITIVE_INFINITY,
        );
        const below = Number.NEGATIVE_INFINITY;
        const rows = assembly.rows('policy', 'policies', policy.id, below, allowed, count, 'period', first);
        const effects = assembly.effects('capacity', segment.id);
        for (let t = first; t < first + count; t++) {
          if (!taken(t)) continue;
          const row = rows + t - first;
          builder.add(row, columns.run[segment.index] + t, 1);
          for (const { column, quantity, share } of effects) {
            const more = calendar.months[t] * processOpen[t] * quantity * share[t];
            if (more !== 0) builder.add(row, column, -more);
          }
        }
      }
    });
  }
}
