import { parentPort, workerData } from 'node:worker_threads';
import { realise } from '@sinew/model';
import { futureCases } from './futures.ts';
import type { Report, WorkerInput } from './job.ts';
import { troubleOf } from './trouble.ts';

/*
 * The thread that solves. HiGHS holds it until it is done, so all it can do meanwhile is post progress and look at
 * the shared flag; the main thread stays free to print and to hear Ctrl-C.
 */

const { job, stop } = workerData as WorkerInput;
const say = (report: Report) => parentPort?.postMessage(report);

const options = {
  ...job.options,
  onProgress: (progress: (Report & { kind: 'progress' })['progress']) => say({ kind: 'progress', progress }),
  interrupted: () => Atomics.load(stop, 0) === 1,
  clock: () => performance.now(),
};

try {
  say({ kind: 'done', result: await run() });
} catch (error) {
  say(troubleOf(error));
}

async function run() {
  if (job.kind === 'robust') {
    const { findRobust } = await import('@sinew/planner');
    const { plan, futures, how, own } = job;
    const plans = new Map(own.map((one) => [one.id, one]));
    return findRobust(plan, futureCases(plan, futures), {
      ...options,
      risk: how.risk,
      ...(how.method && { method: how.method }),
      own: plans,
    });
  }
  // The main thread has realised the plan already to tell faults: here it cannot fail.
  const realised = realise(job.plan, job.whatIf).realised!;
  if (job.kind === 'why') {
    const { explainShortage } = await import('@sinew/planner');
    return explainShortage(realised, job.requirement, { ...options, ...(job.at && { at: job.at }) });
  }
  if (job.kind === 'alternatives') {
    const { findAlternatives } = await import('@sinew/planner');
    return findAlternatives(realised, {
      ...options,
      onAnswer: (id, result) => say({ kind: 'kept', id, result }),
    });
  }
  const { solvePlan } = await import('@sinew/planner');
  return solvePlan(realised, options);
}
