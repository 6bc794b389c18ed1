import { calendarOf, formatDay, type Plan } from '@sinew/model';
import {
  type LossKind,
  pairsOf,
  type StressAsked,
  stressCases,
  stressFindingSchema,
  stressKey,
  stressOutcome,
  worstOf,
} from '@sinew/planner';
import { frameOf, stressHtml, stressPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadPlan } from '../loadPlan.ts';
import type { SolveOptions, SweepOptions } from '../options/common.ts';
import { checkOut, deliverIn, type Told } from '../output.ts';
import { Refusal } from '../refusal.ts';
import { Work } from '../work/solve.ts';
import { outcomeOf, planned, standingOf } from '../work/standing.ts';
import { isOutcome, SweepWork } from '../work/sweep.ts';

export interface StressCommandOptions extends SolveOptions, SweepOptions {
  readonly outcome?: string;
  readonly from?: string;
  readonly ttr?: string;
  readonly ranks?: readonly number[];
  readonly lose?: readonly LossKind[];
  readonly pairs?: number;
}

/** Loses each thing in turn: how long the plan would survive it, against how long it takes to recover. */
export async function stress(
  path: string,
  options: StressCommandOptions,
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['', '.json', '.html', '.txt']);
  const { plan } = await loadPlan(path);
  const standing = await standingOf(plan, path, options, context);
  const { realised, whatIf } = standing;
  const from = options.from ?? plan.settings.start;
  requireWithin(plan, from);
  const asked: StressAsked = {
    from,
    ranks: options.ranks ?? null,
    timeToRecover: options.ttr ?? null,
    pairs: options.pairs ?? 0,
  };
  const singles = stressCases(realised, {
    ...(options.ttr !== undefined && { timeToRecover: options.ttr }),
    ...(options.lose !== undefined && { kinds: options.lose }),
  });
  if (singles.length === 0) throw new Refusal((words) => words.refused.nothingToLose);
  const work = new Work(plan, options.progress, context);
  const sweep = await SweepWork.open(
    {
      kind: 'stress',
      head: {
        sinew: 'stress-journal/5',
        ...standing.head,
        ...asked,
        pairs: undefined,
      },
      isResult: (id, result) => (id === planned ? isOutcome(result) : isFinding(id, result)),
      keyOf: stressKey,
      leavesOut: true,
    },
    options,
    work,
  );
  try {
    const outcome = await outcomeOf(standing, sweep, work);
    if (outcome.status === 'contradiction') {
      throw new Refusal((words) => words.refused.noPlanToStress);
    }
    if (work.stopper.asked) return exit.interrupted;
    const given = {
      plan,
      whatIf,
      outcome,
      options: { from, ...(options.ranks && { ranks: options.ranks }) },
    };
    let cases = singles;
    let findings = await sweep.run(given, singles);
    if (asked.pairs > 1 && !work.stopper.asked) {
      const ranked = await stressOutcome(realised, outcome, singles, findings, asked);
      const pairs = pairsOf(worstOf(singles, ranked, asked.pairs));
      cases = [...singles, ...pairs];
      findings = new Map([...findings, ...(await sweep.run(given, pairs))]);
    }
    if (findings.size === 0) throw sweep.without;
    const result = await stressOutcome(realised, outcome, cases, findings, asked, sweep.unsolved);
    const { lang, width } = context;
    work.end();
    const frame = frameOf(plan);
    const told: Told = {
      page: stressPage(result, frame, { lang, width, plan }),
      html: (page) => stressHtml(result, frame, { ...page, plan }),
    };
    await deliverIn('stress', result, told, [], options, context);
    return findings.size < cases.length ? exit.stopped : exit.done;
  } finally {
    await sweep.end();
  }
}

function isFinding(id: string, result: unknown): boolean {
  const parsed = stressFindingSchema.safeParse(result);
  return parsed.success && parsed.data.id === id;
}

function requireWithin({ settings }: Plan, date: string): void {
  const { start, end, count } = calendarOf(settings);
  const [first, last] = [formatDay(start[0]), formatDay(end[count - 1] - 1)];
  if (date < first || date > last) throw new Refusal((words) => words.refused.datesOfPlan(date, first, last));
}
