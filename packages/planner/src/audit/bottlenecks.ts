import { tableNames } from '@sinew/model';
import type { Books } from './books.ts';

/** More than any rank. */
const HOLDS = 1e6;

/**
 * **bottleneck**: shape, consistency, that what gains falls short, and that stages come in their order; the gain itself
 * takes a solver to confirm.
 */
export function auditBottlenecks(books: Books): void {
  const stageOf = new Map<string, { readonly stage: number; readonly short: boolean }>();
  for (const { id, rank, standing } of books.outcome.pledges) {
    stageOf.set(id, { stage: rank, short: standing !== 'met' });
  }
  for (const { id, kind, rank, standing } of books.outcome.requirements) {
    // Levels to hold come after every rank of what is asked.
    stageOf.set(id, { stage: kind === 'hold' ? HOLDS + rank : rank, short: standing !== 'met' });
  }
  let reached = 0;
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
    const gaining = stageOf.get(one.requirement);
    if (gaining) {
      findings.holds(place, gaining.short, true, gaining.short);
      findings.atLeast(place, reached, gaining.stage);
      reached = Math.max(reached, gaining.stage);
    }
    findings.holds(place, one.step > 0, '> 0', one.step);
    findings.atLeast(place, 0, one.gain);
    findings.equal(place, one.gain / one.step, one.value);
    findings.same(place, true, one.verified);
  }
}
