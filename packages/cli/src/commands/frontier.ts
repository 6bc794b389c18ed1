import {
  type FrontierAxis,
  frontierCases,
  frontierOf,
  frontierPoints,
  planHash,
  VERSION,
} from '@sinew/planner';
import { frontierHtml, frontierPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadPlan, realisePlan } from '../loadPlan.ts';
import type { SolveOptions, SweepOptions } from '../options/common.ts';
import type { Range } from '../options/values.ts';
import { checkOut, deliverIn, type Told } from '../output.ts';
import { Refusal } from '../refusal.ts';
import { StoppedError } from '../work/runJob.ts';
import { askedOf, Work } from '../work/solve.ts';
import { isOutcome, SweepWork } from '../work/sweep.ts';

export interface FrontierOptions extends Omit<SolveOptions, 'budget'>, SweepOptions {
  readonly budget?: Range;
  readonly delay?: Range;
  readonly points?: number;
}

/** Points unless `--points` says: tenths of a budget that goes from half to half more, quarters of two years. */
const usualPoints = { budget: 11, delay: 9 } as const;

/** Readiness along `--budget` or `--delay`: a solve a point, on threads; stopped, what is finished is told. */
export async function frontier(path: string, options: FrontierOptions, context: Context): Promise<ExitCode> {
  checkOut(options.out, path, ['', '.json', '.html', '.txt']);
  const { budget, delay, points, ...others } = options;
  if ((budget === undefined) === (delay === undefined))
    throw new Refusal((words) => words.refused.frontierAxis);
  const axis: FrontierAxis = budget ? 'budget' : 'delay';
  const { from, to } = (budget ?? delay)!;
  const cases = frontierCases(axis, frontierPoints(from, to, points ?? usualPoints[axis]));
  const { plan } = await loadPlan(path);
  const { whatIf, request } = askedOf(plan, others);
  const work = new Work(plan, options.progress, context);
  const sweep = await SweepWork.open(
    {
      kind: 'frontier',
      head: {
        sinew: 'frontier-journal/1',
        version: VERSION,
        planHash: await planHash(realisePlan(plan, whatIf).plan),
        whatIf,
        request,
        axis,
      },
      isResult: (_, result) => isOutcome(result),
    },
    options,
    work,
  );
  const outcomes = await sweep
    .run({ plan, whatIf, axis, options: request }, cases)
    .finally(() => sweep.end());
  if (outcomes.size === 0) throw new StoppedError();
  const solved = cases.flatMap(({ id, at }) =>
    outcomes.has(id) ? [{ at, outcome: outcomes.get(id)! }] : [],
  );
  const found = frontierOf(
    axis,
    cases.map(({ at }) => at),
    solved,
  );
  const { lang, width } = context;
  const told: Told = {
    page: frontierPage(found, { lang, width, plan }),
    html: (page) => frontierHtml(found, { ...page, plan }),
  };
  await deliverIn('frontier', found, told, [...outcomes], options, context);
  if (found.status === 'interrupted') return exit.stopped;
  return solved.every(({ outcome }) => outcome.status === 'contradiction') ? exit.input : exit.done;
}
