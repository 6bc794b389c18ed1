import { type LinearProgram, objectiveValue, ProgramBuilder } from '@sinew/solver';
import type { OptionColumns } from '../program/columns.ts';
import { middleScale, type PlanStage, stageInScale } from '../program/objective.ts';
import { placeTail, type Risk, stateRisk, type TailColumns, type Terms } from './risk.ts';
import { type Future, sharedChoices } from './scenarios.ts';
import { stageCosts, stageNames } from './stages.ts';

/**
 * The extensive form (J. R. Birge and F. Louveaux, Introduction to Stochastic Programming, 2nd edition, 2011, section 2.4):
 * one program with the operations of every future, and decisions that all of them share.
 */
export interface Joint {
  readonly linear: LinearProgram;
  /** One for each figure of risk of each stage, in order. */
  readonly stages: readonly JointStage[];
  /** By future: the column of this program of each column of the future's own. */
  readonly columnOf: readonly Int32Array[];
  readonly variants: readonly Variants[];
}

export interface JointStage extends PlanStage {
  /** The stage of the plan; the name tells the figures of one stage apart. */
  readonly of: string;
  readonly tail: TailColumns | undefined;
  /** Scaled value of the stage in each future, over the columns of the program. */
  readonly values: readonly Terms[];
}

/** Bounds and wholeness of a column that several futures share: what holds in one holds in all. */
interface Shared {
  lower: number;
  upper: number;
  integer: boolean;
}

export function jointProgram(futures: readonly Future[], risk: Risk): Joint {
  const builder = new ProgramBuilder();
  const columnOf = futures.map(({ program }) => new Int32Array(program.linear.columnCount).fill(-1));
  const shared = shareColumns(builder, futures, columnOf);
  futures.forEach((future, s) => {
    ownColumns(builder, future, columnOf[s], shared.open);
  });
  linkVariants(builder, futures, columnOf, shared.variants);
  rows(builder, futures, columnOf, shared.count);
  const named = stageNames(futures.map(({ program }) => program)).map((name) => {
    const costs = futures.map((future) => stageCosts(future, name));
    const weighted = costs.flatMap((cost, s) => (cost ? [cost.map((c) => c * futures[s].probability)] : []));
    const scale = middleScale(weighted);
    const values = costs.map((cost, s) => termsOf(cost, columnOf[s], scale));
    const probabilities = futures.map(({ probability }) => probability);
    return { name, scale, values, ...stateRisk(builder, values, probabilities, risk) };
  });
  const linear = builder.build();
  const stages = named.flatMap(({ name, scale, values, figures, tail }) =>
    figures.map((figure, k): JointStage => {
      const cost = new Float64Array(linear.columnCount);
      for (const [column, c] of figure) cost[column] = c;
      const stage = stageInScale(name, cost, scale);
      return { ...stage, name: k === 0 ? name : `${name} mean`, of: name, tail, values };
    }),
  );
  return { linear, stages, columnOf, variants: shared.variants };
}

function termsOf(cost: Float64Array | undefined, columnOf: Int32Array, scale: number): Terms {
  const index: number[] = [];
  const value: number[] = [];
  cost?.forEach((c, j) => {
    if (c === 0) return;
    index.push(columnOf[j]);
    value.push(c * scale);
  });
  return { index, value };
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

/** Columns of one future alone. A choice that some future does not have is none anywhere. */
function ownColumns(
  builder: ProgramBuilder,
  { program, choices }: Future,
  columnOf: Int32Array,
  open: ReadonlySet<string>,
): void {
  const shut = new Set<number>();
  for (const [key, options] of choices) {
    if (!open.has(key)) for (const { taken, size } of options) shut.add(taken).add(size);
  }
  const { columnCount, columnLower, columnUpper, integer } = program.linear;
  for (let j = 0; j < columnCount; j++) {
    if (columnOf[j] >= 0) continue;
    const upper = shut.has(j) ? 0 : columnUpper[j];
    columnOf[j] = builder.column(columnLower[j], upper, 0, integer[j] === 1);
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

/** The rows of every future; a rule on shared columns alone that several have is stated once. */
function rows(
  builder: ProgramBuilder,
  futures: readonly Future[],
  columnOf: readonly Int32Array[],
  sharedCount: number,
): void {
  const stated = new Set<string>();
  futures.forEach(({ program }, s) => {
    const { linear } = program;
    const entries = entriesByRow(linear);
    for (let i = 0; i < linear.rowCount; i++) {
      const [lower, upper] = [linear.rowLower[i], linear.rowUpper[i]];
      const terms = entries[i].map(([j, value]) => [columnOf[s][j], value] as const);
      if (terms.length > 0 && terms.every(([column]) => column < sharedCount)) {
        const key = JSON.stringify([String(lower), String(upper), terms.toSorted((a, b) => a[0] - b[0])]);
        if (stated.has(key)) continue;
        stated.add(key);
      }
      const row = builder.row(lower, upper);
      for (const [column, value] of terms) builder.add(row, column, value);
    }
  });
}

/** A row by row: column and coefficient. */
export function entriesByRow({ columnCount, index, rowCount, starts, value }: LinearProgram) {
  const entries: [column: number, value: number][][] = Array.from({ length: rowCount }, () => []);
  for (let j = 0; j < columnCount; j++) {
    for (let k = starts[j]; k < starts[j + 1]; k++) entries[index[k]].push([j, value[k]]);
  }
  return entries;
}

/** The part of a point that is a future's own program's. */
export function partOf({ columnOf }: Joint, x: Float64Array, s: number): Float64Array {
  return Float64Array.from(columnOf[s], (column) => x[column]);
}

/** Points of every future, their decisions alike, as one of the joint program. */
export function jointPoint(
  joint: Joint,
  futures: readonly Future[],
  parts: readonly Float64Array[],
  risk: Risk,
): Float64Array {
  const { columnOf, linear, stages, variants } = joint;
  const x = new Float64Array(linear.columnCount);
  parts.forEach((part, s) => {
    part.forEach((value, j) => {
      x[columnOf[s][j]] = value;
    });
  });
  for (const { key, taken, size } of variants) {
    for (const one of futures[0].choices.get(key)!) {
      x[taken] += parts[0][one.taken];
      if (size >= 0) x[size] += parts[0][one.size];
    }
  }
  const probabilities = futures.map(({ probability }) => probability);
  for (const { tail, values } of stages) {
    if (!tail) continue;
    placeTail(
      x,
      tail,
      values.map(({ index, value }) => sumAt(index, value, x)),
      probabilities,
      risk.tail,
    );
  }
  return x;
}

function sumAt(index: ArrayLike<number>, value: ArrayLike<number>, x: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < index.length; k++) sum += value[k] * x[index[k]];
  return sum;
}

/** Values of every stage of a future at a point of its own: shares, money for `cost`. */
export function valuesAt(future: Future, names: readonly string[], x: Float64Array): number[] {
  return names.map((name) => {
    const cost = stageCosts(future, name);
    return cost ? objectiveValue(cost, x) : 0;
  });
}
