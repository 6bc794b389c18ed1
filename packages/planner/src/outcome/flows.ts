import type { Flow } from '../network/network.ts';
import type { PlanProgram } from '../program/build.ts';

/** Runs started by process, X[p,t], straight from the solution. */
export function runsOf({ subjects, columns }: PlanProgram, x: Float64Array): Float64Array[] {
  const { calendar, processes } = subjects.network;
  return processes.map(({ segments }) => {
    const runs = new Float64Array(calendar.count);
    for (const { index } of segments)
      for (let t = 0; t < runs.length; t++) runs[t] += x[columns.run[index] + t];
    return runs;
  });
}

/** Units of its own item that a process brings in each period. */
export function arrivalsOf(program: PlanProgram, runs: readonly Float64Array[], p: number): Float64Array {
  const { calendar, processes } = program.subjects.network;
  const { quantity, lag } = processes[p].outputs[0];
  const arrivals = new Float64Array(calendar.count);
  addArrivals(arrivals, runs[p], lag, quantity);
  return arrivals;
}

/** Adds to each period what `quantity` a run is that starts as `runs` says, once its lag is over. */
export function addArrivals(to: Float64Array, runs: Float64Array, lag: Flow['lag'], quantity: number): void {
  for (let from = 0; from < to.length; from++) {
    for (let k = lag.first[from]; k < lag.first[from + 1]; k++) {
      to[lag.period[k]] += quantity * lag.share[k] * runs[from];
    }
  }
}

/** Most runs the plan's rates and the decided measures allow, by segment. */
export function capacityOf({ subjects, columns }: PlanProgram, x: Float64Array): Float64Array[] {
  const { calendar, processes, segments, segmentOf } = subjects.network;
  const most = segments.map(({ limit }) => limit.slice());
  for (const { option, measure, amount } of columns.options) {
    measure.effects.forEach((effect, e) => {
      const segment = effect.kind === 'capacity' ? segmentOf.get(effect.target) : undefined;
      if (segment === undefined || x[amount] === 0) return;
      const { open } = processes[segments[segment].process];
      for (let t = 0; t < calendar.count; t++) {
        most[segment][t] += calendar.months[t] * open[t] * effect.quantity * option.shares[e][t] * x[amount];
      }
    });
  }
  return most;
}

/** Units that processes bring to each location in each period: made, bought or moved in. */
export function locationArrivals({ subjects }: PlanProgram, runs: readonly Float64Array[]): Float64Array[] {
  const { calendar, locations, processes } = subjects.network;
  const arrivals = locations.map(() => new Float64Array(calendar.count));
  for (const { index, outputs } of processes) {
    for (const { lag, location, quantity } of outputs)
      addArrivals(arrivals[location], runs[index], lag, quantity);
  }
  return arrivals;
}
