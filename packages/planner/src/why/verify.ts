import { type Highs, openSession } from '@sinew/solver';
import { earliness } from '../program/objective.ts';
import { copyProgram } from '../solve/copyProgram.ts';
import { keepsFresh, lengthOf } from './elastic.ts';
import { holdOthers } from './others.ts';
import type { EvenRelaxation } from './relaxations.ts';
import type { Shortage } from './shortage.ts';

/**
 * Makes the relaxations to the plan's own bounds, exactly as told and nothing else, and solves again for the least that the
 * requirement then falls short by, whole numbers as decided and what is as urgent no worse off. Returns what is unmet in
 * each period; undefined if the work was stopped.
 */
export function unmetWith(
  highs: Highs,
  { program, options, requirement, x }: Shortage,
  relaxations: readonly EvenRelaxation[],
): Float64Array | undefined {
  const { columns, linear, subjects } = program;
  const { count } = subjects.network.calendar;
  const rowLower = linear.rowLower.slice();
  const rowUpper = linear.rowUpper.slice();
  const lower = linear.columnLower.slice();
  const upper = linear.columnUpper.slice();
  for (let j = 0; j < linear.columnCount; j++) {
    if (linear.integer[j]) lower[j] = upper[j] = Math.round(x[j]);
  }
  const more = ({ block, quantity }: EvenRelaxation, k: number) => quantity * lengthOf(program, block, k);
  for (const relaxation of relaxations) {
    const { block, first, last } = relaxation;
    if (block.constraint === 'balance') continue;
    for (let k = first; k <= last; k++) {
      const at = block.first + k;
      if (block.at === 'column') upper[at] += more(relaxation, k);
      else if (Number.isFinite(rowUpper[at])) rowUpper[at] += more(relaxation, k);
      else rowLower[at] -= more(relaxation, k);
    }
  }
  const cost = new Float64Array(linear.columnCount);
  const unmet = columns.unmet[requirement.index];
  for (let t = 0; t < count; t++) cost[unmet + t] = earliness(t, count);
  const builder = copyProgram(
    { ...linear, rowLower, rowUpper, cost, integer: new Uint8Array(linear.columnCount) },
    { lower, upper },
  );
  for (const { upper: most, index, value } of holdOthers(program, x, requirement.index)) {
    const row = builder.row(Number.NEGATIVE_INFINITY, most);
    index.forEach((column, k) => {
      builder.add(row, column, value[k]);
    });
  }
  for (const relaxation of relaxations) {
    const { block, first, last } = relaxation;
    if (block.constraint !== 'balance') continue;
    const fresh = program.blocks.filter(
      (other) => other.constraint === 'shelf_life' && other.row === block.row,
    );
    for (let k = first; k <= last; k++) {
      // Up to so many: what is not wanted in a month is not sent.
      const received = builder.column(0, more(relaxation, k));
      builder.add(block.first + k, received, 1);
      keepsFresh(builder, fresh, received, block.period + k);
    }
  }
  const session = openSession(highs, builder.build());
  try {
    const solution = session.solve({ ...(options.interrupted && { interrupted: options.interrupted }) });
    if (solution.status !== 'optimal') return undefined;
    return solution.x.slice(unmet, unmet + count);
  } finally {
    session.close();
  }
}
