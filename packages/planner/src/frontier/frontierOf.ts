import { dayOf } from '@sinew/model';
import type { Outcome } from '../outcome/outcome.ts';
import type {
  Bettered,
  Frontier,
  FrontierAxis,
  FrontierPoint,
  Knee,
  MeasureSpan,
  StageReadiness,
} from './frontier.ts';
import { kneesOf } from './knee.ts';

/** One solve of a frontier. */
export interface SolvedPoint {
  readonly at: number;
  readonly outcome: Outcome;
}

/** Where `points` of them lie between two ends, ascending, both ends included. */
export function frontierPoints(from: number, to: number, points: number): number[] {
  if (points < 2 || !(to > from))
    throw new RangeError('a frontier has two points at least, the second above the first');
  return Array.from({ length: points }, (_, k) => {
    const at = from + ((to - from) * k) / (points - 1);
    return Number(at.toPrecision(12));
  });
}

/** What a point asks of `realise`, as plain data: the budget factor, or the months added to every approval step. */
export function pointWhatIf(
  axis: FrontierAxis,
  at: number,
): { readonly budget: number } | { readonly approvalDelay: number } {
  return axis === 'budget' ? { budget: at } : { approvalDelay: at };
}

/** A stage that two solves may differ in by rounding and by what later stages give up: less is no proof. */
const LEAST_SHARE = 1e-5;
const LEAST_COST = 1e-6;

/**
 * Solved points, ascending, as one answer: readiness by stage, knees, and where each measure enters and leaves. Nothing
 * is smoothed; where a smaller budget reached more, the point says so. `asked` are all points that were to be solved.
 * Throws a RangeError without any point.
 */
export function frontierOf(
  axis: FrontierAxis,
  asked: readonly number[],
  solved: readonly SolvedPoint[],
): Frontier {
  const [first] = solved;
  if (!first) throw new RangeError('a frontier needs a solved point');
  const { plan, scenarios, provenance } = first.outcome;
  const points = solved.map((one, k) => pointOf(one, axis === 'budget' ? solved.slice(0, k) : []));
  return {
    sinew: 'frontier/1',
    axis,
    plan,
    scenarios,
    changes: first.outcome.changes.filter((change) => !isOfAxis(axis, change)),
    status: solved.length < asked.length ? 'interrupted' : 'done',
    asked,
    points,
    knees: kneesByStage(points),
    measures: spansOf(solved),
    neverDecided: first.outcome.measures
      .filter(({ id }) => !solved.some(({ outcome }) => decidedIn(outcome, id) !== null))
      .filter(({ decisions }) => !decisions.some(({ given }) => given))
      .map(({ id }) => id),
    provenance,
  };
}

function isOfAxis(axis: FrontierAxis, change: string): boolean {
  return axis === 'budget'
    ? /^budgets\.\*\.(?:cash|commitment)\*=/.test(change)
    : change.startsWith('settings.approval_delay=');
}

function pointOf({ at, outcome }: SolvedPoint, smaller: readonly SolvedPoint[]): FrontierPoint {
  const { total, discounted } = outcome.cost;
  return {
    at,
    status: outcome.status,
    stages: outcome.status === 'contradiction' ? [] : stagesOf(outcome),
    cost: { total, discounted },
    measures: outcome.measures.flatMap(({ id, size }) => {
      const decided = decidedIn(outcome, id);
      return decided === null ? [] : [{ id, decided, size }];
    }),
    bettered: betteredBy(outcome, smaller),
  };
}

/** What of each stage but the cost is met, as a share. */
export function stagesOf(outcome: Outcome): StageReadiness[] {
  return outcome.solver.objectives
    .filter(({ stage }) => stage !== 'cost')
    .map(({ stage, value, gap, proved }) => {
      const needs = needsIn(outcome, stage);
      const met = needs > 0 ? Math.max(0, Math.min(1, 1 - value / needs)) : 1;
      return { stage, short: value, met: Number(met.toPrecision(10)), gap, proved };
    });
}

/** How many requirements and pledges a stage adds up: those that ask for anything within the plan. */
function needsIn({ requirements, pledges, plan }: Outcome, stage: string): number {
  const [kind, rank] = stage.split(' ');
  const mine = (row: { readonly rank: number; readonly asked: number }) =>
    row.rank === Number(rank) && row.asked > 0;
  if (kind === 'held') return requirements.filter((row) => row.kind === 'hold' && mine(row)).length;
  return (
    requirements.filter((row) => row.kind !== 'hold' && mine(row)).length +
    pledges.filter((row) => mine(row) && dayOf(row.due) <= dayOf(plan.end)).length
  );
}

/** A smaller budget whose plan, which a larger one can pay for as well, is better in the first stage that differs. */
function betteredBy(outcome: Outcome, smaller: readonly SolvedPoint[]): Bettered | null {
  let best: { readonly outcome: Outcome; readonly found: Bettered } | undefined;
  for (const one of smaller) {
    if (one.outcome.status === 'contradiction') continue;
    const better = firstBetter(one.outcome, best?.outcome ?? outcome);
    const found = better && firstBetter(one.outcome, outcome);
    if (found) best = { outcome: one.outcome, found: { by: one.at, ...found } };
  }
  return best?.found ?? null;
}

function firstBetter(one: Outcome, other: Outcome): Omit<Bettered, 'by'> | undefined {
  if (other.status === 'contradiction') return undefined;
  for (const { stage, value } of other.solver.objectives) {
    const theirs = one.solver.objectives.find((objective) => objective.stage === stage)?.value ?? value;
    const least = stage === 'cost' ? LEAST_COST * Math.max(1, Math.abs(value)) : LEAST_SHARE;
    if (Math.abs(value - theirs) <= least) continue;
    return theirs < value ? { stage, amount: Number((value - theirs).toPrecision(6)) } : undefined;
  }
  return undefined;
}

function kneesByStage(points: readonly FrontierPoint[]): Knee[] {
  const possible = points.filter(({ stages }) => stages.length > 0);
  const names = possible[0]?.stages.map(({ stage }) => stage) ?? [];
  return names.flatMap((stage) => {
    const at = (point: FrontierPoint) => point.stages.find((one) => one.stage === stage);
    const curve = possible.map((point) => ({ at: point.at, value: at(point)?.met ?? 0 }));
    const uncertain = Math.max(
      0,
      ...possible.map((point) => (at(point)?.gap ?? 0) * (at(point)?.short ?? 0)),
    );
    return kneesOf(curve, uncertain).map((knee) => ({ stage, ...knee }));
  });
}

function decidedIn(outcome: Outcome, id: string): string | null {
  const measure = outcome.measures.find((one) => one.id === id);
  return measure?.decisions.find(({ given }) => !given)?.decided ?? null;
}

function spansOf(solved: readonly SolvedPoint[]): MeasureSpan[] {
  return solved[0].outcome.measures.flatMap(({ id, name, nameFr }): MeasureSpan[] => {
    const spans: { from: number; to: number }[] = [];
    const dates: string[] = [];
    let inside = false;
    for (const { at, outcome } of solved) {
      const decided = decidedIn(outcome, id);
      if (decided === null) {
        inside = false;
        continue;
      }
      dates.push(decided);
      if (inside) spans[spans.length - 1].to = at;
      else spans.push({ from: at, to: at });
      inside = true;
    }
    if (dates.length === 0) return [];
    dates.sort();
    return [{ id, name, nameFr, spans, earliest: dates[0], latest: dates[dates.length - 1] }];
  });
}
