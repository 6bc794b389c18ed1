import { parentPort, workerData } from 'node:worker_threads';
import { isUnsolved } from '@sinew/planner';
import { openSweep, type SweepAsk, type SweepInput, type SweepKind, type SweepReport } from './sweepKinds.ts';
import { troubleOf } from './trouble.ts';

/*
 * A thread of a sweep, with a solver of its own: makes the plan ready once, then answers one case at a time. A solve
 * looks at the shared flag, so that all threads end soon after the user asks.
 */

const say = (report: SweepReport) => parentPort?.postMessage(report);

async function serve<K extends SweepKind>(input: SweepInput<K>): Promise<void> {
  const sweep = await openSweep(input);
  parentPort?.on('message', async ({ case: one }: SweepAsk<K>) => {
    try {
      say({ kind: 'result', id: one.id, result: await sweep.run(one) });
    } catch (error) {
      if (isUnsolved(error)) {
        const { message, stack } = error;
        say({ kind: 'unsolved', id: one.id, message, stack });
      } else say(troubleOf(error));
    }
  });
  say({ kind: 'ready' });
}

try {
  await serve(workerData as SweepInput);
} catch (error) {
  say(troubleOf(error));
}
