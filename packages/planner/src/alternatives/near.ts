import {
  type LinearProgram,
  objectiveRow,
  objectiveScale,
  objectiveValue,
  type ProgramBuilder,
} from '@sinew/solver';
import type { MeasureNode } from '../measures/options.ts';
import type { PlanProgram } from '../program/build.ts';
import type { OptionColumns } from '../program/columns.ts';
import type { PlanStage } from '../program/objective.ts';
import { copyProgram } from '../solve/copyProgram.ts';

/** A measure that may still be decided, and the column that says whether it is. */
export interface Choice {
  readonly measure: MeasureNode;
  readonly options: readonly OptionColumns[];
  /** 1 where the measure is decided at all, on whatever date and of whatever size. */
  readonly chosen: number;
}

/** The plan's program with every stage of its objective kept to what the tolerance allows. */
export interface Near {
  readonly linear: LinearProgram;
  readonly choices: readonly Choice[];
  /** Least number of measures by which a portfolio differs from others; bounded by rows that a search adds. */
  readonly distance: number;
  /** Prices by column under which a plan that costs all it may costs 1: what a search for any portfolio minimises. */
  readonly spending: ReadonlyMap<number, number>;
  /** By stage, in the stage's own (scaled) units. */
  readonly allowed: readonly number[];
}

/** A row of n products is off by about n·2^-53 of its terms; the best plan itself must not be cut off by that. */
const ROUNDING = 1e-9;

/**
 * near[stage]: Σ of its shares short ≤ what the best plan `x` reached + within; cost ≤ (1 + within)·what it reached.
 * chosen[m] = Σ y of a measure taken once; for a count, chosen ≤ Σ y ≤ max_size·chosen.
 */
export function nearProgram(program: PlanProgram, x: Float64Array, within: number): Near {
  const { columns, linear, stages, subjects } = program;
  const builder = copyProgram(linear);
  const choices = subjects.measures.flatMap((measure): Choice[] => {
    const options = columns.options.filter((one) => one.measure === measure && !one.option.given);
    if (options.length === 0) return [];
    const chosen = builder.column(0, 1, 0, true);
    link(builder, measure, options, chosen);
    return [{ measure, options, chosen }];
  });
  const allowed = stages.map((stage) => {
    const { most, terms } = limitOf(stage, x, within);
    keep(builder, stage, most + ROUNDING * terms);
    return most;
  });
  const distance = builder.column(0, choices.length);
  return { linear: builder.build(), choices, distance, allowed, spending: spendingOf(program, allowed) };
}

function spendingOf({ stages }: PlanProgram, allowed: readonly number[]): Map<number, number> {
  const spending = new Map<number, number>();
  const last = stages.length - 1;
  const most = allowed[last] > 0 ? allowed[last] : 1;
  stages[last].cost.forEach((c, j) => {
    if (c !== 0) spending.set(j, c / most);
  });
  return spending;
}

function link(
  builder: ProgramBuilder,
  { row }: MeasureNode,
  options: readonly OptionColumns[],
  chosen: number,
): void {
  const least = builder.row(0, row.sizing === 'count' ? Number.POSITIVE_INFINITY : 0);
  builder.add(least, chosen, -1);
  for (const { taken } of options) builder.add(least, taken, 1);
  if (row.sizing !== 'count') return;
  const most = builder.row(Number.NEGATIVE_INFINITY, 0);
  builder.add(most, chosen, -row.max_size);
  for (const { taken } of options) builder.add(most, taken, 1);
}

function limitOf(stage: PlanStage, x: Float64Array, within: number): { most: number; terms: number } {
  const reached = objectiveValue(stage.cost, x);
  const given = within * (stage.name === 'cost' ? Math.abs(reached) : stage.scale);
  const terms = stage.cost.reduce((sum, cost, j) => sum + Math.abs(cost * x[j]), 0);
  return { most: reached + Math.max(given, stage.tolerance?.absolute ?? 0), terms };
}

/** The row scale × cost · x ≤ scale × most, its largest coefficient near 1. */
function keep(builder: ProgramBuilder, { cost }: PlanStage, most: number): void {
  const scale = objectiveScale(cost);
  const { index, value } = objectiveRow(cost, scale);
  if (index.length === 0) return;
  const row = builder.row(Number.NEGATIVE_INFINITY, most * scale);
  index.forEach((column, k) => {
    builder.add(row, column, value[k]);
  });
}
