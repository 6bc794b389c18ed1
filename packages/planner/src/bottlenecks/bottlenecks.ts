import { type Highs, type LexicographicResult, releaseStages, type Session } from '@sinew/solver';
import type { PlanOptions } from '../options.ts';
import { negligibleShare } from '../outcome/negligible.ts';
import type { Bottleneck } from '../outcome/outcome.ts';
import type { PlanProgram } from '../program/build.ts';
import { approvalMonth } from './approvalMonth.ts';
import { type Candidate, candidates } from './candidates.ts';
import { type Gain, gainOf } from './gain.ts';
import { bottleneckStatement } from './statement.ts';

/**
 * What would help first: with the decisions as they stand, the duals of the first stage that falls short name the
 * limits that hold it back; each is then given a little more and the stage is solved again, and only what that
 * confirms is returned. (A dual of a degenerate vertex may promise what no change delivers.)
 *
 * `session` holds the solved program with its stage rows; its decisions, bounds and objective are used up here.
 */
export function findBottlenecks(
  highs: Highs,
  session: Session,
  program: PlanProgram,
  result: LexicographicResult,
  x: Float64Array,
  wanted: number,
  options: PlanOptions,
): Bottleneck[] {
  const k = firstShort(program, x);
  if (k < 0) return [];
  const stage = program.stages[k];
  releaseStages(session, result, k);
  fixDecisions(session, program, x);
  session.setCosts(stage.cost);
  const base = session.solve({ simplex: 'primal' });
  if (base.status !== 'optimal') return [];

  const tried = candidates(program, base).slice(0, 2 * wanted);
  const confirmed: Bottleneck[] = [];
  tried.forEach((candidate, done) => {
    options.onProgress?.({ stage: 'bottlenecks', done, of: tried.length });
    if (options.interrupted?.()) return;
    const moved = withMoved(session, program, candidate, () => session.solve());
    if (moved.status !== 'optimal') return;
    const gain = gainOf(program, stage.name, base.x, moved.x);
    if (gain && (base.objective - moved.objective) / stage.scale > negligibleShare(stage)) {
      confirmed.push(bottleneckOf(program, candidate, gain));
    }
  });
  const approval = options.interrupted?.() ? undefined : approvalMonth(highs, program, k, base.x);
  const best = confirmed.sort((a, b) => b.gain - a.gain).slice(0, wanted);
  return approval ? [...best, approval] : best;
}

/** The first stage of shares that falls short; -1 where everything is met. */
function firstShort(program: PlanProgram, x: Float64Array): number {
  return program.stages.findIndex((stage) => {
    const { name, cost, scale } = stage;
    if (name === 'cost') return false;
    let value = 0;
    for (let j = 0; j < cost.length; j++) if (cost[j] !== 0) value += cost[j] * x[j];
    return value / scale > negligibleShare(stage);
  });
}

function fixDecisions(session: Session, program: PlanProgram, x: Float64Array): void {
  const { integer } = program.linear;
  for (let j = 0; j < integer.length; j++) {
    if (integer[j]) session.setColumnBounds(j, Math.round(x[j]), Math.round(x[j]));
  }
  session.relaxIntegers();
}

/** Runs `solve` with the candidate's bounds moved, and puts them back. */
function withMoved<R>(
  session: Session,
  { linear }: PlanProgram,
  { block, moves }: Candidate,
  solve: () => R,
): R {
  const shift = (sign: number) => {
    for (const { index, by } of moves) {
      if (block.at === 'column') {
        session.setColumnBounds(index, linear.columnLower[index], linear.columnUpper[index] + sign * by);
      } else if (block.constraint === 'balance') {
        session.setRowBounds(index, linear.rowLower[index] + sign * by, linear.rowUpper[index] + sign * by);
      } else {
        session.setRowBounds(index, linear.rowLower[index], linear.rowUpper[index] + sign * by);
      }
    }
  };
  shift(1);
  try {
    return solve();
  } finally {
    shift(0);
  }
}

function bottleneckOf(program: PlanProgram, candidate: Candidate, gain: Gain): Bottleneck {
  const { block, from, step } = candidate;
  return {
    table: block.table,
    row: block.row,
    period: from,
    constraint: block.constraint,
    step,
    stepUnit: candidate.unit,
    requirement: gain.requirement,
    gain: gain.quantity,
    value: gain.quantity / step,
    unit: gain.unit,
    statement: bottleneckStatement(program, candidate, gain),
    verified: true,
  };
}
