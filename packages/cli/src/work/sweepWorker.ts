import { parentPort, workerData } from 'node:worker_threads';
import { realise } from '@sinew/model';
import { openStress } from '@sinew/planner';
import type { SweepAsk, SweepInput, SweepReport } from './sweepJob.ts';
import { troubleOf } from './trouble.ts';

/*
 * A thread of a sweep, with a solver of its own: makes the plan ready once, then answers one case at a time. A solve
 * looks at the shared flag, so that all threads end soon after the user asks.
 */

const { plan, whatIf, outcome, options, stop } = workerData as SweepInput;
const say = (report: SweepReport) => parentPort?.postMessage(report);

try {
  // The main thread has realised the plan already to tell faults: here it cannot fail.
  const sweep = await openStress(realise(plan, whatIf).realised!, outcome, [], {
    ...options,
    interrupted: () => Atomics.load(stop, 0) === 1,
  });
  parentPort?.on('message', ({ case: one }: SweepAsk) => {
    try {
      say({ kind: 'result', id: one.id, result: sweep.run(one) });
    } catch (error) {
      say(troubleOf(error));
    }
  });
  say({ kind: 'ready' });
} catch (error) {
  say(troubleOf(error));
}
