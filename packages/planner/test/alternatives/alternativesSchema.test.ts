import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realise } from '@sinew/model';
import {
  type Alternatives,
  alternativesSchema,
  findAlternatives,
  publishedAlternatives,
} from '@sinew/planner';
import { expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import { planOf } from '../textbook/cases.ts';

const root = join(import.meta.dirname, '../../../..');

test('the type and the description of alternatives are one', () => {
  expectTypeOf<z.infer<typeof alternativesSchema>>().toExtend<Alternatives>();
  expectTypeOf<Alternatives>().toExtend<z.infer<typeof alternativesSchema>>();
});

test.each(Object.entries(publishedAlternatives()))('%s is fresh (else: npm run generate)', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

test('what is found is as described, and nothing else is', async () => {
  const { alternatives } = await findAlternatives(realise(planOf('alternatives')).realised!);
  const sent = JSON.parse(JSON.stringify(alternatives));
  expect(alternativesSchema.parse(sent)).toEqual(alternatives);
  expect(alternativesSchema.safeParse({ ...sent, extra: 1 }).success).toBe(false);
});
