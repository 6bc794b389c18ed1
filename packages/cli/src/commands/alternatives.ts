import { DEFAULT_WITHIN, isKeptAnswer, type KeptAnswer, planHash, VERSION } from '@sinew/planner';
import { alternativesHtml, alternativesPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadPlan, realisePlan } from '../loadPlan.ts';
import type { SolveOptions, SweepOptions } from '../options/common.ts';
import { checkJournal, checkOut, deliverIn, type Told } from '../output.ts';
import { openResults } from '../work/results.ts';
import { askedOf, Work } from '../work/solve.ts';

export interface AlternativesOptions extends SolveOptions, Pick<SweepOptions, 'resume'> {
  readonly within?: number;
  readonly count?: number;
}

/** The page on standard output; in a folder `--out`, each portfolio as an outcome that `audit` takes as well. */
export async function alternatives(
  path: string,
  options: AlternativesOptions,
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['', '.json', '.html', '.txt']);
  checkJournal(options.out, options.resume);
  const { plan } = await loadPlan(path);
  const { whatIf, request } = askedOf(plan, options);
  const { within = DEFAULT_WITHIN, count, resume } = options;
  // More portfolios are looked for after fewer: how many does not bear on what is kept.
  const head = {
    sinew: 'alternatives-journal/1',
    version: VERSION,
    planHash: await planHash(realisePlan(plan, whatIf).plan),
    whatIf,
    request,
    within,
  };
  const kept = resume === undefined ? undefined : await openResults(resume, { head, isResult: isKeptAnswer });
  const work = new Work(plan, options.progress, context);
  const asked = {
    ...request,
    within,
    ...(count !== undefined && { count }),
    ...(kept && { known: kept.known as ReadonlyMap<string, KeptAnswer> }),
  };
  const found = await work
    .alternatives(plan, whatIf, asked, (id, result) => kept?.journal.add({ id, result }))
    .finally(() => {
      work.end();
      kept?.journal.close();
    });
  const { lang, width } = context;
  const told: Told = {
    page: alternativesPage(found.alternatives, { lang, width, plan }),
    html: (page) => alternativesHtml(found.alternatives, { ...page, plan }),
  };
  const outcomes = found.outcomes.map(
    (outcome, k) => [k === 0 ? 'best' : `alternative-${k}`, outcome] as const,
  );
  await deliverIn('alternatives', found.alternatives, told, outcomes, options, context);
  return found.alternatives.status === 'interrupted' ? exit.stopped : exit.done;
}
