import { addDuration, type Day, dayOf, durationOf, type Row } from '@sinew/model';
import type { ProcessOutcome } from '../outcome/outcome.ts';
import { addTo, type Books, sum } from './books.ts';
import type { Effects } from './effects.ts';
import { bansOn, type Span } from './policies.ts';

/** What a process of the outcome runs, and when its runs arrive (before the yield). */
export interface Running {
  readonly process: Row<'processes'>;
  readonly outcome: ProcessOutcome;
  /** X[p,t], the sum of the segments. */
  readonly runs: Float64Array;
  readonly bySegment: ReadonlyMap<string, readonly number[]>;
  /** Σ_τ ω(lead)[τ,t]·X[p,τ]. */
  readonly arriving: Float64Array;
}

export function runningProcesses(books: Books): readonly Running[] {
  return books.outcome.processes.flatMap((outcome) => {
    const process = books.row('processes', outcome.id);
    if (!process) return [];
    const runs = books.zeros();
    for (const segment of outcome.segments) addTo(runs, segment.runs);
    const bySegment = new Map(outcome.segments.map(({ segment, runs: some }) => [segment, some]));
    return [{ process, outcome, runs, bySegment, arriving: books.time.landing(runs, process.lead_time) }];
  });
}

/** **capacity**, **growth**, **minimum**, **warm**, **offtake**, bans, and the totals of every process. */
export function auditProduction(books: Books, effects: Effects, running: readonly Running[]): void {
  for (const one of running) {
    auditTotals(books, one);
    auditCapacity(books, effects, one);
    auditGrowth(books, one);
    auditMinimum(books, effects, one);
    auditOfftake(books, effects, one);
  }
}

/** Days on which a run may start: opening dates, and for a segment its trigger and notice. Empty when it stays shut. */
export function openSpan(process: Row<'processes'>): Span {
  return {
    from: process.open_from === undefined ? -Infinity : dayOf(process.open_from),
    until: process.open_until === undefined ? Infinity : dayOf(process.open_until),
  };
}

function segmentSpan(books: Books, process: Row<'processes'>, rate: Row<'rates'>): Span {
  const open = openSpan(process);
  const trigger: Day | undefined = rate.trigger === 'd_day' ? books.realised.dDay : books.time.start;
  if (trigger === undefined) return { from: Infinity, until: Infinity };
  return { from: Math.max(open.from, addDuration(trigger, durationOf(rate.notice))), until: open.until };
}

/** Share of period t within a span and outside every ban. Bans are in order and do not overlap. */
export function openShare(books: Books, t: number, span: Span, bans: readonly Span[]): number {
  let share = books.time.covered(t, span.from, span.until);
  for (const ban of bans) {
    share -= books.time.covered(t, Math.max(span.from, ban.from), Math.min(span.until, ban.until));
  }
  return Math.max(0, share);
}

/**
 * **capacity**: x[p,g,t] ≤ λ_t·open[p,g,t]·rate[p,g,t] + λ_t·open[p,t]·Σ φ·quantity·n. Runs that only a ban forbids
 * breach **policy**.
 */
function auditCapacity(books: Books, effects: Effects, one: Running): void {
  const { process, outcome } = one;
  const rates = books.rows('rates', 'process', process.id);
  const bans = bansOn(books, process);
  const most = books.zeros();
  let weight = 0;
  for (const rate of rates) {
    const row = `${process.id}/${rate.segment}`;
    const runs = one.bySegment.get(rate.segment);
    const span = segmentSpan(books, process, rate);
    const sizes = effects.weight('capacity', row);
    weight += sizes;
    for (let t = 0; t < books.time.count; t++) {
      const { months } = books.time.periods[t];
      const limit = (without: readonly Span[]) =>
        months *
        (openShare(books, t, span, without) * books.during('rates', rate, 'rate', t) +
          openShare(books, t, openSpan(process), without) * effects.at('capacity', row, t));
      most[t] += limit([]);
      const place = books.place('capacity', 'rates', row, t, 'run');
      books.findings.atLeast(place, 0, runs?.[t] ?? 0);
      books.findings.atMost(place, limit([]), runs?.[t] ?? 0, [months * sizes]);
      if (bans.length === 0) continue;
      // Where there is room for all the runs without the ban, the ban alone is what they breach.
      const banned = { ...place, rule: 'policy' as const };
      books.findings.atMost(banned, limit(bans), Math.min(runs?.[t] ?? 0, limit([])), [months * sizes]);
    }
  }
  most.forEach((value, t) => {
    const place = books.place('capacity', 'processes', process.id, t, 'run');
    books.findings.equal(place, value, outcome.capacity[t], [books.time.periods[t].months * weight]);
  });
}

/** **growth**: X[p,t]/λ_t − X[p,t−1]/λ_{t−1} ≤ growth·λ_t. */
function auditGrowth(books: Books, { process, runs }: Running): void {
  if (process.growth === undefined) return;
  let before = process.current_rate ?? 0;
  for (let t = 0; t < books.time.count; t++) {
    const { months } = books.time.periods[t];
    const rate = runs[t] / months;
    const place = books.place('growth', 'processes', process.id, t, 'run/month');
    books.findings.atMost(place, process.growth * months, rate - before, [rate, before, 1 / months]);
    before = rate;
  }
}

/** **minimum** and **warm**. */
function auditMinimum(books: Books, effects: Effects, { process, runs, outcome }: Running): void {
  const kept = process.minimum_rate !== undefined && process.minimum_mode === 'while_warm';
  const place = books.place('warm', 'processes', process.id, null, '');
  books.findings.same(place, kept, outcome.warm !== null);
  if (process.minimum_rate === undefined || (kept && outcome.warm === null)) return;
  const bans = bansOn(books, process);
  let warmBefore = true;
  for (let t = 0; t < books.time.count; t++) {
    const { months } = books.time.periods[t];
    const least = process.minimum_rate * months * openShare(books, t, openSpan(process), bans);
    const warm = outcome.warm?.[t] ?? true;
    const relief = kept ? effects.at('keep_warm', process.id, t) : 0;
    books.findings.atLeast(
      books.place('minimum', 'processes', process.id, t, 'run'),
      least * ((warm ? 1 : 0) - relief),
      runs[t],
      [least],
    );
    if (!kept) continue;
    const at = books.place('warm', 'processes', process.id, t, 'run');
    books.findings.holds(at, warmBefore || !warm, false, warm);
    if (!warm) books.findings.atMost(at, 0, runs[t], outcome.capacity);
    warmBefore = warm;
  }
}

/** **offtake**: X[p,t] ≥ λ_t·Σ φ·quantity·n. */
function auditOfftake(books: Books, effects: Effects, { process, runs }: Running): void {
  for (let t = 0; t < books.time.count; t++) {
    const promised = effects.at('offtake', process.id, t);
    if (promised === 0) continue;
    const place = books.place('offtake', 'processes', process.id, t, 'run');
    const { months } = books.time.periods[t];
    books.findings.atLeast(place, months * promised, runs[t], [
      months * effects.weight('offtake', process.id),
    ]);
  }
}

/** Segments sum to the runs, runs to the total, and arrivals are the runs after the lead time, times the yield. */
function auditTotals(books: Books, { process, outcome, runs, bySegment, arriving }: Running): void {
  const { findings } = books;
  const of = (t: number | null, unit: string) => books.place('totals', 'processes', process.id, t, unit);
  const rates = books.rows('rates', 'process', process.id).map((rate) => rate.segment);
  const named = outcome.segments.map(({ segment }) => segment);
  findings.same(of(null, ''), [...rates].sort().join(' '), [...named].sort().join(' '));
  findings.holds(of(null, ''), bySegment.size === named.length, bySegment.size, named.length);
  findings.same(
    of(null, ''),
    `${process.kind} ${process.item} ${process.site}`,
    `${outcome.kind} ${outcome.item} ${outcome.site}`,
  );
  findings.equal(of(null, 'run'), sum(runs), outcome.total, [books.time.count]);
  const unit = books.row('items', process.item)?.unit ?? '';
  // Each segment's runs are rounded, and those of several months may land in one quarter.
  const landing = books.time.landing(books.zeros().fill(named.length), process.lead_time);
  for (let t = 0; t < books.time.count; t++) {
    findings.equal(of(t, 'run'), runs[t], outcome.runs[t], [named.length]);
    findings.equal(of(t, unit), process.yield * arriving[t], outcome.arrivals[t], [
      process.yield * landing[t],
    ]);
  }
}
