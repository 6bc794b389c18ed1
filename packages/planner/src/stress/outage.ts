import { addDuration, type Day, durationOf } from '@sinew/model';
import { openShare, type Span } from '../network/bans.ts';
import type { ProcessNode } from '../network/network.ts';
import type { PlanProgram } from '../program/build.ts';
import type { Loss } from './loss.ts';

/** Something that is out between two days. */
export interface Outage extends Span {
  readonly loss: Loss;
}

/** An upper bound while outages last. */
export interface Bound {
  readonly at: 'column' | 'row';
  readonly index: number;
  readonly upper: number;
}

/** A plan whose decisions stand: what measures add is a number. */
export interface Standing {
  readonly program: PlanProgram;
  /** By segment and period, λ·Σ φ·quantity·n of what is decided. */
  readonly added: readonly Float64Array[];
  /** Capacity of each resource in each period, with the effects of what is decided and the people of the plan. */
  readonly capacity: readonly Float64Array[];
  /** First row of each resource in the program. */
  readonly resourceRow: Int32Array;
}

/**
 * What outages leave. An outage is a ban on its processes from its first day until it is over: a run column is bounded by
 * what capacity and bans leave of its period on the days outside it,
 *   x[p,g,t] ≤ λ·allowed[p,g,t]·rate + λ·allowed[p,t]·Σ φ·quantity·n,
 * with n as decided. A resource gives (1 − overlap) of its capacity; where people are gone for a whole period their users
 * stand still. One bound for each period of each thing lost, whether touched or not, in an order that depends on the
 * losses alone: bounds of one case can be held against each other.
 */
export function boundsOf(standing: Standing, outages: readonly Outage[]): Bound[] {
  const { program, added } = standing;
  const { columns, subjects } = program;
  const { calendar, processes, resourceOf, segments } = subjects.network;
  const bounds: Bound[] = [];
  for (const { index, process, span, full } of segments) {
    const { bans, row, span: open, uses } = processes[process];
    const mine = outages.filter(({ loss }) => loss.processes.includes(row.id));
    const idle = idleUnder(standing, outages, { uses });
    if (mine.length === 0 && !idle) continue;
    const allowed = openShare(calendar, span, [...bans, ...mine]);
    const allowedAll = openShare(calendar, open, [...bans, ...mine]);
    for (let t = 0; t < calendar.count; t++) {
      const most = allowed[t] * full[t] + allowedAll[t] * added[index][t];
      bounds.push({ at: 'column', index: columns.run[index] + t, upper: idle?.[t] ? 0 : most });
    }
  }
  for (const [id, r] of resourceOf) {
    const overlap = overlapOf(standing, outages, id);
    if (!overlap) continue;
    for (let t = 0; t < calendar.count; t++) {
      const index = standing.resourceRow[r] + t;
      // A pool's row holds its people, who are a column: a bound of nothing would make them stay.
      const lost = isPool(standing, r) && overlap[t] === 1 ? 0 : overlap[t];
      bounds.push({
        at: 'row',
        index,
        upper: program.linear.rowUpper[index] - lost * standing.capacity[r][t],
      });
    }
  }
  return bounds;
}

const always: Span = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

const isPool = ({ program }: Standing, r: number) =>
  program.subjects.network.realised.plan.tables.resources[r].kind === 'pool';

/** By period, the share of it that a resource is out; undefined where it is not lost. */
export function overlapOf(
  { program }: Standing,
  outages: readonly Outage[],
  resource: string,
): Float64Array | undefined {
  const mine = outages.filter(({ loss }) => loss.resources.includes(resource));
  if (mine.length === 0) return undefined;
  return openShare(program.subjects.network.calendar, always, mine).map((there) => 1 - there);
}

/** Periods in which a pool of people that a process needs is lost from end to end; undefined where it needs none lost. */
export function idleUnder(
  standing: Standing,
  outages: readonly Outage[],
  { uses }: Pick<ProcessNode, 'uses'>,
): boolean[] | undefined {
  const { calendar, realised } = standing.program.subjects.network;
  const spans = uses
    .map(({ resource }) => resource)
    .filter((r) => isPool(standing, r))
    .map((r) => realised.plan.tables.resources[r].id)
    .map((id) => outages.filter(({ loss }) => loss.resources.includes(id)))
    .filter((mine) => mine.length > 0);
  if (spans.length === 0) return undefined;
  const there = spans.map((mine) => openShare(calendar, always, mine));
  return Array.from({ length: calendar.count }, (_, t) => there.some((share) => share[t] === 0));
}

/** Each loss of a case for its own time to recover, from a day on. */
export function untilRecovered(losses: readonly Loss[], from: Day): Outage[] {
  return losses.map((loss) => ({ loss, from, until: addDuration(from, durationOf(loss.timeToRecover)) }));
}

/** All losses of a case for as many days. */
export function lasting(losses: readonly Loss[], from: Day, days: number): Outage[] {
  return losses.map((loss) => ({ loss, from, until: from + days }));
}
