import { tableNames } from '@sinew/model';
import type { Books } from './books.ts';

/** **bottleneck**: shape and consistency only; the gain itself takes a solver to confirm. */
export function auditBottlenecks(books: Books): void {
  const starts = new Set(books.time.periods.map((period) => period.from));
  for (const one of books.outcome.bottlenecks) {
    const place = {
      rule: 'bottleneck',
      table: one.table,
      row: one.row,
      period: one.period,
      unit: one.unit,
    } as const;
    const { findings } = books;
    findings.holds(place, (tableNames as readonly string[]).includes(one.table), null, one.table);
    findings.holds(place, starts.has(one.period), null, one.period);
    findings.holds(
      place,
      books.row('requirements', one.requirement) !== undefined ||
        books.row('pledges', one.requirement) !== undefined,
      null,
      one.requirement,
    );
    findings.holds(place, one.step > 0, '> 0', one.step);
    findings.atLeast(place, 0, one.gain);
    findings.equal(place, one.gain / one.step, one.value);
    findings.same(place, true, one.verified);
  }
}
