import type { Row } from '@sinew/model';
import { type Books, sum } from './books.ts';
import type { Place } from './findings.ts';
import type { Need } from './needs.ts';

/** Days of supply at the end of each period, and when the usable stock ran out. A level that is held uses up nothing. */
export function auditSupply(
  books: Books,
  { requirement, outcome, asked, usable, usableAtStart }: Need,
): void {
  const { findings, time } = books;
  const place = books.place('requirement', 'requirements', requirement.id, null, '');
  if (requirement.kind === 'hold') {
    outcome.daysOfSupply.forEach((days) => {
      findings.same(place, null, days);
    });
    findings.same(place, null, outcome.exhausted);
    return;
  }
  const slack = findings.slack(sum(asked));
  // Where a stock just lasts until a pause, the last bits of it decide whether it lasts through the pause as well.
  const least = daysOfSupply(books, asked, usable, -slack);
  const most = daysOfSupply(books, asked, usable, slack);
  outcome.daysOfSupply.forEach((days, t) => {
    const at = books.place('requirement', 'requirements', requirement.id, t, 'day');
    const [low, high] = [least[t], most[t]];
    if (days === null || low === null || high === null) findings.same(at, low, days);
    else findings.equal(at, Math.min(Math.max(days, low), high), days);
  });
  const unmet = outcome.byPeriod.map((one) => one.unmet);
  const stock = { asked, unmet, usable, before: usableAtStart, dust: dustOf(books, requirement, asked) };
  auditExhausted(books, place, stock, 0, (t) => time.periods[t].from, outcome.exhausted);
}

/**
 * How long the stock (and a little more or less) at the end of t lasts against what later periods ask, each evenly
 * by the day: until more is asked than there is, or to the end of the plan. null where nothing more is asked.
 */
function daysOfSupply(
  books: Books,
  asked: Float64Array,
  usable: Float64Array,
  more: number,
): readonly (number | null)[] {
  const { periods } = books.time;
  // Asked from the start up to the end of each period.
  const upTo = books.zeros();
  asked.forEach((quantity, t) => {
    upTo[t] = (t > 0 ? upTo[t - 1] : 0) + quantity;
  });
  let last = asked.length - 1;
  while (last >= 0 && asked[last] <= 0) last--;
  return periods.map(({ end }, t) => {
    if (t >= last) return null;
    const reach = upTo[t] + Math.max(0, usable[t] + more);
    if (reach >= upTo[last]) return books.time.end - end;
    let low = t + 1;
    for (let high = last; low < high; ) {
      const middle = (low + high) >> 1;
      if (upTo[middle] > reach) high = middle;
      else low = middle + 1;
    }
    const { start, end: stop } = periods[low];
    const used = Math.max(0, (reach - upTo[low - 1]) / asked[low]);
    return start - end + used * (stop - start);
  });
}

/** A tenth of a millionth of a share, well above what any stage leaves to those after it (docs/model.md section 5). */
const shareLeft = 1e-7;

/**
 * What the last bits of a solution may be in each period, beside the tolerance of the audit: a share that a stage
 * leaves to later ones may all be spent on one period.
 */
export function dustOf(books: Books, { kind, rank }: Row<'requirements'>, asked: Float64Array): Float64Array {
  const { periods } = books.time;
  const slack = books.findings.slack(sum(asked));
  const months = sum(periods.map((period) => period.months));
  const left = Math.max(shareLeft, books.shareSpent(kind === 'hold' ? `held ${rank}` : `rank ${rank}`));
  return asked.map((_, t) => {
    const weight = kind === 'consume' ? 1 : months / periods[t].months;
    return Math.max(slack, left * weight * sum(asked));
  });
}

/** A stock, what is asked of it and what it leaves unmet, period by period; what of it counts for nothing. */
interface Drawn {
  readonly asked: Float64Array;
  readonly unmet: readonly number[];
  readonly usable: Float64Array;
  readonly before: number;
  readonly dust: Float64Array;
}

/**
 * A stock is exhausted in the first period from `first` on that ends without it, after there was some, and falls
 * short or has more asked after it. The period named may be one, and none before it surely is.
 */
export function auditExhausted(
  books: Books,
  place: Place,
  { asked, unmet, usable, before, dust }: Drawn,
  first: number,
  spell: (t: number) => string,
  named: string | null,
): void {
  const lastAsked = asked.findLastIndex((quantity) => quantity > 0);
  let [had, surelyHad] = [before > 0, before > dust[first]];
  const possible: string[] = [];
  let surely: string | null = null;
  for (let t = first; t < asked.length && surely === null; t++) {
    const wanted = t < lastAsked;
    if (had && usable[t] <= dust[t] && (wanted || unmet[t] > 0)) possible.push(spell(t));
    if (surelyHad && usable[t] <= 0 && (wanted || unmet[t] > dust[t])) surely = spell(t);
    had ||= usable[t] > 0;
    surelyHad ||= usable[t] > dust[t];
  }
  const right = named === null ? surely === null : possible.includes(named);
  books.findings.holds(place, right, surely ?? possible[0] ?? null, named);
}
