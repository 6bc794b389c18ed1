import { addDuration, dayOf, durationOf, type Realised } from '@sinew/model';
import type { NeedLost } from '../stress/finding.ts';
import type { RankedFinding, StressOutcome } from '../stress/stressOutcome.ts';
import type { AuditOptions } from './audit.ts';
import { Findings, type Place } from './findings.ts';
import { inPlan, lostWith, statedTime } from './lostThings.ts';
import type { AuditReport } from './report.ts';
import { at, placeOf } from './stressPlace.ts';
import { auditMitigation, priceOf } from './stressRemedies.ts';
import { stressMissing, stressUnchecked } from './words.ts';

/**
 * Works out of a stress test what follows from the rows of the plan and from its own figures (docs/model.md, section 7): what is
 * lost and for how long, what each shortage is worth, sums, order, and what stock and decisions cost. Operations under a
 * loss are not in the outcome, so that neither they nor the times survived are: the report says so in `unchecked`.
 */
export function auditStress(
  realised: Realised,
  stress: StressOutcome,
  options: AuditOptions = {},
): AuditReport {
  const findings = new Findings(options.tolerance);
  const { settings } = realised.plan;
  const place = placeOf('outcome', '');
  findings.same(at(place, 'plan.id'), settings.id, stress.plan.id);
  findings.same(at(place, 'plan.currency'), settings.currency, stress.plan.currency);
  findings.same(at(place, 'plan.priceBase'), settings.price_base, stress.plan.priceBase);
  findings.same(at(place, 'plan.start'), settings.start, stress.plan.start);
  findings.atMost(at(place, 'findings'), stress.cases, stress.findings.length + stress.unsolved.length);
  const ids = [...stress.findings.map(({ id }) => id), ...stress.unsolved];
  findings.holds(at(place, 'findings'), new Set(ids).size === ids.length, 'each loss once', 'one twice');
  findings.holds(at(place, 'findings'), ids.length > 0, 'a loss at least', null);
  auditAssumed(findings, place, stress);
  stress.findings.forEach((finding, k) => {
    auditFinding(findings, realised, stress, finding);
    const before = stress.findings[k - 1];
    if (before) {
      findings.holds(
        at(placeOf('stress', finding.id), 'findings'),
        inOrder(before, finding),
        'worst first',
        'better before',
      );
    }
  });
  const missing = stress.cases - stress.findings.length;
  return findings.report([
    stressUnchecked,
    ...(missing > 0 ? [stressMissing(stress.findings.length, stress.cases)] : []),
  ]);
}

/** How many losses are told to last as long as nobody said. Of a test that was stopped, not fewer than are there. */
function auditAssumed(findings: Findings, place: Place, stress: StressOutcome): void {
  const losses = stress.findings.flatMap((finding) => finding.losses.filter(({ assumed }) => assumed));
  const seen = new Set(losses.map(({ id, kind }) => `${kind} ${id}`)).size;
  const told = stress.assumptions.reduce((sum, { detail }) => sum + detail.losses, 0);
  if (stress.findings.length === stress.cases) findings.equal(at(place, 'assumptions'), seen, told);
  else findings.atLeast(at(place, 'assumptions'), seen, told);
}

/** Not survived before survived, then value at risk, share short, time to survive. */
function inOrder(a: RankedFinding, b: RankedFinding): boolean {
  const days = ({ daysToSurvive }: RankedFinding) => daysToSurvive ?? Number.MAX_SAFE_INTEGER;
  if (a.survives !== b.survives) return !a.survives;
  if (a.valueAtRisk !== b.valueAtRisk) return a.valueAtRisk > b.valueAtRisk;
  if (a.share !== b.share) return a.share > b.share;
  return days(a) <= days(b);
}

function auditFinding(
  findings: Findings,
  realised: Realised,
  stress: StressOutcome,
  finding: RankedFinding,
): void {
  const { asked } = stress;
  const { currency } = realised.plan.settings;
  const { tables } = realised.plan;
  const place = placeOf('stress', finding.id);
  const money = placeOf('stress', finding.id, currency);
  findings.same(
    at(place, 'id'),
    finding.losses.map(({ id, kind }) => `${kind} ${id}`).join(' + '),
    finding.id,
  );

  const from = dayOf(asked.from);
  findings.holds(at(place, 'losses'), finding.losses.length > 0, 'something lost', null);
  if (finding.losses.length === 0) return;
  const lengths = finding.losses.map((loss) => {
    findings.holds(
      at(place, 'losses.id'),
      inPlan(tables, loss.kind, loss.id),
      `${loss.kind} of the plan`,
      loss.id,
    );
    const stated = statedTime(tables, loss.kind, loss.id);
    findings.same(
      at(place, 'losses.timeToRecover'),
      asked.timeToRecover ?? stated ?? 'P6M',
      loss.timeToRecover,
    );
    findings.same(
      at(place, 'losses.assumed'),
      asked.timeToRecover === null && stated === undefined,
      loss.assumed,
    );
    findings.same(
      at(place, 'losses.processes'),
      listed(lostWith(tables, loss.kind, loss.id)),
      listed(loss.processes),
    );
    return addDuration(from, durationOf(loss.timeToRecover)) - from;
  });
  findings.equal(at(place, 'daysToRecover'), Math.max(...lengths), finding.daysToRecover);

  const { daysToSurvive, needs, response, survives } = finding;
  findings.atLeast(at(place, 'share'), 0, finding.share);
  for (const { more } of response.processes) findings.atLeast(at(place, 'response.processes.more'), 0, more);
  for (const { drawn } of response.stocks) findings.atLeast(at(place, 'response.stocks.drawn'), 0, drawn);
  const guarded = needs.filter((need) => need.protected);
  findings.same(at(place, 'survives'), guarded.length === 0, survives);
  if (!survives)
    findings.holds(at(place, 'daysToSurvive'), daysToSurvive !== null, 'a time to survive', null);
  if (daysToSurvive !== null) {
    findings.atLeast(at(place, 'daysToSurvive'), 0, daysToSurvive);
    if (survives) findings.atLeast(at(place, 'daysToSurvive'), Math.min(...lengths), daysToSurvive);
    else findings.atMost(at(place, 'daysToSurvive'), Math.max(...lengths) - 1, daysToSurvive);
  }
  needs.forEach((need, k) => {
    auditNeed(findings, realised, stress, need);
    const next = needs[k + 1];
    if (!next || next.protected !== need.protected) return;
    findings.holds(
      at(placeOf(next.table, next.id), 'needs.from'),
      need.from <= next.from,
      need.from,
      next.from,
    );
  });
  findings.equal(
    at(money, 'valueAtRisk'),
    guarded.reduce((sum, { value }) => sum + (value ?? 0), 0),
    finding.valueAtRisk,
  );
  const { valueAtRisk, yearlySpend } = finding;
  findings.equalOrNone(
    at(place, 'leverage'),
    yearlySpend > 0 ? valueAtRisk / yearlySpend : null,
    finding.leverage,
  );
  if (finding.sameAs !== null) {
    const other = stress.findings.find(({ id }) => id === finding.sameAs);
    const like = other && other !== finding && other.sameAs === null && sameFigures(other, finding);
    findings.holds(at(place, 'sameAs'), like === true, 'the same figures', finding.sameAs);
  }
  auditMitigation(findings, realised, finding, money);
}

/** Everything that a finding tells but its names and their times, which two names of one loss may differ in. */
const sameFigures = (a: RankedFinding, b: RankedFinding) =>
  [a, b]
    .map(({ id, losses, sameAs, ...figures }) => JSON.stringify(figures))
    .every((text, _, all) => text === all[0]);

/** Names as one figure; null where there are none. */
const listed = (names: readonly string[]) => (names.length > 0 ? names.join(' ') : null);

function auditNeed(
  findings: Findings,
  { plan }: Realised,
  { asked, plan: heading }: StressOutcome,
  need: NeedLost,
): void {
  const place = placeOf(need.table, need.id);
  const quantity = placeOf(need.table, need.id, need.unit);
  const money = placeOf(need.table, need.id, plan.settings.currency);
  const { tables } = plan;
  findings.same(
    at(place, 'needs.protected'),
    asked.ranks === null || asked.ranks.includes(need.rank),
    need.protected,
  );
  findings.atLeast(at(quantity, 'needs.short'), 0, need.short);
  findings.holds(at(place, 'needs.until'), need.from < need.until, `until after ${need.from}`, need.until);
  // A shortage before the loss begins is none of its own.
  findings.holds(at(place, 'needs.until'), need.until > asked.from, `until after ${asked.from}`, need.until);
  findings.holds(at(place, 'needs.until'), need.until <= heading.end, `until ${heading.end}`, need.until);
  if (need.table === 'pledges') {
    const row = tables.pledges.find(({ id }) => id === need.id);
    findings.same(at(place, 'needs.rank'), row?.rank ?? null, need.rank);
    return;
  }
  const row = tables.requirements.find(({ id }) => id === need.id);
  findings.same(at(place, 'needs.rank'), row?.rank ?? null, need.rank);
  findings.same(at(place, 'needs.kind'), row?.kind ?? null, need.kind);
  findings.same(at(place, 'needs.unit'), row?.unit ?? null, need.unit);
  const accept = tables.accepts
    .filter(({ requirement }) => requirement === need.id)
    .find(({ item }) => priceOf(plan, item) !== undefined);
  const worth = accept && (need.short * priceOf(plan, accept.item)!) / accept.factor;
  // The quantity is itself rounded to a millionth, and so is worth as much more or less.
  findings.equalOrNone(at(money, 'needs.value'), worth ?? null, need.value, [
    accept ? priceOf(plan, accept.item)! : 0,
  ]);
}
