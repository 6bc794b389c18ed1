import { planPage } from '@sinew/report';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { jsonText } from '../files/json.ts';
import { loadPlan } from '../loadPlan.ts';
import type { SolveOptions } from '../options/common.ts';
import { checkOut, exitOf, writeOutcome } from '../output.ts';
import { askedOf, Work } from '../work/solve.ts';

/** `sinew plan` and `sinew gap`: the page on standard output, the files in `--out`. */
export async function plan(
  kind: 'gap' | 'plan',
  path: string,
  options: SolveOptions,
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['', '.json', '.html']);
  const { plan } = await loadPlan(path);
  const { whatIf, request } = askedOf(plan, options);
  const work = new Work(plan, options.progress, context);
  const outcome = await work.solve(plan, whatIf, { kind, ...request }).finally(() => work.end());
  if (options.out !== undefined) await writeOutcome(outcome, plan, options.out, context);
  const { lang, width } = context;
  await context.print(options.json ? jsonText(outcome) : planPage(outcome, { lang, width, plan }));
  return exitOf(outcome);
}
