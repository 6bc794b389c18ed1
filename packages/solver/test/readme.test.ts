import { readFileSync } from 'node:fs';
import * as solver from '@sinew/solver';
import { expect, test } from 'vitest';

test('the example of the README prints what it says', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```ts\n(.*?)```/s.exec(readme)![1]!;
  const body = example.replace(/^import .*$/m, '');
  const printed: unknown[] = [];
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...given: unknown[]) => Promise<void>;
  const run = new AsyncFunction(
    'loadHighs',
    'openSession',
    'ProgramBuilder',
    'solveLexicographic',
    'console',
    body,
  );
  const { loadHighs, openSession, ProgramBuilder, solveLexicographic } = solver;
  const log = (value: unknown) => printed.push(value);
  await run(loadHighs, openSession, ProgramBuilder, solveLexicographic, { log });
  expect(printed[0]).toBeCloseTo(0, 9);
  expect(printed[1]).toBeCloseTo(220, 6);
  expect(Array.from(printed[2] as Float64Array, (x) => Math.round(1e6 * x) / 1e6)).toEqual([40, 1, 0]);
});
