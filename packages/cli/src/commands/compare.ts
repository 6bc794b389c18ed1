import type { Plan, WhatIf } from '@sinew/model';
import { compareOutcomes, type Outcome } from '@sinew/planner';
import { comparePage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadPlan } from '../loadPlan.ts';
import type { SolveOptions } from '../options/common.ts';
import { checkOut, deliver } from '../output.ts';
import { Refusal } from '../refusal.ts';
import type { Request } from '../work/job.ts';
import { StoppedError } from '../work/runJob.ts';
import { askedOf, Work } from '../work/solve.ts';

/** The plan as it stands, as a column. */
const asItStands = '-';

/** Each `--scenario` is a column; `a+b` lays b over a; the other options hold for every column. */
export async function compare(path: string, options: SolveOptions, context: Context): Promise<ExitCode> {
  checkOut(options.out, path, ['.json', '.txt']);
  const given = options.scenario ?? [];
  if (given.length === 0) throw new Refusal((words) => words.refused.compareNothing);
  const { plan } = await loadPlan(path);
  const columns = (given.length === 1 ? [asItStands, ...given] : given).map((column) => {
    const scenario = column === asItStands ? [] : column.split('+');
    return askedOf(plan, { ...options, scenario });
  });
  const work = new Work(plan, options.progress, context);
  const outcomes = await solveAll(plan, columns, work).finally(() => work.end());
  const comparison = compareOutcomes(outcomes);
  const { lang, width } = context;
  await deliver(
    comparison,
    comparePage(comparison, outcomes[0].periods, { lang, width, plan }),
    options,
    context,
  );
  if (work.stopper.asked) return exit.stopped;
  return outcomes.every((outcome) => outcome.status === 'contradiction') ? exit.input : exit.done;
}

/** One after the other: each takes the memory of a whole program. Stopped, what is done by then is compared. */
async function solveAll(
  plan: Plan,
  columns: readonly { readonly whatIf: WhatIf; readonly request: Request }[],
  work: Work,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [k, { whatIf, request }] of columns.entries()) {
    if (work.stopper.asked) break;
    work.printer.column(k, columns.length);
    try {
      outcomes.push(await work.solve(plan, whatIf, { bottlenecks: 0, ...request }));
    } catch (error) {
      if (!(error instanceof StoppedError) || outcomes.length === 0) throw error;
    }
  }
  return outcomes;
}
