import { DAYS_PER_MONTH, formatDay } from '@sinew/model';
import { addTo, type Books, sum } from './books.ts';
import { exhaustedAt, type Need } from './needs.ts';
import type { Running } from './production.ts';

/**
 * **d_to_p**: P-day is the first period start from D-day on after which monthly arrivals from make and buy of the
 * accepted items, wherever, are at least what is asked, to the end.
 */
export function auditDToP(books: Books, needs: readonly Need[], running: readonly Running[]): void {
  const { outcome, findings, realised, time } = books;
  const shown = new Map(outcome.dToP.map((row) => [row.requirement, row]));
  const whole = books.place('d_to_p', 'outcome', '', null, '');
  const { dDay } = realised;
  findings.same(whole, dDay === undefined ? null : formatDay(dDay), outcome.dDay);
  findings.same(whole, shown.size, outcome.dToP.length);
  for (const row of outcome.dToP) {
    const known = needs.some(({ requirement }) => requirement.id === row.requirement);
    findings.holds(
      books.place('d_to_p', 'requirements', row.requirement, null, ''),
      known && dDay !== undefined,
      null,
      row.requirement,
    );
  }
  if (dDay === undefined) return;
  const first = Math.max(0, time.endingAfter(dDay));
  for (const need of needs) {
    const row = shown.get(need.requirement.id);
    if (!row) continue;
    const { asked, usable, usableAtStart, requirement } = need;
    const arriving = arrivalsOf(books, need, running);
    // Walk back from the end while production carries the load.
    let p = time.count;
    while (p > 0 && time.periods[p - 1].start >= dDay && carries(books, arriving[p - 1], asked[p - 1])) p--;
    const at = (unit: string) => books.place('d_to_p', 'requirements', requirement.id, null, unit);
    const pDay = p < time.count ? time.periods[p].from : null;
    const stock = first > 0 ? usable[first - 1] : usableAtStart;
    const ended = exhaustedAt(books, asked, usable, stock, first);
    const lost = outcomeLost(need, first, p);
    findings.same(at(''), formatDay(dDay), row.dDay);
    findings.same(at(''), pDay, row.pDay);
    findings.equal(at(requirement.unit), stock, row.stockAtDDay);
    findings.same(at(''), ended < 0 ? null : time.periods[ended].from, row.exhausted);
    findings.equal(at(requirement.unit), lost, row.shortfall, [sum(asked)]);
    const months = p < time.count ? (time.periods[p].start - dDay) / DAYS_PER_MONTH : null;
    findings.equalOrNone(at('month'), months, row.months);
  }
}

const carries = (books: Books, arriving: number, asked: number) =>
  arriving >= asked - books.findings.slack(asked);

/** Units of the requirement that arrive in each period from make and buy of the items it accepts. */
function arrivalsOf(books: Books, { requirement }: Need, running: readonly Running[]): Float64Array {
  const arriving = books.zeros();
  for (const accept of books.rows('accepts', 'requirement', requirement.id)) {
    for (const { process, arriving: runs } of running) {
      if (process.kind === 'move' || process.item !== accept.item) continue;
      addTo(arriving, runs, accept.factor * process.yield);
    }
  }
  return arriving;
}

/** Lost between D-day and P-day, or the end of the plan. */
const outcomeLost = ({ outcome }: Need, from: number, until: number) =>
  sum(outcome.byPeriod.slice(from, until).map((one) => one.unmet));
