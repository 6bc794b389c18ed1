import { formatDay } from '@sinew/model';
import type { Highs } from '@sinew/solver';
import type { PlanOptions } from '../options.ts';
import { bestPoint } from '../solve/bestPoint.ts';
import { InterruptedError } from '../solve/solvePlan.ts';
import { type Decided, type Decisions, decisionsAt, tryDecisions } from './decisions.ts';
import { valuesAt } from './joint.ts';
import type { TriedPlan } from './robust.ts';
import type { Future } from './scenarios.ts';

/** The best plan of one future, or of the mean of all, carried out in every future. Plain data, to be kept or sent. */
export interface OwnPlan {
  /** The future's, or `mean`. */
  readonly id: string;
  readonly decisions: readonly (readonly [choice: string, decided: Decided])[];
  /** What is decided, as it is told. */
  readonly measures: TriedPlan['measures'];
  /** By stage of all futures, of the future it is best for. */
  readonly values: readonly number[];
  /** By future; null where a future has no plan with these decisions. */
  readonly tried: readonly (TriedValues | null)[];
}

export interface TriedValues {
  /** By stage. */
  readonly values: readonly number[];
  /** Choices that the future does not allow, so that they are left out there. */
  readonly leftOut: readonly string[];
}

/** What is told when the work is stopped before there is a plan. */
export const unfound = 'The work was stopped before the first plan was found; give it more time.';

/**
 * Plans for one future alone, and carries the decisions out in all. Throws a RequestError where that future has no plan, and
 * an InterruptedError where the work is stopped before all of it is done.
 */
export function ownPlan(
  highs: Highs,
  future: Future,
  futures: readonly Future[],
  names: readonly string[],
  { onProgress, ...options }: PlanOptions,
): OwnPlan {
  const { x } = bestPoint(highs, future.program, options, {
    noPlan: {
      en: `scenario ${future.id} has no plan at all: \`sinew plan\` with it names the rows`,
      fr: `le scénario ${future.id} n'a aucun plan : \`sinew plan\` avec lui nomme les lignes`,
    },
    stopped: unfound,
  });
  const decisions = decisionsAt(future, x);
  const values = valuesAt(future, names, x);
  const tried = futures.map((other): TriedValues | null => {
    if (other === future) return { values, leftOut: [] };
    const one = tryDecisions(highs, other, decisions, options);
    if (options.interrupted?.()) throw new InterruptedError(unfound);
    return one ? { values: valuesAt(other, names, one.x), leftOut: one.leftOut } : null;
  });
  return {
    id: future.id,
    decisions: [...decisions],
    measures: decidedIn(future, decisions),
    values,
    tried,
  };
}

/** Decisions by the dates of one future. */
function decidedIn({ choices }: Future, decisions: Decisions): TriedPlan['measures'] {
  return [...decisions].map(([key, { count, size }]) => {
    const [{ measure, option }] = choices.get(key)!;
    const { id, sizing } = measure.row;
    return { id, decided: formatDay(option.schedule.decided), size: sizing === 'size' ? size : count };
  });
}
