import {
  DEFAULT_SAMPLES,
  DEFAULT_SEED,
  drawsOf,
  nothingUncertain,
  type RiskAsked,
  riskCases,
  riskOutcome,
  riskSampleSchema,
  type Uncertain,
  uncertainIn,
  uncertaintiesUnder,
} from '@sinew/planner';
import { frameOf, riskHtml, riskPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadPlan } from '../loadPlan.ts';
import type { SolveOptions, SweepOptions } from '../options/common.ts';
import { checkOut, deliverIn, type Told } from '../output.ts';
import { Refusal } from '../refusal.ts';
import { Work } from '../work/solve.ts';
import { outcomeOf, planned, standingOf } from '../work/standing.ts';
import { isOutcome, SweepWork } from '../work/sweep.ts';

export interface RiskCommandOptions extends SolveOptions, SweepOptions {
  readonly outcome?: string;
  readonly samples?: number;
  readonly seed?: number;
}

/** Draws what is uncertain, sample by sample, and tells the chance of each result and what drives it. */
export async function risk(path: string, options: RiskCommandOptions, context: Context): Promise<ExitCode> {
  checkOut(options.out, path, ['', '.json', '.html', '.txt']);
  const { plan } = await loadPlan(path);
  const standing = await standingOf(plan, path, options, context);
  const { realised, whatIf } = standing;
  // Before any work: is anything uncertain, whatever is decided?
  requireUncertain(uncertainIn(realised.plan, new Set(plan.tables.measures.map(({ id }) => id))));
  const asked: RiskAsked = {
    samples: options.samples ?? DEFAULT_SAMPLES,
    seed: options.seed ?? DEFAULT_SEED,
  };
  const work = new Work(plan, options.progress, context);
  const sweep = await SweepWork.open(
    {
      kind: 'risk',
      head: {
        sinew: 'risk-journal/1',
        ...standing.head,
        ...asked,
      },
      isResult: (id, result) => (id === planned ? isOutcome(result) : isSample(id, result)),
      leavesOut: true,
    },
    options,
    work,
  );
  try {
    const outcome = await outcomeOf(standing, sweep, work);
    if (outcome.status === 'contradiction') throw new Refusal((words) => words.refused.noPlanToSample);
    if (work.stopper.asked) return exit.interrupted;
    const uncertain = uncertaintiesUnder(realised, outcome);
    requireUncertain(uncertain);
    const samples = await sweep.run({ plan, whatIf, outcome, asked }, riskCases(asked));
    if (samples.size === 0) throw sweep.without;
    const draws = drawsOf(uncertain, asked.seed, asked.samples);
    const result = await riskOutcome(
      realised,
      outcome,
      uncertain,
      draws,
      samples,
      asked,
      sweep.unsolved.size,
    );
    const { lang, width } = context;
    work.end();
    const frame = frameOf(plan);
    const told: Told = {
      page: riskPage(result, frame, { lang, width, plan }),
      html: (page) => riskHtml(result, frame, { ...page, plan }),
    };
    await deliverIn('risk', result, told, [], options, context);
    return samples.size < asked.samples ? exit.stopped : exit.done;
  } finally {
    await sweep.end();
  }
}

function requireUncertain(uncertain: readonly Uncertain[]): void {
  if (uncertain.length > 0) return;
  const { what, remedy } = nothingUncertain();
  throw new Refusal((words) => words.refused.ask(what, remedy));
}

function isSample(id: string, result: unknown): boolean {
  const parsed = riskSampleSchema.safeParse(result);
  return parsed.success && parsed.data.id === id;
}
