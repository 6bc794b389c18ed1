import { DAYS_PER_MONTH, type Day, formatDay, type Row } from '@sinew/model';
import type { DToP } from '../outcome/outcome.ts';
import { addTo, type Books, sum } from './books.ts';
import type { Effects } from './effects.ts';
import { isAccepted, type Need } from './needs.ts';
import type { Running } from './production.ts';
import { auditExhausted, dustOf } from './supply.ts';

/**
 * **d_to_p**: P-day is the first period start from D-day on from which, to the end, nothing falls short and production leaves at least what is asked:
 * arrivals from make and buy of the items accepted by then, wherever, less what processes use and what needs that rank no later get.
 */
export function auditDToP(
  books: Books,
  effects: Effects,
  needs: readonly Need[],
  running: readonly Running[],
): void {
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
  for (const need of needs) {
    const row = shown.get(need.requirement.id);
    const place = books.place('d_to_p', 'requirements', need.requirement.id, null, '');
    const first = time.endingAfter(dDay);
    const due =
      need.requirement.kind === 'consume' && need.asked.subarray(first).some((quantity) => quantity > 0);
    findings.same(place, due, row !== undefined);
    if (due && row) auditRow(books, need, arrivalsFor(books, effects, need, running), row, dDay);
  }
}

function auditRow(books: Books, need: Need, arriving: Float64Array, row: DToP, dDay: Day): void {
  const { findings, time } = books;
  const { asked, usable, usableAtStart, requirement, outcome } = need;
  // The period that holds D-day, or the first one of the plan.
  const first = time.endingAfter(dDay);
  const dust = dustOf(books, requirement, asked);
  // Walk back from the end while production carries the load. What a later stage gave up of a share may decide
  // whether it does, so both a load carried but for that and one carried in full will do.
  const carriedFrom = (short: number) => {
    let p = time.count;
    const carried = (t: number) => !outcome.byPeriod[t].short && arriving[t] >= asked[t] - short * dust[t];
    while (p > first && carried(p - 1)) p--;
    return p;
  };
  const dayOfPeriod = (p: number) => (p < time.count ? Math.max(dDay, time.periods[p].start) : null);
  const spell = (day: Day | null) => (day === null ? null : formatDay(day));
  const possible = [carriedFrom(1), carriedFrom(0)];
  const p = possible.find((one) => spell(dayOfPeriod(one)) === row.pDay) ?? possible[0];
  const pDay = dayOfPeriod(p);
  const stock = first > 0 ? usable[first - 1] : usableAtStart;
  const at = (unit: string) => books.place('d_to_p', 'requirements', requirement.id, null, unit);
  findings.same(at(''), formatDay(dDay), row.dDay);
  findings.same(at(''), spell(pDay), row.pDay);
  findings.equal(at(requirement.unit), stock, row.stockAtDDay);
  const unmet = outcome.byPeriod.map((one) => one.unmet);
  const drawn = { asked, unmet, usable, before: stock, dust };
  const dayOf = (t: number) => formatDay(Math.max(dDay, time.periods[t].start));
  auditExhausted(books, at(''), drawn, first, dayOf, row.exhausted);
  findings.equal(at(requirement.unit), outcomeLost(need, first, p), row.shortfall, [sum(asked)]);
  const months = pDay === null ? null : (pDay - dDay) / DAYS_PER_MONTH;
  findings.equalOrNone(at('month'), months, row.months);
}

/** Units of the requirement that production leaves it in each period. */
function arrivalsFor(
  books: Books,
  effects: Effects,
  { requirement }: Need,
  running: readonly Running[],
): Float64Array {
  const arriving = books.zeros();
  for (const accept of books.rows('accepts', 'requirement', requirement.id)) {
    const left = producedOf(books, accept.item, running);
    for (const byPeriod of othersGet(books, requirement, accept.item)) addTo(left, byPeriod, -1);
    left.forEach((quantity, t) => {
      if (quantity > 0 && isAccepted(effects, accept, t)) arriving[t] += accept.factor * quantity;
    });
  }
  return arriving;
}

/** Units of an item that all but moves bring, less those that they draw. */
function producedOf(books: Books, item: string, running: readonly Running[]): Float64Array {
  const produced = books.zeros();
  for (const { process, arriving, runs } of running) {
    if (process.kind === 'move') continue;
    if (process.item === item) addTo(produced, arriving, process.yield);
    for (const output of books.rows('outputs', 'process', process.id)) {
      if (output.item === item) addTo(produced, arriving, output.quantity * process.yield);
    }
    for (const input of books.rows('inputs', 'process', process.id)) {
      if (input.item === item) addTo(produced, books.time.landing(runs, input.offset), -input.quantity);
    }
  }
  return produced;
}

/** What other requirements that are not held, and pledges, get of an item, those of an earlier rank and of the same. */
function othersGet(books: Books, own: Row<'requirements'>, item: string): readonly (readonly number[])[] {
  const { pledges, requirements } = books.outcome;
  const delivered = requirements
    .filter(({ id, kind, rank }) => id !== own.id && kind !== 'hold' && rank <= own.rank)
    .flatMap(({ deliveries }) => deliveries);
  const given = pledges.filter(({ rank }) => rank <= own.rank).flatMap((pledge) => pledge.given);
  return [...delivered, ...given].filter((flow) => flow.item === item).map(({ byPeriod }) => byPeriod);
}

/** Lost between D-day and P-day, or the end of the plan, in the periods that fall short. */
const outcomeLost = ({ outcome }: Need, from: number, until: number) =>
  sum(outcome.byPeriod.slice(from, until).map((one) => (one.short ? one.unmet : 0)));
