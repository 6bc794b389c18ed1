import { dayOf, formatDay } from '@sinew/model';
import {
  objectiveValue,
  openSession,
  SolverError,
  type SolveStatus,
  solveLexicographic,
} from '@sinew/solver';
import { DEFAULT_EFFORT } from '../options.ts';
import { negligibleAt, negligibleShare, negligibleUnits } from '../outcome/negligible.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { readBack } from '../outcome/readBack.ts';
import { tidy } from '../outcome/tidy.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import { copyProgram } from '../solve/copyProgram.ts';
import { planHash } from '../solve/planHash.ts';
import { applyRequest, requestWords } from '../solve/request.ts';
import { InterruptedError, isFinished, reportOf, VERSION } from '../solve/solvePlan.ts';
import { undecided } from '../solve/undecided.ts';
import { realisedWith, stockChange } from './extraStock.ts';
import { pointCost } from './pointCost.ts';
import { addOthers, type PointProgram, pointProgram, restStage, stagesOf } from './pointProgram.ts';
import type { SolvedPoint, TradeoffBench, TradeoffCase } from './points.ts';
import { reasonsFor } from './reasons.ts';
import type { TradeoffPoint } from './tradeoff.ts';

/** Relative gap of a point's cost, unless asked otherwise: points of one curve are compared with one another. */
const DEFAULT_GAP = 1e-6;

/**
 * The best that a point can be: first the least shares short of what is protected, then the least cost. Then all of it is
 * solved again as a plan of its own, with the stock written into it and its decisions kept: that is what is told, and what an audit can take.
 * Throws an InterruptedError where the work was stopped.
 */
export async function solvePoint(bench: TradeoffBench, one: TradeoffCase): Promise<SolvedPoint> {
  const { highs, options, plan } = bench;
  const point = pointProgram(bench, one);
  const never = one.measures ? (options.never ?? []) : undecided(plan, options);
  const request = { never, ...(options.fix && { fix: options.fix }) };
  const session = openSession(highs, point.linear);
  try {
    applyRequest(session, bench.program, request);
    const result = solveLexicographic(session, point.stages, {
      gap: options.gap ?? DEFAULT_GAP,
      iterationLimit: options.effort ?? DEFAULT_EFFORT,
      ...(options.interrupted && { interrupted: options.interrupted }),
    });
    const { status, hasPoint, x } = result.solution;
    if (status === 'infeasible') {
      return { point: impossible(one, reasonsFor(bench, one, point, null)), outcome: null };
    }
    if (!hasPoint || !isFinished(status)) throw unfinished(status, one);
    const { solved, sets } = await verified(bench, one, request, point, x);
    const cost = result.stages[result.stages.length - 1];
    const told = pointOf(bench, one, solved, sets, status, Number.isFinite(cost.gap) ? cost.gap : 0);
    // Nothing held and nothing decided needs no reason.
    const tried = one.measures || one.quantity !== 0;
    const reasons = told.short > 0 && tried ? reasonsFor(bench, one, point, told.short) : [];
    return { point: { ...told, reasons }, outcome: solved.outcome };
  } finally {
    session.close();
  }
}

/** Why there is no answer at a point. */
const unfinished = (status: SolveStatus, { id }: TradeoffCase): Error =>
  status === 'interrupted'
    ? new InterruptedError('The work was stopped within a point.')
    : new SolverError(
        `The solver came to no end at the point ${id} of the trade-off (${status}). Look for figures of the plan that differ by many orders of magnitude.`,
      );

/** A point as a plan of its own. */
export interface PointPlan {
  readonly program: PlanProgram;
  readonly x: Float64Array;
  readonly outcome: Outcome;
}

/**
 * The point's stock written into the plan, and everything but its whole-number decisions solved again. Stock is rounded up to a
 * thousandth of a unit, so that what is rounded off is not what was lacking; where there is no room for that, as it was.
 */
async function verified(
  bench: TradeoffBench,
  one: TradeoffCase,
  request: Parameters<typeof requestWords>[0],
  { extra }: PointProgram,
  x: Float64Array,
): Promise<{ solved: PointPlan; sets: readonly Held[] }> {
  const exact = extra.map(({ id, site, column, most }) => ({
    id,
    site,
    most,
    quantity: Math.min(most, Math.max(0, x[column])),
  }));
  for (const sets of [rounded(exact, one.quantity), exact]) {
    const solved = await solvedWith(
      bench,
      one,
      request,
      sets.filter(({ quantity }) => quantity > 0),
      x,
    );
    if (solved) return { solved, sets };
  }
  throw new SolverError(`The point ${one.id} of the trade-off did not hold when it was solved again.`);
}

interface Held {
  readonly id: string;
  readonly site: string;
  readonly quantity: number;
  /** What there is room for. */
  readonly most: number;
}

function rounded(exact: readonly Held[], total: TradeoffCase['quantity']): Held[] {
  if (typeof total !== 'number') {
    return exact.map((one) => ({
      ...one,
      quantity: Math.min(one.most, Math.max(0, Math.ceil(one.quantity * 1e3 - 1e-3) / 1e3)),
    }));
  }
  // What is set stays set: the largest takes what rounding the others leaves.
  const all = exact.map((one) => ({ ...one, quantity: Math.round(one.quantity * 1e3) / 1e3 }));
  const largest = all.reduce((most, one, k) => (one.quantity > all[most].quantity ? k : most), 0);
  const rest = all.reduce((sum, { quantity }, k) => (k === largest ? sum : sum + quantity), 0);
  return all.map((one, k) =>
    k === largest ? { ...one, quantity: Math.min(one.most, Number((total - rest).toFixed(9))) } : one,
  );
}

async function solvedWith(
  bench: TradeoffBench,
  one: TradeoffCase,
  request: Parameters<typeof requestWords>[0],
  sets: readonly Held[],
  from: Float64Array,
): Promise<PointPlan | undefined> {
  const { highs, options, plan, whatIf } = bench;
  const changes = sets.map(({ id, quantity }) => stockChange(id, quantity));
  const realised = realisedWith(plan, whatIf, changes);
  const program = buildProgram(realised);
  const { linear } = program;
  const lower = linear.columnLower.slice();
  const upper = linear.columnUpper.slice();
  linear.integer.forEach((whole, j) => {
    if (whole) lower[j] = upper[j] = Math.round(from[j]);
  });
  const builder = copyProgram({ ...linear, integer: new Uint8Array(linear.columnCount) }, { lower, upper });
  addOthers(bench, builder);
  const session = openSession(highs, builder.build());
  try {
    applyRequest(session, program, request);
    const stages = [
      ...stagesOf(bench, program, builder.columnCount, () => undefined),
      restStage(program, builder.columnCount),
    ];
    const result = solveLexicographic(session, stages, {
      ...(options.interrupted && { interrupted: options.interrupted }),
    });
    const { status, x } = result.solution;
    if (status === 'infeasible') return undefined;
    if (status !== 'optimal') throw unfinished(status, one);
    const point = x.slice();
    linear.integer.forEach((whole, j) => {
      if (whole) point[j] = lower[j];
    });
    const outcome = readBack(program, point, {
      kind: 'plan',
      // Best for the trade-off; of the plan's own objective nothing is proved.
      status: 'limit',
      changes: requestWords(request),
      contradictions: [],
      bottlenecks: [],
      assumptions: [],
      solver: reportOf(program, 'limit', reachedAt(program, point), {
        version: highs.version.string,
        effort: options.effort ?? DEFAULT_EFFORT,
        seconds: 0,
      }),
      provenance: { planHash: await planHash(realised.plan), version: VERSION },
    });
    return { program, x: point, outcome };
  } finally {
    session.close();
  }
}

/** What each stage of the plan's own objective has at a point that was found for another. */
function reachedAt({ stages }: PlanProgram, x: Float64Array) {
  return stages.map(({ name, cost }) => ({
    name,
    objective: objectiveValue(cost, x),
    gap: 0,
    proved: false,
  }));
}

function pointOf(
  { price, protection, item }: TradeoffBench,
  { id }: TradeoffCase,
  { program, x, outcome }: PointPlan,
  sets: readonly Held[],
  status: 'optimal' | 'limit',
  gap: number,
): TradeoffPoint {
  const { stage, requirements, first, end } = protection;
  const short = objectiveValue(stage.cost, x) / stage.scale;
  const stocks = sets
    .filter(({ quantity }) => quantity > 0)
    .map(({ site, quantity }) => ({ site, quantity: tidy(quantity) }));
  const quantity = tidy(stocks.reduce((sum, one) => sum + one.quantity, 0));
  const { calendar } = program.subjects.network;
  const least = negligibleAt(program, x);
  const needs = requirements.flatMap((d) => {
    const requirement = program.subjects.requirements[d];
    const negligible = least.unmet(requirement);
    const column = program.columns.unmet[d];
    // Of a need the plan's stages and the protected one may each have given up a trace.
    const trace = (t: number) => Math.max(negligible[t], negligibleUnits(stage, column + t));
    const lacks = (t: number) => (x[column + t] > trace(t) ? x[column + t] : 0);
    const periods = Array.from({ length: end - first }, (_, k) => first + k);
    const found = periods.find((t) => lacks(t) > 0);
    if (found === undefined) return [];
    const { kind } = requirement.row;
    const amount =
      kind === 'consume'
        ? periods.reduce((sum, t) => sum + lacks(t), 0)
        : kind === 'deliver'
          ? lacks(end - 1)
          : Math.max(...periods.map(lacks));
    const from = formatDay(Math.max(protection.from, calendar.start[found]));
    return [{ id: requirement.row.id, short: tidy(amount), from }];
  });
  return {
    id,
    quantity,
    stocks,
    measures: outcome.measures.flatMap((measure) => {
      const decided = measure.decisions.find(({ given }) => !given)?.decided;
      return decided === undefined || measure.size === 0
        ? []
        : [{ id: measure.id, name: measure.name, nameFr: measure.nameFr, decided, size: measure.size }];
    }),
    status,
    gap: Number(gap.toPrecision(3)),
    short: short > negligibleShare(stage) ? Number(short.toPrecision(10)) : 0,
    needs,
    full: false,
    cost: pointCost(program, x, item, quantity * price.unit),
    pDay: lastPDay(
      outcome,
      requirements.map((d) => program.subjects.requirements[d].row.id),
    ),
    reasons: [],
  };
}

function lastPDay({ dToP }: Outcome, ids: readonly string[]): string | null {
  const mine = dToP.filter(({ requirement }) => ids.includes(requirement)).map(({ pDay }) => pDay);
  if (mine.length === 0 || mine.includes(null)) return null;
  return formatDay(Math.max(...mine.map((day) => dayOf(day!))));
}

function impossible({ id, quantity }: TradeoffCase, reasons: TradeoffPoint['reasons']): TradeoffPoint {
  return {
    id,
    quantity: typeof quantity === 'number' ? quantity : 0,
    stocks: [],
    measures: [],
    status: 'impossible',
    gap: 0,
    short: 0,
    needs: [],
    full: false,
    cost: null,
    pDay: null,
    reasons,
  };
}
