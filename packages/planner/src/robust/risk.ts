import type { ProgramBuilder } from '@sinew/solver';

/** How outcomes that differ by scenario count as one figure. */
export interface Risk {
  /** 0: the mean counts alone. 1: the tail counts alone, and the mean breaks ties. */
  readonly aversion: number;
  /** α, from 0 to below 1: the tail is the worst 1 − α of all probability. */
  readonly tail: number;
}

export const RISK_NEUTRAL: Risk = { aversion: 0, tail: 0.9 };

export const meanOf = (values: readonly number[], probabilities: readonly number[]): number =>
  values.reduce((sum, value, s) => sum + probabilities[s] * value, 0);

/**
 * Conditional value at risk: the mean of the worst 1 − α of all probability, a scenario that straddles its edge
 * counted in part (Rockafellar and Uryasev, Optimization of Conditional Value-at-Risk, Journal of Risk 2(3), 2000; of
 * discrete distributions, Journal of Banking and Finance 26(7), 2002). Worse is larger.
 */
export function tailMean(values: readonly number[], probabilities: readonly number[], tail: number): number {
  const worstFirst = Array.from(values.keys()).sort((a, b) => values[b] - values[a] || a - b);
  let left = 1 - tail;
  let sum = 0;
  for (const s of worstFirst) {
    const part = Math.min(left, probabilities[s]);
    sum += part * values[s];
    left -= part;
  }
  // What rounding of the probabilities leaves counts as the least bad.
  return (sum + Math.max(0, left) * values[worstFirst[worstFirst.length - 1]]) / (1 - tail);
}

/** (1 − aversion)·E + aversion·CVaR. */
export function riskOf(values: readonly number[], probabilities: readonly number[], risk: Risk): number {
  const { aversion, tail } = risk;
  const mean = meanOf(values, probabilities);
  return aversion === 0 ? mean : (1 - aversion) * mean + aversion * tailMean(values, probabilities, tail);
}

/**
 * The figures that a stage stands for, in the order in which they are made least. With aversion 1 what is outside the tail
 * counts for nothing, so that the mean follows as a stage of its own: operations of every scenario are then the best
 * for it, whatever the aversion.
 */
export function riskFigures(
  values: readonly number[],
  probabilities: readonly number[],
  risk: Risk,
): readonly number[] {
  const figure = riskOf(values, probabilities, risk);
  return risk.aversion === 1 ? [figure, meanOf(values, probabilities)] : [figure];
}

/** A sum of columns, each times its factor. */
export interface Terms {
  readonly index: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/** The columns that state a tail mean: where the tail begins, and how far each scenario is beyond. */
export interface TailColumns {
  readonly threshold: number;
  readonly beyond: Int32Array;
}

export interface RiskProgram {
  /** Costs by column of each figure, in the order of `riskFigures`. */
  readonly figures: readonly ReadonlyMap<number, number>[];
  readonly tail: TailColumns | undefined;
}

/**
 * States the figures of `riskFigures` in a program, for values that are themselves sums of its columns and never negative:
 * CVaR is the least of η + Σ_s p_s/(1−α)·u_s with u_s ≥ value_s − η, u_s ≥ 0. Every method of solving takes risk from here.
 */
export function stateRisk(
  builder: ProgramBuilder,
  values: readonly Terms[],
  probabilities: readonly number[],
  { aversion, tail }: Risk,
): RiskProgram {
  const mean = new Map<number, number>();
  values.forEach(({ index, value }, s) => {
    for (let k = 0; k < index.length; k++) add(mean, index[k], probabilities[s] * value[k]);
  });
  if (aversion === 0) return { figures: [mean], tail: undefined };
  const threshold = builder.column(0, Number.POSITIVE_INFINITY);
  const beyond = Int32Array.from(values, ({ index, value }) => {
    const column = builder.column(0, Number.POSITIVE_INFINITY);
    const row = builder.row(0, Number.POSITIVE_INFINITY);
    builder.add(row, column, 1);
    builder.add(row, threshold, 1);
    for (let k = 0; k < index.length; k++) builder.add(row, index[k], -value[k]);
    return column;
  });
  const figure = new Map<number, number>();
  if (aversion < 1) for (const [column, value] of mean) add(figure, column, (1 - aversion) * value);
  add(figure, threshold, aversion);
  beyond.forEach((column, s) => {
    add(figure, column, (aversion * probabilities[s]) / (1 - tail));
  });
  return { figures: aversion === 1 ? [figure, mean] : [figure], tail: { threshold, beyond } };
}

function add(costs: Map<number, number>, column: number, cost: number): void {
  costs.set(column, (costs.get(column) ?? 0) + cost);
}

/** Writes the tail's columns into a point whose values are known: η at the value where the tail begins. */
export function placeTail(
  x: Float64Array,
  { threshold, beyond }: TailColumns,
  values: readonly number[],
  probabilities: readonly number[],
  tail: number,
): void {
  const worstFirst = Array.from(values.keys()).sort((a, b) => values[b] - values[a] || a - b);
  let sum = 0;
  const edge = worstFirst.find((s) => {
    sum += probabilities[s];
    return sum >= 1 - tail - 1e-12;
  });
  x[threshold] = values[edge ?? worstFirst[worstFirst.length - 1]];
  values.forEach((value, s) => {
    x[beyond[s]] = Math.max(0, value - x[threshold]);
  });
}
