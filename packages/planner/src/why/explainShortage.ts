import { dayOf, formatDay, periodOf, type Realised } from '@sinew/model';
import { loadHighs, openSession } from '@sinew/solver';
import type { RequirementNode } from '../network/demand.ts';
import type { PlanOptions } from '../options.ts';
import { negligibleAt } from '../outcome/negligible.ts';
import { tidy } from '../outcome/tidy.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import { bestPoint } from '../solve/bestPoint.ts';
import { RequestError } from '../solve/request.ts';
import { InterruptedError } from '../solve/solvePlan.ts';
import { approvals } from './approvals.ts';
import { competitors, locationsWalked } from './competing.ts';
import { describe } from './describe.ts';
import { chainOf, type Draft } from './draft.ts';
import { elasticProgram } from './elastic.ts';
import type { Explanation } from './explanation.ts';
import { leadTimes, trainingTime } from './leadTimes.ts';
import { byRows } from './matrix.ts';
import { evenRelaxations, tellRelaxation } from './relaxations.ts';
import type { Shortage } from './shortage.ts';
import { exceeds } from './statements.ts';
import { type Trial, trialOn } from './trial.ts';
import { unmetWith } from './verify.ts';
import { type Finding, walk } from './walk.ts';

/**
 * Why a requirement falls short, and what would meet it (docs/model.md, section 6). The plan is solved as `solvePlan` does;
 * then, its whole-number decisions kept, the least-cost set of relaxations that meets the requirement in full over the
 * whole plan, and its duals, along which the causes of the shortage are walked upstream. What is as urgent as the requirement,
 * or more so, is kept at what it has.
 *
 * `at` is a date within the plan; without it the first period that falls short is explained. A requirement that is met, then
 * or at all, has nothing unmet and an empty chain.
 *
 * Throws a RequestError for a requirement or date that the plan does not have and for a plan whose rules contradict one
 * another, and an InterruptedError where the work was stopped before it was done.
 */
export async function explainShortage(
  realised: Realised,
  requirement: string,
  { at, ...options }: PlanOptions & { readonly at?: string } = {},
): Promise<Explanation> {
  const highs = await loadHighs();
  options.onProgress?.({ stage: 'build' });
  const program = buildProgram(realised);
  const asked = requirementNamed(program, requirement);
  const period = at === undefined ? undefined : periodAt(program, at);
  const { x } = bestPoint(highs, program, options, { noPlan, stopped: unexplained });
  const least = negligibleAt(program, x).unmet(asked);
  const first = firstShort(program, asked, x, least);
  const explained = period ?? Math.max(0, first);
  const told = heading(program, asked, x, explained, first, least);
  if (told.unmet === 0) return { ...told, chain: [], relaxations: [], unmetAfter: 0 };

  options.onProgress?.({ stage: 'why' });
  const elastic = elasticProgram(program, x, asked.index);
  const session = openSession(highs, elastic.linear);
  try {
    const interrupted = options.interrupted && { interrupted: options.interrupted };
    session.relaxIntegers();
    const relaxed = session.solve({ ...interrupted });
    if (relaxed.status !== 'optimal') throw stopped();
    const shortage: Shortage = {
      program,
      options,
      requirement: asked,
      at: explained,
      x,
      elastic,
      rows: byRows(elastic.linear),
      relaxed,
    };
    const findings = walk(program, elastic, relaxed, suppliesOf(shortage, least));
    const chain = chainOf(drafts(shortage, findings, trialOn(session, shortage)));
    const relaxations = evenRelaxations(shortage);
    const after = unmetWith(highs, shortage, relaxations);
    if (!after) throw stopped();
    return {
      ...told,
      chain,
      relaxations: relaxations.map((even) => tellRelaxation(shortage, even)),
      unmetAfter: unmetIn(asked, after, least),
    };
  } finally {
    session.close();
  }
}

const unexplained = 'The work was stopped before the shortage was explained; give it more time.';
const stopped = () => new InterruptedError(unexplained);
const noPlan = {
  en: 'there is no plan to explain: `sinew plan` names the rows',
  fr: "il n'y a pas de plan à expliquer : `sinew plan` nomme les lignes",
};

function requirementNamed({ subjects }: PlanProgram, id: string): RequirementNode {
  const found = subjects.requirements.find(({ row }) => row.id === id);
  if (found) return found;
  const ids = subjects.requirements.map(({ row }) => row.id).join(', ');
  throw new RequestError(
    { en: `there is no requirement ${id}`, fr: `il n'y a pas de besoin ${id}` },
    { en: `requirements are ${ids}`, fr: `les besoins sont ${ids}` },
  );
}

function periodAt({ subjects }: PlanProgram, at: string): number {
  const { calendar } = subjects.network;
  const period = periodOf(calendar, dayOf(at));
  if (period >= 0 && period < calendar.count) return period;
  const [from, until] = [formatDay(calendar.start[0]), formatDay(calendar.end[calendar.count - 1] - 1)];
  throw new RequestError(
    { en: `${at} is not within the plan`, fr: `le ${at} n'est pas dans le plan` },
    { en: `it runs from ${from} to ${until}`, fr: `il va du ${from} au ${until}` },
  );
}

function firstShort(
  { columns }: PlanProgram,
  { index }: RequirementNode,
  x: Float64Array,
  least: Float64Array,
): number {
  return least.findIndex((trace, t) => x[columns.unmet[index] + t] > trace);
}

function heading(
  program: PlanProgram,
  requirement: RequirementNode,
  x: Float64Array,
  at: number,
  first: number,
  least: Float64Array,
) {
  const { row, asked, index } = requirement;
  const { calendar } = program.subjects.network;
  const unmet = program.columns.unmet[index];
  const owed = row.kind === 'deliver' && at > 0 ? x[unmet + at - 1] : 0;
  const short = x[unmet + at] > least[at];
  return {
    sinew: 'why/1',
    requirement: row.id,
    name: row.name,
    nameFr: row.name_fr ?? null,
    unit: row.unit,
    at: formatDay(calendar.start[at]),
    asked: tidy(asked[at] + owed),
    unmet: short ? tidy(x[unmet + at]) : 0,
    firstShortage: first < 0 ? null : formatDay(calendar.start[first]),
  } as const;
}

/** Columns that would have met it: in the period explained, and for what is owed, in those since it fell behind. */
function suppliesOf({ program, requirement, at, x }: Shortage, least: Float64Array): number[] {
  const { row, accepts, index } = requirement;
  const unmet = program.columns.unmet[index];
  let since = at;
  if (row.kind === 'deliver') while (since > 0 && x[unmet + since - 1] > least[since - 1]) since--;
  return accepts.flatMap((_, i) =>
    Array.from({ length: at - since + 1 }, (_, k) => program.columns.supply[index][i] + since + k),
  );
}

/** Every finding in words, with what the duals do not tell: lead times, measures, and who takes the rest. */
function drafts(shortage: Shortage, findings: readonly Finding[], trial: Trial): Draft[] {
  const drafted = new Map<Finding, Draft>();
  for (const finding of findings) {
    const draft = describe(shortage, finding);
    if (draft) drafted.set(finding, draft);
  }
  const walked = locationsWalked(findings);
  for (const [finding, draft] of drafted) {
    for (const next of finding.upstream) {
      const found = drafted.get(next);
      if (found) draft.upstream.push(found);
    }
    const { constraint } = finding.limit.block;
    if (constraint === 'balance') draft.upstream.push(...leadTimes(shortage, finding));
    if (constraint === 'resource' && draft.upstream.length === 0) {
      draft.upstream.push(...trainingTime(shortage, finding));
    }
    draft.upstream.push(...competitors(shortage, finding, walked));
    draft.upstream.push(...approvals(shortage, finding, trial));
  }
  for (const draft of drafted.values()) draft.upstream.sort(lackingFirst);
  return [...drafted].flatMap(([finding, draft]) => (finding.top ? [draft] : [])).sort(lackingFirst);
}

/** What the least-cost relaxation moves stands before what is only at its limit. */
function lackingFirst(a: Draft, b: Draft): number {
  return Number(exceeds(b)) - Number(exceeds(a));
}

function unmetIn(requirement: RequirementNode, unmet: Float64Array, least: Float64Array): number {
  const short = Array.from(unmet, (quantity, t) => (quantity > least[t] ? quantity : 0));
  const whole =
    requirement.row.kind === 'consume'
      ? short.reduce((sum, quantity) => sum + quantity, 0)
      : Math.max(...short);
  return tidy(whole);
}
