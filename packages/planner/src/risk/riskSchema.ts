import * as z from 'zod';
import {
  date,
  integer,
  jsonSchemaOf,
  list,
  named,
  number,
  object,
  schemaText,
  standing,
  text,
} from '../audit/describing.ts';
import { outcomeSchema } from '../audit/outcomeSchema.ts';

/** The one description of what sampling answers as JSON. Type-level tests hold it to `RiskOutcome` and `RiskSample`. */

const none = 'null: never within the plan.';
const day = (about: string) => date(about).nullable();
const share = number;
const words = object({ en: text('English.'), fr: text('French.') });

/** One sample, as a journal keeps it. */
export const riskSampleSchema = object({
  id: text('Number of the sample, from 0.'),
  proved: z.boolean().describe('Whether every stage is proved best.'),
  reasons: list(
    object({
      constraint: text('Name of the rule.'),
      table: text('Table of the plan.'),
      row: text('Row of the table.'),
      statement: words.describe('In words.'),
    }),
  ).describe('Why there is no plan; empty: there is one.'),
  requirements: list(
    object({
      id: text('Requirement.'),
      met: share('Share met by the end.'),
      onTime: share('Share met when asked.'),
      short: list(z.int()).describe('Periods that fall short, by number.'),
      firstShortage: day('First day of the first of them.'),
    }),
  ).describe('Requirements.'),
  pledges: list(
    object({
      id: text('Pledge.'),
      standing,
      met: share('Share given by the end.'),
      completed: day(`First day of the period in which the last is given; ${none}`),
    }),
  ).describe('Pledges.'),
  readiness: list(
    object({ stage: text('Stage of the objective.'), met: share('Share of it that is met.') }),
  ).describe('Stages.'),
  cost: object({
    total: number('Price-base money.'),
    discounted: number('Present value.'),
    cash: list(z.number()).describe('By fiscal year.'),
  }).describe('Cost.'),
  measures: list(
    object({
      id: text('Measure.'),
      index: integer('Which of its decisions.'),
      decided: day('Its decision; null: it cannot be decided.'),
      done: day('When it takes effect.'),
      waited: z.boolean().describe('Whether it waits for what it needs.'),
    }),
  ).describe('Decisions.'),
  overruns: list(
    object({
      kind: z.enum(['cash', 'commitment']).describe('What is overrun.'),
      fund: text('Fund.'),
      fiscalYear: integer('Fiscal year.'),
      amount: number('By how much, cash of the currency of the plan.'),
    }),
  ).describe('Budgets that are overrun.'),
  rules: list(
    object({
      rule: text('Name of the rule.'),
      table: text('Table of the plan.'),
      row: text('Row of the table.'),
    }),
  ).describe('Rules that give way.'),
});

const chance = (about: string) =>
  object({
    chance: number('Share of the samples, 0 to 1.'),
    low: number('Least that the chance is, 95 times in a hundred.'),
    high: number('Most that it is.'),
  }).describe(about);

const quantiles = {
  p10: number('What a tenth of the samples do not exceed.'),
  p50: number('What half do not exceed.'),
  p90: number('What nine tenths do not exceed.'),
};
const spreadShape = { planned: number('In the plan as planned.'), ...quantiles };
const spread = (about: string) => object(spreadShape).describe(about);
const days = (about: string) =>
  object({
    p10: day('Of a tenth of the samples, not later.'),
    p50: day('Of half of them.'),
    p90: day('Of nine tenths.'),
  }).describe(about);

const { plan, scenarios, changes, periods, provenance } = outcomeSchema.unwrap().shape;

export const riskSchema = object({
  sinew: z.literal('risk/1').describe('Format and its version.'),
  plan,
  scenarios,
  changes,
  asked: object({
    samples: integer('How many samples.'),
    seed: integer('Number that draws follow from.'),
  }).describe('What was asked.'),
  finished: integer(
    'Samples that are finished; fewer than asked, with those unsolved: the work was stopped.',
  ),
  unsolved: integer('Samples on which the solver failed: they are left out of all other figures.'),
  withoutPlan: list(
    object({ samples: integer('How many.'), reasons: list(words).describe('What contradicts what.') }),
  ).describe('Samples that have no plan; all other figures are of those that have one.'),
  unproved: integer('Samples in which some stage is not proved best; they count as they are.'),
  periods,
  uncertain: list(
    object({
      draw: text('Name of the draw.'),
      rows: list(
        object({
          table: z.enum(['steps', 'uncertainties']).describe('Table of the plan.'),
          row: text('Row of the table.'),
        }),
      ).describe('What it moves.'),
    }),
  ).describe('What was drawn.'),
  requirements: list(
    object({
      ...named,
      kind: z.enum(['consume', 'deliver', 'hold']).describe('Kind of requirement.'),
      rank: integer('Rank.'),
      unit: text('Unit.'),
      planned: standing,
      inFull: chance('That all of it is met by the end; hold: always.'),
      onTime: chance('That all of it is met when asked.'),
      met: spread('Share met by the end; hold: mean share of the level.'),
      metOnTime: spread('Share met when asked.'),
      firstShortage: days(
        'First day of the first period that falls short; null: none, which is later than any day.',
      ),
      byPeriod: list(chance('That nothing is short in the period.')).describe('By period.'),
    }),
  ).describe('Requirements.'),
  pledges: list(
    object({
      ...named,
      rank: integer('Rank.'),
      due: date('Due date.'),
      planned: standing,
      inFull: chance('That all of it is given within the plan.'),
      onTime: chance('That all of it is given when due.'),
      met: spread('Share given by the end.'),
      completed: days(`First day of the period in which the last is given; ${none}`),
    }),
  ).describe('Pledges.'),
  readiness: list(object({ stage: text('Stage of the objective.'), ...spreadShape })).describe(
    'Share of each stage that is met.',
  ),
  cost: object({ total: spread('Price-base money.'), discounted: spread('Present value.') })
    .nullable()
    .describe('Cost; null: no sample has a plan.'),
  cash: list(object({ fiscalYear: integer('Fiscal year.'), ...spreadShape })).describe(
    'Cash by fiscal year, currency of the plan.',
  ),
  measures: list(
    object({
      ...named,
      decision: integer('Which of its decisions, from 0.'),
      decided: date('Its decision as planned.'),
      planned: date('When it takes effect as planned.'),
      byPlanned: chance('That it is done by then.'),
      done: days('When it takes effect; null: it cannot be decided.'),
      waits: chance('That its decision waits for what it needs.'),
      undecided: chance('That it cannot be decided.'),
    }),
  ).describe('Decisions of the plan.'),
  overruns: list(
    object({
      kind: z.enum(['cash', 'commitment']).describe('What is overrun.'),
      fund: text('Fund.'),
      fiscalYear: integer('Fiscal year.'),
      chance: chance('That it is overrun.'),
      p50: quantiles.p50,
      p90: quantiles.p90,
      most: number('The most of any sample.'),
    }),
  ).describe('Budgets that are overrun in some sample, cash of the currency of the plan.'),
  gaveWay: list(
    object({
      rule: text('Name of the rule.'),
      table: text('Table of the plan.'),
      row: text('Row of the table.'),
      chance: chance('That it gives way.'),
    }),
  ).describe('Rules of operations that could not be kept.'),
  driven: list(
    object({
      result: z.enum(['stage', 'cost', 'completion', 'overrun']).describe('What varies.'),
      of: text('Name of the stage; else blank.'),
      drivers: list(
        object({
          draw: text('Name of the draw.'),
          correlation: number('Rank correlation (Spearman), -1 to 1.'),
          byChance: number('Chance that a draw that does not matter shows as much.'),
        }),
      ).describe('Draws that chance alone does not explain, the strongest first.'),
    }),
  ).describe('What drives each result that varies.'),
  provenance,
}).describe(
  'What sampling a plan answers: chances, quantiles and drivers, with the decisions of the plan standing. Dates are ISO 8601.',
);

/** The JSON Schema (draft 2020-12) of what sampling answers. */
export function riskJsonSchema(): Readonly<Record<string, unknown>> {
  return jsonSchemaOf('urn:sinew:risk:1', 'Sinew risk', riskSchema);
}

export function publishedRisk(): Readonly<Record<string, string>> {
  return { 'schema/risk.schema.json': schemaText(riskJsonSchema()) };
}
