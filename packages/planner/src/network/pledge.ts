import { dayOf, periodOf, type Row } from '@sinew/model';
import type { Network } from './network.ts';

export interface PledgeNode {
  readonly row: Row<'pledges'>;
  readonly index: number;
  /** In the pledge's own unit: its currency, or units. */
  readonly asked: number;
  /** What is owed is counted in this many of that unit, a power of ten: half a billion dollars beside a few rounds would drown them. */
  readonly scale: number;
  /** The period at whose end the pledge falls due, that of the day before `due`; -1: before the plan, all of it is late. */
  readonly due: number;
  readonly items: readonly {
    readonly row: Row<'pledge_items'>;
    readonly location: number;
    /** Periods in which it may be given. */
    readonly open: readonly boolean[];
  }[];
}

export function pledgesOf(network: Network): PledgeNode[] {
  const { calendar, realised, locationOf } = network;
  return realised.plan.tables.pledges.map((row, index) => {
    const from = row.from === undefined ? Number.NEGATIVE_INFINITY : dayOf(row.from);
    const asked = row.value ?? row.quantity ?? 0;
    const open = Array.from(calendar.end, (end) => end > from);
    return {
      row,
      index,
      asked,
      scale: asked > 0 ? 10 ** (Math.floor(Math.log10(asked)) - 2) : 1,
      due: periodOf(calendar, dayOf(row.due) - 1),
      items: realised.plan.tables.pledge_items
        .filter((item) => item.pledge === row.id)
        .map((item) => ({ row: item, location: locationOf(item.item, item.site), open })),
    };
  });
}
