import type { LinearProgram, ProgramBuilder } from '@sinew/solver';
import type { OptionColumns } from '../program/columns.ts';
import { type Future, sharedChoices } from './scenarios.ts';

/** The decisions of all futures as columns of one program, and the rules on them. */
export interface SharedDecisions {
  /** By future: the column of this program of each decision column of the future's own; -1 of all other columns. */
  readonly columnOf: readonly Int32Array[];
  readonly variants: readonly Variants[];
}

/** The columns of a future's program that decide something: choices, and what tells what they say together. */
export function decisionColumns({ choices, program }: Future): Int32Array {
  const columns = [...choices.values()].flatMap((options) =>
    options.flatMap(({ taken, size }) => (size >= 0 ? [taken, size] : [taken])),
  );
  return Int32Array.from([...columns, ...program.tallies.map(({ column }) => column)]).sort();
}

/** Columns of a future's operations that are whole numbers: lines kept warm, and the like. */
export function wholeOperations(future: Future): Int32Array {
  const deciding = new Set(decisionColumns(future));
  const { integer } = future.program.linear;
  return Int32Array.from(integer.keys()).filter((column) => integer[column] === 1 && !deciding.has(column));
}

/**
 * States what is decided alike: a column for what all futures share, one more for each variant of a future's own, and every
 * rule on decisions alone. A rule that several futures have on what they share is stated once.
 */
export function stateDecisions(builder: ProgramBuilder, futures: readonly Future[]): SharedDecisions {
  const columnOf = futures.map(({ program }) => new Int32Array(program.linear.columnCount).fill(-1));
  const shared = shareColumns(builder, futures, columnOf);
  const deciding = futures.map(decisionColumns);
  futures.forEach((future, s) => {
    ownColumns(builder, future, columnOf[s], shared.open, deciding[s]);
  });
  linkVariants(builder, futures, columnOf, shared.variants);
  const stated = new Set<string>();
  futures.forEach(({ program }, s) => {
    const own = new Set(deciding[s]);
    const { rowLower, rowUpper } = program.linear;
    entriesByRow(program.linear).forEach((entries, i) => {
      if (!isRule(entries, own)) return;
      const terms = entries.map(([j, value]) => [columnOf[s][j], value] as const);
      if (terms.every(([column]) => column < shared.count)) {
        const sorted = terms.toSorted((a, b) => a[0] - b[0]);
        const key = JSON.stringify([String(rowLower[i]), String(rowUpper[i]), sorted]);
        if (stated.has(key)) return;
        stated.add(key);
      }
      const row = builder.row(rowLower[i], rowUpper[i]);
      for (const [column, value] of terms) builder.add(row, column, value);
    });
  });
  return { columnOf, variants: shared.variants };
}

/** Whether a row is a rule on decisions alone. */
export const isRule = (
  entries: readonly (readonly [column: number, value: number])[],
  deciding: ReadonlySet<number>,
): boolean => entries.length > 0 && entries.every(([column]) => deciding.has(column));

/** Bounds and wholeness of a column that several futures share: what holds in one holds in all. */
interface Shared {
  lower: number;
  upper: number;
  integer: boolean;
}

/** A choice that some future has in variants: what is shared is their sum. */
export interface Variants {
  readonly key: string;
  readonly taken: number;
  readonly size: number;
}

/** The columns that futures have in common: choices that all of them have, and what tells by when each is taken. */
function shareColumns(builder: ProgramBuilder, futures: readonly Future[], columnOf: readonly Int32Array[]) {
  const open = new Set(sharedChoices(futures));
  const share = (members: readonly (readonly [s: number, column: number])[]): number => {
    const of = members.reduce<Shared>(
      (sofar, [s, column]) => {
        const { columnLower, columnUpper, integer } = futures[s].program.linear;
        return {
          lower: Math.max(sofar.lower, columnLower[column]),
          upper: Math.min(sofar.upper, columnUpper[column]),
          integer: sofar.integer || integer[column] === 1,
        };
      },
      { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, integer: false },
    );
    const column = builder.column(of.lower, of.upper, 0, of.integer);
    for (const [s, own] of members) columnOf[s][own] = column;
    return column;
  };
  const variants: Variants[] = [];
  for (const key of open) {
    const each = futures.map(({ choices }) => choices.get(key)!);
    if (each.every(({ length }) => length === 1)) {
      share(each.map(([one], s) => [s, one.taken]));
      if (each[0][0].size >= 0) share(each.map(([one], s) => [s, one.size]));
    } else variants.push({ key, ...variantColumns(builder, each) });
  }
  const tallies = new Map<string, [number, number][]>();
  futures.forEach(({ program }, s) => {
    for (const { column, measure, period } of program.tallies) {
      const key = `${measure}@${period}`;
      const before = tallies.get(key);
      if (before) before.push([s, column]);
      else tallies.set(key, [[s, column]]);
    }
  });
  for (const members of tallies.values()) share(members);
  return { open, variants, count: builder.columnCount };
}

function variantColumns(builder: ProgramBuilder, each: readonly (readonly OptionColumns[])[]) {
  const { row } = each[0][0].measure;
  const taken = builder.column(0, row.sizing === 'count' ? row.max_size : 1);
  return { taken, size: row.sizing === 'size' ? builder.column(0, Number.POSITIVE_INFINITY) : -1 };
}

/** Decisions of one future alone: variants, and choices that some future does not have, which are none anywhere. */
function ownColumns(
  builder: ProgramBuilder,
  { program, choices }: Future,
  columnOf: Int32Array,
  open: ReadonlySet<string>,
  deciding: Int32Array,
): void {
  const shut = new Set<number>();
  for (const [key, options] of choices) {
    if (!open.has(key)) for (const { taken, size } of options) shut.add(taken).add(size);
  }
  const { columnLower, columnUpper, integer } = program.linear;
  for (const j of deciding) {
    if (columnOf[j] >= 0) continue;
    columnOf[j] = builder.column(columnLower[j], shut.has(j) ? 0 : columnUpper[j], 0, integer[j] === 1);
  }
}

/** In each future the variants of a choice sum to what is shared; which of them it is follows from its reforms. */
function linkVariants(
  builder: ProgramBuilder,
  futures: readonly Future[],
  columnOf: readonly Int32Array[],
  variants: readonly Variants[],
): void {
  for (const { key, taken, size } of variants) {
    futures.forEach(({ choices }, s) => {
      const options = choices.get(key)!;
      const link = (sum: number, own: (one: OptionColumns) => number) => {
        const row = builder.row(0, 0);
        builder.add(row, sum, -1);
        for (const one of options) builder.add(row, columnOf[s][own(one)], 1);
      };
      link(taken, (one) => one.taken);
      if (size >= 0) link(size, (one) => one.size);
    });
  }
}

/** A row by row: column and coefficient. */
export function entriesByRow({ columnCount, index, rowCount, starts, value }: LinearProgram) {
  const entries: [column: number, value: number][][] = Array.from({ length: rowCount }, () => []);
  for (let j = 0; j < columnCount; j++) {
    for (let k = starts[j]; k < starts[j + 1]; k++) entries[index[k]].push([j, value[k]]);
  }
  return entries;
}
