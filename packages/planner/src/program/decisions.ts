import { rowsBy } from '../network/rowsBy.ts';
import type { Assembly } from './assembly.ts';
import type { OptionColumns } from './columns.ts';

/** Rules on what may be decided, how often, how big, and after what. */
export function decisions(assembly: Assembly): void {
  const byMeasure = rowsBy(assembly.columns.options, ({ measure }) => measure.row.id);
  const optionsOf = (id: string) => byMeasure.get(id) ?? [];
  once(assembly, optionsOf);
  sizes(assembly);
  exclusive(assembly, optionsOf);
  prerequisites(assembly, optionsOf);
  reforms(assembly, optionsOf);
}

type OptionsOf = (measure: string) => readonly OptionColumns[];

/**
 * once[m]: Σ y ≤ 1, or ≤ max_size of a count; a mandatory measure at least once. What is taken once is stated as
 * "taken by day s", by[m,s] = Σ_{s'≤s} y[m,s'] ∈ {0,1}: to ask whether a measure is taken by the middle of the plan
 * halves the search, where to ask whether it is taken on one day hardly narrows it.
 */
function once(assembly: Assembly, optionsOf: OptionsOf): void {
  const { builder } = assembly;
  for (const { row } of assembly.subjects.measures) {
    if (row.decided !== undefined) continue;
    const options = optionsOf(row.id);
    if (row.sizing === 'count') {
      const limit = assembly.row('once', 'measures', row.id, row.mandatory ? 1 : 0, row.max_size);
      for (const { taken } of options) builder.add(limit, taken, 1);
      continue;
    }
    let before = -1;
    for (const [, sameDay] of rowsBy(options, ({ option }) => String(option.period))) {
      const by = builder.column(0, 1, 0, true);
      const { period } = sameDay[0].option;
      assembly.tallies.push({ column: by, measure: row.id, period });
      const link = assembly.row('once', 'measures', row.id, 0, 0, period);
      builder.add(link, by, -1);
      if (before >= 0) builder.add(link, before, 1);
      for (const { taken } of sameDay) builder.add(link, taken, 1);
      before = by;
    }
    const limit = assembly.row('once', 'measures', row.id, row.mandatory ? 1 : 0, 1);
    if (before >= 0) builder.add(limit, before, 1);
  }
}

/** size[m,s,v]: min_size·y ≤ z ≤ max_size·y. */
function sizes(assembly: Assembly): void {
  const { builder } = assembly;
  for (const { option, measure, taken, size } of assembly.columns.options) {
    if (size < 0 || option.given) continue;
    const { id, min_size: least, max_size: most } = measure.row;
    const upper = assembly.row('size', 'measures', id, Number.NEGATIVE_INFINITY, 0, option.period);
    builder.add(upper, size, 1);
    builder.add(upper, taken, -most);
    if (least === 0) continue;
    const lower = assembly.row('size', 'measures', id, 0, Number.POSITIVE_INFINITY, option.period);
    builder.add(lower, size, 1);
    builder.add(lower, taken, -least);
  }
}

/** exclusive[group]: at most one measure of the group is decided. */
function exclusive(assembly: Assembly, optionsOf: OptionsOf): void {
  const { builder, subjects } = assembly;
  const grouped = subjects.measures.map(({ row }) => row).filter(({ group }) => group !== undefined);
  for (const [group, members] of rowsBy(grouped, (row) => row.group!)) {
    const limit = assembly.row('exclusive', 'measures', group, Number.NEGATIVE_INFINITY, 1);
    for (const row of members) {
      if (row.sizing !== 'count') {
        for (const { taken } of optionsOf(row.id)) builder.add(limit, taken, 1);
        continue;
      }
      // However many of a counted measure: one place in the group.
      const used = builder.column(0, 1, 0, true);
      assembly.tallies.push({ column: used, measure: row.id, period: -1 });
      builder.add(limit, used, 1);
      const some = assembly.row('exclusive', 'measures', group, Number.NEGATIVE_INFINITY, 0);
      for (const { taken } of optionsOf(row.id)) builder.add(some, taken, 1);
      builder.add(some, used, -row.max_size);
    }
  }
}

/** prerequisite[m,r,s]: what m needs is decided, or done, by the day m is decided. */
function prerequisites(assembly: Assembly, optionsOf: OptionsOf): void {
  const { builder, subjects } = assembly;
  for (const { measure, requires, when } of subjects.network.realised.plan.tables.prerequisites) {
    const id = `${measure}/${requires}`;
    const mine = optionsOf(measure).filter(({ option }) => !option.given);
    for (const [, sameDay] of rowsBy(mine, ({ option }) => String(option.schedule.decided))) {
      const { option, measure: node } = sameDay[0];
      const row = assembly.row(
        'prerequisite',
        'prerequisites',
        id,
        Number.NEGATIVE_INFINITY,
        0,
        option.period,
      );
      const most = node.row.sizing === 'count' ? node.row.max_size : 1;
      for (const { taken } of sameDay) builder.add(row, taken, 1 / most);
      for (const { option: before, taken } of optionsOf(requires)) {
        const ready = when === 'decided' ? before.schedule.decided : before.schedule.done;
        if (ready <= option.schedule.decided) builder.add(row, taken, -1);
      }
    }
  }
}

/** reform[m,s,v,r]: a shortened variant needs the reform done by the day of the decision. */
function reforms(assembly: Assembly, optionsOf: OptionsOf): void {
  const { builder, subjects } = assembly;
  for (const { option, measure, taken } of assembly.columns.options) {
    for (const reform of option.reforms) {
      const { id } = subjects.measures[reform].row;
      const row = assembly.row(
        'reform',
        'measures',
        measure.row.id,
        Number.NEGATIVE_INFINITY,
        0,
        option.period,
      );
      builder.add(row, taken, measure.row.sizing === 'count' ? 1 / measure.row.max_size : 1);
      for (const { option: before, taken: done } of optionsOf(id)) {
        if (before.schedule.done <= option.schedule.decided) builder.add(row, done, -1);
      }
    }
  }
}
