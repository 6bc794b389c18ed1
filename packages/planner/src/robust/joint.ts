import { type LinearProgram, objectiveValue, ProgramBuilder } from '@sinew/solver';
import { type PlanStage, stageInScale } from '../program/objective.ts';
import { placeTail, type Risk, stateRisk, type TailColumns, type Terms } from './risk.ts';
import type { Future } from './scenarios.ts';
import { decisionColumns, entriesByRow, isRule, stateDecisions, type Variants } from './sharedDecisions.ts';
import { stageCosts, stageNames, stageScale } from './stages.ts';

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

export function jointProgram(futures: readonly Future[], risk: Risk): Joint {
  const builder = new ProgramBuilder();
  const { columnOf, variants } = stateDecisions(builder, futures);
  futures.forEach((future, s) => {
    stateOperations(builder, future, columnOf[s]);
  });
  const probabilities = futures.map(({ probability }) => probability);
  const named = stageNames(futures.map(({ program }) => program)).map((name) => {
    const scale = stageScale(futures, name);
    const values = futures.map((future, s) => termsOf(stageCosts(future, name), columnOf[s], scale));
    return { name, scale, values, ...stateRisk(builder, values, probabilities, risk) };
  });
  const linear = builder.build();
  const stages = named.flatMap(({ name, scale, values, figures, tail }) =>
    figures.map(
      (figure, k): JointStage => ({
        ...riskStage(name, k, figure, linear.columnCount, scale),
        tail,
        values,
      }),
    ),
  );
  return { linear, stages, columnOf, variants };
}

/** A figure of risk of a stage as a stage of a program. */
export function riskStage(
  name: string,
  k: number,
  figure: ReadonlyMap<number, number>,
  columnCount: number,
  scale: number,
): PlanStage & { readonly of: string } {
  const cost = new Float64Array(columnCount);
  for (const [column, c] of figure) cost[column] = c;
  return { ...stageInScale(name, cost, scale), name: k === 0 ? name : `${name} mean`, of: name };
}

/** What is not decided alike: the other columns of a future, and the rows that they stand in. */
function stateOperations(builder: ProgramBuilder, future: Future, columnOf: Int32Array): void {
  const { columnCount, columnLower, columnUpper, integer, rowLower, rowUpper } = future.program.linear;
  const deciding = new Set(decisionColumns(future));
  for (let j = 0; j < columnCount; j++) {
    if (columnOf[j] < 0) columnOf[j] = builder.column(columnLower[j], columnUpper[j], 0, integer[j] === 1);
  }
  entriesByRow(future.program.linear).forEach((entries, i) => {
    if (isRule(entries, deciding)) return;
    const row = builder.row(rowLower[i], rowUpper[i]);
    for (const [j, value] of entries) builder.add(row, columnOf[j], value);
  });
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
