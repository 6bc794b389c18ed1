import { dayOf, formatDay, type Realised } from '@sinew/model';
import { type LinearProgram, loadHighs } from '@sinew/solver';
import type { Outcome } from '../outcome/outcome.ts';
import { tidy } from '../outcome/tidy.ts';
import { planHash } from '../solve/planHash.ts';
import { changesIn, RequestError } from '../solve/request.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { Bench, type BenchOptions } from './bench.ts';
import type { StressFinding } from './finding.ts';
import type { Loss, StressCase } from './loss.ts';
import { mitigationOf } from './mitigation.ts';
import { needsLost } from './needsLost.ts';
import { lasting, untilRecovered } from './outage.ts';
import { responseTo, yearlySpend } from './response.ts';
import { timeToSurvive } from './timeToSurvive.ts';

export interface StressTest extends Sweep<StressCase, StressFinding> {
  /** The linear program by which a case is first solved, its losses lasting until they are recovered. */
  programOf(one: StressCase): LinearProgram;
  /** How many linear programs the solver was asked by cases so far, searches for measures not counted: for whoever measures them. */
  readonly asked: number;
}

/**
 * A stress test of a plan whose decisions stand as `outcome` has them: each case loses something for as long as it takes to
 * recover, and tells how long the plan would survive (D. Simchi-Levi and others, "Identifying Risks and Mitigating
 * Disruptions in the Automotive Supply Chain", Interfaces 45(5), 2015). docs/model.md, section 7, has the mathematics.
 *
 * Throws a RequestError where the outcome is of another plan, has no figures, or `from` or `ranks` ask for what the plan
 * does not have; an InterruptedError where the work was stopped before the first case.
 */
export async function openStress(
  realised: Realised,
  outcome: Outcome,
  cases: readonly StressCase[],
  options: BenchOptions = {},
): Promise<StressTest> {
  await requireOwn(realised, outcome);
  requireWithin(outcome, options.from);
  const bench = new Bench(await loadHighs(), realised, outcome, options);
  // A site with one process, the process and its owner are one loss by several names: it is solved once.
  const found = new Map<string, Unnamed>();
  const run = (one: StressCase): StressFinding => {
    const key = stressKey(one);
    const known = found.get(key) ?? findingOf(bench, one.losses);
    found.set(key, known);
    return { id: one.id, losses: one.losses.map(({ resources, ...loss }) => loss), ...known };
  };
  const programOf = ({ losses }: StressCase) =>
    bench.trying((trial) => {
      trial.hold(toTheEnd(bench, losses));
      trial.lose(untilRecovered(losses, bench.from));
      return bench.linear();
    });
  return {
    cases,
    run,
    programOf,
    get asked() {
      return bench.asked;
    },
    close: () => bench.close(),
  };
}

/** Cases with the same key lose the same for the same time, and have the same finding but for its names. */
export const stressKey = ({ losses }: StressCase): string =>
  JSON.stringify(
    losses.map(({ id, kind, processes, resources, timeToRecover }) => [
      processes,
      resources,
      timeToRecover,
      // Of a site, what is asked to be held may not stand there.
      kind === 'site' ? id : null,
    ]),
  );

const toTheEnd = (bench: Bench, losses: readonly Loss[]) =>
  lasting(losses, bench.from, bench.end - bench.from);

/** A finding but for the names of what is lost. */
type Unnamed = Omit<StressFinding, 'id' | 'losses'>;

function findingOf(bench: Bench, losses: readonly Loss[]): Unnamed {
  return bench.trying((trial) => {
    const outages = untilRecovered(losses, bench.from);
    trial.hold(toTheEnd(bench, losses));
    // What the plan does without any loss is the best there is, where the loss leaves it possible.
    const unmoved = trial.allows(bench.base, outages);
    trial.lose(outages);
    const best = unmoved ? bench.base : trial.best();
    const { x } = best;
    const needs = needsLost(bench, x);
    const survives = !bench.fallsShort(x);
    const daysToSurvive = timeToSurvive(bench, trial, losses, {
      outages,
      survives,
      points: [bench.base, best],
    });
    return {
      daysToRecover: Math.max(...outages.map(({ until }) => until)) - bench.from,
      daysToSurvive,
      survives,
      share: tidy(shareLost(bench, x)),
      valueAtRisk: tidy(needs.reduce((sum, need) => sum + (need.protected ? (need.value ?? 0) : 0), 0)),
      yearlySpend: yearlySpend(bench, losses),
      needs,
      response: responseTo(bench, x),
      mitigation: survives ? null : mitigationOf(bench, trial, outages, x, needs),
    };
  });
}

/** Share short that a loss adds over the protected needs. */
function shareLost(bench: Bench, x: Float64Array): number {
  return bench.needs.reduce((sum, { guarded, stage }, d) => {
    if (!guarded || !bench.isShort(x, d)) return sum;
    return sum + x[bench.stress.excess[d]] / bench.program.stages[stage].scale;
  }, 0);
}

/** Throws a RequestError unless the outcome was made of this very plan. */
async function requireOwn(realised: Realised, outcome: Outcome): Promise<void> {
  const remedy = {
    en: 'plan again, and give the outcome of this plan, scenarios and changes',
    fr: 'planifier de nouveau, et donner le résultat de ce plan, de ces scénarios et de ces changements',
  };
  const list = (ids: readonly string[]) => JSON.stringify(ids);
  if (
    (await planHash(realised.plan)) !== outcome.provenance.planHash ||
    list(realised.scenarios) !== list(outcome.scenarios) ||
    list(realised.changes) !== list(changesIn(outcome))
  ) {
    throw new RequestError(
      { en: 'the outcome was made of another plan', fr: "le résultat est celui d'un autre plan" },
      remedy,
    );
  }
  if (outcome.requirements.length + outcome.processes.length === 0 && outcome.status !== 'optimal') {
    throw new RequestError(
      { en: 'the outcome has no plan to lose anything of', fr: "le résultat n'a pas de plan à éprouver" },
      remedy,
    );
  }
}

function requireWithin(outcome: Outcome, from: string | undefined): void {
  if (from === undefined) return;
  const { start, end } = outcome.plan;
  if (dayOf(from) >= dayOf(start) && dayOf(from) < dayOf(end)) return;
  throw new RequestError(
    { en: `an outage cannot start on ${from}`, fr: `une perte ne peut commencer le ${from}` },
    {
      en: `the plan runs from ${start} to ${formatDay(dayOf(end) - 1)}`,
      fr: `le plan va du ${start} au ${formatDay(dayOf(end) - 1)}`,
    },
  );
}
