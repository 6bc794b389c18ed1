import { spreadOver } from '@sinew/model';
import type { Series } from '@sinew/solver';
import { openShare } from '../network/bans.ts';
import type { Flow, ProcessNode } from '../network/network.ts';
import type { Assembly } from './assembly.ts';
import { movable } from './columns.ts';

/** Adds `coefficient(t)` of the process's runs, X[p,t] = Σ_g x[p,g,t], to the rows that start at `first`. */
export function addRuns(assembly: Assembly, first: number, process: ProcessNode, coefficient: Series): void {
  const { builder, columns, periods } = assembly;
  for (const segment of process.segments) {
    builder.addDiagonal(first, columns.run[segment.index], periods, coefficient);
  }
}

/**
 * balance[i,l,t]: inv[t−1] + arrivals·yield + receipts + stock effects
 *   = inputs drawn + delivered + given + expired + inv[t].
 */
export function balance(assembly: Assembly): Int32Array {
  const { builder, columns, periods } = assembly;
  const { network, requirements, pledges } = assembly.subjects;
  const rows = Int32Array.from(network.locations, ({ item, site, opening, receipts }, l) => {
    const given = receipts.map((quantity) => -quantity);
    given[0] -= opening;
    const first = assembly.rows('balance', 'stocks', `${item}/${site}`, given, given);
    builder.addDiagonal(first, columns.stock[l], periods, -1);
    builder.addDiagonal(first + 1, columns.stock[l], periods - 1, 1);
    if (columns.expired[l] >= 0) builder.addDiagonal(first, columns.expired[l], periods, -1);
    addStockEffects(assembly, first, `${item}/${site}`);
    return first;
  });
  for (const { inputs, outputs, segments } of network.processes) {
    const runs = segments.map(({ index }) => columns.run[index]);
    for (const output of outputs) addArrivals(assembly, rows[output.location], output, runs);
    for (const input of inputs) addArrivals(assembly, rows[input.location], input, runs, -1);
  }
  requirements.forEach(({ row, accepts }, d) => {
    if (row.kind === 'hold') return;
    accepts.forEach(({ location }, i) => {
      builder.addDiagonal(rows[location], columns.supply[d][i], periods, -1);
    });
  });
  pledges.forEach(({ items }, k) => {
    items.forEach(({ location }, i) => {
      builder.addDiagonal(rows[location], columns.give[k][i], periods, -1);
    });
  });
  return rows;
}

/** Adds quantity·ω[τ,t] of every run to the rows that start at `first`: what a flow brings, or takes (sign −1). */
export function addArrivals(
  assembly: Assembly,
  first: number,
  { quantity, lag }: Flow,
  runs: readonly number[],
  sign = 1,
): void {
  const { builder, periods } = assembly;
  for (const run of runs) {
    if (lag.shift !== undefined) {
      builder.addDiagonal(first + lag.shift, run, periods - lag.shift, sign * quantity);
      continue;
    }
    for (let from = 0; from < periods; from++) {
      for (let k = lag.first[from]; k < lag.first[from + 1]; k++) {
        builder.add(first + lag.period[k], run + from, sign * quantity * lag.share[k]);
      }
    }
  }
}

/** A stock effect arrives once: at done, or evenly over the ramp. */
export function addStockEffects(assembly: Assembly, first: number, target: string, sign = 1): void {
  for (const { column, quantity, taken } of assembly.effects('stock', target)) {
    const { done, full } = taken.option.schedule;
    for (const { period, share } of spreadOver(assembly.subjects.network.calendar, done, full)) {
      assembly.builder.add(first + period, column, sign * quantity * share);
    }
  }
}

/** capacity[p,g,t]: x ≤ λ·open·rate + λ·open·Σ φ·quantity·n. A bound where no measure can move it. */
export function capacity(assembly: Assembly): void {
  const { builder, columns, periods } = assembly;
  const { network, measures } = assembly.subjects;
  const moves = movable(measures);
  const { months } = network.calendar;
  for (const { id, index, limit, process } of network.segments) {
    const run = columns.run[index];
    if (!moves('capacity', id)) {
      assembly.bounds('capacity', 'rates', id, run, periods, 'period');
      continue;
    }
    const { open } = network.processes[process];
    const first = assembly.rows('capacity', 'rates', id, Number.NEGATIVE_INFINITY, limit);
    builder.addDiagonal(first, run, periods, 1);
    assembly.addEffects(first, assembly.effects('capacity', id), (t) => -months[t] * open[t]);
  }
}

/** growth[p,t]: X[t]/λ_t − X[t−1]/λ_{t−1} ≤ growth·λ_t. */
export function growth(assembly: Assembly): void {
  const { builder, columns, periods } = assembly;
  const { network } = assembly.subjects;
  const { months } = network.calendar;
  const aMonth = months.map((length) => 1 / length);
  const aMonthBefore = aMonth.subarray(0, periods - 1).map((share) => -share);
  for (const process of network.processes) {
    const { growth: most, current_rate: current = 0, id } = process.row;
    if (most === undefined) continue;
    const upper = months.map((length, t) => most * length + (t === 0 ? current : 0));
    const first = assembly.rows('growth', 'processes', id, Number.NEGATIVE_INFINITY, upper);
    addRuns(assembly, first, process, aMonth);
    for (const { index } of process.segments) {
      builder.addDiagonal(first + 1, columns.run[index], periods - 1, aMonthBefore);
    }
  }
}

/** minimum[p,t] and warm[p,t]: the minimum sustaining rate, always or while the line is kept warm. */
export function minimum(assembly: Assembly): void {
  const { builder, columns, periods } = assembly;
  const { network } = assembly.subjects;
  const { months } = network.calendar;
  for (const process of network.processes) {
    const { minimum_rate: rate, id } = process.row;
    if (rate === undefined) continue;
    // A ban goes before a minimum: nothing must run on a day on which nothing may.
    const open = openShare(network.calendar, process.span, process.bans);
    const least = months.map((length, t) => rate * length * open[t]);
    const warm = columns.warm[process.index];
    const first = assembly.rows('minimum', 'processes', id, warm < 0 ? least : 0, Number.POSITIVE_INFINITY);
    addRuns(assembly, first, process, 1);
    if (warm < 0) continue;
    for (let t = 0; t < periods; t++) builder.add(first + t, warm + t, -least[t]);
    for (const { taken, share } of assembly.effects('keep_warm', id)) {
      for (let t = 0; t < periods; t++)
        if (share[t] > 0) builder.add(first + t, taken.taken, least[t] * share[t]);
    }
    keptWarm(assembly, process, warm);
  }
}

/** X ≤ M·warm, and a line let go cold stays cold. */
function keptWarm(assembly: Assembly, process: ProcessNode, warm: number): void {
  const { builder, periods } = assembly;
  const most = mostRuns(assembly, process);
  const below = Number.NEGATIVE_INFINITY;
  const runs = assembly.rows('warm', 'processes', process.row.id, below, 0);
  addRuns(assembly, runs, process, 1);
  for (let t = 0; t < periods; t++) builder.add(runs + t, warm + t, -most[t]);
  const order = assembly.rows('warm', 'processes', process.row.id, below, 0, periods - 1);
  builder.addDiagonal(order, warm + 1, periods - 1, 1);
  builder.addDiagonal(order, warm, periods - 1, -1);
}

/** The most runs that capacity and every measure together could allow: a finite bound for warm[p,t]. */
function mostRuns(assembly: Assembly, process: ProcessNode): Float64Array {
  const { months } = assembly.subjects.network.calendar;
  const most = new Float64Array(assembly.periods);
  for (const { id, limit } of process.segments) {
    for (let t = 0; t < most.length; t++) most[t] += limit[t];
    const best = new Map<number, Float64Array>();
    for (const { taken, quantity, share } of assembly.effects('capacity', id)) {
      const { measure } = taken;
      const reach = best.get(measure.index) ?? new Float64Array(most.length);
      const size = measure.row.sizing === 'once' ? 1 : measure.row.max_size;
      for (let t = 0; t < most.length; t++) {
        reach[t] = Math.max(reach[t], months[t] * process.open[t] * quantity * share[t] * size);
      }
      best.set(measure.index, reach);
    }
    for (const reach of best.values()) for (let t = 0; t < most.length; t++) most[t] += reach[t];
  }
  return most;
}

/** offtake[p,t]: X ≥ λ·Σ φ·quantity·n. */
export function offtake(assembly: Assembly): void {
  const { months } = assembly.subjects.network.calendar;
  for (const process of assembly.subjects.network.processes) {
    const effects = assembly.effects('offtake', process.row.id);
    if (effects.length === 0) continue;
    const first = assembly.rows('offtake', 'processes', process.row.id, 0, Number.POSITIVE_INFINITY);
    addRuns(assembly, first, process, 1);
    assembly.addEffects(first, effects, (t) => -months[t]);
  }
}
