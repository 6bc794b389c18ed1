import { formatDay, type Plan } from '@sinew/model';
import { relativeGap } from '@sinew/solver';
import { needOf, plannedAt } from '../alternatives/portfolio.ts';
import { DEFAULT_EFFORT, DEFAULT_GAP } from '../options.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { SHARE_GAP } from '../program/objective.ts';
import { planHash } from '../solve/planHash.ts';
import { requestWords } from '../solve/request.ts';
import { VERSION } from '../solve/solvePlan.ts';
import { type Decisions, decisionsAt } from './decisions.ts';
import { differences, tidyDifference } from './differences.ts';
import type { ExpectedValue } from './expectedValue.ts';
import type { RobustOptions } from './findRobust.ts';
import { valuesAt } from './joint.ts';
import type { OwnPlan } from './ownPlan.ts';
import type { Probabilities } from './probabilities.ts';
import { meanOf, type Risk, riskOf, tailMean } from './risk.ts';
import type {
  PlanInScenario,
  Robust,
  RobustMeasure,
  RobustStage,
  ScenarioReadiness,
  StageValue,
  TriedPlan,
} from './robust.ts';
import type { RobustPoint } from './robustPoint.ts';
import { type Future, type FutureCase, sharedChoices } from './scenarios.ts';

export interface FoundRobust {
  readonly robust: Robust;
  /** The robust plan in each scenario, in their order: everything about it, as `auditOutcome` takes it. */
  readonly outcomes: readonly Outcome[];
}

interface Telling {
  readonly plan: Plan;
  readonly cases: readonly FutureCase[];
  readonly futures: readonly Future[];
  readonly names: readonly string[];
  readonly probabilities: Probabilities;
  readonly risk: Risk;
  readonly candidates: readonly OwnPlan[];
  readonly expected: ExpectedValue;
  readonly point: RobustPoint;
  readonly options: RobustOptions;
  readonly version: string;
  readonly seconds: () => number;
}

export async function tellRobust(telling: Telling): Promise<FoundRobust> {
  const { cases, futures, names, probabilities, risk, expected, point, options, version, seconds } = telling;
  const effort = options.effort ?? DEFAULT_EFFORT;
  const hashes = await Promise.all(cases.map(({ realised }) => planHash(realised.plan)));
  const outcomes = futures.map(({ program, ...future }, s) => {
    const x = point.parts[s];
    const changes = decisionWords({ program, ...future }, decisionsAt(future, x));
    const provenance = { planHash: hashes[s], version: VERSION };
    return plannedAt(program, x, point.results[s], { provenance, version, effort, changes }).outcome;
  });
  const values = futures.map((future, s) => round(valuesAt(future, names, point.parts[s])));
  const plans = telling.candidates.map((one) => planOf(telling, one));
  const reference = referenceOf(telling);
  const figures = figuresOf(telling, values, plans, reference);
  const stages = names.map((_, k) => stageOf(telling, values, figures, k));
  const limited = stages.some(({ proved }) => !proved);
  const [first] = outcomes;
  return {
    outcomes,
    robust: {
      sinew: 'robust/1',
      plan: first.plan,
      changes: [...cases[0].realised.changes, ...requestWords(options)],
      status: point.interrupted ? 'interrupted' : limited ? 'limit' : 'optimal',
      method: point.method,
      risk: { aversion: risk.aversion, tail: risk.tail },
      probabilities: probabilities.from,
      scenarios: cases.map(({ id, realised, stated }, s) => ({
        id,
        scenarios: realised.scenarios,
        stated: stated ?? null,
        probability: probabilities.used[s],
      })),
      stages,
      measures: measuresIn(cases, outcomes),
      withheld: withheldFrom(futures),
      readiness: outcomes.map((outcome, s) => readinessIn(telling, outcome, values[s], s)),
      plans,
      expectedValue: {
        made: plans.some(({ id }) => id === 'mean'),
        prevented: expected.prevented ?? [],
      },
      reference,
      solver: { name: 'HiGHS', version, seconds: seconds() },
      provenance: { planHash: await planHash(telling.plan), version: VERSION },
    },
  };
}

/** Figures to ten digits: what is beyond is the solver's. */
const round = (values: readonly number[]): number[] => values.map((value) => Number(value.toPrecision(10)));

const byStage = (names: readonly string[], values: readonly number[]): StageValue[] =>
  names.map((stage, k) => ({ stage, value: values[k] }));

/** Decisions as a request to `plan`: what is fixed on which day of this future, and what is left out. */
function decisionWords({ choices, program }: Future, decisions: Decisions): string[] {
  const taken = new Set<string>();
  const fix = [...decisions.keys()].map((key) => {
    const [{ measure, option }] = choices.get(key)!;
    taken.add(measure.row.id);
    return { measure: measure.row.id, date: formatDay(option.schedule.decided) };
  });
  const never = program.subjects.measures
    .filter(({ row }) => row.decided === undefined && !taken.has(row.id))
    .map(({ row }) => row.id);
  return requestWords({ fix, never });
}

/** What each future's own best plan has, by stage; undefined where it was not found. */
const ownValues = ({ candidates, cases }: Telling) =>
  cases.map(({ id }) => candidates.find((one) => one.id === id)?.values);

/** A plan that was tried, in every future. */
function planOf(telling: Telling, { id, measures, tried }: OwnPlan): TriedPlan {
  const { cases, names, probabilities, risk } = telling;
  const own = ownValues(telling);
  const complete = tried.every((one) => one !== null);
  const figures = names.map((_, k) => {
    const each = tried.map((one) => one?.values[k] ?? Number.NaN);
    return riskOf(each, probabilities.used, risk);
  });
  return {
    id,
    measures,
    carriedOut: tried.every((one) => one?.leftOut.length === 0),
    values: complete ? byStage(names, round(figures)) : null,
    tried: tried.map((one, s): PlanInScenario => {
      const mine = one && round(one.values);
      const best = own[s];
      return {
        scenario: cases[s].id,
        stages: mine ? byStage(names, mine) : [],
        regret: mine && best ? byStage(names, differences(mine, best)) : [],
        leftOut: [...new Set((one?.leftOut ?? []).map(measureIn))],
      };
    }),
  };
}

/** The plan of the mean, where there is one; else that of the likeliest future, the first of several. */
function referenceOf({ candidates, cases, probabilities }: Telling): string | null {
  if (candidates.some(({ id }) => id === 'mean')) return 'mean';
  const most = Math.max(...probabilities.used);
  const { id } = cases[probabilities.used.indexOf(most)];
  return candidates.some((one) => one.id === id) ? id : null;
}

/** By stage: what was made least, the same if it were known which future comes, and what is gained by that and by this plan. */
interface Figures {
  readonly value: readonly number[];
  readonly waitAndSee: readonly number[] | null;
  readonly evpi: readonly number[] | null;
  readonly vss: readonly number[] | null;
}

function figuresOf(
  telling: Telling,
  values: readonly (readonly number[])[],
  plans: readonly TriedPlan[],
  reference: string | null,
): Figures {
  const { names, probabilities, risk } = telling;
  const overAll = (each: readonly (readonly number[])[]) =>
    names.map((_, k) =>
      riskOf(
        each.map((of) => of[k]),
        probabilities.used,
        risk,
      ),
    );
  const value = overAll(values);
  const own = ownValues(telling).filter((one) => one !== undefined);
  const waitAndSee = own.length === values.length ? overAll(own) : null;
  const against = plans.find(({ id }) => id === reference);
  const theirs = (against?.carriedOut && against.values?.map((one) => one.value)) || null;
  return {
    value,
    waitAndSee,
    evpi: waitAndSee && differences(value, waitAndSee),
    vss: theirs && differences(theirs, value),
  };
}

function stageOf(
  telling: Telling,
  values: readonly (readonly number[])[],
  figures: Figures,
  k: number,
): RobustStage {
  const { cases, names, point, probabilities, risk } = telling;
  const { used } = probabilities;
  const mine = values.map((of) => of[k]);
  const value = figures.value[k];
  const most = Math.max(...mine);
  // A value a rounding below its bound is at its bound.
  const bound = Math.min(Math.max(point.bounds[k], 0), value);
  // What operations in whole numbers cost beyond the search's own values is not proved away.
  const { gap = DEFAULT_GAP } = telling.options;
  const enough = Math.max(names[k] === 'cost' ? 0 : SHARE_GAP, 2e-6, Math.max(gap, 1e-6) * Math.abs(value));
  return {
    stage: names[k],
    value: Number(value.toPrecision(10)),
    mean: Number(meanOf(mine, used).toPrecision(10)),
    tailMean: Number(tailMean(mine, used, risk.tail).toPrecision(10)),
    worst: { scenario: cases[mine.indexOf(most)].id, value: most },
    bound: Number(bound.toPrecision(10)),
    gap:
      tidyDifference(value, bound) === 0 ? 0 : Number(Math.min(relativeGap(value, bound), 1).toPrecision(3)),
    proved: point.proved[k] && value - bound <= enough,
    waitAndSee: figures.waitAndSee && Number(figures.waitAndSee[k].toPrecision(10)),
    evpi: figures.evpi?.[k] ?? null,
    vss: figures.vss?.[k] ?? null,
  };
}

/** What the outcomes decide, with its dates in each future. */
function measuresIn(cases: readonly FutureCase[], outcomes: readonly Outcome[]): RobustMeasure[] {
  return outcomes[0].measures
    .filter(({ decisions }) => decisions.some(({ given }) => !given))
    .map(({ id, name, nameFr, size, sizeUnit }) => ({
      id,
      name,
      nameFr,
      size,
      sizeUnit,
      timing: outcomes.map(({ measures }, s) => {
        const { decided, done } = measures.find((one) => one.id === id)!;
        return { scenario: cases[s].id, decided: decided!, done: done! };
      }),
    }));
}

const measureIn = (choice: string) => choice.slice(0, choice.lastIndexOf('@'));

function withheldFrom(futures: readonly Future[]): string[] {
  const shared = new Set(sharedChoices(futures).map(measureIn));
  const somewhere = new Set(futures.flatMap(({ choices }) => [...choices.keys()].map(measureIn)));
  return [...somewhere].filter((id) => !shared.has(id));
}

function readinessIn(
  telling: Telling,
  outcome: Outcome,
  values: readonly number[],
  s: number,
): ScenarioReadiness {
  const { cases, names } = telling;
  const best = ownValues(telling)[s];
  const { total, discounted } = outcome.cost;
  return {
    scenario: cases[s].id,
    status: outcome.status,
    stages: byStage(names, values),
    regret: best ? byStage(names, differences(values, best)) : null,
    cost: { total, discounted },
    requirements: outcome.requirements.map(needOf),
    pledges: outcome.pledges.map(needOf),
  };
}
