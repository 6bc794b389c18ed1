import * as z from 'zod';
import {
  date,
  heading,
  jsonSchemaOf,
  list,
  named,
  number,
  object,
  provenance,
  schemaText,
  text,
} from '../audit/describing.ts';

/* A frontier as JSON, published; a type-level test holds the description to the type `Frontier`. */

const at = number('Budget factor, or months added to every approval step.');

const point = object({
  at,
  status: z
    .enum(['optimal', 'limit', 'interrupted', 'contradiction'])
    .describe('limit: a stage used up its effort. contradiction: no plan is possible.'),
  stages: list(
    object({
      stage: text('rank R or held R.'),
      short: number('Sum of the shares short, as the objective counts them.'),
      met: number('Mean share met of all that the stage asks, 0 to 1.'),
      gap: number('Relative gap of short from the best proved possible.'),
      proved: z.boolean().describe('Proved best within the gap.'),
    }),
  ).describe('Readiness, stage by stage; empty where no plan is possible.'),
  cost: object({
    total: number('Spending within the plan, price-base money.'),
    discounted: number("Present value at the plan's start."),
  }).describe('What the plan costs.'),
  measures: list(
    object({
      id: text('Measure.'),
      decided: date('First decision.'),
      size: number('1 for once, how many for count, how much for size.'),
    }),
  ).describe('What is decided, measures decided before the plan left out.'),
  bettered: object({
    by: number('The point with a smaller budget.'),
    stage: text('First stage that is better there.'),
    amount: number('By how much: shares, or money for cost.'),
  })
    .nullable()
    .describe('Proof that this point is not the best: a smaller budget reached more. null: no such proof.'),
});

export const frontierSchema = object({
  sinew: z.literal('frontier/1').describe('Format and its version.'),
  axis: z
    .enum(['budget', 'delay'])
    .describe('Factor of every budget, or months added to every approval step.'),
  plan: heading,
  scenarios: list(z.string()).describe('Scenarios laid over the plan, in order.'),
  changes: list(z.string()).describe('What was changed by hand at every point.'),
  status: z.enum(['done', 'interrupted']).describe('interrupted: stopped before every point was solved.'),
  asked: list(z.number()).describe('Where points were asked for, ascending.'),
  points: list(point).describe('Points solved, ascending.'),
  knees: list(
    object({
      stage: text('rank R or held R.'),
      at,
      kind: z.enum(['knee', 'elbow']).describe('knee: above the chord between the ends. elbow: below it.'),
      bend: number('Distance from the chord, as a share of the range of the curve.'),
    }),
  ).describe('Where the curve of a stage bends most.'),
  measures: list(
    object({
      ...named,
      spans: list(object({ from: number('First point.'), to: number('Last point.') })).describe(
        'Runs of neighbouring points that decide it.',
      ),
      earliest: date('Earliest first decision among the points.'),
      latest: date('Latest first decision among the points.'),
    }),
  ).describe('Measures that some point decides.'),
  neverDecided: list(z.string()).describe('Measures that may be decided and no point decides: ids.'),
  provenance,
}).describe('Readiness against money or against approval time: every point is a whole solve of its own.');

/** What is generated from the description of a frontier: a path from the root of the repository, and its text. */
export function publishedFrontier(): Readonly<Record<string, string>> {
  return {
    'schema/frontier.schema.json': schemaText(
      jsonSchemaOf('urn:sinew:frontier:1', 'Sinew frontier', frontierSchema),
    ),
  };
}
