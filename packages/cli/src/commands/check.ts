import {
  calendarOf,
  describeFault,
  type Fault,
  type FaultyScenario,
  faultyScenarios,
  formatDay,
  type Plan,
  tableNames,
} from '@sinew/model';
import { faultsPage, frameOf, speak } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { FaultyPlan, loadPlan, realisePlan, whatIfOf } from '../loadPlan.ts';
import type { OutputOptions, WhatIfOptions } from '../options/common.ts';
import { checkOut, deliver } from '../output.ts';

/**
 * Every fault at once, those of each scenario by itself too; with scenarios or what-ifs, those of the changes as well. Exit code 2
 * where there is one.
 */
export async function check(
  path: string,
  options: WhatIfOptions & OutputOptions,
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['.json', '.txt']);
  const { lang, width } = context;
  try {
    const { plan, notes } = await loadPlan(path);
    realisePlan(plan, whatIfOf(plan, options));
    const scenarios = faultyScenarios(plan);
    const page = [
      summary(plan, context),
      ...(notes.length > 0 ? [faultsPage(notes, { lang, width })] : []),
      ...scenarios.map(({ scenario, faults }) =>
        [`\n${context.words.said.underScenario(scenario)}\n`, faultsPage(faults, { lang, width })].join(''),
      ),
    ].join('');
    const found = result(plan.settings.id, notes, scenarios, context);
    await deliver(found, page, options, context);
    return found.inOrder ? exit.done : exit.input;
  } catch (error) {
    if (!(error instanceof FaultyPlan)) throw error;
    await deliver(
      result(null, error.faults, [], context),
      faultsPage(error.faults, { lang, width }),
      options,
      context,
    );
    return exit.input;
  }
}

function summary(plan: Plan, { lang, words }: Context): string {
  const speech = speak(lang, frameOf(plan));
  const filled = tableNames.filter((name) => plan.tables[name].length > 0);
  const rows = filled.reduce((sum, name) => sum + plan.tables[name].length, 0);
  const { start, end, count } = calendarOf(plan.settings);
  const { title, title_fr } = plan.settings;
  const name = speech.name({ name: title, nameFr: title_fr ?? null });
  const [first, last] = [formatDay(start[0]), formatDay(end[count - 1] - 1)];
  return `${words.said.inOrder(name, speech.quantity(rows), filled.length, first, last)}\n`;
}

/** Faults as data with their words, for programs. `plan` is null where it could not be read. */
function result(
  plan: string | null,
  faults: readonly Fault[],
  scenarios: readonly FaultyScenario[],
  { lang }: Context,
) {
  const told = (fault: Fault) => ({ ...fault, ...describeFault(fault, lang) });
  return {
    sinew: 'check/1',
    plan,
    inOrder: plan !== null && scenarios.length === 0,
    faults: [
      ...faults.map(told),
      ...scenarios.flatMap(({ scenario, faults }) => faults.map((fault) => ({ scenario, ...told(fault) }))),
    ],
  };
}
