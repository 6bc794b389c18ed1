import type { Plan } from '@sinew/model';
import {
  isOwnPlan,
  planHash,
  probabilitiesOf,
  RequestError,
  RISK_NEUTRAL,
  type RobustMethod,
  VERSION,
} from '@sinew/planner';
import { robustHtml, robustPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadPlan, realisePlan, whatIfOf } from '../loadPlan.ts';
import type { SolveOptions, SweepOptions } from '../options/common.ts';
import { asItStands, type Listed } from '../options/values.ts';
import { checkOut, deliverIn, type Told } from '../output.ts';
import { Refusal } from '../refusal.ts';
import type { Future } from '../work/futures.ts';
import { StoppedError } from '../work/runJob.ts';
import { requestOf, Work } from '../work/solve.ts';
import { SweepWork } from '../work/sweep.ts';

export interface RobustOptions extends Omit<SolveOptions, 'scenario'>, SweepOptions {
  readonly scenarios: readonly Listed[];
  readonly cvar?: number;
  readonly aversion?: number;
  readonly method?: RobustMethod;
}

/** What counts of the tail where `--cvar` is given and `--aversion` is not. */
const usualAversion = 0.5;

/**
 * Measures decided before it is known which scenario comes. First each scenario's own best plan, on threads; then all of them
 * together.
 */
export async function robust(path: string, options: RobustOptions, context: Context): Promise<ExitCode> {
  checkOut(options.out, path, ['', '.json', '.html', '.txt']);
  const { plan } = await loadPlan(path);
  const futures = options.scenarios.map((one): Future => {
    const whatIf = whatIfOf(plan, { ...options, scenario: one.scenarios });
    realisePlan(plan, whatIf);
    return { id: one.id, whatIf, stated: one.probability ?? statedIn(plan, one.id) };
  });
  requireProbabilities(futures);
  const request = requestOf(plan, options);
  const given = { plan, futures, options: request };
  const { cvar, aversion } = options;
  const risk = {
    aversion: aversion ?? (cvar === undefined ? RISK_NEUTRAL.aversion : usualAversion),
    tail: cvar ?? RISK_NEUTRAL.tail,
  };
  const work = new Work(plan, options.progress, context);
  const sweep = await SweepWork.open(
    {
      kind: 'robust',
      head: {
        sinew: 'robust-journal/1',
        version: VERSION,
        planHash: await planHash(plan),
        futures: futures.map(({ id, whatIf }) => ({ id, whatIf })),
        request,
      },
      isResult: (id, result) => isOwnPlan(id, futures.length, result),
    },
    options,
    work,
  );
  try {
    const own = await sweep.run(
      given,
      futures.map(({ id }) => ({ id })),
    );
    if (own.size === 0) throw new StoppedError();
    const found = await work.robust(given, { risk, method: options.method }, [...own.values()]);
    const { lang, width } = context;
    const told: Told = {
      page: robustPage(found.robust, { lang, width, plan }),
      html: (page) => robustHtml(found.robust, { ...page, plan }),
    };
    const outcomes = found.outcomes.map(
      (outcome, s) => [`scenario-${fileName(futures[s].id)}`, outcome] as const,
    );
    work.end();
    await deliverIn('robust', found.robust, told, outcomes, options, context);
    return found.robust.status === 'interrupted' ? exit.stopped : exit.done;
  } finally {
    await sweep.end();
  }
}

const fileName = (id: string) => (id === asItStands ? 'as-it-stands' : id);

/** A scenario's own probability; of the plan as it stands, what all scenarios leave of 1; of several together, none. */
function statedIn({ tables: { scenarios } }: Plan, id: string): number | undefined {
  if (id !== asItStands) return scenarios.find((row) => row.id === id)?.probability;
  const sum = scenarios.reduce((total, { probability }) => total + (probability ?? 0), 0);
  return sum > 0 && sum < 1 - 1e-9 ? 1 - sum : undefined;
}

/** Told before any work is done. */
function requireProbabilities(futures: readonly Future[]): void {
  try {
    probabilitiesOf(futures);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { what, remedy } = error;
    throw new Refusal((words) => words.refused.ask(what, remedy));
  }
}
