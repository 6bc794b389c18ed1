import {
  addDuration,
  type Day,
  type Duration,
  dayOf,
  durationOf,
  formatDay,
  monthsIn,
  parseDay,
  type Row,
  yearMonth,
} from '@sinew/model';
import type { Decision, MeasureOutcome } from '../outcome/outcome.ts';
import type { Books } from './books.ts';

/** A decision of the outcome with its schedule worked out again from the rows of the plan. */
export interface Taken {
  readonly measure: Row<'measures'>;
  readonly decision: Decision;
  readonly on: Day;
  /** y: how many decisions (count), else 1. */
  readonly y: number;
  /** n: y for once and count, z for size. */
  readonly amount: number;
  readonly steps: readonly { readonly row: Row<'steps'>; readonly start: Day; readonly end: Day }[];
  readonly done: Day;
  readonly full: Day;
}

/** Quantile of the triangular distribution, all in months. */
export function triangular(min: number, likely: number, max: number, percentile: number): number {
  if (max <= min) return min;
  const atLikely = (likely - min) / (max - min);
  return percentile <= atLikely
    ? min + Math.sqrt(percentile * (max - min) * (likely - min))
    : max - Math.sqrt((1 - percentile) * (max - min) * (max - likely));
}

/** How long a step takes at the plan's percentile, before any reform. */
function lengthOf(step: Row<'steps'>, percentile: number): Duration {
  const [min, likely, max] = [step.min, step.likely, step.max].map(durationOf);
  // A length that is certain keeps its months and days as written: P1M from the 1st is a calendar month.
  if (monthsIn(min) === monthsIn(max)) return likely;
  return { months: triangular(monthsIn(min), monthsIn(likely), monthsIn(max), percentile), days: 0 };
}

/** What the reforms leave of a step's length. */
function shortening(books: Books, step: Row<'steps'>, reforms: readonly string[]): number {
  let factor = 1;
  for (const reform of reforms) {
    for (const effect of books.rows('effects', 'measure', reform)) {
      if (effect.kind !== 'shorten') continue;
      const aimed = effect.target === '*' || effect.target === step.measure;
      if (aimed && (effect.step_kind ?? step.kind) === step.kind) factor *= effect.quantity;
    }
  }
  return factor;
}

function schedule(books: Books, measure: Row<'measures'>, decision: Decision): Taken {
  const on = dayOf(decision.decided);
  let day = on;
  const steps = books.rows('steps', 'measure', measure.id).map((row) => {
    const length = lengthOf(row, books.plan.settings.percentile);
    const factor = shortening(books, row, decision.reforms);
    const start = day;
    const [months, days] = [length.months * factor, length.days * factor];
    const delay = row.kind === 'approval' ? (books.plan.settings.approval_delay ?? 0) : 0;
    // A delay may be negative; a step then takes no time at the least.
    const end = addDuration(day, { months: months + delay, days });
    day = monthsIn({ months: months + delay, days }) > 0 ? Math.max(day, end) : day;
    return { row, start, end: day };
  });
  const ramp = steps.at(-1)?.row.kind === 'ramp' ? steps.at(-1) : undefined;
  const y = measure.sizing === 'count' ? decision.size : 1;
  return { measure, decision, on, y, amount: decision.size, steps, done: ramp?.start ?? day, full: day };
}

/** Every decision of the outcome on a measure that the plan knows. */
export function takenDecisions(books: Books): readonly Taken[] {
  return books.outcome.measures.flatMap((outcome) => {
    const measure = books.row('measures', outcome.id);
    return measure ? outcome.decisions.map((decision) => schedule(books, measure, decision)) : [];
  });
}

/** First day of period t on which a measure may be decided. */
function firstAllowed(books: Books, measure: Row<'measures'>, t: number): Day | undefined {
  const { start, end } = books.time.periods[t];
  const until = measure.decide_until === undefined ? end : Math.min(end, dayOf(measure.decide_until));
  for (
    let day = Math.max(start, measure.decide_from === undefined ? start : dayOf(measure.decide_from));
    day < until;
    day++
  ) {
    if (measure.board_months.length === 0 || measure.board_months.includes(yearMonth(day).month)) return day;
  }
  return undefined;
}

/** The rules on deciding: **once**, **size**, **window**, **steps**, **exclusive**, **prerequisite**, **reform**, **gap**. */
export function auditDecisions(books: Books, taken: readonly Taken[]): void {
  const byMeasure = new Map<string, Taken[]>();
  for (const one of taken) {
    const alike = byMeasure.get(one.measure.id);
    if (alike) alike.push(one);
    else byMeasure.set(one.measure.id, [one]);
  }
  for (const outcome of books.outcome.measures) {
    const measure = books.row('measures', outcome.id);
    if (!measure) continue;
    const decisions = byMeasure.get(measure.id) ?? [];
    auditCount(books, measure, decisions);
    auditSummary(books, measure, outcome, decisions);
    for (const one of decisions) {
      auditSize(books, one);
      auditWindow(books, one);
      auditSteps(books, one);
      auditReforms(books, one, byMeasure);
    }
    auditPrerequisites(books, measure, decisions, byMeasure);
  }
  auditGroups(books, byMeasure);
  auditGiven(books, byMeasure);
}

/** **once**: Σ y ≤ 1 (count: ≤ max_size), = 1 (≥ 1) if mandatory; a measure decided beforehand is decided that once. */
function auditCount(books: Books, measure: Row<'measures'>, decisions: readonly Taken[]): void {
  const place = books.place('once', 'measures', measure.id, null, 'decision');
  const total = decisions.reduce((count, { y }) => count + y, 0);
  if (measure.decided !== undefined) {
    const given = decisions.filter(({ decision }) => decision.given && decision.decided === measure.decided);
    books.findings.holds(
      place,
      given.length === 1 && decisions.length === 1,
      measure.decided,
      decisions.length,
    );
    return;
  }
  books.findings.atMost(place, measure.sizing === 'count' ? measure.max_size : 1, total);
  if (measure.mandatory) books.findings.atLeast(place, 1, total);
  for (const { decision } of decisions) books.findings.same(place, false, decision.given);
}

/** **size**: min_size·y ≤ z ≤ max_size·y; once is 1; count is a whole number. */
function auditSize(books: Books, { measure, decision }: Taken): void {
  const place = books.place('size', 'measures', measure.id, null, measure.size_unit ?? '');
  const { size } = decision;
  if (measure.sizing === 'once') books.findings.equal(place, 1, size);
  else if (decision.given) books.findings.equal(place, measure.max_size, size);
  else if (measure.sizing === 'count') books.findings.equal(place, Math.max(1, Math.round(size)), size);
  else {
    books.findings.atLeast(place, measure.min_size, size);
    books.findings.atMost(place, measure.max_size, size);
  }
}

/** **window**: a decision that was the planner's falls on the first allowed day of its period. */
function auditWindow(books: Books, { measure, decision, on }: Taken): void {
  if (decision.given) return;
  const t = books.time.holding(on);
  const allowed = t === undefined ? undefined : firstAllowed(books, measure, t);
  const place = books.place('window', 'measures', measure.id, t ?? null, '');
  books.findings.same(place, allowed === undefined ? null : formatDay(allowed), decision.decided);
}

/** **steps**: start and end of every step, done and full, by the percentile and the reforms. */
function auditSteps(books: Books, { measure, decision, steps, done, full }: Taken): void {
  const spell = (all: readonly { step: string; kind: string; start: string; end: string }[]) =>
    all.map(({ step, kind, start, end }) => `${step} (${kind}) ${start}/${end}`).join(', ');
  const expected = steps.map(({ row, start, end }) => ({
    step: row.step,
    kind: row.kind,
    start: formatDay(start),
    end: formatDay(end),
  }));
  const place = books.place('steps', 'measures', measure.id, null, '');
  books.findings.same(place, spell(expected), spell(decision.steps));
  books.findings.same(place, formatDay(done), decision.done);
  books.findings.same(place, formatDay(full), decision.full);
}

/** **reform**: y[m,s,v] ≤ Σ y[r,s'] over the s' whose done is not after D[m,s]. */
function auditReforms(books: Books, one: Taken, byMeasure: ReadonlyMap<string, readonly Taken[]>): void {
  const { measure, decision, on } = one;
  const place = books.place('reform', 'measures', measure.id, null, '');
  if (decision.given) {
    books.findings.same(place, '', decision.reforms.join(' '));
    return;
  }
  books.findings.holds(
    place,
    new Set(decision.reforms).size === decision.reforms.length,
    '',
    decision.reforms.join(' '),
  );
  for (const reform of decision.reforms) {
    const shortens = books
      .rows('effects', 'measure', reform)
      .some((row) => row.kind === 'shorten' && (row.target === '*' || row.target === measure.id));
    const inForce = (byMeasure.get(reform) ?? []).some(({ done }) => done <= on);
    books.findings.holds(
      place,
      shortens && reform !== measure.id && inForce,
      `${reform} ≤ ${decision.decided}`,
      reform,
    );
  }
}

/** **prerequisite**: y[m,s] (count: over max_size) ≤ Σ y[r,s'] decided, or done, by D[m,s]. Given decisions are no choice. */
function auditPrerequisites(
  books: Books,
  measure: Row<'measures'>,
  decisions: readonly Taken[],
  byMeasure: ReadonlyMap<string, readonly Taken[]>,
): void {
  const inOrder = decisions.filter(({ decision }) => !decision.given).sort((a, b) => a.on - b.on);
  for (const { requires, when } of books.rows('prerequisites', 'measure', measure.id)) {
    const place = books.place('prerequisite', 'prerequisites', `${measure.id}/${requires}`, null, 'decision');
    const first = (byMeasure.get(requires) ?? [])
      .map((other) => ({ day: when === 'done' ? other.done : other.on, y: other.y }))
      .sort((a, b) => a.day - b.day);
    let before = 0;
    let next = 0;
    for (const { on, y } of inOrder) {
      for (; next < first.length && first[next].day <= on; next++) before += first[next].y;
      books.findings.atMost(place, before, measure.sizing === 'count' ? y / measure.max_size : y);
    }
  }
}

/** **exclusive**: at most one measure of the group is decided. */
function auditGroups(books: Books, byMeasure: ReadonlyMap<string, readonly Taken[]>): void {
  const groups = new Map<string, string[]>();
  for (const { id, group } of books.plan.tables.measures) {
    if (group === undefined) continue;
    const decided = groups.get(group) ?? [];
    if (byMeasure.has(id)) decided.push(id);
    groups.set(group, decided);
  }
  for (const [group, decided] of groups) {
    const place = books.place('exclusive', 'measures', group, null, 'measure');
    books.findings.atMost(place, 1, decided.length);
  }
}

/**
 * **gap**: without a choice nothing new is decided but what must be, or was fixed, and what either needs first; what was fixed is
 * decided then, what was ruled out is not.
 */
function auditGiven(books: Books, byMeasure: ReadonlyMap<string, readonly Taken[]>): void {
  const due = books.outcome.kind === 'gap' ? dueMeasures(books) : undefined;
  for (const { id } of books.plan.tables.measures) {
    const chosen = (byMeasure.get(id) ?? []).filter(({ decision }) => !decision.given);
    const place = books.place('gap', 'measures', id, null, 'decision');
    if (due && !due.has(id)) books.findings.atMost(place, 0, chosen.length);
  }
  for (const change of books.outcome.changes) {
    const ruled = readRuling(change);
    if (!ruled) continue;
    const place = books.place('gap', 'measures', ruled.measure, null, 'decision');
    const decided = byMeasure.get(ruled.measure) ?? [];
    if (ruled.date === undefined) {
      books.findings.atMost(place, 0, decided.length);
      continue;
    }
    const t = books.time.holding(ruled.date);
    const then = t !== undefined && decided.some(({ on }) => books.time.holding(on) === t);
    books.findings.holds(
      place,
      then,
      formatDay(ruled.date),
      decided.map(({ decision }) => decision.decided).join(' '),
    );
  }
}

/** `fix MEASURE@DATE` and `never MEASURE`, as an outcome names them among its changes. */
function readRuling(change: string): { readonly measure: string; readonly date?: Day } | undefined {
  const never = /^never (.+)$/.exec(change);
  if (never) return { measure: never[1] };
  const fix = /^fix (.+)@(\d{4}-\d{2}-\d{2})$/.exec(change);
  const date = fix ? parseDay(fix[2]) : undefined;
  return fix && date !== undefined ? { measure: fix[1], date } : undefined;
}

/** The figures of a measure as a whole: first decision, when it takes effect, and its size over all decisions. */
function auditSummary(
  books: Books,
  measure: Row<'measures'>,
  outcome: MeasureOutcome,
  decisions: readonly Taken[],
): void {
  const first = decisions.reduce<Taken | undefined>((a, b) => (a && a.on <= b.on ? a : b), undefined);
  const place = books.place('totals', 'measures', measure.id, null, measure.size_unit ?? '');
  const spell = (kind: string, sizing: string, unit: string | null) => `${kind}, ${sizing}, ${unit ?? ''}`;
  books.findings.same(
    place,
    spell(measure.kind, measure.sizing, measure.size_unit ?? null),
    spell(outcome.kind, outcome.sizing, outcome.sizeUnit),
  );
  books.findings.same(place, first ? first.decision.decided : null, outcome.decided);
  books.findings.same(place, first ? first.decision.done : null, outcome.done);
  books.findings.equal(
    place,
    decisions.reduce((total, { amount }) => total + amount, 0),
    outcome.size,
  );
}

/** Measures that are mandatory, fixed by a change, decided already, or needed before one that is. */
function dueMeasures(books: Books): ReadonlySet<string> {
  const due = new Set<string>();
  const add = (id: string) => {
    if (due.has(id)) return;
    due.add(id);
    for (const { requires } of books.rows('prerequisites', 'measure', id)) add(requires);
  };
  for (const row of books.plan.tables.measures) if (row.mandatory || row.decided !== undefined) add(row.id);
  for (const change of books.outcome.changes) {
    const ruled = readRuling(change);
    if (ruled?.date !== undefined) add(ruled.measure);
  }
  return due;
}
