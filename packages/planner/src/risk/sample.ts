import { formatDay } from '@sinew/model';
import {
  type Basis,
  type Highs,
  type LexicographicOptions,
  openSession,
  SolverError,
  solveLexicographic,
} from '@sinew/solver';
import { stagesOf } from '../frontier/frontierOf.ts';
import type { Contradiction, Outcome, Standing } from '../outcome/outcome.ts';
import { readBack } from '../outcome/readBack.ts';
import { tidy } from '../outcome/tidy.ts';
import { searchRoom } from '../program/searchRoom.ts';
import { contradictionsOf } from '../solve/contradiction.ts';
import { requireRange } from '../solve/range.ts';
import { InterruptedError, reportOf } from '../solve/solvePlan.ts';
import { type RiskProgram, STAGES_BEFORE } from './riskProgram.ts';

/** What comes of the plan in one sample: plain data, as a journal keeps it. Dates are ISO 8601. */
export interface RiskSample {
  /** Number of the sample, from 0. */
  readonly id: string;
  /** Whether every stage is proved best; else a stage was given up where the solver came to no end. */
  readonly proved: boolean;
  /** Why there is no plan; empty: there is one. All that follows is empty where there is none. */
  readonly reasons: readonly Pick<Contradiction, 'constraint' | 'table' | 'row' | 'statement'>[];
  readonly requirements: readonly SampledNeed[];
  readonly pledges: readonly SampledPledge[];
  /** Share of each stage that is met. */
  readonly readiness: readonly { readonly stage: string; readonly met: number }[];
  /** Price-base money, and cash by fiscal year in the order of the plan's. */
  readonly cost: { readonly total: number; readonly discounted: number; readonly cash: readonly number[] };
  readonly measures: readonly SampledMeasure[];
  /** Budgets that are overrun, and by how much, cash of the plan's currency. */
  readonly overruns: readonly SampledOverrun[];
  /** Rules that had to give way. */
  readonly rules: readonly { readonly rule: string; readonly table: string; readonly row: string }[];
}

export interface SampledNeed {
  readonly id: string;
  /** Of what is asked: met by the end, and met when asked. 1 where nothing is asked. */
  readonly met: number;
  readonly onTime: number;
  /** Periods that fall short, by number. */
  readonly short: readonly number[];
  /** First day of the first of them. */
  readonly firstShortage: string | null;
}

export interface SampledPledge {
  readonly id: string;
  readonly standing: Standing;
  readonly met: number;
  readonly completed: string | null;
}

export interface SampledMeasure {
  readonly id: string;
  /** Which of the measure's decisions in the plan. */
  readonly index: number;
  /** null: what it needs is not there on any day on which it may be decided. */
  readonly decided: string | null;
  readonly done: string | null;
  readonly waited: boolean;
}

export interface SampledOverrun {
  readonly kind: 'cash' | 'commitment';
  readonly fund: string;
  readonly fiscalYear: number;
  readonly amount: number;
}

/** Of an overrun or a rule that gives way, in units of the program, what the solver's tolerances explain. */
const LEAST = 1e-5;

/** A sample in full: the outcome of the plan as drawn, and what a journal keeps of it. */
export interface Sampled {
  readonly sample: RiskSample;
  /** The outcome, which the audit takes; undefined where there is no plan. */
  readonly outcome: Outcome | undefined;
  /** By stage, where a sample much like it may start from. */
  readonly bases: readonly (Basis | undefined)[];
}

/**
 * Solves a sample: operations planned anew around decisions that stand. In large programs later stages have the room that those of a plan
 * have: without it the solver failed on the fifth of the first twelve samples of plans/canada, and with it all of sixty were proved, in less time each. Throws an
 * InterruptedError where it was stopped.
 */
export function solveSample(
  highs: Highs,
  id: string,
  risk: RiskProgram,
  planned: Outcome,
  options: Pick<LexicographicOptions, 'bases' | 'interrupted'> = {},
): Sampled {
  const { program, stages } = risk;
  requireRange(program);
  const session = openSession(highs, program.linear);
  try {
    const room = searchRoom(session.rowCount);
    const result = solveLexicographic(session, stages, { ...options, room });
    const { hasPoint, status, x } = result.solution;
    if (status === 'interrupted') throw new InterruptedError('The work was stopped within a sample.');
    if (status === 'infeasible') {
      const reasons = contradictionsOf(session, program, { rows: new Map(), columns: new Map() });
      return { sample: { ...nothing(id), reasons: reasons.map(reasonOf) }, outcome: undefined, bases: [] };
    }
    if (!hasPoint || status === 'unbounded') throw new SolverError(`Sample ${id} ended ${status}.`);
    const solver = reportOf(
      { ...program, stages: stages.slice(STAGES_BEFORE) },
      status,
      result.stages.slice(STAGES_BEFORE),
      // With the decisions held nothing is whole-number any more, and nothing is searched.
      { version: highs.version.string, effort: 0, seconds: 0 },
    );
    const outcome = readBack(program, x, {
      kind: 'plan',
      changes: [],
      status: status === 'optimal' ? 'optimal' : 'limit',
      contradictions: [],
      bottlenecks: [],
      assumptions: [],
      solver,
      provenance: planned.provenance,
    });
    return {
      sample: sampleOf(id, risk, outcome, x),
      outcome,
      bases: result.stages.map(({ basis }) => basis),
    };
  } finally {
    session.close();
  }
}

const reasonOf = ({ constraint, row, statement, table }: Contradiction) => ({
  constraint,
  table,
  row,
  statement,
});

const nothing = (id: string): RiskSample => ({
  id,
  proved: true,
  reasons: [],
  requirements: [],
  pledges: [],
  readiness: [],
  cost: { total: 0, discounted: 0, cash: [] },
  measures: [],
  overruns: [],
  rules: [],
});

const shareOf = (part: number, whole: number) =>
  whole > 0 ? tidy(Math.max(0, Math.min(1, part / whole))) : 1;

function sampleOf(id: string, risk: RiskProgram, outcome: Outcome, x: Float64Array): RiskSample {
  const { moneyUnit, subjects } = risk.program;
  const { years } = subjects.network.money;
  const { cost } = outcome;
  const broken = new Map(
    risk.giving
      .filter(({ column }) => x[column] > LEAST)
      .map(({ row, rule, table }) => [`${rule} ${row}`, { rule, table, row }]),
  );
  return {
    ...nothing(id),
    proved: outcome.status === 'optimal',
    requirements: outcome.requirements.map((one) => ({
      id: one.id,
      met: shareOf(one.met, one.asked),
      onTime: shareOf(one.metOnTime, one.asked),
      short: one.byPeriod.flatMap(({ short }, t) => (short ? [t] : [])),
      firstShortage: one.firstShortage,
    })),
    pledges: outcome.pledges.map((one) => ({
      id: one.id,
      standing: one.standing,
      met: shareOf(one.met, one.asked),
      completed: one.completed,
    })),
    readiness: stagesOf(outcome).map(({ met, stage }) => ({ stage, met })),
    cost: { total: cost.total, discounted: cost.discounted, cash: cost.byFiscalYear.map(({ cash }) => cash) },
    measures: risk.carried.map(({ amount, index, measure, option, waited }) => ({
      id: measure,
      index,
      decided: amount > 0 ? formatDay(option.schedule.decided) : null,
      done: amount > 0 ? formatDay(option.schedule.done) : null,
      waited: amount > 0 && waited,
    })),
    overruns: risk.overruns
      .filter(({ column }) => x[column] > LEAST)
      .map(({ column, fund, kind, year }) => ({
        kind,
        fund,
        fiscalYear: years[year],
        amount: tidy(x[column] * moneyUnit),
      })),
    rules: [...broken.values()],
  };
}
