import { formatDay } from '@sinew/model';
import type { PlanProgram } from '../program/build.ts';
import { assumptionsOf } from './assumptions.ts';
import { dToPOutcomes } from './dToP.ts';
import { measureOutcomes } from './measures.ts';
import { budgetOutcomes, costOutcome, paymentOutcomes } from './money.ts';
import type { Outcome } from './outcome.ts';
import { pledgeOutcomes } from './pledges.ts';
import { processOutcomes, resourceOutcomes, stockOutcomes } from './production.ts';
import { requirementOutcomes } from './requirements.ts';

/** What only the solve knows. */
export type SolveFacts = Pick<
  Outcome,
  'kind' | 'changes' | 'status' | 'contradictions' | 'bottlenecks' | 'solver' | 'provenance' | 'assumptions'
>;

/**
 * The point with each column within its bounds, which the solver only keeps to its tolerance: of money in millions
 * that is enough to tell a payment below zero.
 */
function withinBounds({ columnLower, columnUpper }: PlanProgram['linear'], x: Float64Array): Float64Array {
  return x.map((value, j) => Math.min(Math.max(value, columnLower[j]), columnUpper[j]));
}

/** Solution → Outcome: from column values back to the plan's own words. Without a point (`x` undefined) there are no figures. */
export function readBack(program: PlanProgram, x: Float64Array | undefined, facts: SolveFacts): Outcome {
  const { calendar, realised } = program.subjects.network;
  const { settings } = realised.plan;
  const point = withinBounds(program.linear, x ?? new Float64Array(program.linear.columnCount));
  const figures = x !== undefined;
  const requirements = figures ? requirementOutcomes(program, point) : [];
  return {
    sinew: 'outcome/1',
    kind: facts.kind,
    plan: {
      id: settings.id,
      title: settings.title,
      titleFr: settings.title_fr ?? null,
      nation: settings.nation,
      currency: settings.currency,
      priceBase: settings.price_base,
      percentile: settings.percentile,
      start: settings.start,
      end: formatDay(calendar.end[calendar.count - 1]),
    },
    scenarios: realised.scenarios,
    changes: [...realised.changes, ...facts.changes],
    dDay: realised.dDay === undefined ? null : formatDay(realised.dDay),
    status: facts.status,
    contradictions: facts.contradictions,
    periods: Array.from(calendar.start, (start, t) => ({
      start: formatDay(start),
      end: formatDay(calendar.end[t]),
      months: calendar.months[t],
      fiscalYear: calendar.fiscalYear[t],
    })),
    requirements,
    pledges: figures ? pledgeOutcomes(program, point) : [],
    measures: figures ? measureOutcomes(program, point) : [],
    processes: figures ? processOutcomes(program, point) : [],
    resources: figures ? resourceOutcomes(program, point) : [],
    stocks: figures ? stockOutcomes(program, point) : [],
    budgets: figures ? budgetOutcomes(program, point) : [],
    payments: figures ? paymentOutcomes(program, point) : [],
    bottlenecks: facts.bottlenecks,
    dToP: figures ? dToPOutcomes(program, point, requirements) : [],
    cost: costOutcome(program, point),
    assumptions: [...assumptionsOf(program), ...facts.assumptions],
    solver: facts.solver,
    provenance: facts.provenance,
  };
}
