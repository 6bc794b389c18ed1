import { formatDay } from '@sinew/model';
import type { PlanProgram } from '../program/build.ts';
import { negligibleAt } from './negligible.ts';
import type { PledgeOutcome } from './outcome.ts';
import { seriesAt, tidy } from './tidy.ts';

export function pledgeOutcomes(program: PlanProgram, x: Float64Array): PledgeOutcome[] {
  const { columns, subjects } = program;
  const { calendar, realised } = subjects.network;
  const least = negligibleAt(program, x);
  return subjects.pledges.map((pledge) => {
    const { row, index: k, asked, due, items, scale } = pledge;
    const rest = Array.from(x.subarray(columns.rest[k], columns.rest[k] + calendar.count), (owed) =>
      tidy(owed * scale),
    );
    const last = rest.at(-1) ?? asked;
    const negligible = least.rest(pledge);
    const complete = rest.findIndex((owed) => owed <= negligible);
    return {
      id: row.id,
      name: row.name,
      nameFr: row.name_fr ?? null,
      recipient: row.recipient,
      rank: row.rank,
      unit: row.value !== undefined ? (row.currency ?? realised.plan.settings.currency) : 'each',
      due: row.due,
      standing: complete < 0 ? 'short' : complete > due ? 'late' : 'met',
      asked,
      met: tidy(asked - last),
      metOnTime: due < 0 ? 0 : tidy(asked - (rest[due] ?? last)),
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
