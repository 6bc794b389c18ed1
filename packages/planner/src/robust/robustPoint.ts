import { type Highs, type LexicographicResult, SolverError } from '@sinew/solver';
import { DEFAULT_GAP, type PlanOptions } from '../options.ts';
import { InterruptedError } from '../solve/solvePlan.ts';
import { type Decisions, type Tried, tryDecisions } from './decisions.ts';
import { valuesAt } from './joint.ts';
import { type OwnPlan, type TriedValues, unfound } from './ownPlan.ts';
import { type Risk, riskFigures } from './risk.ts';
import type { RobustMethod } from './robust.ts';
import type { Future } from './scenarios.ts';
import { type Proof, type Searched, searchAround, searchBy, usualMethod } from './search.ts';
import { wholeOperations } from './sharedDecisions.ts';
import { stageNames } from './stages.ts';

/** The robust plan: a point for each future, and how the search ended. */
export interface RobustPoint extends Proof {
  readonly parts: readonly Float64Array[];
  /** Of each future's operations around the decisions; undefined where the work was stopped before. */
  readonly results: readonly (LexicographicResult | undefined)[];
  readonly method: RobustMethod;
}

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
  const heard = { ...told, ...(interrupted && { interrupted }) };
  const work: Work = { highs, futures, names, risk, told };
  const known = bestCarried(work, candidates);
  let search: ReturnType<typeof searchBy>;
  try {
    search = searchBy(method, highs, futures, names, known?.parts, risk, heard);
  } catch (error) {
    const stopped = error instanceof InterruptedError;
    if (!known || !(stopped || error instanceof SolverError)) throw error;
    // The best of what was compared stands, though nothing is proved of it.
    return { ...known, ...unproved(names), interrupted: stopped, method: method ?? usualMethod(futures) };
  }
  const { decisions, found, ...proof } = search;
  // A search that was stopped, or that relaxes whole numbers, may have come less far than the plans it started from.
  const best = better(known, carriedOut(work, decisions, found));
  if (!best) throw new InterruptedError(unfound);
  if (!isToImprove(search, best, work)) return { ...proof, ...best };
  const further = improved(work, best, heard);
  return { ...proof, ...further, interrupted: interrupted?.() ?? false };
}

/** The best that is known when the work is stopped before the futures were planned together. */
export function stoppedAt(
  highs: Highs,
  futures: readonly Future[],
  candidates: readonly OwnPlan[],
  risk: Risk,
): RobustPoint {
  const names = stageNames(futures.map(({ program }) => program));
  const best = bestCarried({ highs, futures, names, risk, told: {} }, candidates);
  if (!best) throw new InterruptedError(unfound);
  return { ...best, ...unproved(names), interrupted: true, method: usualMethod(futures) };
}

const unproved = (names: readonly string[]): Pick<Proof, 'bounds' | 'proved'> => ({
  bounds: names.map(() => Number.NEGATIVE_INFINITY),
  proved: names.map(() => false),
});

/** What planning the futures together works with. */
interface Work {
  readonly highs: Highs;
  readonly futures: readonly Future[];
  readonly names: readonly string[];
  readonly risk: Risk;
  /** Heeds no interruption. */
  readonly told: Pick<PlanOptions, 'gap' | 'effort' | 'onProgress'>;
}

/** A plan that every future carries out as decided. */
interface Carried {
  readonly parts: readonly Float64Array[];
  readonly results: readonly (LexicographicResult | undefined)[];
  /** Of risk, all stages in order. */
  readonly figures: readonly number[];
}

/** Figures of risk of values by future and stage, all stages in order. */
function figuresOf({ futures, risk }: Work, values: readonly (readonly number[])[]): number[] {
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

/** The second where the first is better or missing. */
const better = (a: Carried | undefined, b: Carried | undefined): Carried | undefined =>
  a && (!b || isBetter(a.figures, b.figures)) ? a : b;

/** The best of plans that every future carries out as decided, its operations planned again; undefined where there is none. */
function bestCarried(work: Work, candidates: readonly OwnPlan[]): Carried | undefined {
  let best: { decisions: Decisions; figures: readonly number[] } | undefined;
  for (const { decisions, tried } of candidates) {
    if (!tried.every((one): one is TriedValues => one?.leftOut.length === 0)) continue;
    const values = tried.map((one) => one.values);
    const figures = figuresOf(work, values);
    if (!best || isBetter(figures, best.figures)) best = { decisions: new Map(decisions), figures };
  }
  return best && carriedOut(work, best.decisions);
}

/**
 * Decisions with the operations of every future planned around them; undefined where some future does not carry them out. `found`: points that
 * carry them out already, kept where a search of whole numbers in operations comes less far alone than together.
 */
function carriedOut(work: Work, decisions: Decisions, found?: readonly Float64Array[]): Carried | undefined {
  const { futures, highs, names, told } = work;
  const parts: Float64Array[] = [];
  const tried: (Tried | undefined)[] = [];
  for (const [s, future] of futures.entries()) {
    told.onProgress?.({ stage: 'operations', done: s, of: futures.length });
    const one = tryDecisions(highs, future, decisions, told, 'exactly');
    const before = found?.[s];
    if (!one && !before) return undefined;
    const isBefore =
      before && (!one || isBetter(valuesAt(future, names, before), valuesAt(future, names, one.x)));
    parts.push(isBefore ? before : one!.x);
    tried.push(one);
  }
  const values = futures.map((future, s) => valuesAt(future, names, parts[s]));
  return { parts, results: tried.map((one) => one?.result), figures: figuresOf(work, values) };
}

/** Whether cuts that relax whole numbers of operations may have led the search astray. */
function isToImprove(
  { bounds, interrupted, method }: Searched & { readonly method: RobustMethod },
  { figures }: Carried,
  { futures, names, told }: Work,
): boolean {
  if (interrupted || method === 'extensive') return false;
  if (futures.every((future) => wholeOperations(future).length === 0)) return false;
  const each = figures.length / names.length;
  const { gap = DEFAULT_GAP } = told;
  return bounds.some((bound, k) => {
    const reached = figures[k * each];
    return reached - bound > Math.max(LEAST_SHARE, gap * Math.abs(reached));
  });
}

/** A plan, or the best decisions around its whole numbers of operations where those are better when carried out. */
function improved(work: Work, plan: Carried, heard: PlanOptions): Carried {
  const { futures, highs, names, risk } = work;
  try {
    const decisions = searchAround(highs, futures, names, plan.parts, risk, heard);
    return better(plan, carriedOut(work, decisions))!;
  } catch (error) {
    if (error instanceof InterruptedError || error instanceof SolverError) return plan;
    throw error;
  }
}
