import type { Plan } from '@sinew/model';
import { type Highs, type LexicographicResult, loadHighs, SolverError } from '@sinew/solver';
import type { PlanOptions } from '../options.ts';
import { RequestError } from '../solve/request.ts';
import { InterruptedError } from '../solve/solvePlan.ts';
import { type Decisions, type Tried, tryDecisions } from './decisions.ts';
import { type ExpectedValue, expectedValuePlan } from './expectedValue.ts';
import { valuesAt } from './joint.ts';
import { type OwnPlan, ownPlan, type TriedValues, unfound } from './ownPlan.ts';
import { type Probabilities, probabilitiesOf } from './probabilities.ts';
import { RISK_NEUTRAL, type Risk, riskFigures } from './risk.ts';
import type { RobustMethod } from './robust.ts';
import { choicesOf, type Future, type FutureCase, futuresOf, keepingAll, withRequest } from './scenarios.ts';
import { type Proof, searchBy } from './search.ts';
import { stageNames } from './stages.ts';
import { type FoundRobust, tellRobust } from './tellRobust.ts';

export interface RobustOptions extends Omit<PlanOptions, 'kind' | 'bottlenecks'> {
  readonly risk?: Risk;
  /**
   * One program of all futures, or one of decisions and one of each future's operations. Default: by size, and the other where
   * the solver fails in that.
   */
  readonly method?: RobustMethod;
}

/** The robust plan: a point for each future, and how the search ended. */
export interface RobustPoint extends Proof {
  readonly parts: readonly Float64Array[];
  /** Of each future's operations around the decisions; undefined where the work was stopped before. */
  readonly results: readonly (LexicographicResult | undefined)[];
  readonly method: RobustMethod;
}

/**
 * The robust plan of several futures (docs/model.md, section 9): measures decided before it is known which comes,
 * operations after; what knowing would be worth, and what planning for one future alone would cost.
 *
 * `plan` is what all of them are laid over. Throws a RequestError where the futures cannot share decisions, where one of them has no plan, or where no decisions
 * keep the rules of all; an InterruptedError where the work was stopped before any plan was found.
 */
export async function findRobust(
  plan: Plan,
  cases: readonly FutureCase[],
  { risk = RISK_NEUTRAL, own, method, ...options }: RobustOptions & { readonly own?: OwnPlans } = {},
): Promise<FoundRobust> {
  const clock = options.clock ?? (() => 0);
  const started = clock();
  options.onProgress?.({ stage: 'build' });
  const opened = await openFutures(cases, options);
  const { futures, highs, names, probabilities } = opened;
  const solving = withoutRequest(options);
  const plans = own ? [...own.values()] : ownPlansOf(opened, solving);
  const stopped = plans.length < futures.length;
  const expected = expectedValuePlan(cases, probabilities.used);
  const mean = stopped ? undefined : planOfMean(opened, expected, options);
  const candidates = mean ? [mean, ...plans] : plans;
  const point = stopped
    ? stoppedAt(highs, futures, candidates, risk)
    : robustPoint(highs, futures, names, candidates, risk, method, solving);
  return tellRobust({
    plan,
    cases,
    futures,
    names,
    probabilities,
    risk,
    candidates,
    expected,
    point,
    options,
    version: highs.version.string,
    seconds: () => (clock() - started) / 1000,
  });
}

/** Each future's own best plan, by its id; some are missing where the work was stopped. */
export type OwnPlans = ReadonlyMap<string, OwnPlan>;

/** Futures with their programs, ready to be planned one by one or together. */
export interface OpenFutures {
  readonly highs: Highs;
  readonly futures: readonly Future[];
  readonly names: readonly string[];
  readonly probabilities: Probabilities;
  /** The best plan of the future with this id, carried out in all; see `ownPlan` for what it throws. */
  run(one: { readonly id: string }): OwnPlan;
}

/** Makes the futures ready. Throws a RequestError where they cannot share decisions or probabilities are missing. */
export async function openFutures(
  cases: readonly FutureCase[],
  options: Omit<RobustOptions, 'risk'> = {},
): Promise<OpenFutures> {
  const highs = await loadHighs();
  const probabilities = probabilitiesOf(cases);
  const futures = futuresOf(cases, probabilities.used, options);
  const names = stageNames(futures.map(({ program }) => program));
  const solving = withoutRequest(options);
  return {
    highs,
    futures,
    names,
    probabilities,
    run: ({ id }) => ownPlan(highs, futures.find((one) => one.id === id)!, futures, names, solving),
  };
}

/** What was asked of the decisions stands in the programs already. */
function withoutRequest({ fix, never, ...options }: Omit<RobustOptions, 'risk'>): PlanOptions {
  return options;
}

/** The plans of the futures one after another; stopped, those that are finished, of which there is one at least. */
function ownPlansOf({ futures, run }: OpenFutures, { onProgress }: PlanOptions): OwnPlan[] {
  const plans: OwnPlan[] = [];
  for (const { id } of futures) {
    onProgress?.({ stage: 'robust', done: plans.length, of: futures.length });
    try {
      plans.push(run({ id }));
    } catch (error) {
      if (!(error instanceof InterruptedError) || plans.length === 0) throw error;
      return plans;
    }
  }
  return plans;
}

/** The plan of the mean of all figures, where the futures have one. */
function planOfMean(
  { highs, futures, names }: OpenFutures,
  { realised }: ExpectedValue,
  options: Omit<RobustOptions, 'risk'>,
): OwnPlan | undefined {
  if (!realised || options.interrupted?.()) return undefined;
  const somewhere = new Set(futures.flatMap(({ choices }) => [...choices.keys()]));
  const program = withRequest(keepingAll(realised, somewhere), options);
  const mean: Future = { id: 'mean', probability: 1, program, choices: choicesOf(program) };
  options.onProgress?.({ stage: 'mean' });
  try {
    return ownPlan(highs, mean, futures, names, withoutRequest(options));
  } catch (error) {
    // The mean of plans need not have a plan, and is no loss where the work is stopped.
    if (error instanceof InterruptedError || error instanceof RequestError) return undefined;
    throw error;
  }
}

/** Figures of risk of values by future and stage, all stages in order. */
function figuresOf(futures: readonly Future[], values: readonly (readonly number[])[], risk: Risk): number[] {
  const probabilities = futures.map(({ probability }) => probability);
  return values[0].flatMap((_, k) =>
    riskFigures(
      values.map((of) => of[k]),
      probabilities,
      risk,
    ),
  );
}

/** Less is better; the first figure that differs by more than what later stages may give up decides. */
function isBetter(a: readonly number[], b: readonly number[]): boolean {
  for (let k = 0; k < a.length; k++) {
    const room = Math.max(LEAST_SHARE, 1e-7 * Math.abs(b[k]));
    if (Math.abs(a[k] - b[k]) > room) return a[k] < b[k];
  }
  return false;
}

/** What later stages may give up of a share in one future, where its chance is small, is less than this. */
const LEAST_SHARE = 2e-6;

/** A plan that every future carries out as decided, its operations planned again. */
interface Carried {
  readonly parts: readonly Float64Array[];
  readonly results: readonly LexicographicResult[];
  readonly figures: readonly number[];
}

/** The best plan that every future carries out as decided; undefined where there is none. */
function bestCarried(
  highs: Highs,
  futures: readonly Future[],
  candidates: readonly OwnPlan[],
  risk: Risk,
  { onProgress, ...options }: Pick<PlanOptions, 'gap' | 'effort' | 'onProgress'>,
): Carried | undefined {
  let best: { decisions: Decisions; figures: readonly number[] } | undefined;
  for (const { decisions, tried } of candidates) {
    if (!tried.every((one): one is TriedValues => one?.leftOut.length === 0)) continue;
    const values = tried.map((one) => one.values);
    const figures = figuresOf(futures, values, risk);
    if (!best || isBetter(figures, best.figures)) best = { decisions: new Map(decisions), figures };
  }
  if (!best) return undefined;
  const tried: Tried[] = [];
  for (const [s, future] of futures.entries()) {
    onProgress?.({ stage: 'operations', done: s, of: futures.length });
    const one = tryDecisions(highs, future, best.decisions, options, 'exactly');
    if (!one) return undefined;
    tried.push(one);
  }
  const { figures } = best;
  return { parts: tried.map(({ x }) => x), results: tried.map(({ result }) => result), figures };
}

/** The best that is known when the work is stopped before the futures were planned together. */
function stoppedAt(
  highs: Highs,
  futures: readonly Future[],
  candidates: readonly OwnPlan[],
  risk: Risk,
): RobustPoint {
  const best = bestCarried(highs, futures, candidates, risk, {});
  if (!best) throw new InterruptedError(unfound);
  const names = stageNames(futures.map(({ program }) => program));
  return { ...best, ...unproved(names), interrupted: true, method: 'extensive' };
}

const unproved = (names: readonly string[]): Pick<Proof, 'bounds' | 'proved'> => ({
  bounds: names.map(() => Number.NEGATIVE_INFINITY),
  proved: names.map(() => false),
});

/**
 * The best decisions of all futures and the operations of each, from the best of `candidates` that all carry out. Throws a
 * RequestError where no decisions keep the rules of all, and an InterruptedError where none were found. `method`: by size, where
 * none is asked for.
 */
export function robustPoint(
  highs: Highs,
  futures: readonly Future[],
  names: readonly string[],
  candidates: readonly OwnPlan[],
  risk: Risk,
  method: RobustMethod | undefined,
  { onProgress, interrupted, ...options }: PlanOptions,
): RobustPoint {
  // What is known is carried out to the end even where the work is stopped: there is nothing else to show.
  const told = { ...options, ...(onProgress && { onProgress }) };
  const best = bestCarried(highs, futures, candidates, risk, told);
  const heard = { ...told, ...(interrupted && { interrupted }) };
  let search: ReturnType<typeof searchBy>;
  try {
    search = searchBy(method, highs, futures, names, best?.parts, risk, heard);
  } catch (error) {
    const stopped = error instanceof InterruptedError;
    if (!best || !(stopped || error instanceof SolverError)) throw error;
    // The best of what was compared stands, though nothing is proved of it.
    return { ...best, ...unproved(names), interrupted: stopped, method: method ?? 'extensive' };
  }
  const { decisions, found, ...proof } = search;
  const tried = futures.map((future, s) => {
    onProgress?.({ stage: 'operations', done: s, of: futures.length });
    return tryDecisions(highs, future, decisions, options, 'exactly');
  });
  // A search of whole numbers in operations may come less far alone than together.
  const parts = tried.map((one, s) => {
    const before = found?.[s];
    if (!one || !before) return one?.x ?? before;
    const [now, then] = [one.x, before].map((x) => valuesAt(futures[s], names, x));
    return isBetter(then, now) ? before : one.x;
  });
  if (!parts.every((one): one is Float64Array => one !== undefined)) {
    if (!best) throw new InterruptedError(unfound);
    return { ...proof, ...best };
  }
  const values = futures.map((future, s) => valuesAt(future, names, parts[s]));
  // A search that was stopped may have come less far than the plans it started from.
  if (best && isBetter(best.figures, figuresOf(futures, values, risk))) return { ...proof, ...best };
  return { ...proof, parts, results: tried.map((one) => one?.result) };
}
