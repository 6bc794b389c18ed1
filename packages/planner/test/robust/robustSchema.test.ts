import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  findRobust,
  isOwnPlan,
  openFutures,
  publishedRobust,
  type Robust,
  robustSchema,
} from '@sinew/planner';
import { expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import { planOf } from '../textbook/cases.ts';
import { futuresOver } from './everyPlan.ts';

const root = join(import.meta.dirname, '../../../..');
const plan = planOf('farmer');
const futures = futuresOver(
  plan,
  ['good', 'bad'].map((id) => ({ id, whatIf: { scenarios: [id] } })),
);

test('the type and the description of a robust plan are one', () => {
  expectTypeOf<z.infer<typeof robustSchema>>().toExtend<Robust>();
  expectTypeOf<Robust>().toExtend<z.infer<typeof robustSchema>>();
});

test.each(Object.entries(publishedRobust()))('%s is fresh (else: npm run generate)', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

test('what is found is as described, and nothing else is', async () => {
  const { robust } = await findRobust(plan, futures);
  const sent = JSON.parse(JSON.stringify(robust));
  expect(robustSchema.parse(sent)).toEqual(robust);
  expect(robustSchema.safeParse({ ...sent, extra: 1 }).success).toBe(false);
});

test('plans of single scenarios are the same kept and sent as made on the spot', async () => {
  const opened = await openFutures(futures);
  const own = new Map(futures.map(({ id }) => [id, JSON.parse(JSON.stringify(opened.run({ id })))] as const));
  for (const [id, one] of own) expect(isOwnPlan(id, 2, one)).toBe(true);
  expect(isOwnPlan('good', 2, own.get('bad'))).toBe(false);
  expect(isOwnPlan('good', 3, own.get('good'))).toBe(false);
  const { robust } = await findRobust(plan, futures, { own });
  expect(robust).toEqual((await findRobust(plan, futures)).robust);
});
