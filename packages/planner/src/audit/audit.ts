import type { Realised } from '@sinew/model';
import type { Outcome } from '../outcome/outcome.ts';
import { Books } from './books.ts';
import { auditBottlenecks } from './bottlenecks.ts';
import { auditCosts } from './costs.ts';
import { auditDecisions, takenDecisions } from './decisions.ts';
import { auditDToP } from './dToP.ts';
import { Effects } from './effects.ts';
import { Findings } from './findings.ts';
import { auditCompleteness, auditHeading, auditPlaces } from './heading.ts';
import { auditMaterial } from './material.ts';
import { auditMoney } from './money.ts';
import { auditNeeds, needsOf } from './needs.ts';
import { auditObjectives } from './objectives.ts';
import { auditResources } from './people.ts';
import { auditPledges, promisesOf } from './pledges.ts';
import { auditShares } from './policies.ts';
import { auditProduction, runningProcesses } from './production.ts';
import type { AuditReport } from './report.ts';
import { Spending } from './spending.ts';
import { StockFlows } from './stockFlows.ts';
import { auditTelling } from './telling.ts';
import { contradictionUnchecked, misfitUnchecked, searchUnchecked } from './words.ts';

export interface AuditOptions {
  /**
   * How far a figure may miss what is expected, relative to the biggest term of its row, and in absolute terms
   * where all terms are below one. Default 1e-6.
   */
  readonly tolerance?: number;
}

/**
 * Recomputes an outcome from the rows of the realised plan by docs/model.md, sharing no arithmetic with the
 * optimiser, and reports every rule that does not hold. The decisions of the outcome (runs, stocks, deliveries,
 * decisions, payments…) are taken as they stand; everything that follows from them is worked out again.
 *
 * Time is linear in the plan and the outcome, but for a logarithm where periods are looked up. Never throws for an
 * outcome that `parseOutcome` took.
 */
export function auditOutcome(realised: Realised, outcome: Outcome, options: AuditOptions = {}): AuditReport {
  const findings = new Findings(options.tolerance);
  const books = new Books(realised, outcome, findings);
  const fits = auditHeading(books);
  if (outcome.status === 'contradiction') return findings.report([contradictionUnchecked]);
  if (!fits) return findings.report([misfitUnchecked]);
  auditCompleteness(books);

  const taken = takenDecisions(books);
  auditDecisions(books, taken);
  const effects = new Effects(books, taken);

  const running = runningProcesses(books);
  auditProduction(books, effects, running);
  auditResources(books, effects, running);
  auditShares(books, running);

  const flows = new StockFlows(books, effects, running);
  auditPlaces(books, flows);
  auditMaterial(books, effects, flows);

  const needs = needsOf(books, effects);
  auditNeeds(books, effects, needs);
  const promises = promisesOf(books);
  auditPledges(books, promises);
  auditDToP(books, effects, needs, running);

  const spending = new Spending(books, running, taken);
  auditMoney(books, spending);
  auditCosts(books, spending);
  auditObjectives(books, needs, promises, spending);
  auditTelling(books, spending);
  auditBottlenecks(books);
  return findings.report([searchUnchecked]);
}
