import type { Plan } from '@sinew/model';
import {
  curveCases,
  curveQuantities,
  planHash,
  readyFor,
  solvedPointSchema,
  type TradeoffAsked,
  tradeoffEnds,
  tradeoffOf,
  undecided,
  VERSION,
} from '@sinew/planner';
import { tradeoffHtml, tradeoffPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadPlan, realisePlan, requireRow } from '../loadPlan.ts';
import type { SolveOptions, SweepOptions } from '../options/common.ts';
import { checkOut, deliverIn, type Told } from '../output.ts';
import { errorOf, StoppedError } from '../work/runJob.ts';
import { askedOf, Work } from '../work/solve.ts';
import { isOutcome, SweepWork } from '../work/sweep.ts';
import { troubleOf } from '../work/trouble.ts';

export interface TradeoffCommandOptions extends SolveOptions, SweepOptions {
  readonly from?: string;
  readonly until?: string;
  readonly requirement?: readonly string[];
  readonly points?: number;
}

/** Points of the curve unless `--points` says, both ends included. */
const usualPoints = 11;
/** Under what id the journal keeps the plan in which nothing is decided; no point is called so. */
const baseline = 'plan';

/** Stockpile against capacity for one item: each point is a solve on threads; stopped, what is finished is told. */
export async function tradeoff(
  path: string,
  item: string,
  options: TradeoffCommandOptions,
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['', '.json', '.html', '.txt']);
  const { plan } = await loadPlan(path);
  const { whatIf, request } = askedOf(plan, options);
  const asked = askedFor(plan, item, options);
  const work = new Work(plan, options.progress, context);
  const sweep = await SweepWork.open(
    {
      kind: 'tradeoff',
      head: {
        sinew: 'tradeoff-journal/1',
        version: VERSION,
        planHash: await planHash(realisePlan(plan, whatIf).plan),
        whatIf,
        request,
        ...asked,
      },
      isResult: (id, result) => (id === baseline ? isOutcome(result) : isPoint(id, result)),
    },
    options,
    work,
  );
  try {
    const nothing = await sweep.once(baseline, () =>
      work.solve(plan, whatIf, { bottlenecks: 0, ...request, never: undecided(plan, request) }),
    );
    if (work.stopper.asked) throw new StoppedError();
    // Told before any thread begins: an item, a requirement or a date that the plan does not have.
    const ready = refusing(() => readyFor(plan, whatIf, asked, nothing));
    const given = { plan, whatIf, asked, nothing, options: request };
    let solved = await sweep.run(given, tradeoffEnds);
    if (solved.size === 0) throw new StoppedError();
    let quantities: readonly number[] | null = null;
    if (solved.size === tradeoffEnds.length) {
      quantities = curveQuantities(solved, options.points ?? usualPoints);
      solved = new Map([...solved, ...(await sweep.run(given, curveCases(quantities)))]);
    }
    const found = tradeoffOf(ready, asked, nothing, solved, quantities);
    const { lang, width } = context;
    work.end();
    const outcomes = [...solved].flatMap(([id, { outcome }]) => (outcome ? [[id, outcome] as const] : []));
    const told: Told = {
      page: tradeoffPage(found, { lang, width, plan }),
      html: (page) => tradeoffHtml(found, { ...page, plan }),
    };
    await deliverIn('tradeoff', found, told, outcomes, options, context);
    return found.status === 'interrupted' ? exit.stopped : exit.done;
  } finally {
    await sweep.end();
  }
}

/** What the options ask, as plain data. Throws a Refusal for ids that the plan does not have. */
function askedFor(
  plan: Plan,
  item: string,
  { from, until, requirement }: TradeoffCommandOptions,
): TradeoffAsked {
  requireRow(plan, 'items', item);
  for (const id of requirement ?? []) requireRow(plan, 'requirements', id);
  return {
    item,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(requirement !== undefined && { requirements: [...new Set(requirement)] }),
  };
}

/** What the planner refuses here, as it would be told from a thread. */
function refusing<R>(ask: () => R): R {
  try {
    return ask();
  } catch (error) {
    throw errorOf(troubleOf(error));
  }
}

function isPoint(id: string, result: unknown): boolean {
  const parsed = solvedPointSchema.safeParse(result);
  return parsed.success && parsed.data.point.id === id;
}
