import {
  type Highs,
  type LexicographicResult,
  openSession,
  SolverError,
  solveLexicographic,
} from '@sinew/solver';
import { DEFAULT_EFFORT, type PlanOptions } from '../options.ts';
import { RequestError } from '../solve/request.ts';
import { InterruptedError, isFinished, solverOptions } from '../solve/solvePlan.ts';
import { type Decisions, decisionsAt } from './decisions.ts';
import { decompose } from './decomposition.ts';
import { type Joint, jointPoint, jointProgram, partOf } from './joint.ts';
import { unfound } from './ownPlan.ts';
import type { Risk } from './risk.ts';
import type { RobustMethod } from './robust.ts';
import type { Future } from './scenarios.ts';
import { decisionColumns } from './sharedDecisions.ts';

/** How a search ended. */
export interface Proof {
  /** Lower bounds by stage, scaled back; -Infinity where nothing is proved. */
  readonly bounds: readonly number[];
  readonly proved: readonly boolean[];
  readonly interrupted: boolean;
}

/** What a search comes to. `found` are points of the futures, where the search has them. */
export interface Searched extends Proof {
  readonly decisions: Decisions;
  readonly found: readonly Float64Array[] | undefined;
}

/** A search for the best decisions of all futures, from points that carry out the best that is known. */
type SearchFor = (
  highs: Highs,
  futures: readonly Future[],
  names: readonly string[],
  start: readonly Float64Array[] | undefined,
  risk: Risk,
  options: PlanOptions,
) => Searched;

const searchExtensive: SearchFor = (highs, futures, names, start, risk, options) => {
  const joint = jointProgram(futures, risk);
  const result = solveJoint(highs, joint, futures, start, risk, options);
  const { hasPoint, status, x } = result.solution;
  if (status === 'infeasible') throw noCommonPlan();
  if (!hasPoint) throw new InterruptedError(unfound);
  const found = futures.map((_, s) => partOf(joint, x, s));
  const proof = proofOf(joint, names, result);
  return { ...proof, interrupted: !isFinished(status), decisions: decisionsAt(futures[0], found[0]), found };
};

const searchDecomposed = (
  ...[highs, futures, names, start, risk, options, operations]: [
    ...Parameters<SearchFor>,
    operations?: readonly Float64Array[],
  ]
): Searched => {
  const begin = start?.map((x, s) => Float64Array.from(decisionColumns(futures[s]), (column) => x[column]));
  const result = decompose(highs, futures, names, risk, begin, options, operations);
  if (!result) throw noCommonPlan();
  const [first] = result.decisions;
  if (!first) throw new InterruptedError(unfound);
  const x = new Float64Array(futures[0].program.linear.columnCount);
  decisionColumns(futures[0]).forEach((column, d) => {
    x[column] = first[d];
  });
  const firsts = names.map((name) => result.figures.find(({ of }) => of === name));
  return {
    decisions: decisionsAt(futures[0], x),
    found: undefined,
    bounds: firsts.map((one) => one?.bound ?? Number.NEGATIVE_INFINITY),
    proved: firsts.map((one) => one?.proved ?? false),
    interrupted: result.interrupted,
  };
};

/**
 * Rows of one program of all futures beyond which it is solved in parts. On the seeded nation XS (`npm run bench -- --robust N`), 1% in
 * every stage from nothing known, processor seconds in parts and as one: 3.9 and 3.7 at 7,300 rows, 6.6 and 6.0 at 12,200, 5.3 and 11 at
 * 18,300; at 24,400, 13 and no plan after 120. On plans/canada with three scenarios (24,000 rows), from the best of their own plans, parts had
 * ranks 1 to 3 and the first held rank proved in 230 s, where one program was still at rank 3 after 240 s.
 */
const MOST_JOINT_ROWS = 15_000;

export function usualMethod(futures: readonly Future[]): RobustMethod {
  const rows = futures.reduce((sum, { program }) => sum + program.linear.rowCount, 0);
  return rows > MOST_JOINT_ROWS ? 'decomposition' : 'extensive';
}

/** By the method asked for; else by the usual one for the size, or the other where the solver fails in that. */
export function searchBy(
  asked: RobustMethod | undefined,
  ...[highs, futures, ...given]: Parameters<SearchFor>
): Searched & { readonly method: RobustMethod } {
  const by = (method: RobustMethod) => {
    const search = method === 'extensive' ? searchExtensive : searchDecomposed;
    return { ...search(highs, futures, ...given), method };
  };
  if (asked) return by(asked);
  const usual = usualMethod(futures);
  try {
    return by(usual);
  } catch (error) {
    if (!(error instanceof SolverError)) throw error;
    return by(usual === 'extensive' ? 'decomposition' : 'extensive');
  }
}

/**
 * The best decisions in parts, from a plan whose whole numbers of operations stay as they are: cuts that relax those take a line for half
 * warm, and find decisions that no line so kept carries out. What is proved holds among such plans alone.
 */
export const searchAround = (
  highs: Highs,
  futures: readonly Future[],
  names: readonly string[],
  plan: readonly Float64Array[],
  risk: Risk,
  options: PlanOptions,
): Decisions => searchDecomposed(highs, futures, names, plan, risk, options, plan).decisions;

/** The extensive form, stage by stage, from the best plan that is known. Effort is a plan's times the futures there are. */
function solveJoint(
  highs: Highs,
  joint: Joint,
  futures: readonly Future[],
  parts: readonly Float64Array[] | undefined,
  risk: Risk,
  options: PlanOptions,
): LexicographicResult {
  const session = openSession(highs, joint.linear);
  try {
    const effort = (options.effort ?? DEFAULT_EFFORT) * futures.length;
    const known = parts && jointPoint(joint, futures, parts, risk);
    return solveLexicographic(session, joint.stages, {
      ...solverOptions(joint, { ...options, effort }),
      ...(known && { known }),
    });
  } finally {
    session.close();
  }
}

/** What is proved of the first figure of each stage; with aversion 1 its mean is only a tie-break. */
function proofOf(joint: Joint, names: readonly string[], { stages }: LexicographicResult) {
  const firsts = names.map((name) => joint.stages.findIndex(({ of }) => of === name));
  return {
    bounds: firsts.map((k) => stages[k].bound / joint.stages[k].scale),
    proved: firsts.map((k) => stages[k].proved),
  };
}

const noCommonPlan = () =>
  new RequestError(
    {
      en: 'no decisions keep the rules of every scenario',
      fr: 'aucune décision ne respecte les règles de tous les scénarios',
    },
    {
      en: 'each has a plan of its own: look at what is mandatory, decided only in some periods, or paid from budgets that differ',
      fr: "chacun a pourtant son plan : voyez ce qui est obligatoire, ce qui ne se décide qu'à certaines périodes, et les budgets qui diffèrent",
    },
  );
