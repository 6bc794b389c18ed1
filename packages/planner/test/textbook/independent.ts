import { dayOf } from '@sinew/model';
import { buildProgram, type PlanProgram } from '@sinew/planner';
import type { LinearProgram } from '@sinew/solver';
import { solveIndependently } from '../../../solver/test/oracle.ts';
import type { Case } from './cases.ts';

export interface IndependentStage {
  readonly stage: string;
  readonly value: number;
}

/**
 * The stages of a case solved one after another by a second solver, each bounded at its optimum before the next, as in
 * docs/model.md section 5; undefined where no plan satisfies all rules. Shares no code with the planner's own
 * way from a program to its answer.
 */
export async function solveStages(
  realised: Parameters<typeof buildProgram>[0],
  one: Case,
): Promise<readonly IndependentStage[] | undefined> {
  const program = buildProgram(realised);
  let linear = requested(program, one);
  const stages: IndependentStage[] = [];
  for (const { name, cost, scale, tolerance } of program.stages) {
    const { status, objective } = await solveIndependently({ ...linear, cost, offset: 0 });
    if (status !== 'optimal') return undefined;
    stages.push({ stage: name, value: objective / scale });
    // The second solver keeps rows within 1e-7 of what they say, so a stage needs that much room at least.
    const room = Math.max(tolerance?.absolute ?? 0, 1e-7 * Math.max(1, Math.abs(objective)));
    linear = withRow(linear, cost, Number.NEGATIVE_INFINITY, objective + room);
  }
  return stages;
}

/** The program with decisions fixed as the case asks. */
function requested({ columns, linear, subjects }: PlanProgram, { kind, never, fix }: Case): LinearProgram {
  const columnUpper = linear.columnUpper.slice();
  const free = columns.options.filter(({ option }) => !option.given);
  for (const { measure, taken, size } of free) {
    if (kind !== 'gap' && !never?.includes(measure.row.id)) continue;
    columnUpper[taken] = 0;
    if (size >= 0) columnUpper[size] = 0;
  }
  let program: LinearProgram = { ...linear, columnUpper };
  const { start, end } = subjects.network.calendar;
  for (const { measure, date } of fix ?? []) {
    const day = dayOf(date);
    const coefficients = new Float64Array(linear.columnCount);
    for (const { measure: of, option, taken } of free) {
      const { period } = option;
      if (of.row.id === measure && start[period] <= day && day < end[period]) coefficients[taken] = 1;
    }
    program = withRow(program, coefficients, 1, Number.POSITIVE_INFINITY);
  }
  return program;
}

/** The program with one row more. */
export function withRow(
  program: LinearProgram,
  row: Float64Array,
  lower: number,
  upper: number,
): LinearProgram {
  const { columnCount, rowCount, rowLower, rowUpper, starts } = program;
  const index: number[] = [];
  const value: number[] = [];
  const moved = new Int32Array(columnCount + 1);
  for (let j = 0; j < columnCount; j++) {
    for (let k = starts[j]; k < starts[j + 1]; k++) {
      index.push(program.index[k]);
      value.push(program.value[k]);
    }
    if (row[j] !== 0) {
      index.push(rowCount);
      value.push(row[j]);
    }
    moved[j + 1] = index.length;
  }
  return {
    ...program,
    rowCount: rowCount + 1,
    rowLower: Float64Array.of(...rowLower, lower),
    rowUpper: Float64Array.of(...rowUpper, upper),
    starts: moved,
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  };
}
