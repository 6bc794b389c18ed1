import { dayOf, type Row, rowId, spreadOver } from '@sinew/model';
import type { Network } from './network.ts';
import { rowsBy } from './rowsBy.ts';

export interface AcceptNode {
  readonly row: Row<'accepts'>;
  readonly id: string;
  readonly location: number;
  /** Flags that are missing and that a measure must supply. */
  readonly missing: readonly ('fit' | 'data' | 'release')[];
}

export interface RequirementNode {
  readonly row: Row<'requirements'>;
  readonly index: number;
  /** consume, deliver: what falls due in each period. hold: the level on its last day. */
  readonly asked: Float64Array;
  readonly accepts: readonly AcceptNode[];
}

export function requirementsOf(network: Network): RequirementNode[] {
  const { tables } = network.realised.plan;
  const amounts = rowsBy(tables.amounts, (row) => row.requirement);
  const accepts = rowsBy(tables.accepts, (row) => row.requirement);
  return tables.requirements.map((row, index) => {
    const rows = (amounts.get(row.id) ?? []).toSorted((a, b) => dayOf(a.from) - dayOf(b.from));
    return {
      row,
      index,
      asked: row.kind === 'hold' ? levels(network, rows) : flows(network, rows),
      accepts: (accepts.get(row.id) ?? []).map((accept) => ({
        row: accept,
        id: rowId('accepts', accept),
        location: network.locationOf(accept.item, row.site),
        missing: (['fit', 'data', 'release'] as const).filter((flag) => !accept[flag]),
      })),
    };
  });
}

/** Where an amount without `until` ends: at the next row of the requirement, or with the plan. */
function endOf(rows: readonly Row<'amounts'>[], k: number, planEnd: number): number {
  const { until } = rows[k];
  if (until !== undefined) return dayOf(until);
  return k + 1 < rows.length ? dayOf(rows[k + 1].from) : planEnd;
}

function levels(network: Network, rows: readonly Row<'amounts'>[]): Float64Array {
  const { calendar, realised } = network;
  const level = new Float64Array(calendar.count);
  rows.forEach((row, k) => {
    const from = dayOf(row.from);
    const until = endOf(rows, k, calendar.end[calendar.count - 1]);
    const id = rowId('amounts', row);
    const quantity = realised.profile('amounts', id, 'quantity');
    const days = realised.profile('amounts', id, 'days_of_supply');
    for (let t = 0; t < calendar.count; t++) {
      const last = calendar.end[t] - 1;
      if (last < from || last >= until) continue;
      const held = quantity?.mean(last, last + 1) ?? row.quantity;
      level[t] = held ?? (days?.mean(last, last + 1) ?? row.days_of_supply ?? 0) * (row.daily_rate ?? 0);
    }
  });
  return level;
}

function flows(network: Network, rows: readonly Row<'amounts'>[]): Float64Array {
  const { calendar, realised } = network;
  const asked = new Float64Array(calendar.count);
  rows.forEach((row, k) => {
    const from = dayOf(row.from);
    const profile = realised.profile('amounts', rowId('amounts', row), 'quantity');
    const mean = (start: number, end: number) => profile?.mean(start, end) ?? row.quantity ?? 0;
    if (row.basis === 'total') {
      const until = row.until === undefined ? from : dayOf(row.until);
      for (const { period, share } of spreadOver(calendar, from, until)) {
        const start = Math.max(from, calendar.start[period]);
        const end = until > from ? Math.min(until, calendar.end[period]) : start + 1;
        asked[period] += share * mean(start, end);
      }
      return;
    }
    const until = endOf(rows, k, calendar.end[calendar.count - 1]);
    for (let t = 0; t < calendar.count; t++) {
      const start = Math.max(from, calendar.start[t]);
      const end = Math.min(until, calendar.end[t]);
      if (end <= start) continue;
      const share = (end - start) / (calendar.end[t] - calendar.start[t]);
      asked[t] += calendar.months[t] * share * mean(start, end);
    }
  });
  return asked;
}
