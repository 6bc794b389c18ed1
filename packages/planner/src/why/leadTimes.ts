import { addDuration, durationOf, formatDay, monthsIn } from '@sinew/model';
import { wantedIn } from './describe.ts';
import type { Draft } from './draft.ts';
import { monthsBetween } from './monthsBetween.ts';
import { daysOf, type Shortage } from './shortage.ts';
import { statements } from './statements.ts';
import type { Finding } from './walk.ts';

/** The processes whose first output, started on the first day of the plan, comes after an item is wanted. */
export function leadTimes(shortage: Shortage, finding: Finding): Draft[] {
  const { program } = shortage;
  const { calendar, locationOf, processes } = program.subjects.network;
  const [item, site] = finding.limit.block.row.split('/');
  const place = locationOf(item, site);
  const first = Math.min(...wantedIn(shortage, finding));
  return processes.flatMap((process): Draft[] => {
    const output = process.outputs.find(({ location }) => location === place);
    if (!output || output.lag.period.includes(first)) return [];
    const arrives = addDuration(calendar.start[0], durationOf(process.row.lead_time));
    if (arrives < calendar.end[first]) return [];
    const months = monthsIn(durationOf(process.row.lead_time));
    return [
      {
        cause: 'lead_time',
        table: 'processes',
        row: process.row.id,
        from: formatDay(calendar.start[0]),
        until: daysOf(program, [first]).until,
        available: monthsBetween(calendar.start[0], calendar.start[first]),
        needed: months,
        unit: 'month',
        statement: statements(program).leadTime(process.row.id, months, formatDay(arrives)),
        upstream: [],
      },
    ];
  });
}

/** People who start training on the first day of the plan come after a pool is used up. */
export function trainingTime(shortage: Shortage, finding: Finding): Draft[] {
  const { program } = shortage;
  const { calendar, realised } = program.subjects.network;
  const { block, k } = finding.limit;
  const row = realised.plan.tables.resources.find(({ id }) => id === block.row);
  if (row?.kind !== 'pool') return [];
  const last = Math.max(k, ...finding.rows.keys());
  const arrives = addDuration(calendar.start[0], durationOf(row.training_time));
  if (arrives < calendar.end[last]) return [];
  const months = monthsIn(durationOf(row.training_time));
  return [
    {
      cause: 'lead_time',
      table: 'resources',
      row: row.id,
      from: formatDay(calendar.start[0]),
      until: daysOf(program, [last]).until,
      available: monthsBetween(calendar.start[0], calendar.end[last]),
      needed: months,
      unit: 'month',
      statement: statements(program).training(row.id, months, formatDay(arrives)),
      upstream: [],
    },
  ];
}
