import type { Plan } from '@sinew/model';
import { type FrontierAxis, frontierOf, frontierPoints, pointWhatIf, type SolvedPoint } from '@sinew/planner';
import { frontierPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadPlan } from '../loadPlan.ts';
import type { SolveOptions } from '../options/common.ts';
import type { Range } from '../options/values.ts';
import { checkOut, deliverIn } from '../output.ts';
import { Refusal } from '../refusal.ts';
import { StoppedError } from '../work/runJob.ts';
import { askedOf, Work } from '../work/solve.ts';

export type FrontierOptions = Omit<SolveOptions, 'budget'> & {
  readonly budget?: Range;
  readonly delay?: Range;
  readonly points?: number;
};

/** Points unless `--points` says: tenths of a budget that goes from half to half more, quarters of two years. */
const usualPoints = { budget: 11, delay: 9 } as const;

/** Readiness along `--budget` or `--delay`: a solve a point, one after the other; stopped, what is finished is told. */
export async function frontier(path: string, options: FrontierOptions, context: Context): Promise<ExitCode> {
  checkOut(options.out, path, ['', '.json', '.txt']);
  const { budget, delay, points, ...others } = options;
  if ((budget === undefined) === (delay === undefined))
    throw new Refusal((words) => words.refused.frontierAxis);
  const axis: FrontierAxis = budget ? 'budget' : 'delay';
  const { from, to } = (budget ?? delay)!;
  const asked = frontierPoints(from, to, points ?? usualPoints[axis]);
  const { plan } = await loadPlan(path);
  const { lang, width } = context;
  const work = new Work(plan, options.progress, context);
  const solved = await solveAll(plan, axis, asked, others, work).finally(() => work.end());
  const found = frontierOf(axis, asked, solved);
  const page = frontierPage(found, { lang, width, plan });
  const outcomes = solved.map(({ at, outcome }) => [`${axis}-${at}`, outcome] as const);
  await deliverIn('frontier', found, page, outcomes, options, context);
  if (found.status === 'interrupted') return exit.stopped;
  return solved.every(({ outcome }) => outcome.status === 'contradiction') ? exit.input : exit.done;
}

/** A point that is stopped on the way is not one: its best so far may be far from what its budget buys. */
async function solveAll(
  plan: Plan,
  axis: FrontierAxis,
  asked: readonly number[],
  options: Omit<SolveOptions, 'budget'>,
  work: Work,
): Promise<SolvedPoint[]> {
  const cases = asked.map((at) => {
    const { whatIf, decisions } = askedOf(plan, { ...options });
    return { at, whatIf: { ...whatIf, ...pointWhatIf(axis, at) }, decisions };
  });
  const solved: SolvedPoint[] = [];
  for (const [k, { at, whatIf, decisions }] of cases.entries()) {
    if (work.stopper.asked) break;
    work.printer.point(k, cases.length);
    try {
      const outcome = await work.solve(plan, whatIf, { bottlenecks: 0, ...decisions });
      if (outcome.status !== 'interrupted') solved.push({ at, outcome });
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error;
    }
  }
  if (solved.length === 0) throw new StoppedError();
  return solved;
}
