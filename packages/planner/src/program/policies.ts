import { dayOf, type Row } from '@sinew/model';
import { type Network, openShare, type ProcessNode } from '../network/network.ts';
import type { Assembly } from './assembly.ts';
import { addRuns, mostRuns } from './production.ts';

/** policy[o,w]: floors and caps on shares of what is made or bought, and bans. (Retention is with the pledges.) */
export function policies(assembly: Assembly): void {
  for (const policy of assembly.subjects.network.realised.plan.tables.policies) {
    if (policy.kind === 'ban') ban(assembly, policy);
    else if (policy.kind === 'floor' || policy.kind === 'cap') share(assembly, policy);
  }
}

/** Makes and buys of the policy's item, or of all items. */
export function policyBase(network: Network, policy: Row<'policies'>): ProcessNode[] {
  return network.processes.filter(
    ({ row }) => row.kind !== 'move' && (policy.item === undefined || row.item === policy.item),
  );
}

/** Does a process fall under the scope of a policy? A buy belongs to its supplier, a make to its site. */
export function inScope(network: Network, policy: Row<'policies'>, process: ProcessNode): boolean {
  const { plan } = network.realised;
  switch (policy.scope) {
    case 'domestic':
      return process.nation === plan.settings.nation;
    case 'allied':
      return (
        process.nation !== plan.settings.nation &&
        plan.tables.nations.some((nation) => nation.id === process.nation && nation.allied)
      );
    case 'nation':
      return process.nation === policy.subject;
    case 'organisation':
      return process.organisation === policy.subject;
    case 'site':
      return process.row.site === policy.subject;
    case 'process':
      return process.row.id === policy.subject;
    default:
      return true;
  }
}

function share(assembly: Assembly, policy: Row<'policies'>): void {
  const { builder, columns } = assembly;
  const { network } = assembly.subjects;
  const from = policy.from === undefined ? Number.NEGATIVE_INFINITY : dayOf(policy.from);
  const until = policy.until === undefined ? Number.POSITIVE_INFINITY : dayOf(policy.until);
  const { money, calendar } = network;
  const yearly = policy.over === 'fiscal_year';
  const [lower, upper] =
    policy.kind === 'floor' ? [0, Number.POSITIVE_INFINITY] : [Number.NEGATIVE_INFINITY, 0];
  const count = yearly ? money.years.length : 1;
  const by = yearly ? 'fiscal year' : 'plan';
  const first = assembly.rows(
    'policy',
    'policies',
    policy.id,
    () => lower,
    () => upper,
    count,
    by,
  );
  for (const process of policyBase(network, policy)) {
    const mine = (inScope(network, policy, process) ? 1 : 0) - (policy.share ?? 0);
    for (const { index } of process.segments) {
      for (let t = 0; t < calendar.count; t++) {
        if (calendar.start[t] < from || calendar.start[t] >= until) continue;
        const weight = policy.measured_by === 'value' ? process.unitCost[t] : 1;
        builder.add(first + (yearly ? money.yearOf[t] : 0), columns.run[index] + t, mine * weight);
      }
    }
  }
}

/** No runs in the share of each period that the ban covers: X ≤ (1 − share)·M, M the most that capacity could be. */
function ban(assembly: Assembly, policy: Row<'policies'>): void {
  const { network } = assembly.subjects;
  const from = policy.from === undefined ? Number.NEGATIVE_INFINITY : dayOf(policy.from);
  const until = policy.until === undefined ? Number.POSITIVE_INFINITY : dayOf(policy.until);
  const banned = openShare(network.calendar, from, until);
  for (const process of policyBase(network, policy)) {
    if (!inScope(network, policy, process)) continue;
    const most = mostRuns(assembly, process);
    const allowed = (t: number) => (banned[t] === 0 ? Number.POSITIVE_INFINITY : most[t] * (1 - banned[t]));
    const first = assembly.rows('policy', 'policies', policy.id, () => Number.NEGATIVE_INFINITY, allowed);
    addRuns(assembly, first, process, () => 1);
  }
}
