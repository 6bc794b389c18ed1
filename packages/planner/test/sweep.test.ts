import { runSweep } from '@sinew/planner';
import { MemoryError, SolverError } from '@sinew/solver';
import { expect, test } from 'vitest';

const cases = ['a', 'b', 'c'].map((id) => ({ id }));
const failing = (error: Error) => ({
  cases,
  run: ({ id }: { id: string }) => {
    if (id === 'b') throw error;
    return id.toUpperCase();
  },
});

test('a case on which the solver fails is left out where someone is told of it, and ends the sweep otherwise', async () => {
  const error = new SolverError('no end');
  const told: [string, Error][] = [];
  const results = await runSweep(failing(error), { onUnsolved: (id, why) => told.push([id, why]) });
  expect([...results]).toEqual([
    ['a', 'A'],
    ['c', 'C'],
  ]);
  expect(told).toEqual([['b', error]]);
  await expect(runSweep(failing(error))).rejects.toBe(error);
});

test('a solver that cannot be used any more ends the sweep, as does any other error', async () => {
  const cause = new WebAssembly.RuntimeError('unreachable');
  for (const error of [
    new MemoryError('full', { cause }),
    new SolverError('broke off', { cause }),
    new Error('ours'),
  ])
    await expect(runSweep(failing(error), { onUnsolved: () => {} })).rejects.toBe(error);
});

test('an error of whoever hears results is no failure of the solver', async () => {
  const error = new SolverError('of the hearer');
  const onResult = () => {
    throw error;
  };
  await expect(runSweep(failing(new Error('ours')), { onResult, onUnsolved: () => {} })).rejects.toBe(error);
});
