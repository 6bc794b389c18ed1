import { type Books, sum } from './books.ts';
import { presentValue } from './costs.ts';
import type { Need } from './needs.ts';
import type { Promised } from './pledges.ts';
import type { Spending } from './spending.ts';

/**
 * How far a stage may lie from its figures beside the tolerance of the audit: stages that come after it may give
 * up this much of a share (docs/model.md section 5). Cost, a sum of all rows with what each is kept to, gets ten
 * times the tolerance of one row.
 */
const stageTolerance = 2e-6;

/** **objective**: every stage of docs/model.md section 5, in order, with the value of the outcome's own figures. */
export function auditObjectives(
  books: Books,
  needs: readonly Need[],
  promises: readonly Promised[],
  spending: Spending,
): void {
  const expected: { stage: string; value: number; slack: number }[] = [];
  const ranks = new Map<number, number>();
  const held = new Map<number, number>();
  const add = (sums: Map<number, number>, rank: number, value: number | undefined) => {
    if (value !== undefined) sums.set(rank, (sums.get(rank) ?? 0) + value);
  };
  for (const need of needs) {
    add(need.requirement.kind === 'hold' ? held : ranks, need.requirement.rank, shareShort(books, need));
  }
  for (const one of promises) add(ranks, one.pledge.rank, pledgeShort(books, one));
  const inOrder = (sums: Map<number, number>) => [...sums].sort(([a], [b]) => a - b);
  for (const [rank, value] of inOrder(ranks))
    expected.push({ stage: `rank ${rank}`, value, slack: stageTolerance });
  for (const [rank, value] of inOrder(held))
    expected.push({ stage: `held ${rank}`, value, slack: stageTolerance });
  const last = books.time.count - 1;
  const cost =
    presentValue(books, spending) + spending.writtenOffDiscounted + spending.beyond * books.discount(last);
  const months = sum(books.time.periods.map((period) => period.months));
  const slack = 10 * books.findings.slack(cost, spending.weight() * months);
  expected.push({ stage: 'cost', value: cost, slack });

  const shown = books.outcome.solver.objectives;
  const place = books.place('objective', 'outcome', '', null, '');
  const names = (stages: readonly { readonly stage: string }[]) =>
    stages.map(({ stage }) => stage).join(', ');
  const done = books.outcome.status === 'interrupted' ? expected.slice(0, shown.length) : expected;
  books.findings.same(place, names(done), names(shown));
  for (const { stage, value, slack } of expected) {
    const found = shown.find((one) => one.stage === stage);
    if (!found) continue;
    const at = { ...place, row: stage };
    const close = Math.abs(found.value - value) <= slack ? value : found.value;
    books.findings.equal(at, value, close);
  }
}

/**
 * consume: Σ_t g_t·unmet[t] / Σ asked. deliver: Σ_t λ_t·unmet[t] / Σ_t asked[t]·(λ_t+…+λ_{T−1}).
 * hold: Σ_t g_t·λ_t·unmet[t] / Σ_t λ_t·level[t]. Nothing asked: no share.
 */
function shareShort(books: Books, { requirement, outcome, asked }: Need): number | undefined {
  const { periods, count } = books.time;
  const early = (t: number) => 1 + (0.01 * (count - 1 - t)) / count;
  const unmet = outcome.byPeriod.map((one) => one.unmet);
  const over = (weight: (t: number) => number, of: ArrayLike<number>) =>
    sum(periods.map((_, t) => weight(t) * of[t]));
  const toEnd = new Float64Array(count + 1);
  for (let t = count - 1; t >= 0; t--) toEnd[t] = toEnd[t + 1] + periods[t].months;
  const [short, most] = {
    consume: [over(early, unmet), over(() => 1, asked)],
    deliver: [over((t) => periods[t].months, unmet), over((t) => toEnd[t], asked)],
    hold: [over((t) => early(t) * periods[t].months, unmet), over((t) => periods[t].months, asked)],
  }[requirement.kind];
  return most > 0 ? short / most : undefined;
}

/** Σ_{t≥due} λ_t·rest[t] / (value·Σ_{t≥due} λ_t). A pledge due after the plan is never short. */
function pledgeShort(books: Books, { asked, rest, due }: Promised): number | undefined {
  const late = books.time.periods.map(({ months }, t) => (t >= due ? months : 0));
  const most = asked * sum(late);
  return most > 0 ? sum(late.map((months, t) => months * rest[t])) / most : undefined;
}
