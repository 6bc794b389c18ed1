import { formatDay } from '@sinew/model';
import type { PlanProgram } from '../program/build.ts';
import type { PledgeOutcome } from './outcome.ts';
import { NEGLIGIBLE_SHARE, seriesAt, tidy } from './tidy.ts';

export function pledgeOutcomes({ columns, subjects }: PlanProgram, x: Float64Array): PledgeOutcome[] {
  const { calendar, realised } = subjects.network;
  return subjects.pledges.map(({ row, index: k, asked, due, items, scale }) => {
    const rest = Array.from(x.subarray(columns.rest[k], columns.rest[k] + calendar.count), (owed) =>
      tidy(owed * scale),
    );
    const last = rest.at(-1) ?? asked;
    const complete = rest.findIndex((owed) => owed <= NEGLIGIBLE_SHARE * asked);
    return {
      id: row.id,
      name: row.name,
      nameFr: row.name_fr ?? null,
      recipient: row.recipient,
      rank: row.rank,
      unit: row.value !== undefined ? (row.currency ?? realised.plan.settings.currency) : 'each',
      due: row.due,
      asked,
      met: tidy(asked - last),
      metOnTime: tidy(asked - (rest[due] ?? last)),
      unmet: last,
      completed: complete < 0 ? null : formatDay(calendar.start[complete]),
      given: items.map((item, i) => ({
        item: item.row.item,
        site: item.row.site,
        byPeriod: seriesAt(x, columns.give[k][i], calendar.count),
      })),
    };
  });
}
