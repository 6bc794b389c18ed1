import type { LinearProgram, ProgramBuilder } from '@sinew/solver';
import type { PlanProgram } from '../program/build.ts';
import { overColumns, type PlanStage, scaled } from '../program/objective.ts';
import { copyProgram } from '../solve/copyProgram.ts';
import type { ExtraStock } from './extraStock.ts';
import type { TradeoffBench, TradeoffCase } from './points.ts';

/** Units of stock that make no difference. */
const LEAST_UNITS = 1e-6;

/** A point's program: the plan's, extra stock as columns after it, and rows that no other need may fall shorter. */
export interface PointProgram {
  readonly linear: LinearProgram;
  readonly extra: ExtraStock['columns'];
  /** First shares short of what is protected; where as little as possible is to be held, that; then cost with the price of the stock. */
  readonly stages: readonly PlanStage[];
  /** Rows of the other needs. */
  readonly others: readonly number[];
}

export function pointProgram(bench: TradeoffBench, { quantity }: TradeoffCase): PointProgram {
  const { program, price } = bench;
  const { columns: extra, linear } = bench.extra;
  const builder = copyProgram(linear);
  if (typeof quantity === 'number') {
    const row = builder.row(quantity, quantity);
    for (const { column } of extra) builder.add(row, column, 1);
  }
  const others = addOthers(bench, builder);
  const stages = stagesOf(bench, program, builder.columnCount, (cost) => {
    for (const { column } of extra) cost[column] = price.unit;
  });
  if (quantity === 'least') {
    const units = new Float64Array(builder.columnCount);
    for (const { column } of extra) units[column] = 1;
    stages.splice(1, 0, {
      ...scaled('stock', units, 0, 0),
      tolerance: { absolute: LEAST_UNITS, relative: 0 },
    });
  }
  return { linear: builder.build(), extra, stages, others };
}

/** No other need falls shorter, in any period, than it would with nothing decided. */
export function addOthers({ protection }: TradeoffBench, builder: ProgramBuilder): number[] {
  return protection.others.map(({ column, most }) => {
    const row = builder.row(Number.NEGATIVE_INFINITY, most);
    builder.add(row, column, 1);
    return row;
  });
}

/** The two stages over the columns of a program, with what is priced beside the plan's own cost. */
export function stagesOf(
  { protection }: TradeoffBench,
  program: PlanProgram,
  columnCount: number,
  addPrices: (cost: Float64Array) => void,
): PlanStage[] {
  const whole = program.stages[program.stages.length - 1];
  const cost = overColumns(
    whole.cost.map((c) => c / whole.scale),
    columnCount,
  );
  addPrices(cost);
  return [
    { ...protection.stage, cost: overColumns(protection.stage.cost, columnCount) },
    scaled('cost', cost, 0, 0),
  ];
}

/**
 * What is left short of all needs, as little as the stages before allow: nothing before makes other needs than the protected ones
 * least, and what they are told to lack must be what they lack.
 */
export function restStage({ stages }: PlanProgram, columnCount: number): PlanStage {
  const rest = new Float64Array(columnCount);
  for (const { name, cost, scale } of stages) {
    if (name !== 'cost')
      cost.forEach((c, j) => {
        rest[j] += c / scale;
      });
  }
  return scaled('rest', rest, 0, 0);
}
