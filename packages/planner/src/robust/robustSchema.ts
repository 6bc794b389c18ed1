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
  standing,
  text,
} from '../audit/describing.ts';

import type { OwnPlan } from './ownPlan.ts';

/* A robust plan as JSON, published; a type-level test holds the description to the type `Robust`. */

const scenario = text('Scenario, as asked: several joined by +, or - for the plan as it stands.');
const stageName = text('rank R, held R or cost.');
const stageValue = object({
  stage: stageName,
  value: number('Sum of shares short, as the objective counts them; for cost, discounted money.'),
});

const stage = object({
  stage: stageName,
  value: number('What was made least: (1 − aversion) × mean + aversion × mean of the tail.'),
  mean: number('Mean over the scenarios.'),
  tailMean: number('Mean of the worst 1 − tail of all probability.'),
  worst: object({ scenario, value: number('Value there.') }).describe('The scenario with the largest value.'),
  bound: number('Proved: no plan has less, given the stages before.'),
  gap: number('Relative distance of value from bound.'),
  proved: z.boolean().describe('Proved best within the gap.'),
  waitAndSee: z
    .number()
    .nullable()
    .describe('The same figure if it were known which scenario comes; null: not all were planned.'),
  evpi: z.number().nullable().describe('Expected value of perfect information: value − waitAndSee.'),
  vss: z
    .number()
    .nullable()
    .describe(
      'Value of the stochastic solution: the reference plan’s value − value; null: some scenario does not allow all of that plan.',
    ),
});

const need = object({ ...named, standing, met: number('Share of what was asked, 0 to 1.') });

const readiness = object({
  scenario,
  status: z.enum(['optimal', 'limit', 'interrupted', 'contradiction']).describe('Of its operations.'),
  stages: list(stageValue).describe('Values of the objective, in order.'),
  regret: list(stageValue)
    .nullable()
    .describe('How much more than the scenario’s own best plan has, stage by stage.'),
  cost: object({
    total: number('Spending within the plan, price-base money.'),
    discounted: number("Present value at the plan's start."),
  }).describe('What the plan costs there.'),
  requirements: list(need).describe('How each requirement stands.'),
  pledges: list(need).describe('How each pledge stands.'),
});

const tried = object({
  scenario,
  stages: list(stageValue).describe(
    'Values of the objective; empty where no plan was found with these decisions.',
  ),
  regret: list(stageValue).describe('How much more than the scenario’s own best plan has.'),
  leftOut: list(z.string()).describe(
    'Measures that the scenario does not allow as decided, left out there: ids.',
  ),
});

const plan = object({
  id: text('mean: best for the mean of all figures. Else the scenario it is best for.'),
  measures: list(
    object({
      id: text('Measure.'),
      decided: date('Decision.'),
      size: number('1 for once, how many for count, how much for size.'),
    }),
  ).describe('What it decides.'),
  carriedOut: z.boolean().describe('Whether every scenario allows all of its decisions.'),
  values: list(stageValue)
    .nullable()
    .describe('The figure that the robust plan makes least; null where none was found for a scenario.'),
  tried: list(tried).describe('The plan in every scenario.'),
});

export const robustSchema = object({
  sinew: z.literal('robust/1').describe('Format and its version.'),
  plan: heading,
  changes: list(z.string()).describe(
    'What was changed by hand in every scenario, or asked of the decisions.',
  ),
  status: z
    .enum(['optimal', 'limit', 'interrupted'])
    .describe('limit: a stage used up its effort. interrupted: the best found before the work was stopped.'),
  method: z.enum(['extensive', 'decomposition']).describe('How it was solved.'),
  risk: object({
    aversion: number('0: the mean counts alone. 1: the tail does.'),
    tail: number('The tail is the worst 1 − tail of all probability.'),
  }).describe('How scenarios count together.'),
  probabilities: z
    .enum(['stated', 'renormalised', 'equal'])
    .describe('renormalised: what was stated did not sum to 1. equal: none was stated.'),
  scenarios: list(
    object({
      id: scenario,
      scenarios: list(z.string()).describe('What is laid over the plan, in order.'),
      stated: z.number().nullable().describe('Probability as stated.'),
      probability: number('Probability computed with.'),
    }),
  ).describe('The futures.'),
  stages: list(stage).describe('The objective, strictly in order.'),
  measures: list(
    object({
      ...named,
      size: number('1 for once, how many for count, how much for size.'),
      sizeUnit: z.string().nullable().describe('What one of size is.'),
      timing: list(
        object({ scenario, decided: date('First decision.'), done: date('When it takes effect.') }),
      ).describe('Dates in each scenario.'),
    }),
  ).describe('What is decided, whatever comes.'),
  withheld: list(z.string()).describe('Measures that no period allows in every scenario: ids.'),
  readiness: list(readiness).describe('The robust plan in every scenario.'),
  plans: list(plan).describe('Other plans, each carried out in every scenario.'),
  expectedValue: object({
    made: z.boolean().describe('Whether there is a plan of the mean.'),
    prevented: list(
      object({
        scenario,
        table: text('Table.'),
        row: text('Row.'),
        field: text('Column whose values have no mean.'),
      }),
    ).describe('What the scenarios do not have alike and has no mean.'),
  }).describe('The plan of the mean of all figures.'),
  reference: z
    .string()
    .nullable()
    .describe('The plan that vss is told against: mean, or that of the likeliest scenario.'),
  solver: object({
    name: text('Solver.'),
    version: text('Its version.'),
    seconds: number('Time taken.'),
  }).describe('What solved it.'),
  provenance,
}).describe('Measures decided before it is known which scenario comes, operations after.');

const ownPlan = z.strictObject({
  id: z.string(),
  decisions: z.array(z.tuple([z.string(), z.strictObject({ count: z.number(), size: z.number() })])),
  measures: z.array(z.strictObject({ id: z.string(), decided: z.string(), size: z.number() })),
  values: z.array(z.number()),
  tried: z.array(z.strictObject({ values: z.array(z.number()), leftOut: z.array(z.string()) }).nullable()),
});

/** Whether what was kept, and anyone may have written, can be the own plan of one of `futures` futures. */
export function isOwnPlan(id: string, futures: number, kept: unknown): kept is OwnPlan {
  const { data } = ownPlan.safeParse(kept);
  return (
    data?.id === id &&
    data.tried.length === futures &&
    data.tried.every((one) => one === null || one.values.length === data.values.length)
  );
}

/** What is generated from the description of a robust plan: a path from the root of the repository, and its text. */
export function publishedRobust(): Readonly<Record<string, string>> {
  return {
    'schema/robust.schema.json': schemaText(
      jsonSchemaOf('urn:sinew:robust:1', 'Sinew robust plan', robustSchema),
    ),
  };
}
