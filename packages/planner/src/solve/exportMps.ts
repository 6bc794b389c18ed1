import type { Realised } from '@sinew/model';
import { type LinearProgram, writeMps } from '@sinew/solver';
import type { PlanOptions } from '../options.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import { programNames } from './programNames.ts';
import { applyRequest, RequestError } from './request.ts';

export interface MpsRequest extends Pick<PlanOptions, 'kind' | 'fix' | 'never'> {
  /** Stage whose objective is written: `rank 1`, `held 2`, `cost`. Default the last, `cost`. */
  readonly stage?: string;
  /**
   * What earlier stages reached, as in `outcome.solver.objectives`; each becomes a row that keeps its objective
   * within its tolerance. Without it earlier stages are left free: the objective stands alone. What a stage keeps beside its objective
   * (`PlanStage.keeps`) is known of a point alone, and has no row.
   */
  readonly reached?: readonly { readonly stage: string; readonly value: number }[];
}

interface ExtraRow {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly index: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/**
 * The program of one stage as free MPS, in chunks of text. Rows and columns are named after the plan's own rows
 * (`capacity[line/base,2026-04]`, `run[line/base,2026-04]`); names hold no blanks and are unique. The objective is written
 * as it is solved, the stage's value times a power of two that the comment in the first line tells.
 *
 * Throws a RequestError where `stage`, `fix` or `never` ask for what the plan does not have.
 */
export function exportMps(realised: Realised, request: MpsRequest = {}): Iterable<string> {
  const program = buildProgram(realised);
  const { linear, stages } = program;
  const stage = stageNamed(program, request.stage ?? stages[stages.length - 1].name);
  const columnLower = linear.columnLower.slice();
  const columnUpper = linear.columnUpper.slice();
  const extra: ExtraRow[] = [];
  applyRequest(
    {
      setColumnBounds(column, lower, upper) {
        columnLower[column] = lower;
        columnUpper[column] = upper;
      },
      addRow(lower, upper, index, value) {
        return extra.push({ name: `fix[${extra.length + 1}]`, lower, upper, index, value });
      },
    },
    program,
    request,
  );
  for (const { stage: name, value } of request.reached ?? []) {
    const earlier = stageNamed(program, name);
    if (stages.indexOf(earlier) >= stages.indexOf(stage)) break;
    extra.push(keeping(earlier, value));
  }
  const written = withRows({ ...linear, columnLower, columnUpper, cost: stage.cost }, extra);
  const { rowName, columnName } = programNames(program);
  const { id } = realised.plan.settings;
  return headed(
    `* plan ${id}, stage ${stage.name}: the objective is ${stage.scale} times the stage's value\n`,
    writeMps(written, {
      name: id,
      rowName: (row) => (row < linear.rowCount ? rowName(row) : extra[row - linear.rowCount].name),
      columnName,
      objectiveName: stage.name,
    }),
  );
}

function* headed(comment: string, chunks: Iterable<string>): Generator<string, void, void> {
  yield comment;
  yield* chunks;
}

function stageNamed({ stages }: PlanProgram, name: string) {
  const stage = stages.find((one) => one.name === name);
  if (stage) return stage;
  const known = stages.map((one) => one.name).join(', ');
  throw new RequestError(
    { en: `the objective has no stage ${name}`, fr: `l'objectif n'a pas d'étape ${name}` },
    { en: `its stages are ${known}`, fr: `ses étapes sont ${known}` },
  );
}

/** cost · x ≤ what the stage reached, and its tolerance. */
function keeping({ cost, name, scale, tolerance }: PlanProgram['stages'][number], value: number): ExtraRow {
  const index = Array.from(cost.keys()).filter((column) => cost[column] !== 0);
  return {
    name: `stage[${name}]`,
    lower: Number.NEGATIVE_INFINITY,
    upper: value * scale + (tolerance?.absolute ?? 0),
    index,
    value: index.map((column) => cost[column]),
  };
}

/** The program with rows after its own. */
function withRows(program: LinearProgram, rows: readonly ExtraRow[]): LinearProgram {
  if (rows.length === 0) return program;
  const { columnCount, rowCount } = program;
  const added: [row: number, value: number][][] = Array.from({ length: columnCount }, () => []);
  rows.forEach(({ index, value }, k) => {
    for (let e = 0; e < index.length; e++) added[index[e]].push([rowCount + k, value[e]]);
  });
  const entries = program.value.length + rows.reduce((sum, row) => sum + row.index.length, 0);
  const starts = new Int32Array(columnCount + 1);
  const index = new Int32Array(entries);
  const value = new Float64Array(entries);
  let next = 0;
  for (let column = 0; column < columnCount; column++) {
    const [from, to] = [program.starts[column], program.starts[column + 1]];
    index.set(program.index.subarray(from, to), next);
    value.set(program.value.subarray(from, to), next);
    next += to - from;
    for (const [row, coefficient] of added[column]) {
      index[next] = row;
      value[next++] = coefficient;
    }
    starts[column + 1] = next;
  }
  const rowLower = new Float64Array(rowCount + rows.length);
  const rowUpper = new Float64Array(rowCount + rows.length);
  rowLower.set(program.rowLower);
  rowUpper.set(program.rowUpper);
  rows.forEach(({ lower, upper }, k) => {
    rowLower[rowCount + k] = lower;
    rowUpper[rowCount + k] = upper;
  });
  return {
    ...program,
    rowCount: rowCount + rows.length,
    rowLower,
    rowUpper,
    starts,
    index,
    value,
  };
}
