import { parentPort, workerData } from 'node:worker_threads';
import { realise } from '@sinew/model';
import { InterruptedError, openStress, RequestError } from '@sinew/planner';
import type { SweepAsk, SweepInput, SweepReport } from './sweepJob.ts';

/*
 * A thread of a sweep, with a solver of its own: makes the plan ready once, then answers one case at a time. A solve
 * looks at the shared flag, so that all threads end soon after the user asks.
 */

const { plan, whatIf, outcome, options, stop } = workerData as SweepInput;
const say = (report: SweepReport) => parentPort?.postMessage(report);

function tell(error: unknown): void {
  if (error instanceof RequestError) say({ kind: 'request', what: error.what, remedy: error.remedy });
  else if (error instanceof InterruptedError) say({ kind: 'stopped' });
  else {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    say({ kind: 'fault', message, stack });
  }
}

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
      tell(error);
    }
  });
  say({ kind: 'ready' });
} catch (error) {
  tell(error);
}
