import { bottlenecksPage, contradictionPage } from '@sinew/report';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { loadPlan } from '../loadPlan.ts';
import type { SolveOptions } from '../options/common.ts';
import { checkOut, deliver, exitOf } from '../output.ts';
import { askedOf, Work } from '../work/solve.ts';

const usualMost = 16;

export async function bottlenecks(
  path: string,
  options: SolveOptions & { readonly most?: number },
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['.json', '.txt']);
  const { plan } = await loadPlan(path);
  const { whatIf, request } = askedOf(plan, options);
  const work = new Work(plan, options.progress, context);
  const asked = { bottlenecks: options.most ?? usualMost, ...request };
  const outcome = await work.solve(plan, whatIf, asked).finally(() => work.end());
  const { lang, width } = context;
  const page = outcome.status === 'contradiction' ? contradictionPage : bottlenecksPage;
  await deliver(outcome, page(outcome, { lang, width, plan }), options, context);
  return exitOf(outcome);
}
