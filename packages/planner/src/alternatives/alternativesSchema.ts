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
  standing,
  text,
} from '../audit/describing.ts';

/* Alternatives as JSON, published; a type-level test holds the description to the type `Alternatives`. */

const stage = text('rank R, held R or cost.');

const need = object({
  ...named,
  standing,
  met: number('Met of asked, 0 to 1; 1 where nothing is asked.'),
});

const portfolio = {
  measures: list(
    object({
      ...named,
      decided: date('First decision.'),
      size: number('1 for once, how many for count, how much for size.'),
      sizeUnit: z.string().nullable().describe('What one of size is.'),
      cost: number('Whole cost, upkeep within the plan included, price-base money.'),
    }),
  ).describe('What is decided, measures decided before the plan left out.'),
  cost: object({
    total: number('Spending within the plan, price-base money.'),
    discounted: number("Present value at the plan's start."),
  }).describe('What the whole plan costs with it.'),
  stages: list(object({ stage, value: number('Sum of shares short, or discounted cost.') })).describe(
    'What each stage of the objective reaches.',
  ),
  requirements: list(need).describe('How far each requirement is met.'),
  pledges: list(need).describe('How far each pledge is given.'),
};

export const alternativesSchema = object({
  sinew: z.literal('alternatives/1').describe('Format and its version.'),
  plan: heading,
  scenarios: list(z.string()).describe('Scenarios laid over the plan, in order.'),
  changes: list(z.string()).describe('What was changed by hand, as given.'),
  status: z
    .enum(['done', 'interrupted'])
    .describe('interrupted: stopped before every measure was settled and every alternative looked for.'),
  within: number('Tolerance, a share: 0.02 is 2 %.'),
  limits: list(
    object({
      stage,
      reached: number('What the best plan found reached: sum of shares short, or discounted cost.'),
      allowed: number('The most that a portfolio within the tolerance may have.'),
      gap: number('Relative gap of what was reached.'),
      proved: z.boolean().describe('Proved best within the gap.'),
    }),
  ).describe('What each stage of the objective must keep to, in order.'),
  best: object(portfolio).describe('The best plan found.'),
  alternatives: list(
    object({
      ...portfolio,
      added: list(z.string()).describe('Measures it takes and the best does not: ids.'),
      dropped: list(z.string()).describe('Measures the best takes and it does not: ids.'),
      differs: integer(
        'Measures by which it differs from the best and each alternative before it, at the least.',
      ),
      mostPossible: integer('No portfolio within the tolerance differs by more.'),
    }),
  ).describe('The most different portfolios, in the order in which they were sought.'),
  measures: list(
    object({
      ...named,
      verdict: z
        .enum(['essential', 'interchangeable', 'never', 'open'])
        .describe(
          'essential: no portfolio within the tolerance leaves it out. never: none includes it. interchangeable: both exist. open: neither a portfolio nor a proof was found.',
        ),
      inBest: z.boolean().describe('Whether the best plan takes it.'),
      shown: z
        .enum(['portfolio', 'relaxation', 'search', 'effort', 'stopped'])
        .describe(
          'portfolio: one was found. relaxation: even without whole numbers there is none. search: it came to its end without one. effort: used up. stopped: the work was, before its search had ended.',
        ),
      portfolios: integer('In how many of the portfolios found.'),
      earliest: date('Earliest first decision among them; null: in none.').nullable(),
      latest: date('Latest first decision among them.').nullable(),
    }),
  ).describe('Every measure that may still be decided, in the order of the plan.'),
  portfoliosFound: integer('Different portfolios within the tolerance found on the way, the best included.'),
  solver: object({
    name: text('Solver.'),
    version: text('Its version.'),
    seconds: number('Time taken.'),
  }).describe('How it was solved.'),
  provenance,
}).describe(
  "Portfolios of measures nearly as good as the best. Money in price-base money of the plan's currency, dates ISO 8601.",
);

/** What is generated from the description of alternatives: a path from the root of the repository, and its text. */
export function publishedAlternatives(): Readonly<Record<string, string>> {
  return {
    'schema/alternatives.schema.json': schemaText(
      jsonSchemaOf('urn:sinew:alternatives:1', 'Sinew alternatives', alternativesSchema),
    ),
  };
}
