// Loaded before the command (node --import): in a sweep's threads every solve of the cases FAILS fails, counted from 1 in each thread.
import { isMainThread, workerData } from 'node:worker_threads';
import { Session, SolverError } from '@sinew/solver';

if (!isMainThread && workerData?.kind === process.env.FAILS_IN) {
  const [from, until] = process.env.FAILS.split('..').map(Number);
  const { solve } = Session.prototype;
  let count = 0;
  Session.prototype.solve = function (options) {
    count++;
    if (count >= from && count <= until) throw new SolverError('made to fail');
    return solve.call(this, options);
  };
}
