import type { LinearProgram, ProgramBuilder } from '@sinew/solver';
import { openShare } from '../network/bans.ts';
import type { PlanProgram } from '../program/build.ts';
import type { OptionColumns } from '../program/columns.ts';
import { copyProgram } from '../solve/copyProgram.ts';
import type { Bench } from './bench.ts';
import { moneyRows } from './choices.ts';
import { idleUnder, type Outage, overlapOf } from './outage.ts';

/** What a decision costs, plan's currency: discounted as the objective counts it, upkeep and what falls after the plan included. */
export function discountedCost({ stages }: PlanProgram, column: number): number {
  const { cost, scale } = stages[stages.length - 1];
  return cost[column] / scale;
}

/** Objective of the dearest choice, and of each decision beside its price: of equally cheap ways the one with fewest decisions. */
const dearestCost = 1e4;
const perDecision = 1e-3;
/** What a held column is given beside its own rounding, relative to its value. */
const held = 2e-6;

/**
 * The plan under outages with its measures free to be decided beside what stands, as a program of whole numbers:
 *   min Σ discounted cost of decisions, with e_d = 0 for every protected need d, and by each day no less decided than stands.
 * An outage of part of a period leaves the same part of what measures add:
 *   x[p,g,t] − λ·allowed[p,t]·Σ φ·quantity·n ≤ λ·allowed[p,g,t]·rate[p,g,t].
 * `yielding` gives, by slack of the stress program, how far storage limits and shares of policies give way: as far as they do
 * in the best response without more measures.
 */
export function measureProgram(
  bench: Bench,
  outages: readonly Outage[],
  yielding: Float64Array,
  money: 'plan' | 'any',
): LinearProgram {
  const { choices, program, stress } = bench;
  const stands = bench.linear();
  const lower = stands.columnLower.slice();
  const upper = stands.columnUpper.slice();
  for (let j = 0; j < stands.columnCount; j++) {
    // What stands from before the loss is rounded to a millionth; a search for whole numbers, stricter than an LP, finds that infeasible.
    const width = upper[j] - lower[j];
    const hair = held * (1 + Math.abs(lower[j]));
    if (width <= 0 || width > 10 * hair) continue;
    lower[j] = Math.max(0, lower[j] - hair);
    upper[j] += hair;
  }
  for (const { columns } of choices) {
    for (const bound of columns) {
      lower[bound.index] = bound.lower;
      upper[bound.index] = bound.upper;
    }
  }
  bench.needs.forEach(({ guarded }, d) => {
    if (guarded) upper[stress.excess[d]] = bench.negligible(d) / 2;
  });
  stress.slacks.forEach(({ column, rule }, k) => {
    if (rule === 'storage' || rule === 'policy') upper[column] = yielding[k];
  });
  const rowUpper = stands.rowUpper.slice();
  if (money === 'any') for (const row of moneyRows(program)) rowUpper[row] = Number.POSITIVE_INFINITY;

  const integer = new Uint8Array(stands.columnCount);
  integer.set(program.linear.integer);
  const cost = new Float64Array(stands.columnCount);
  const options = choices.flatMap((choice) => choice.options);
  const priceOf = (column: number) => (column < 0 ? 0 : Math.abs(discountedCost(program, column)));
  const dearest = Math.max(
    1e-9,
    ...options.flatMap(({ size, taken }) => [
      priceOf(taken) * upper[taken],
      priceOf(size) * (upper[size] ?? 0),
    ]),
  );
  for (const { size, taken } of options) {
    cost[taken] = (discountedCost(program, taken) / dearest) * dearestCost + perDecision;
    if (size >= 0) cost[size] = (discountedCost(program, size) / dearest) * dearestCost;
  }
  const builder = copyProgram({ ...stands, rowUpper, cost, integer }, { lower, upper });
  for (const choice of choices) {
    for (const { amount, period } of choice.by) {
      const row = builder.row(amount * (1 - 1e-9) - 1e-6, Number.POSITIVE_INFINITY);
      for (const one of choice.options) if (one.option.period <= period) builder.add(row, one.amount, 1);
    }
  }
  loseRuns(bench, outages, builder);
  loseResources(bench, outages, builder);
  return builder.build();
}

const none = Number.NEGATIVE_INFINITY;

/** The options that add to a target, given ones included, with λ·φ·quantity of one unit of each. */
function addersOf({ columns, subjects }: PlanProgram, kind: 'capacity' | 'resource', target: string) {
  const { months } = subjects.network.calendar;
  return columns.options.flatMap((one: OptionColumns) =>
    one.measure.effects.flatMap((effect, k) =>
      effect.kind === kind && effect.target === target
        ? [{ column: one.amount, each: (t: number) => months[t] * effect.quantity * one.option.shares[k][t] }]
        : [],
    ),
  );
}

/** Runs of what is lost: a row for each period that an outage touches. */
function loseRuns({ program, standing }: Bench, outages: readonly Outage[], builder: ProgramBuilder): void {
  const { columns, subjects } = program;
  const { calendar, processes, segments } = subjects.network;
  const touched = Array.from({ length: calendar.count }, (_, t) => t).filter((t) =>
    outages.some(({ from, until }) => from < calendar.end[t] && until > calendar.start[t]),
  );
  for (const { full, id, index, process, span } of segments) {
    const { bans, row, span: open } = processes[process];
    const mine = outages.filter(({ loss }) => loss.processes.includes(row.id));
    const idle = idleUnder(standing, outages, processes[process]);
    if (mine.length === 0 && !idle) continue;
    const allowed = openShare(calendar, span, [...bans, ...mine]);
    const allowedAll = openShare(calendar, open, [...bans, ...mine]);
    const adders = addersOf(program, 'capacity', id);
    for (const t of touched) {
      const stopped = idle?.[t] ?? false;
      const limit = builder.row(none, stopped ? 0 : allowed[t] * full[t]);
      builder.add(limit, columns.run[index] + t, 1);
      if (stopped) continue;
      for (const { column, each } of adders) builder.add(limit, column, -allowedAll[t] * each(t));
    }
  }
}

/** Capacity of resources that are lost: what measures add to them is lost with them, for as long. */
function loseResources(bench: Bench, outages: readonly Outage[], builder: ProgramBuilder): void {
  const { program, standing } = bench;
  const { calendar, processes, realised, resourceOf } = program.subjects.network;
  for (const [id, r] of resourceOf) {
    const lost = overlapOf(standing, outages, id);
    if (!lost) continue;
    const row = realised.plan.tables.resources[r];
    const each = row.kind === 'pool' ? row.per_person : 1;
    const people = program.columns.people[r];
    const adders = addersOf(program, 'resource', id);
    for (let t = 0; t < calendar.count; t++) {
      // A pool that is gone for a whole period has its users stand still instead: see boundsOf.
      if (lost[t] === 0 || (row.kind === 'pool' && lost[t] === 1)) continue;
      const own = program.linear.rowUpper[standing.resourceRow[r] + t];
      const heads = people < 0 ? 0 : calendar.months[t] * each;
      const there = people < 0 ? 0 : bench.undisturbed[people + t];
      const limit = builder.row(none, (1 - lost[t]) * own - lost[t] * heads * there);
      for (const { segments, uses } of processes) {
        for (const { quantity, resource } of uses) {
          if (resource !== r) continue;
          for (const { index } of segments) builder.add(limit, program.columns.run[index] + t, quantity);
        }
      }
      if (people >= 0) builder.add(limit, people + t, -heads);
      for (const adder of adders) builder.add(limit, adder.column, -(1 - lost[t]) * each * adder.each(t));
    }
  }
}

/** How far storage limits and shares of policies give way at a point, by slack, and a hair more. */
export function yieldingAt({ stress, undisturbed }: Bench, x: Float64Array): Float64Array {
  return Float64Array.from(stress.slacks, ({ column }) => Math.max(x[column], undisturbed[column]) + 1e-6);
}
