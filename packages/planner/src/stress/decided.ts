import { formatDay } from '@sinew/model';
import type { Outcome } from '../outcome/outcome.ts';
import type { PlanProgram } from '../program/build.ts';
import { RequestError } from '../solve/request.ts';

/** What a column may be, by an outcome. */
export interface Held {
  readonly column: number;
  readonly lower: number;
  readonly upper: number;
}

/** Outcomes state figures to half a millionth; a held column may be off by that, and a little for size. */
const rounding = (value: number) => 1e-6 + 1e-9 * Math.abs(value);

const around = (column: number, value: number): Held => ({
  column,
  lower: Math.max(0, value - rounding(value)),
  upper: value + rounding(value),
});

/**
 * The decisions of an outcome, as values of the program's columns: which measures are taken, when, how big, shortened by
 * which reforms, and which lines are kept warm. Throws a RequestError where the plan has no such decision.
 */
export function decisionsIn(program: PlanProgram, outcome: Outcome): Held[] {
  const { columns, subjects } = program;
  const held: Held[] = [];
  const decided = new Map<string, number>();
  for (const { id, decisions } of outcome.measures) {
    for (const { decided: date, reforms, size } of decisions) decided.set(keyOf(id, date, reforms), size);
  }
  for (const { option, measure, taken, size } of columns.options) {
    const reforms = option.reforms.map((k) => subjects.measures[k].row.id);
    const key = keyOf(measure.row.id, formatDay(option.schedule.decided), reforms);
    const amount = decided.get(key);
    decided.delete(key);
    const whole = amount === undefined ? 0 : measure.row.sizing === 'count' ? Math.round(amount) : 1;
    held.push({ column: taken, lower: whole, upper: whole });
    if (size < 0) continue;
    held.push(amount === undefined ? { column: size, lower: 0, upper: 0 } : around(size, amount));
  }
  for (const key of decided.keys()) {
    const [measure, date] = JSON.parse(key) as [string, string];
    throw new RequestError(
      {
        en: `the outcome decides measure ${measure} on ${date}, which this plan cannot`,
        fr: `le résultat décide la mesure ${measure} le ${date}, ce que ce plan ne permet pas`,
      },
      { en: 'make the outcome anew from this plan', fr: 'refaire le résultat à partir de ce plan' },
    );
  }
  const warm = new Map(outcome.processes.map((process) => [process.id, process.warm]));
  subjects.network.processes.forEach(({ row }, p) => {
    if (columns.warm[p] < 0) return;
    warm.get(row.id)?.forEach((is, t) => {
      held.push({ column: columns.warm[p] + t, lower: is ? 1 : 0, upper: is ? 1 : 0 });
    });
  });
  return held;
}

const keyOf = (measure: string, date: string, reforms: readonly string[]) =>
  JSON.stringify([measure, date, [...reforms].sort()]);

/**
 * What an outcome does in its first `count` periods: runs, deliveries, gifts, people who enter training and what is
 * written off. Stocks, people and money follow from them.
 */
export function operationsIn(program: PlanProgram, outcome: Outcome, count: number): Held[] {
  const { columns, subjects } = program;
  const { network, requirements, pledges } = subjects;
  const held: Held[] = [];
  const hold = (first: number, values: readonly number[] | null | undefined) => {
    if (first < 0 || !values) return;
    for (let t = 0; t < count; t++) held.push(around(first + t, values[t] ?? 0));
  };
  const byId = <N extends { readonly id: string }>(list: readonly N[]) =>
    new Map(list.map((one) => [one.id, one]));
  const processes = byId(outcome.processes);
  for (const { index, process, row } of network.segments) {
    const told = processes.get(network.processes[process].row.id);
    hold(columns.run[index], told?.segments.find(({ segment }) => segment === row.segment)?.runs);
  }
  const needs = byId(outcome.requirements);
  requirements.forEach(({ row, accepts }, d) => {
    if (row.kind === 'hold') return;
    const deliveries = needs.get(row.id)?.deliveries;
    accepts.forEach((_, i) => {
      hold(columns.supply[d][i], deliveries?.[i]?.byPeriod);
    });
  });
  const promised = byId(outcome.pledges);
  pledges.forEach(({ row, items }, k) => {
    const given = promised.get(row.id)?.given;
    items.forEach((_, i) => {
      hold(columns.give[k][i], given?.[i]?.byPeriod);
    });
  });
  const resources = byId(outcome.resources);
  network.realised.plan.tables.resources.forEach((row, r) => {
    hold(columns.intake[r], resources.get(row.id)?.intake);
  });
  const stocks = new Map(outcome.stocks.map((stock) => [`${stock.item}/${stock.site}`, stock]));
  network.locations.forEach(({ item, site }, l) => {
    hold(columns.expired[l], stocks.get(`${item}/${site}`)?.expired);
  });
  return held;
}
