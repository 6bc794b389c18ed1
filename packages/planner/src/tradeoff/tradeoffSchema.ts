import * as z from 'zod';
import {
  date,
  heading,
  integer,
  jsonSchemaOf,
  list,
  named,
  number,
  object,
  provenance,
  schemaText,
  text,
} from '../audit/describing.ts';
import { outcomeSchema } from '../audit/outcomeSchema.ts';

/* A trade-off as JSON, published; a type-level test holds the description to the type `Tradeoff`. */

const cost = object({
  stock: number('Extra stock, at its price.'),
  holding: number('Holding the item: all stock of it, the extra included.'),
  measures: number('Measures and their upkeep.'),
  running: number('All other spending of the plan: runs, training, other stocks held.'),
  writtenOff: number('Value of what expires.'),
  total: number('All of these.'),
}).describe("Present value at the plan's start, price-base money.");

const pointShape = {
  id: text('nothing, stock, capacity, mix, least, or stock-Q for a set quantity Q.'),
  quantity: number('Extra stock in all, at the start of the plan.'),
  stocks: list(object({ site: text('Site.'), quantity: number('Extra stock there.') })).describe('Where.'),
  measures: list(
    object({
      ...named,
      decided: date('First decision.'),
      size: number('1 for once, how many for count, how much for size.'),
    }),
  ).describe('What is decided, measures decided before the plan left out.'),
  status: z
    .enum(['optimal', 'limit', 'impossible'])
    .describe('limit: a search used up its effort. impossible: no plan holds so much.'),
  gap: number('Relative gap of its cost from the least proved possible.'),
  short: number('Sum of the shares short of what is protected, within the period.'),
  needs: list(
    object({
      id: text('Requirement that falls short.'),
      short: number(
        'consume: lost. deliver: owed at the end of the period. hold: below the level at the worst.',
      ),
      from: date('First day it falls short.'),
    }),
  ).describe('What falls short.'),
  full: z.boolean().describe('Whether it protects as fully as any mix does.'),
  cost: cost.nullable().describe('null: it is impossible.'),
  pDay: z.iso
    .date()
    .nullable()
    .describe('Latest P-day of what is protected; null: not reached, or no D-day.'),
  reasons: list(
    object({
      code: z
        .enum(['storage', 'shelf_life', 'money', 'time', 'others', 'none'])
        .describe('What would let it do better, if it were left out; none: none of these by itself.'),
      atBest: z
        .number()
        .nullable()
        .describe('Share short that would be left at best; null: it would then be possible.'),
    }),
  ).describe('Why it falls short or is impossible, each confirmed by solving without it.'),
};

const point = object(pointShape);

export const tradeoffSchema = object({
  sinew: z.literal('tradeoff/1').describe('Format and its version.'),
  plan: heading,
  scenarios: list(z.string()).describe('Scenarios laid over the plan, in order.'),
  changes: list(z.string()).describe('What was changed by hand at every point.'),
  status: z.enum(['done', 'interrupted']).describe('interrupted: stopped before every point was solved.'),
  item: object({ ...named, unit: text('Its unit.') }).describe('What is held or made.'),
  dDay: z.iso.date().nullable().describe('D-day of the scenarios.'),
  from: date('First day that is protected.'),
  until: date('Day after the last.'),
  protects: list(
    object({
      ...named,
      unit: text('Its unit.'),
      rank: integer('Its rank.'),
      asked: number('Asked within the period; of a held level the highest.'),
    }),
  ).describe('What is to be met in full.'),
  price: object({
    unit: number('Of a unit of extra stock, currency of the plan.'),
    basis: z
      .enum(['unit_value', 'buy', 'make'])
      .describe('unit_value of the item; else the cheapest process that buys or makes it, inputs included.'),
    process: z.string().nullable().describe('The process, where the price is one’s.'),
  }).describe('What extra stock costs.'),
  unavoidable: number('The least share short that any mix leaves.'),
  nothing: point.nullable().describe('Nothing more held and nothing decided.'),
  stock: point.nullable().describe('Only stock.'),
  capacity: point.nullable().describe('Only capacity.'),
  least: point
    .nullable()
    .describe('As little more held as protects as fully: what no capacity takes the place of.'),
  cheapest: z.string().nullable().describe('Id of the cheapest point that protects as fully as any.'),
  mix: point.nullable().describe('The cheapest mix, looked for without a set quantity.'),
  curve: list(
    object({
      ...pointShape,
      saves: z
        .number()
        .nullable()
        .describe(
          'What one unit more of stock saves of measures, running and write-off, up to the next point.',
        ),
      costs: z.number().nullable().describe('What that unit costs: its price and its holding.'),
    }),
  ).describe('Set quantities of extra stock, ascending; the first is least.'),
  asked: list(z.number()).describe('Quantities that the curve was asked for.'),
  provenance,
}).describe(
  'Stockpile against capacity: the same protection by holding more, by making faster, and by the cheapest mix.',
);

/** A point and its outcome, as a journal keeps them. */
export const solvedPointSchema = object({ point, outcome: outcomeSchema.nullable() });

export function publishedTradeoff(): Readonly<Record<string, string>> {
  return {
    'schema/tradeoff.schema.json': schemaText(
      jsonSchemaOf('urn:sinew:tradeoff:1', 'Sinew trade-off', tradeoffSchema),
    ),
  };
}
