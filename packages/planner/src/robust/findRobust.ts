import type { Plan } from '@sinew/model';
import { type Highs, loadHighs } from '@sinew/solver';
import type { PlanOptions } from '../options.ts';
import { RequestError } from '../solve/request.ts';
import { InterruptedError } from '../solve/solvePlan.ts';
import { type ExpectedValue, expectedValuePlan } from './expectedValue.ts';
import { type OwnPlan, ownPlan } from './ownPlan.ts';
import { type Probabilities, probabilitiesOf } from './probabilities.ts';
import { RISK_NEUTRAL, type Risk } from './risk.ts';
import type { RobustMethod } from './robust.ts';
import { robustPoint, stoppedAt } from './robustPoint.ts';
import { choicesOf, type Future, type FutureCase, futuresOf, keepingAll, withRequest } from './scenarios.ts';
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
