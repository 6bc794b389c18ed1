import { calendarOf, dayOf, formatDay } from '@sinew/model';
import { frameOf, whyPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadPlan, requireRow } from '../loadPlan.ts';
import type { SolveOptions } from '../options/common.ts';
import { checkOut, deliver } from '../output.ts';
import { Refusal } from '../refusal.ts';
import { askedOf, Work } from '../work/solve.ts';

export async function why(
  path: string,
  requirement: string,
  options: SolveOptions & { readonly at?: string },
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['.json', '.txt']);
  const { plan } = await loadPlan(path);
  requireRow(plan, 'requirements', requirement);
  const { at } = options;
  if (at !== undefined) {
    const { start, end, count } = calendarOf(plan.settings);
    if (dayOf(at) < start[0] || dayOf(at) >= end[count - 1]) {
      const [from, until] = [formatDay(start[0]), formatDay(end[count - 1] - 1)];
      throw new Refusal((words) => words.refused.datesOfPlan(at, from, until));
    }
  }
  const { whatIf, request } = askedOf(plan, options);
  const work = new Work(plan, options.progress, context);
  const explanation = await work.why(plan, whatIf, request, requirement, at).finally(() => work.end());
  const { lang, width } = context;
  await deliver(explanation, whyPage(explanation, frameOf(plan), { lang, width, plan }), options, context);
  return work.stopper.asked ? exit.stopped : exit.done;
}
