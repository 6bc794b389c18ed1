import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  auditOutcome,
  type Outcome,
  type outcomeSchema,
  parseOutcome,
  publishedOutcome,
} from '@sinew/planner';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import { type Draft, smallOutcome, smallPlan } from './smallPlan.ts';

const root = join(import.meta.dirname, '../../../..');
type Json = Record<string, unknown>;
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** A type without the difference between an interface, what it extends, and a plain object type. */
type Plain<T> = T extends readonly (infer V)[]
  ? readonly Plain<V>[]
  : T extends object
    ? { readonly [K in keyof T]: Plain<T[K]> }
    : T;

test('the type and the description of an outcome are one', () => {
  expectTypeOf<Plain<z.infer<typeof outcomeSchema>>>().toEqualTypeOf<Plain<Outcome>>();
  // Readonly all the way down, which the comparison above levels out.
  expectTypeOf<z.infer<typeof outcomeSchema>>().toExtend<Outcome>();
  expectTypeOf<Outcome>().toExtend<z.infer<typeof outcomeSchema>>();
});

test.each(Object.entries(publishedOutcome()))('%s is fresh (else: npm run generate)', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

describe('parseOutcome', () => {
  test('takes an outcome as it was written', () => {
    expect(parseOutcome(bytes(smallOutcome()))).toEqual({ outcome: smallOutcome() });
  });

  const draft = () => structuredClone(smallOutcome()) as Draft<Outcome>;
  const faultsOf = (mutate: (outcome: Draft<Outcome>) => void) => {
    const outcome = draft();
    mutate(outcome);
    return parseOutcome(bytes(outcome)).faults?.map(({ path }) => path);
  };

  test('says where, and what, in both languages', () => {
    const outcome = draft();
    Object.assign(outcome.stocks[1].closing, { 2: '20' });
    expect(parseOutcome(bytes(outcome)).faults).toEqual([
      {
        path: 'stocks[1].closing[2]',
        statement: {
          en: expect.stringContaining('stocks[1].closing[2]: Invalid input: expected number'),
          fr: expect.stringContaining('stocks[1].closing[2] : Entrée invalide : nombre attendu'),
        },
      },
    ]);
  });

  test.each<[string, (outcome: Draft<Outcome>) => void, string]>([
    ['a missing field', (o) => Object.assign(o.cost, { total: undefined }), 'cost.total'],
    ['a field that is none', (o) => Object.assign(o.cost, { tax: 1 }), 'cost'],
    ['a date that does not exist', (o) => Object.assign(o.plan, { start: '2026-02-30' }), 'plan.start'],
    ['a year no calendar has', (o) => Object.assign(o.plan, { start: '0042-02-03' }), 'plan.start'],
    ['a fraction of a rank', (o) => Object.assign(o.requirements[0], { rank: 1.5 }), 'requirements[0].rank'],
    ['a month too few', (o) => o.processes[1].runs.pop(), 'processes[1].runs'],
    ['nothing for a number', (o) => Object.assign(o.budgets[0], { spent: null }), 'budgets[0].spent'],
  ])('refuses %s', (_, mutate, path) => {
    expect(faultsOf(mutate)).toEqual([path]);
  });

  test('refuses numbers that are not finite, and what is not JSON in UTF-8', () => {
    const text = JSON.stringify(smallOutcome()).replace('2316.7', '1e999');
    expect(parseOutcome(new TextEncoder().encode(text)).faults).toMatchObject([{ path: 'cost.total' }]);
    expect(parseOutcome(new TextEncoder().encode('{"sinew":')).faults).toHaveLength(1);
    expect(parseOutcome(Uint8Array.of(0xff, 0xfe)).faults).toHaveLength(1);
  });

  test('tells a bounded number of faults', () => {
    const outcome = { ...draft(), scenarios: Array(5000).fill(1) };
    expect(parseOutcome(bytes(outcome)).faults).toHaveLength(100);
  });
});

test('whatever parses can be audited, however hostile', () => {
  const realised = smallPlan();
  const leaves = (value: unknown, path: readonly string[]): (readonly string[])[] =>
    typeof value === 'object' && value !== null
      ? [path, ...Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))]
      : [path];
  const paths = leaves(smallOutcome(), []).filter((path) => path.length > 0);
  const numbers = fc.constantFrom(0, -1, 1, 0.5, 1e9, 1e308, -1e308, 5e-324, 2 ** 53 - 1);
  const texts = fc.constantFrom(
    '__proto__',
    '',
    'shell',
    'depot',
    'park',
    '9999-12-31',
    '0100-01-01',
    '2026-03-01',
  );
  let audited = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...paths), numbers, texts, fc.nat(3)), {
        minLength: 1,
        maxLength: 4,
      }),
      (edits) => {
        const outcome = structuredClone(smallOutcome()) as unknown as Json;
        for (const [path, number, text, turn] of edits) hurt(outcome, path, number, text, turn);
        const parsed = parseOutcome(bytes(outcome));
        if (parsed.faults) return;
        audited++;
        const report = auditOutcome(realised, parsed.outcome);
        expect(report.clean).toBe(report.breaches.length === 0);
      },
    ),
    { numRuns: 2000, seed: 7 },
  );
  expect(audited).toBeGreaterThan(500);
});

/** Puts a value of the same sort in the place of one, empties a list, or says an element twice. */
function hurt(outcome: Json, path: readonly string[], number: number, text: string, turn: number): void {
  let holder: unknown = outcome;
  for (const key of path.slice(0, -1)) holder = (holder as Json | undefined)?.[key];
  if (typeof holder !== 'object' || holder === null) return;
  const at = holder as Json;
  const key = path.at(-1)!;
  const value = at[key];
  if (typeof value === 'number') at[key] = number;
  else if (typeof value === 'string') at[key] = text;
  else if (typeof value === 'boolean') at[key] = !value;
  else if (value === null) at[key] = turn > 1 ? text : number;
  else if (Array.isArray(value)) at[key] = turn === 0 ? [] : [...value, ...value.slice(0, turn)];
}
