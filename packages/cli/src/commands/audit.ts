import { auditOutcome, auditStress, planHash } from '@sinew/planner';
import { auditPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadAudited, whatIfIn } from '../loadOutcome.ts';
import { loadPlan, realisePlan } from '../loadPlan.ts';
import type { OutputOptions } from '../options/common.ts';
import { checkApart, checkOut, deliver } from '../output.ts';

/** Recomputes an outcome or a stress test under the scenarios and changes it names. A breach is exit code 2: the outcome is wrong. */
export async function audit(
  path: string,
  file: string,
  options: OutputOptions,
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['.json', '.txt']);
  checkApart(options.out, file);
  const { lang, width } = context;
  const { plan } = await loadPlan(path);
  const outcome = await loadAudited(file, plan, path, lang);
  const realised = realisePlan(plan, whatIfIn(outcome));
  if ((await planHash(realised.plan)) !== outcome.provenance.planHash) {
    context.note(context.words.said.planChanged);
  }
  const report =
    outcome.sinew === 'stress/1' ? auditStress(realised, outcome) : auditOutcome(realised, outcome);
  await deliver(report, auditPage(report, { lang, width }), options, context);
  return report.clean ? exit.done : exit.input;
}
