import { formatDay } from '@sinew/model';
import { tidy } from '../outcome/tidy.ts';
import { runCost } from '../program/spending.ts';
import type { Bench } from './bench.ts';
import type { StressFinding } from './finding.ts';
import type { Loss } from './loss.ts';

/** How many of each kind a finding tells. */
const most = 5;
/** Of what a process runs or a stock holds, a change below this is the choice of the solver between equals. */
const least = 1e-2;

/** What the best operations under a loss do otherwise than the plan without it. */
export function responseTo(bench: Bench, x: Float64Array): StressFinding['response'] {
  const { program, stress, undisturbed } = bench;
  const { columns, subjects } = program;
  const { network } = subjects;
  const { calendar, locations, processes, realised } = network;
  const T = calendar.count;
  const units = new Map(realised.plan.tables.items.map(({ id, unit }) => [id, unit]));
  const runs = (of: Float64Array, p: number) =>
    processes[p].segments.reduce(
      (sum, { index }) =>
        sum + of.subarray(columns.run[index], columns.run[index] + T).reduce((a, b) => a + b, 0),
      0,
    );
  const more = processes
    .map(({ row, index }) => {
      const [before, now] = [runs(undisturbed, index), runs(x, index)];
      return { row, more: now - before, weight: (now - before) / Math.max(1, before) };
    })
    .filter((one) => one.weight > least)
    .sort((a, b) => b.weight - a.weight || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, most)
    .map(({ row, more: quantity }) => ({
      process: row.id,
      name: row.name,
      nameFr: row.name_fr ?? null,
      more: tidy(quantity),
    }));
  const drawn = locations
    .map(({ item, site }, l) => {
      const first = columns.stock[l];
      let at = 0;
      for (let t = 1; t < T; t++) {
        if (undisturbed[first + t] - x[first + t] > undisturbed[first + at] - x[first + at]) at = t;
      }
      const quantity = undisturbed[first + at] - x[first + at];
      return { item, site, at, quantity, weight: quantity / Math.max(1, undisturbed[first + at]) };
    })
    .filter((one) => one.weight > least)
    .sort((a, b) => b.weight - a.weight || (`${a.item}/${a.site}` < `${b.item}/${b.site}` ? -1 : 1))
    .slice(0, most)
    .map(({ item, site, at, quantity }) => ({
      item,
      site,
      unit: units.get(item) ?? '',
      drawn: tidy(quantity),
      at: formatDay(calendar.start[at]),
    }));
  const broken = new Map(
    stress.slacks
      .flatMap(({ column, rule, table, row }) =>
        // A line is bounded by what it could have grown to instead.
        rule === 'growth' || x[column] - undisturbed[column] <= 1e-5 ? [] : [{ rule, table, row }],
      )
      .map((one) => [`${one.rule} ${one.row}`, one]),
  );
  return { processes: more, stocks: drawn, rules: [...broken.values()] };
}

/** What the plan without a loss pays a year, on average over the plan, for the runs of what is lost. Plan's currency. */
export function yearlySpend({ program, undisturbed }: Bench, losses: readonly Loss[]): number {
  const { columns, subjects } = program;
  const { calendar, processOf, processes, segments, resourceOf } = subjects.network;
  const lost = new Set(losses.flatMap((loss) => loss.processes.map((id) => processOf.get(id)!)));
  const resources = new Set(losses.flatMap((loss) => loss.resources.map((id) => resourceOf.get(id)!)));
  for (const { index, uses } of processes) {
    if (uses.some(({ resource }) => resources.has(resource))) lost.add(index);
  }
  let spent = 0;
  for (const { index, process } of segments) {
    if (!lost.has(process)) continue;
    for (let t = 0; t < calendar.count; t++) {
      spent += undisturbed[columns.run[index] + t] * runCost(subjects, index, t);
    }
  }
  const years = calendar.months.reduce((sum, months) => sum + months, 0) / 12;
  return tidy(spent / years);
}
