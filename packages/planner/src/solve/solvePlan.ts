import type { Realised } from '@sinew/model';
import {
  isLarge,
  type LexicographicResult,
  loadHighs,
  objectiveValue,
  openSession,
  relativeGap,
  releaseStages,
  type Session,
  type SolveProgress,
  type SolveStatus,
  type StageResult,
  solveFixed,
  solveLexicographic,
  soundIterations,
  unlessFailed,
} from '@sinew/solver';
import { findBottlenecks, type Helped } from '../bottlenecks/bottlenecks.ts';
import { DEFAULT_EFFORT, DEFAULT_GAP, type PlanOptions } from '../options.ts';
import type { Assumption, Outcome, SolverReport } from '../outcome/outcome.ts';
import { readBack } from '../outcome/readBack.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import { isSmall, searchRoom } from '../program/searchRoom.ts';
import { closeGaps } from './closeGaps.ts';
import { contradictionsOf } from './contradiction.ts';
import { planHash } from './planHash.ts';
import { requireRange } from './range.ts';
import { applyRequest, requestWords } from './request.ts';

export const VERSION = '0.1.0';
const DEFAULT_BOTTLENECKS = 8;

/** A solve that was stopped before it had any plan to show. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/**
 * Plan → Program → Solution → Outcome. The same realised plan and options give the same outcome, timings apart.
 *
 * Throws a RequestError where `fix` or `never` ask for what the plan does not have, and an InterruptedError where
 * the work was stopped before any plan was found. A plan whose rules contradict one another is not an error: its
 * outcome has status `contradiction` and names the rows.
 */
export async function solvePlan(realised: Realised, options: PlanOptions = {}): Promise<Outcome> {
  const clock = options.clock ?? (() => 0);
  const started = clock();
  const highs = await loadHighs();
  options.onProgress?.({ stage: 'build' });
  const program = buildProgram(realised);
  requireRange(program);
  const session = openSession(highs, program.linear);
  try {
    const asks = applyRequest(session, program, options);
    const result = solveLexicographic(session, program.stages, solverOptions(program, options));
    const provenance = { planHash: await planHash(realised.plan), version: VERSION };
    const common = { kind: options.kind ?? 'plan', changes: requestWords(options), provenance } as const;
    const solve = () => ({
      version: highs.version.string,
      effort: options.effort ?? DEFAULT_EFFORT,
      seconds: (clock() - started) / 1000,
    });
    if (result.solution.status === 'infeasible') {
      return readBack(program, undefined, {
        ...common,
        status: 'contradiction',
        contradictions: contradictionsOf(session, program, asks),
        bottlenecks: [],
        assumptions: [],
        solver: reportOf(program, result.solution.status, result.stages, solve()),
      });
    }
    if (!result.solution.hasPoint) {
      throw new InterruptedError('The work was stopped before any plan was found; give it more time.');
    }
    const x = settle(session, program, result);
    const told = stagesAt(program, result, x);
    const { status } = result.solution;
    const wanted = isFinished(status) ? (options.bottlenecks ?? DEFAULT_BOTTLENECKS) : 0;
    const { bottlenecks, unsettled, stopped }: Helped =
      wanted > 0
        ? findBottlenecks(highs, session, program, result, x, wanted, options)
        : { bottlenecks: [], unsettled: [], stopped: false };
    return readBack(program, x, {
      ...common,
      status: isFinished(status) ? status : 'interrupted',
      contradictions: [],
      bottlenecks,
      assumptions: [
        ...stageAssumptions(program, result, told),
        // What was being tried when the work was stopped did not come to no end.
        ...(stopped
          ? [{ code: 'steps-untried' as const, detail: {} }]
          : unsettled.map((id) => unsettledHelp(program, id))),
      ],
      solver: reportOf(program, status, told.stages, solve()),
    });
  } finally {
    session.close();
  }
}

/** Whether a solve came to its own end, be it that of its effort, and was not stopped on the way. */
export function isFinished(status: SolveStatus): status is 'optimal' | 'limit' {
  return status === 'optimal' || status === 'limit';
}

export function solverOptions(program: Pick<PlanProgram, 'linear' | 'stages'>, options: PlanOptions) {
  const scaleOf = new Map(program.stages.map(({ name, scale }) => [name, scale]));
  const { onProgress, interrupted } = options;
  const report = ({ stage = '', incumbent, bound, gap }: SolveProgress) => {
    const scale = scaleOf.get(stage) ?? 1;
    onProgress?.({
      stage,
      ...(Number.isFinite(incumbent) && { incumbent: incumbent / scale }),
      ...(Number.isFinite(bound) && { bound: bound / scale }),
      ...(Number.isFinite(gap) && { gap }),
    });
  };
  return {
    gap: options.gap ?? DEFAULT_GAP,
    iterationLimit: options.effort ?? DEFAULT_EFFORT,
    room: searchRoom(program.linear.rowCount),
    // Whoever names a gap is content with it.
    closely: options.gap === undefined && isSmall(program.linear.rowCount),
    ...(interrupted && { interrupted }),
    ...(onProgress && { onProgress: report }),
  };
}

/**
 * The point to report: whole numbers made exactly whole and the rest solved again around them, so that no figure
 * carries the solver's integrality tolerance. Where that cannot be, the point as the solver left it.
 */
export function settle(session: Session, program: PlanProgram, result: LexicographicResult): Float64Array {
  const x = wholePoint(session, program, result);
  closeGaps(program, x);
  return x;
}

function wholePoint(session: Session, program: PlanProgram, result: LexicographicResult): Float64Array {
  const { solution, basis } = result;
  const { integer } = program.linear;
  const x = solution.x.slice();
  if (!isFinished(solution.status) || !integer.some((whole) => whole === 1)) return x;
  // Where the solver found no vertex there is none to go back to.
  if (
    !basis &&
    isLarge(session.rowCount) &&
    integer.every((whole, j) => whole === 0 || Number.isInteger(x[j]))
  )
    return x;
  // A row that holds the very objective would only make the vertex degenerate.
  releaseStages(session, result, result.stages.length - 1);
  const settled = settledFrom(session, x, basis);
  if (settled?.status !== 'optimal') return x;
  const exact = settled.x.slice();
  for (let j = 0; j < integer.length; j++) if (integer[j]) exact[j] = Math.round(exact[j]);
  return exact;
}

/** The rest solved around whole numbers; undefined where the solver comes to no answer, which is no reason to have no plan. */
function settledFrom(session: Session, x: Float64Array, basis: LexicographicResult['basis']) {
  // What holds the stages may have no point around whole numbers that are a millionth off, nor the solver an end.
  const mostIterations = soundIterations(session.rowCount, DEFAULT_EFFORT);
  const how = basis ? { from: basis } : isLarge(session.rowCount) ? { inside: true } : {};
  return unlessFailed(() => solveFixed(session, x, { mostIterations, ...how }));
}

/**
 * What the stages have at the point that is told. A stage whose search used up its effort keeps the best it found, and
 * a later stage may come upon a point that is better for it still, or make use of the room that it has.
 */
export function stagesAt(
  program: PlanProgram,
  result: LexicographicResult,
  x: Float64Array,
): LexicographicResult {
  const stages = result.stages.map((stage, k) => {
    const { cost, tolerance } = program.stages[k];
    const reached = objectiveValue(cost, x);
    // A later stage may use up its tolerance to the last bit, which rounding puts on either side.
    if (Math.abs(reached - stage.objective) <= 1.001 * (tolerance?.absolute ?? 0)) return stage;
    return { ...stage, objective: reached, gap: relativeGap(reached, stage.bound) };
  });
  return { ...result, stages };
}

function unsettledHelp({ subjects }: PlanProgram, id: string): Assumption {
  const isPledge = subjects.pledges.some(({ row }) => row.id === id);
  return { code: 'unsettled-help', detail: isPledge ? { pledge: id } : { requirement: id } };
}

/** How far the search of each stage came, and what later stages took of it: `told` are its stages at the point that is told. */
export function stageAssumptions(
  program: PlanProgram,
  searched: LexicographicResult,
  { loosened, stages }: LexicographicResult,
): Assumption[] {
  const found: Assumption[] = [];
  stages.forEach(({ name, gap }) => {
    if (gap > 1e-9 && Number.isFinite(gap)) found.push({ code: 'stage-gap', detail: { stage: name, gap } });
  });
  stages.forEach(({ name, objective }, k) => {
    const reached = searched.stages[k].objective;
    if (objective > reached)
      found.push({ code: 'search-room', detail: { stage: name, gap: relativeGap(objective, reached) } });
  });
  if (loosened)
    found.push({ code: 'loosened-stage', detail: { stage: loosened.stage, factor: loosened.factor } });
  searched.stages.forEach(({ name, endedByClock }) => {
    if (endedByClock) found.push({ code: 'ended-by-clock', detail: { stage: name } });
  });
  return program.linear.integer.some((whole) => whole === 1)
    ? found
    : found.filter(({ code }) => code !== 'stage-gap');
}

/** How a solve went, as an outcome tells it; objectives in the scale of the stages. */
export function reportOf(
  program: PlanProgram,
  status: SolverReport['status'],
  stages: readonly Pick<StageResult, 'name' | 'objective' | 'gap' | 'proved'>[],
  { version, effort, seconds }: Pick<SolverReport, 'version' | 'effort' | 'seconds'>,
): SolverReport {
  const { linear } = program;
  const finite = (value: number) => (Number.isFinite(value) ? value : 0);
  return {
    name: 'HiGHS',
    version,
    status,
    objectives: stages.map(({ name, objective, gap, proved }, k) => ({
      stage: name,
      value: Number((finite(objective) / program.stages[k].scale).toPrecision(10)),
      gap: Number(finite(gap).toPrecision(3)),
      proved,
    })),
    gap: Number(
      finite(Math.max(0, ...stages.map(({ gap }) => (Number.isFinite(gap) ? gap : 0)))).toPrecision(3),
    ),
    effort,
    seconds,
    rows: linear.rowCount,
    columns: linear.columnCount,
    integers: linear.integer.reduce((count, whole) => count + whole, 0),
  };
}
