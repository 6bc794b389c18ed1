import { farmerPlan } from './farmer/plan.ts';
import { farmerProblem } from './farmer/problem.ts';
import { nationWithFutures } from './nation/futures.ts';
import { isSizeName, sizes } from './nation/size.ts';
import { measureFarmer, writeFarmer } from './phases/farmer.ts';
import { writeNation } from './phases/folder.ts';
import { measureLinear, writeIndexSets } from './phases/linear.ts';
import { measurePlan } from './phases/plan.ts';
import { measureStress, planToStress } from './phases/stress.ts';
import { measureTogether } from './phases/together.ts';

/**
 * One measurement in a process of its own, so that peaks of memory are its own too; run.ts starts it. What is
 * found stands on the last line of standard output, as JSON; progress goes to standard error.
 */
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const [task, first = '', second = '', ...rest] = process.argv.slice(2);
const farmerSize = () => ({ farms: Number(first), years: Number(second) });
const tasks: Record<string, () => unknown> = {
  generate: () => {
    if (!isSizeName(first)) throw new Error(`there is no size ${first}`);
    return { bytes: writeNation(first, second) };
  },
  plan: () => measurePlan(first, second, Number(rest[0]), say),
  linear: () => measureLinear(first, Number(second), say),
  'plan-to-stress': () => planToStress(first, second),
  stress: () => {
    const [most, sample, part, parts, colds] = rest.slice(0, 5).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    return measureStress(first, second, { most, sample, part, parts, colds, mps: rest[5] ?? '' });
  },
  'farmer-problem': () => writeFarmer(farmerSize(), rest[0]!),
  farmer: () => measureFarmer(farmerSize()),
  'farmer-parts': () => {
    const { farms, years } = farmerSize();
    return measureTogether(
      farmerPlan(farmerProblem(farms, years)),
      'decomposition',
      1e-7,
      Number(rest[0]),
      say,
    );
  },
  'nation-together': () => {
    if (!isSizeName(first)) throw new Error(`there is no size ${first}`);
    const method = rest[0] === 'extensive' ? 'extensive' : 'decomposition';
    const plan = nationWithFutures(first, sizes[first], Number(second));
    return measureTogether(plan, method, Number(rest[1]), Number(rest[2]), say);
  },
  'index-sets': () => writeIndexSets(first, second),
};
const run = tasks[task ?? ''];
if (!run) throw new Error(`measure takes one of ${Object.keys(tasks).join(', ')}, not ${task}`);
say((await run()) ?? null);
