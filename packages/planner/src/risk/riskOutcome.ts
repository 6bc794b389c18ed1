import type { Realised } from '@sinew/model';
import { stagesOf } from '../frontier/frontierOf.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { tidy } from '../outcome/tidy.ts';
import { planHash } from '../solve/planHash.ts';
import { VERSION } from '../solve/solvePlan.ts';
import type { Draws, Uncertain } from './draws.ts';
import { drivenResults } from './drivers.ts';
import type {
  Chance,
  MeasureRisk,
  OverrunRisk,
  PledgeRisk,
  Quantiles,
  RequirementRisk,
  RiskAsked,
  RiskFigures,
  RiskOutcome,
  RuleRisk,
  Spread,
  UncertainThing,
} from './risk.ts';
import type { RiskSample } from './sample.ts';
import { quantileOf, wilson } from './statistics.ts';

/** Figures of all samples, `unsolved` being how many more the solver failed on. The same samples give the same outcome, in whatever order they were made. */
export async function riskOutcome(
  realised: Realised,
  planned: Outcome,
  uncertain: readonly Uncertain[],
  draws: Draws,
  samples: ReadonlyMap<string, RiskSample>,
  asked: RiskAsked,
  unsolved = 0,
): Promise<RiskOutcome> {
  const finished = [...samples.values()].sort((a, b) => Number(a.id) - Number(b.id));
  const there = finished.filter(({ reasons }) => reasons.length === 0);
  return {
    sinew: 'risk/1',
    plan: planned.plan,
    scenarios: realised.scenarios,
    changes: planned.changes,
    asked,
    finished: finished.length,
    unsolved,
    withoutPlan: reasonsOf(finished),
    unproved: there.filter(({ proved }) => !proved).length,
    periods: planned.periods,
    uncertain: thingsOf(uncertain),
    ...(there.length === 0 ? nothing : figuresOf(planned, there, draws)),
    provenance: { planHash: await planHash(realised.plan), version: VERSION },
  };
}

const nothing: RiskFigures = {
  requirements: [],
  pledges: [],
  readiness: [],
  cost: null,
  cash: [],
  measures: [],
  overruns: [],
  gaveWay: [],
  driven: [],
};

function figuresOf(planned: Outcome, there: readonly RiskSample[], draws: Draws): RiskFigures {
  const chanceThat = (test: (sample: RiskSample) => boolean) =>
    chanceOf(there.filter(test).length, there.length);
  const spread = (of: (sample: RiskSample) => number, plan: number): Spread => ({
    planned: plan,
    ...quantiles(there.map(of)),
  });
  const share = (part: number, whole: number) => (whole > 0 ? tidy(part / whole) : 1);
  const last = planned.periods.length - 1;
  return {
    requirements: planned.requirements.map((one, d): RequirementRisk => {
      const of = (sample: RiskSample) => sample.requirements[d];
      return {
        ...namesOf(one),
        kind: one.kind,
        rank: one.rank,
        unit: one.unit,
        planned: one.standing,
        inFull: chanceThat((sample) =>
          one.kind === 'deliver' ? !of(sample).short.includes(last) : of(sample).short.length === 0,
        ),
        onTime: chanceThat((sample) => of(sample).short.length === 0),
        met: spread((sample) => of(sample).met, share(one.met, one.asked)),
        metOnTime: spread((sample) => of(sample).onTime, share(one.metOnTime, one.asked)),
        firstShortage: dates(there.map((sample) => of(sample).firstShortage)),
        byPeriod: planned.periods.map((_, t) => chanceThat((sample) => !of(sample).short.includes(t))),
      };
    }),
    pledges: planned.pledges.map((one, k): PledgeRisk => {
      const of = (sample: RiskSample) => sample.pledges[k];
      return {
        ...namesOf(one),
        rank: one.rank,
        due: one.due,
        planned: one.standing,
        inFull: chanceThat((sample) => of(sample).completed !== null),
        onTime: chanceThat((sample) => of(sample).standing === 'met'),
        met: spread((sample) => of(sample).met, share(one.met, one.asked)),
        completed: dates(there.map((sample) => of(sample).completed)),
      };
    }),
    readiness: stagesOf(planned).map(({ met, stage }) => ({
      stage,
      ...spread((sample) => sample.readiness.find((one) => one.stage === stage)?.met ?? 1, met),
    })),
    cost: {
      total: spread(({ cost }) => cost.total, planned.cost.total),
      discounted: spread(({ cost }) => cost.discounted, planned.cost.discounted),
    },
    cash: planned.cost.byFiscalYear.map(({ cash, fiscalYear }, k) => ({
      fiscalYear,
      ...spread(({ cost }) => cost.cash[k] ?? 0, cash),
    })),
    measures: measureRisks(planned, there),
    overruns: overrunRisks(there),
    gaveWay: rulesIn(there),
    driven: drivenResults(there, draws),
  };
}

const namesOf = ({ id, name, nameFr }: { id: string; name: string; nameFr: string | null }) => ({
  id,
  name,
  nameFr,
});

function chanceOf(times: number, of: number): Chance {
  const { high, low } = wilson(times, of);
  return { chance: tidy(times / of), low: tidy(low), high: tidy(high) };
}

function quantiles(values: readonly number[]): Quantiles {
  return quantilesOf(values.toSorted((a, b) => a - b));
}

/** Never is later than any day. */
function dates(days: readonly (string | null)[]): Quantiles<string | null> {
  return quantilesOf(
    days.toSorted((a, b) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1)),
  );
}

const quantilesOf = <V>(sorted: readonly V[]): Quantiles<V> => ({
  p10: quantileOf(sorted, 0.1),
  p50: quantileOf(sorted, 0.5),
  p90: quantileOf(sorted, 0.9),
});

function measureRisks({ measures }: Outcome, there: readonly RiskSample[]): MeasureRisk[] {
  const keyOf = (id: string, index: number) => JSON.stringify([id, index]);
  const sampled = there.map(
    (sample) => new Map(sample.measures.map((one) => [keyOf(one.id, one.index), one])),
  );
  return measures.flatMap((measure) =>
    measure.decisions.map((decision, k): MeasureRisk => {
      const mine = sampled.map((sample) => sample.get(keyOf(measure.id, k))!);
      const times = (test: (one: (typeof mine)[number]) => boolean) =>
        chanceOf(mine.filter(test).length, mine.length);
      return {
        ...namesOf(measure),
        decision: k,
        decided: decision.decided,
        planned: decision.done,
        byPlanned: times(({ done }) => done !== null && done <= decision.done),
        done: dates(mine.map(({ done }) => done)),
        waits: times(({ waited }) => waited),
        undecided: times(({ decided }) => decided === null),
      };
    }),
  );
}

function overrunRisks(there: readonly RiskSample[]): OverrunRisk[] {
  const found = new Map<string, OverrunRisk & { amounts: number[] }>();
  for (const { overruns } of there) {
    for (const { amount, fiscalYear, fund, kind } of overruns) {
      const key = JSON.stringify([kind, fund, fiscalYear]);
      const known = found.get(key);
      if (known) known.amounts.push(amount);
      else
        found.set(key, { kind, fund, fiscalYear, amounts: [amount] } as OverrunRisk & { amounts: number[] });
    }
  }
  return [...found.values()]
    .map(({ amounts, fiscalYear, fund, kind }) => {
      const all = [...new Array<number>(there.length - amounts.length).fill(0), ...amounts].sort(
        (a, b) => a - b,
      );
      const [p50, p90] = [quantileOf(all, 0.5), quantileOf(all, 0.9)];
      return {
        kind,
        fund,
        fiscalYear,
        chance: chanceOf(amounts.length, there.length),
        p50,
        p90,
        most: all.at(-1)!,
      };
    })
    .sort((a, b) => a.fiscalYear - b.fiscalYear || order(a.fund, b.fund) || order(a.kind, b.kind));
}

const order = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

function rulesIn(there: readonly RiskSample[]): RuleRisk[] {
  const found = new Map<string, { rule: string; table: string; row: string; times: number }>();
  for (const { rules } of there) {
    for (const one of rules) {
      const key = JSON.stringify(one);
      const known = found.get(key);
      if (known) known.times++;
      else found.set(key, { ...one, times: 1 });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.times - a.times || order(`${a.rule} ${a.row}`, `${b.rule} ${b.row}`))
    .map(({ times, ...one }) => ({ ...one, chance: chanceOf(times, there.length) }));
}

function reasonsOf(finished: readonly RiskSample[]): RiskOutcome['withoutPlan'] {
  const found = new Map<string, { samples: number; reasons: RiskSample['reasons'] }>();
  for (const { reasons } of finished) {
    if (reasons.length === 0) continue;
    const key = JSON.stringify(reasons.map(({ constraint, row }) => [constraint, row]));
    const known = found.get(key);
    if (known) known.samples++;
    else found.set(key, { samples: 1, reasons });
  }
  return [...found.values()].map(({ reasons, samples }) => ({
    samples,
    reasons: reasons.map(({ statement }) => statement),
  }));
}

function thingsOf(uncertain: readonly Uncertain[]): UncertainThing[] {
  const byDraw = new Map<string, { table: Uncertain['table']; row: string }[]>();
  for (const { draw, row, table } of uncertain)
    byDraw.set(draw, [...(byDraw.get(draw) ?? []), { table, row }]);
  return [...byDraw].map(([draw, rows]) => ({ draw, rows }));
}
