import { isSizeName } from './nation/size.ts';
import { writeNation } from './phases/folder.ts';
import { measureLinear, writeIndexSets } from './phases/linear.ts';
import { measurePlan } from './phases/plan.ts';
import { measureStress, planToStress } from './phases/stress.ts';

/**
 * One measurement in a process of its own, so that peaks of memory are its own too; run.ts starts it. What is
 * found stands on the last line of standard output, as JSON; progress goes to standard error.
 */
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const [task, first = '', second = '', seconds = '0'] = process.argv.slice(2);
const tasks: Record<string, () => unknown> = {
  generate: () => {
    if (!isSizeName(first)) throw new Error(`there is no size ${first}`);
    return { bytes: writeNation(first, second) };
  },
  plan: () => measurePlan(first, second, Number(seconds), say),
  linear: () => measureLinear(first, Number(second), say),
  'plan-to-stress': () => planToStress(first, second),
  stress: () => {
    const [most, part, parts, colds] = process.argv.slice(5, 9).map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return measureStress(first, second, { most, part, parts, colds, mps: process.argv[9] ?? '' });
  },
  'index-sets': () => writeIndexSets(first, second),
};
const run = tasks[task ?? ''];
if (!run) throw new Error(`measure takes one of ${Object.keys(tasks).join(', ')}, not ${task}`);
say((await run()) ?? null);
