import { formatDay, type Realised } from '@sinew/model';
import { type Highs, loadHighs, objectiveValue } from '@sinew/solver';
import { auditOutcome } from '../audit/audit.ts';
import { DEFAULT_EFFORT, type PlanOptions } from '../options.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import { bestPoint } from '../solve/bestPoint.ts';
import { planHash } from '../solve/planHash.ts';
import { applyRequest, requestWords } from '../solve/request.ts';
import { stagesAt, VERSION } from '../solve/solvePlan.ts';
import type { Alternatives, StageLimit } from './alternatives.ts';
import { type Different, mostDifferent } from './different.ts';
import { type AnswerTo, isPointOf, kept, Memory, type MemoryOptions, pointOf } from './memory.ts';
import { type Near, nearProgram } from './near.ts';
import { type Planned, type PlannedFacts, planAround, plannedAt, portfolioOf } from './portfolio.ts';
import { type Found, foundAt, NearSearch } from './search.ts';
import { Knowledge, settleMeasures, verdictOf } from './verdicts.ts';

/** A share: 2 % of readiness and of cost. */
export const DEFAULT_WITHIN = 0.02;
export const DEFAULT_ALTERNATIVES = 3;

export interface AlternativesOptions
  extends Omit<PlanOptions, 'kind' | 'bottlenecks'>,
    Omit<MemoryOptions, 'interrupted'> {
  /** How much readiness may be given up and how much more it may cost, a share. Default 0.02. */
  readonly within?: number;
  /** How many portfolios to look for. Default 3. */
  readonly count?: number;
}

export interface FoundAlternatives {
  readonly alternatives: Alternatives;
  /** Of the best plan first, then of each alternative: everything about it, as `auditOutcome` takes it. */
  readonly outcomes: readonly Outcome[];
}

/**
 * What else would do nearly as well (docs/model.md, section 6): the plan is solved as `solvePlan` does; then every
 * portfolio counts that keeps each stage of readiness within `within` of what was reached, and cost within that share
 * above it. Each measure is settled by portfolios that are found and by proofs that there is none, and the most different
 * portfolios are told.
 *
 * Throws a RequestError for what the plan does not have and for a plan whose rules contradict one another, and an
 * InterruptedError where the work was stopped before the plan itself was solved; stopped later, what is settled is told. Of what a search that ended
 * early told (`known`) nothing is asked again.
 */
export async function findAlternatives(
  realised: Realised,
  { within = DEFAULT_WITHIN, count = DEFAULT_ALTERNATIVES, ...options }: AlternativesOptions = {},
): Promise<FoundAlternatives> {
  const clock = options.clock ?? (() => 0);
  const started = clock();
  const highs = await loadHighs();
  options.onProgress?.({ stage: 'build' });
  const program = buildProgram(realised);
  const memory = new Memory(options);
  const facts: PlannedFacts = {
    provenance: { planHash: await planHash(realised.plan), version: VERSION },
    version: highs.version.string,
    effort: options.effort ?? DEFAULT_EFFORT,
    changes: requestWords(options),
  };
  const best = memory.once(
    'plan',
    'itself',
    () => planItself(highs, program, options, facts),
    ({ x, stages, planned }) =>
      isPointOf(program.linear, x) &&
      stages.length === program.stages.length &&
      isWhole(realised, planned, facts),
  );
  const x = pointOf(best.x);
  const near = nearProgram(program, x, within);
  const known = new Knowledge(near.choices, foundAt(near, bestIn(near, program, x), wholeOf(near)));
  const search = new NearSearch(highs, near, {
    effort: facts.effort,
    memory,
    ...(options.interrupted && { interrupted: options.interrupted }),
  });
  let different: readonly Different[];
  let interrupted: boolean;
  try {
    applyRequest(search.session, program, options);
    search.begin();
    const tell = (stage: string) => (done: number, of: number) => options.onProgress?.({ stage, done, of });
    settleMeasures(search, known, tell('measures'));
    different = mostDifferent(search, near, known, count, tell('alternatives'));
    interrupted = search.interrupted;
  } finally {
    search.close();
  }
  const planned = different.map((one, k) => {
    options.onProgress?.({ stage: 'portfolios', done: k, of: different.length });
    const around = { ...facts, changes: decisionWords(program, near, one.found) };
    const { interrupted: stop } = options;
    const plan = () => planAround(highs, program, near, one.found, around, stop);
    const step = (): AnswerTo<'portfolio'> => ({ kind: 'planned', planned: plan() });
    return memory.once('portfolio', String(k + 1), step, (one) => isWhole(realised, one.planned, around))
      .planned;
  });
  // Portfolios that were not planned to the end are not what they could be.
  interrupted ||= search.interrupted;
  const seconds = (clock() - started) / 1000;
  const plan = { ...best, x };
  return told(program, near, plan, planned, known, different, { within, interrupted, facts, seconds });
}

/** Whether what was kept of a plan is one with these decisions, that keeps every rule. */
const isWhole = (realised: Realised, { outcome, stages }: Planned, { changes }: PlannedFacts): boolean =>
  JSON.stringify(outcome.changes) === JSON.stringify([...realised.changes, ...changes]) &&
  stages.length === outcome.solver.objectives.length &&
  auditOutcome(realised, outcome).breaches.length === 0;

/** The plan as `solvePlan` finds it. */
function planItself(
  highs: Highs,
  program: PlanProgram,
  options: AlternativesOptions,
  facts: PlannedFacts,
): AnswerTo<'plan'> {
  const { result, x } = bestPoint(highs, program, options, { noPlan, stopped: unfound });
  const { stages } = stagesAt(program, result, x);
  return {
    kind: 'plan',
    x: kept(x),
    stages: stages.map(({ gap, proved }) => ({ gap: Number.isFinite(gap) ? gap : 0, proved })),
    planned: plannedAt(program, x, { ...result, stages }, facts),
  };
}

const unfound = 'The work was stopped before the plan was solved; give it more time.';
const noPlan = {
  en: 'there is no plan to find alternatives to: `sinew plan` names the rows',
  fr: "il n'y a pas de plan auquel trouver des solutions de rechange : `sinew plan` nomme les lignes",
};

const wholeOf = ({ linear }: Near) =>
  Array.from(linear.integer.keys()).filter((column) => linear.integer[column] === 1);

/** The plan's own point as one of the near program: its columns, and what is chosen in it. */
function bestIn({ choices, linear }: Near, program: PlanProgram, x: Float64Array): Float64Array {
  const point = new Float64Array(linear.columnCount);
  point.set(x.subarray(0, program.linear.columnCount));
  for (const { chosen, options } of choices) {
    point[chosen] = options.some(({ taken }) => x[taken] > 0.5) ? 1 : 0;
  }
  return point;
}

interface Telling {
  readonly within: number;
  readonly interrupted: boolean;
  readonly facts: PlannedFacts;
  readonly seconds: number;
}

function told(
  program: PlanProgram,
  near: Near,
  { x, stages, planned: best }: Pick<AnswerTo<'plan'>, 'stages' | 'planned'> & { readonly x: Float64Array },
  planned: readonly Planned[],
  known: Knowledge,
  different: readonly Different[],
  { within, interrupted, facts, seconds }: Telling,
): FoundAlternatives {
  const [bestFound] = known.found;
  const ids = (keep: (k: number) => boolean) =>
    near.choices.filter((_, k) => keep(k)).map(({ measure }) => measure.row.id);
  const { outcome } = best;
  return {
    alternatives: {
      sinew: 'alternatives/1',
      plan: outcome.plan,
      scenarios: outcome.scenarios,
      changes: outcome.changes,
      status: interrupted ? 'interrupted' : 'done',
      within,
      limits: program.stages.map((stage, k): StageLimit => {
        const { gap, proved } = stages[k];
        return {
          stage: stage.name,
          reached: Number((objectiveValue(stage.cost, x) / stage.scale).toPrecision(10)),
          allowed: Number((near.allowed[k] / stage.scale).toPrecision(10)),
          gap: Number(gap.toPrecision(3)),
          proved,
        };
      }),
      best: portfolioOf(best),
      alternatives: different.map(({ found, differs, mostPossible }, k) => ({
        ...portfolioOf(planned[k]),
        added: ids((m) => found.chosen[m] && !bestFound.chosen[m]),
        dropped: ids((m) => !found.chosen[m] && bestFound.chosen[m]),
        differs,
        mostPossible,
      })),
      measures: known.standings.map((standing) =>
        verdictOf(standing, known.found, (found) => firstDecision(standing.choice.options, found)),
      ),
      portfoliosFound: known.found.length,
      solver: { name: 'HiGHS', version: facts.version, seconds },
      provenance: facts.provenance,
    },
    outcomes: [best, ...planned].map((one) => one.outcome),
  };
}

function firstDecision(options: Near['choices'][number]['options'], { x }: Found): string | null {
  const days = options.filter(({ taken }) => x[taken] > 0.5).map(({ option }) => option.schedule.decided);
  return days.length > 0 ? formatDay(Math.min(...days)) : null;
}

/** The decisions of a portfolio as a request to `plan`: what is fixed on which day, and what is left out. */
function decisionWords(program: PlanProgram, { choices }: Near, { x }: Found): string[] {
  const fix = choices.flatMap(({ measure, options }) =>
    options
      .filter(({ taken }) => x[taken] > 0.5)
      .map(({ option }) => ({ measure: measure.row.id, date: formatDay(option.schedule.decided) })),
  );
  const taken = new Set(fix.map(({ measure }) => measure));
  const never = program.subjects.measures
    .filter(({ row }) => row.decided === undefined && !taken.has(row.id))
    .map(({ row }) => row.id);
  return requestWords({ fix, never });
}
