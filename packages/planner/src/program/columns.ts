import { dayOf, type EffectKind, type Row, rowId, spendingCategories } from '@sinew/model';
import type { ProgramBuilder, Series } from '@sinew/solver';
import type { MeasureNode, Option } from '../measures/options.ts';
import type { RequirementNode } from '../network/demand.ts';
import type { Location, Network } from '../network/network.ts';
import type { PledgeNode } from '../network/pledge.ts';
import { series } from '../network/series.ts';

/** A decision on a measure: its columns, beside the option they decide. */
export interface OptionColumns {
  readonly option: Option;
  readonly measure: MeasureNode;
  /** y. */
  readonly taken: number;
  /** z, or -1 unless the measure is sized. */
  readonly size: number;
  /** The column that effects and upkeep count by: z where there is one, else y. */
  readonly amount: number;
}

/**
 * Where each decision of docs/model.md stands: the first column of a run over the periods, -1 where there is none.
 * Columns of one subject are contiguous in t, so column = first + t.
 */
export interface Columns {
  /** By segment. */
  readonly run: Int32Array;
  /** By location. */
  readonly stock: Int32Array;
  readonly expired: Int32Array;
  /** By requirement, by accepted item: deliver or held; the stock itself where no other requirement holds it. */
  readonly supply: readonly Int32Array[];
  /** By requirement. */
  readonly unmet: Int32Array;
  /** By pledge, by item. */
  readonly give: readonly Int32Array[];
  readonly rest: Int32Array;
  /** By resource, pools only. */
  readonly people: Int32Array;
  readonly intake: Int32Array;
  /** By process with a minimum while warm. */
  readonly warm: Int32Array;
  readonly options: readonly OptionColumns[];
  /** By fund, by category, over periods. */
  readonly pay: readonly Int32Array[];
  /** By fund, by category, over fiscal years; -1 where no authority limits the category. */
  readonly commit: readonly Int32Array[];
  /** By fund, over fiscal years. */
  readonly carry: Int32Array;
}

export interface Subjects {
  readonly network: Network;
  readonly requirements: readonly RequirementNode[];
  readonly pledges: readonly PledgeNode[];
  readonly measures: readonly MeasureNode[];
}

const FREE = Number.POSITIVE_INFINITY;

/**
 * Limits that no measure can move are upper bounds of columns, not rows: the program is smaller by that much.
 * Says whether some option could move the limit of `kind` on `target`.
 */
export function movable(measures: readonly MeasureNode[]): (kind: EffectKind, target: string) => boolean {
  const targets = new Set(
    measures
      .filter(({ options }) => options.length > 0)
      .flatMap(({ effects }) => effects.map(({ kind, target }) => `${kind} ${target}`)),
  );
  return (kind, target) => targets.has(`${kind} ${target}`);
}

/** The storage limit in force on the last day of each period; undefined where neither the row nor a scenario sets one. */
export function storageLimit(network: Network, stock: Row<'stocks'> | undefined): Float64Array | undefined {
  if (stock === undefined) return undefined;
  const { calendar, realised } = network;
  const profile = realised.profile('stocks', rowId('stocks', stock), 'storage_limit');
  if (stock.storage_limit === undefined && profile === undefined) return undefined;
  const last = (t: number) => profile?.mean(calendar.end[t] - 1, calendar.end[t]);
  return series(calendar.count, (t) => last(t) ?? stock.storage_limit ?? FREE);
}

/**
 * The period at whose end opening stock that expires on a date, of an item that otherwise keeps for ever, is gone;
 * -1 where that is not within the plan.
 */
export function soleExpiry(network: Network, { item, stock }: Location): number {
  const { calendar, realised } = network;
  if (stock?.expires === undefined) return -1;
  if (realised.plan.tables.items.find((row) => row.id === item)?.shelf_life !== undefined) return -1;
  const expires = dayOf(stock.expires);
  return calendar.end.findIndex((end) => end > expires);
}

/** λ·training_places. */
export function placesLimit(network: Network, row: Row<'resources'>): Float64Array {
  const { calendar, realised } = network;
  const profile = realised.profile('resources', row.id, 'training_places');
  const mean = (t: number) => profile?.mean(calendar.start[t], calendar.end[t]);
  return calendar.months.map((months, t) => months * (mean(t) ?? row.training_places));
}

export function declareColumns(builder: ProgramBuilder, subjects: Subjects): Columns {
  const { network, requirements, pledges, measures } = subjects;
  const { calendar, locations, money, realised, segments } = network;
  const moves = movable(measures);
  const T = calendar.count;
  const over = (count: number, upper: Series, integer = false) => builder.columns(count, 0, upper, integer);
  const { tables } = realised.plan;
  const keeps = new Map(tables.items.map((row) => [row.id, row.shelf_life]));
  const allOf = <N>(list: readonly N[], first: (one: N) => number) => Int32Array.from(list, first);

  const stock = allOf(locations, ({ item, site, stock }) =>
    over(T, (!moves('storage', `${item}/${site}`) && storageLimit(network, stock)) || FREE),
  );
  const alone = heldAlone(requirements);
  return {
    run: allOf(segments, ({ id, limit }) => over(T, moves('capacity', id) ? FREE : limit)),
    stock,
    expired: allOf(locations, (location) => {
      if (keeps.get(location.item) !== undefined) return over(T, FREE);
      const gone = soleExpiry(network, location);
      return gone < 0
        ? -1
        : over(
            T,
            series(T, (t) => (t === gone ? location.opening : 0)),
          );
    }),
    supply: requirements.map(({ row, accepts }) =>
      allOf(accepts, ({ location, missing }) =>
        row.kind === 'hold' && alone(location) && missing.length === 0 ? stock[location] : over(T, FREE),
      ),
    ),
    unmet: allOf(requirements, () => over(T, FREE)),
    give: pledges.map(({ items }) =>
      allOf(items, ({ open }) =>
        over(
          T,
          series(T, (t) => (open[t] ? FREE : 0)),
        ),
      ),
    ),
    rest: allOf(pledges, () => over(T, FREE)),
    people: allOf(tables.resources, (row) => (row.kind === 'pool' ? over(T, FREE) : -1)),
    intake: allOf(tables.resources, (row) =>
      row.kind === 'pool' ? over(T, moves('training_places', row.id) ? FREE : placesLimit(network, row)) : -1,
    ),
    warm: allOf(network.processes, ({ row }) =>
      row.minimum_rate !== undefined && row.minimum_mode === 'while_warm' ? over(T, 1, true) : -1,
    ),
    options: measures.flatMap((measure) =>
      measure.options.map((option) => declareOption(builder, measure, option)),
    ),
    pay: money.funds.map((fund) => byCategory(fund.categories, () => over(T, FREE))),
    commit: money.funds.map((fund) =>
      byCategory(
        fund.categories.filter((c) => money.authorised[c]),
        () => over(money.years.length, FREE),
      ),
    ),
    carry: allOf(money.funds, () => over(money.years.length, FREE)),
  };
}

/** Is a location held for one requirement only? Then all of its stock stands aside for it. */
function heldAlone(requirements: readonly RequirementNode[]): (location: number) => boolean {
  const holders = new Map<number, number>();
  for (const { row, accepts } of requirements) {
    if (row.kind !== 'hold') continue;
    for (const { location } of accepts) holders.set(location, (holders.get(location) ?? 0) + 1);
  }
  return (location) => holders.get(location) === 1;
}

function byCategory(categories: readonly number[], first: () => number): Int32Array {
  const columns = new Int32Array(spendingCategories.length).fill(-1);
  for (const c of categories) columns[c] = first();
  return columns;
}

function declareOption(builder: ProgramBuilder, measure: MeasureNode, option: Option): OptionColumns {
  const { row } = measure;
  const most = row.sizing === 'count' ? row.max_size : 1;
  const given = option.given ? most : 0;
  const taken = builder.column(given, most, 0, row.sizing === 'count' || hasVariants(measure, option));
  if (row.sizing !== 'size') return { option, measure, taken, size: -1, amount: taken };
  const size = builder.column(option.given ? row.max_size : 0, row.max_size);
  return { option, measure, taken, size, amount: size };
}

/**
 * Options taken once are whole because "taken by this day" is (see `once`); only a choice between variants on one
 * day has to be whole by itself.
 */
function hasVariants({ options }: MeasureNode, option: Option): boolean {
  return options.some((other) => other !== option && other.period === option.period);
}
