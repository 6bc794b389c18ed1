import { objectiveRow, objectiveScale, objectiveValue, type Session, type Solution } from '@sinew/solver';
import type { Negligible } from '../outcome/negligible.ts';
import type { PlanProgram } from '../program/build.ts';
import type { PlanStage } from '../program/objective.ts';
import type { Answers } from '../solve/answer.ts';

/**
 * What an earlier stage that was served may give up again, of what is no finding of it. Held at its very best it left the simplex a face
 * to stall on: on plans/canada four of 57 answers took 15 of 24 s, and one came to no end; with this room all take 7 s. A tenth was
 * enough for one requirement to gain what another gave up.
 */
const ROOM = 0.001;

/** A stage that falls short and comes before another, with a row that can keep it; free as yet. */
export interface Earlier {
  readonly stage: PlanStage;
  /** Its value at the plan's point, in its own scale. */
  readonly reached: number;
  /** What of it is no finding, in its own scale. */
  readonly negligible: number;
  readonly row: number;
  readonly rowScale: number;
}

/** The stages from the `first` up to the `k`-th, not that itself, that fall short at `x`. Adds a row to the session for each. */
export function earlierStages(
  session: Session,
  { stages }: PlanProgram,
  first: number,
  k: number,
  x: Float64Array,
  least: Negligible,
): Earlier[] {
  return stages.slice(first, k).flatMap((stage) => {
    const reached = objectiveValue(stage.cost, x);
    const negligible = least.share(stage) * stage.scale;
    if (reached <= negligible) return [];
    const rowScale = objectiveScale(stage.cost);
    const { index, value } = objectiveRow(stage.cost, rowScale);
    const row = session.addRow(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, index, value);
    return [{ stage, reached, negligible, row, rowScale }];
  });
}

/**
 * Solves for `cost` again once earlier stages have made the most of what the session now has more: `alone`, the answer without them, where
 * none has any use for it. The rows are free afterwards. Undefined where the solver comes to no end.
 */
export function servedAfter(
  session: Session,
  earlier: readonly Earlier[],
  cost: Float64Array,
  alone: Solution,
  answers: Answers,
): Solution | undefined {
  let taken = false;
  try {
    for (const { stage, reached, negligible, row, rowScale } of earlier) {
      session.setCosts(stage.cost);
      const best = answers.of({ simplex: 'primal' });
      if (best?.status !== 'optimal') return undefined;
      if (reached - best.objective <= negligible) continue;
      taken = true;
      session.setRowBounds(row, Number.NEGATIVE_INFINITY, (best.objective + ROOM * negligible) * rowScale);
    }
    session.setCosts(cost);
    return taken ? answers.of({ simplex: 'primal' }) : alone;
  } finally {
    session.setCosts(cost);
    for (const { row } of earlier)
      session.setRowBounds(row, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  }
}
