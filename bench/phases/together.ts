import type { Plan } from '@sinew/model';
import {
  InterruptedError,
  openFutures,
  RISK_NEUTRAL,
  type RobustMethod,
  type RobustPoint,
  riskOf,
  robustPoint,
  valuesAt,
} from '@sinew/planner';
import { SolverError } from '@sinew/solver';
import { futureCases } from './futureCases.ts';
import { Meter, type Phase, peakMemory } from './meter.ts';

export interface TogetherFigures {
  readonly method: RobustMethod;
  /** Of all futures one after the other. */
  readonly rows: number;
  readonly columns: number;
  /** Decisions that all futures share. */
  readonly decisions: number;
  /** realise, build, search, operations. */
  readonly phases: readonly Phase[];
  /** Means over the futures, decisions carried out in each, and what is proved of them. */
  readonly stages: readonly {
    readonly name: string;
    readonly value: number;
    readonly bound: number;
    readonly proved: boolean;
  }[];
  /** What ended it before it was done. */
  readonly failure?: string;
}

/**
 * Decisions for all scenarios of a plan by one method, to a gap of each stage, from nothing known: `search` until they are found,
 * `operations` until they are carried out in every scenario. Gives `soFar` what there is before searching, in case the process is ended.
 */
export async function measureTogether(
  plan: Plan,
  method: RobustMethod,
  gap: number,
  seconds: number,
  soFar: (figures: TogetherFigures) => void,
): Promise<TogetherFigures> {
  const meter = new Meter();
  const cases = await meter.measure('realise', () => futureCases(plan));
  const { futures, highs, names, probabilities } = await meter.measure('build', () => openFutures(cases));
  const sum = (of: 'rowCount' | 'columnCount') =>
    futures.reduce((total, { program }) => total + program.linear[of], 0);
  const size = {
    method,
    rows: sum('rowCount'),
    columns: sum('columnCount'),
    decisions: futures[0]!.choices.size,
  };
  const unsolved = {
    ...size,
    phases: meter.phases,
    stages: [],
    failure: `no plan within ${seconds} processor s`,
  };
  soFar(unsolved);
  const wall = performance.now();
  const cpu = process.cpuUsage();
  const taken = (name: string): Phase => {
    const { user, system } = process.cpuUsage(cpu);
    return {
      name,
      wall: (performance.now() - wall) / 1000,
      cpu: (user + system) / 1e6,
      peak: peakMemory(),
    };
  };
  let searched: Phase | undefined;
  let stage = '';
  const planned = () =>
    robustPoint(highs, futures, names, [], RISK_NEUTRAL, method, {
      gap,
      // By processor time: others at work on the machine take nothing from it.
      interrupted: () => taken('').cpu > seconds,
      onProgress: (progress) => {
        if (progress.stage === 'operations') searched ??= taken('search');
        else if (progress.stage !== stage) {
          stage = progress.stage;
          process.stderr.write(`  ${method}: ${stage} from ${taken('').cpu.toFixed(1)} processor s\n`);
        }
      },
    });
  let point: RobustPoint;
  try {
    point = planned();
  } catch (error) {
    if (!(error instanceof SolverError || error instanceof InterruptedError)) throw error;
    const failure = `ended in stage ${stage}: ${error.message}`;
    return { ...unsolved, phases: [...meter.phases, taken('search')], failure };
  }
  const whole = taken('operations');
  const search = searched ?? whole;
  const operations = { ...whole, wall: whole.wall - search.wall, cpu: whole.cpu - search.cpu };
  const values = futures.map((future, s) => valuesAt(future, names, point.parts[s]!));
  return {
    ...size,
    phases: [...meter.phases, search, operations],
    stages: names.map((name, k) => {
      const mine = values.map((of) => of[k]!);
      const value = riskOf(mine, probabilities.used, RISK_NEUTRAL);
      const bound = point.bounds[k]!;
      // Carried out, decisions may be worth less than the search that proved them had it.
      const proved = point.proved[k]! && value - bound <= Math.max(2e-6, gap * Math.abs(value));
      return { name, value, bound, proved };
    }),
    ...(point.interrupted && { failure: `stopped after ${seconds} processor s` }),
  };
}
