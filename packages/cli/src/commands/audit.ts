import { auditOutcome, type Outcome, parseOutcome, planHash } from '@sinew/planner';
import { auditPage, readable } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { readOutcome } from '../files/readInput.ts';
import { loadPlan, realisePlan, requireRow } from '../loadPlan.ts';
import type { OutputOptions } from '../options/common.ts';
import { checkOut, deliver } from '../output.ts';
import { Refusal } from '../refusal.ts';

/** Reasons told why a file is no outcome: more would tell no one more. */
const mostReasons = 3;

/** Recomputes an outcome under the scenarios and changes it names. A breach is exit code 2: the outcome is wrong. */
export async function audit(
  path: string,
  file: string,
  options: OutputOptions,
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['.json', '.txt']);
  checkOut(options.out, file, ['.json', '.txt']);
  const { lang, width } = context;
  const { plan } = await loadPlan(path);
  const { outcome, faults } = parseOutcome(await readOutcome(file));
  if (faults) {
    const reasons = faults.slice(0, mostReasons).map(({ statement }) => readable(statement[lang]));
    throw new Refusal((words) => words.refused.outcome(file, reasons, faults.length - reasons.length));
  }
  const { id: own } = plan.settings;
  const { id: other } = outcome.plan;
  if (own !== other) throw new Refusal((words) => words.refused.otherPlan(file, readable(other), own, path));
  for (const id of outcome.scenarios) requireRow(plan, 'scenarios', id);
  const realised = realisePlan(plan, { scenarios: outcome.scenarios, sets: changesOf(outcome) });
  if ((await planHash(realised.plan)) !== outcome.provenance.planHash) {
    context.note(context.words.said.planChanged);
  }
  const report = auditOutcome(realised, outcome);
  await deliver(report, auditPage(report, { lang, width }), options, context);
  return report.clean ? exit.done : exit.input;
}

/** Changes of the plan; what was fixed or left out is not one, and shows in the outcome's measures. */
const changesOf = ({ changes }: Outcome) => changes.filter((change) => !/^(?:fix|never) /.test(change));
