import { alternativesPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadPlan } from '../loadPlan.ts';
import type { SolveOptions } from '../options/common.ts';
import { checkOut, deliverIn } from '../output.ts';
import { askedOf, Work } from '../work/solve.ts';

/** The page on standard output; in a folder `--out`, each portfolio as an outcome that `audit` takes as well. */
export async function alternatives(
  path: string,
  options: SolveOptions & { readonly within?: number; readonly count?: number },
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['', '.json', '.txt']);
  const { plan } = await loadPlan(path);
  const { whatIf, request } = askedOf(plan, options);
  const work = new Work(plan, options.progress, context);
  const { within, count } = options;
  const asked = {
    ...request,
    ...(within !== undefined && { within }),
    ...(count !== undefined && { count }),
  };
  const found = await work.alternatives(plan, whatIf, asked).finally(() => work.end());
  const { lang, width } = context;
  const page = alternativesPage(found.alternatives, { lang, width, plan });
  const outcomes = found.outcomes.map(
    (outcome, k) => [k === 0 ? 'best' : `alternative-${k}`, outcome] as const,
  );
  await deliverIn('alternatives', found.alternatives, { page }, outcomes, options, context);
  return found.alternatives.status === 'interrupted' ? exit.stopped : exit.done;
}
