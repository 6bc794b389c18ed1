import {
  type Highs,
  type LexicographicResult,
  objectiveValue,
  openSession,
  solveLexicographic,
} from '@sinew/solver';
import type { Outcome, RequirementOutcome, SolverReport } from '../outcome/outcome.ts';
import { readBack, type SolveFacts } from '../outcome/readBack.ts';
import type { PlanProgram } from '../program/build.ts';
import { overColumns } from '../program/objective.ts';
import { isFinished, reportOf, stageAssumptions, stagesAt } from '../solve/solvePlan.ts';
import type { Portfolio, PortfolioNeed } from './alternatives.ts';
import type { Near } from './near.ts';
import type { Found } from './search.ts';

/** A portfolio with everything else planned anew around its decisions. */
export interface Planned {
  readonly outcome: Outcome;
  readonly stages: Portfolio['stages'];
}

/**
 * The decisions of a portfolio kept, and the stages of the objective in order for all else, within the tolerance. Where
 * that is stopped on the way, the operations as the search left them: they keep every rule as well.
 */
export function planAround(
  highs: Highs,
  program: PlanProgram,
  near: Near,
  { x }: Found,
  facts: PlannedFacts,
  interrupted: (() => boolean) | undefined,
): Planned {
  const { linear } = near;
  const lower = linear.columnLower.slice();
  const upper = linear.columnUpper.slice();
  linear.integer.forEach((whole, j) => {
    if (whole) lower[j] = upper[j] = x[j];
  });
  const session = openSession(highs, {
    ...linear,
    columnLower: lower,
    columnUpper: upper,
    integer: new Uint8Array(linear.columnCount),
  });
  try {
    const stages = program.stages.map((stage) => ({
      ...stage,
      cost: overColumns(stage.cost, linear.columnCount),
    }));
    const result = solveLexicographic(session, stages, { ...(interrupted && { interrupted }) });
    const finished = isFinished(result.solution.status);
    const point = finished ? result.solution.x.slice() : x.slice();
    linear.integer.forEach((whole, j) => {
      if (whole) point[j] = x[j];
    });
    const own = point.subarray(0, program.linear.columnCount).slice();
    return plannedAt(program, own, finished ? result : undefined, facts);
  } finally {
    session.close();
  }
}

export type PlannedFacts = Pick<SolveFacts, 'provenance' | 'changes'> &
  Pick<SolverReport, 'version' | 'effort'>;

/** A point of the plan's program read back, with what each stage has there. */
export function plannedAt(
  program: PlanProgram,
  x: Float64Array,
  result: LexicographicResult | undefined,
  { version, effort, ...facts }: PlannedFacts,
): Planned {
  const told = result && stagesAt(program, result, x);
  const reached = program.stages.map(({ cost, name }, k) => ({
    name,
    objective: objectiveValue(cost, x),
    gap: told?.stages[k]?.gap ?? 0,
    proved: told?.stages[k]?.proved ?? false,
  }));
  const status = result?.solution.status ?? 'interrupted';
  const solver = reportOf(program, status, reached, { version, effort, seconds: 0 });
  const outcome = readBack(program, x, {
    kind: 'plan',
    ...facts,
    status: result === undefined ? 'interrupted' : isLimited(result) ? 'limit' : 'optimal',
    contradictions: [],
    bottlenecks: [],
    assumptions: told ? stageAssumptions(program, result, told) : [],
    solver,
  });
  const stages = solver.objectives.map(({ stage, value }) => ({ stage, value }));
  return { outcome, stages };
}

const isLimited = ({ solution }: LexicographicResult) => solution.status === 'limit';

/** What there is to say of a portfolio, from its outcome. */
export function portfolioOf({ outcome, stages }: Planned): Portfolio {
  const { total, discounted } = outcome.cost;
  return {
    measures: outcome.measures
      .filter(({ decisions }) => decisions.some(({ given }) => !given))
      .map(({ id, name, nameFr, decided, size, sizeUnit, cost }) => ({
        id,
        name,
        nameFr,
        decided: decided!,
        size,
        sizeUnit,
        cost,
      })),
    cost: { total, discounted },
    stages,
    requirements: outcome.requirements.map(needOf),
    pledges: outcome.pledges.map(needOf),
  };
}

export function needOf({
  id,
  name,
  nameFr,
  standing,
  asked,
  met,
}: Pick<RequirementOutcome, 'id' | 'name' | 'nameFr' | 'standing' | 'asked' | 'met'>): PortfolioNeed {
  return { id, name, nameFr, standing, met: asked > 0 ? Math.max(0, Math.min(1, met / asked)) : 1 };
}
