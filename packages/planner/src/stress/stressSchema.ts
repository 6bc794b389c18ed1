import * as z from 'zod';
import {
  date,
  duration,
  integer,
  jsonSchemaOf,
  list,
  named,
  number,
  object,
  schemaText,
  text,
} from '../audit/describing.ts';
import { outcomeSchema } from '../audit/outcomeSchema.ts';
import { type Parsed, parseAs } from '../audit/parseOutcome.ts';
import { lossKinds } from './loss.ts';
import type { StressOutcome } from './stressOutcome.ts';

/** The one description of what a stress test answers as JSON. A type-level test holds it to `StressOutcome`. */

const name = { name: named.name, nameFr: named.nameFr };

const loss = object({
  kind: z.enum(lossKinds).describe('What is lost.'),
  id: text('Its id in the plan; of a route, the ids of its sites as from>to.'),
  ...name,
  timeToRecover: duration('How long its loss lasts, ISO 8601 duration.'),
  assumed: z.boolean().describe('Whether the plan does not say so.'),
  processes: list(z.string()).describe('Processes that cannot be started while it lasts.'),
});

const need = object({
  table: z.enum(['requirements', 'pledges']).describe('Table of the plan.'),
  id: text('Row of the table.'),
  ...name,
  kind: z.enum(['consume', 'deliver', 'hold', 'pledge']).describe('Kind of requirement, or a pledge.'),
  rank: integer('Its rank.'),
  protected: z.boolean().describe('Whether the rank is protected.'),
  unit: text('Unit of what is short.'),
  short: number(
    'More than without the loss. consume: lost over the plan. deliver, pledge: owed at the worst end of a period. hold: below the level at the worst.',
  ),
  share: number('Of what is asked over the plan; hold: of the level at that time.'),
  from: date('First day of the first period that falls short.'),
  until: date('Day after the last.'),
  value: z.number().nullable().describe('short at unit_value, currency of the plan; null: no item has one.'),
});

const response = object({
  processes: list(
    object({
      process: text('Process.'),
      ...name,
      more: number('Runs over the plan, more than without the loss.'),
    }),
  ).describe('What runs more.'),
  stocks: list(
    object({
      item: text('Item.'),
      site: text('Site.'),
      unit: text('Unit of the item.'),
      drawn: number('Below what the plan without the loss has at the end of a period, at the most.'),
      at: date('First day of that period.'),
    }),
  ).describe('What is drawn down.'),
  rules: list(
    object({
      rule: z.enum(['minimum', 'offtake', 'storage', 'policy']).describe('Name of the rule.'),
      table: text('Table of the plan.'),
      row: text('Row of the table.'),
    }),
  ).describe('Rules that the loss makes impossible, and that give way.'),
}).describe('What the best response does otherwise than the plan without the loss.');

const findingShape = {
  id: text('Case: kind and id of what is lost; pairs joined by +.'),
  losses: list(loss).describe('What is lost.'),
  daysToRecover: number('Days from the first of the outage until all is back.'),
  daysToSurvive: z
    .int()
    .nullable()
    .describe(
      'Longest outage in which no protected rank falls short, in days; null: to the end of the plan.',
    ),
  survives: z.boolean().describe('Whether no protected rank falls short while each loss lasts.'),
  share: number('Share short that the loss adds, over the protected ranks.'),
  valueAtRisk: number('Value of what the protected ranks lose, currency of the plan.'),
  yearlySpend: number('What the plan pays a year for runs of what is lost, price-base money.'),
  needs: list(need).describe('What falls short; what fails first stands first.'),
  response,
  mitigation: object({
    stock: object({
      cost: number('Stock at unit_value, and the money; currency of the plan.'),
      verified: z.boolean().describe('Confirmed by solving again.'),
      stocks: list(
        object({
          item: text('Item.'),
          site: text('Site.'),
          unit: text('Unit of the item.'),
          quantity: number('Extra opening stock.'),
          beyondRoom: number(
            'Of it, what the storage limit of the first period leaves no room for: that room is to be made, and costs nothing here.',
          ),
          cost: number('At unit_value.'),
        }),
      ).describe('What to hold more of at the start of the plan.'),
      money: list(
        object({
          fund: text('Fund.'),
          fiscalYear: integer('Calendar year in which the fiscal year begins.'),
          amount: number('Money of that year, currency of the plan.'),
        }),
      ).describe('Cash that funds are given beside their budgets.'),
    })
      .nullable()
      .describe(
        'Cheapest extra stock of what can take the place of what is lost, and money, that does it; null: neither stock that has a price nor money does.',
      ),
    measures: object({
      found: z
        .enum(['found', 'none', 'open'])
        .describe(
          'none: proved that no decisions do it; open: neither found nor ruled out within the effort.',
        ),
      withinBudgets: z
        .boolean()
        .nullable()
        .describe('Whether the budgets of the plan pay for them; null: nothing is found.'),
      cost: z
        .number()
        .nullable()
        .describe(
          'More than the plan decides, upkeep to its end included, price-base money; null: nothing is found.',
        ),
      discounted: z.number().nullable().describe('The same, discounted.'),
      proved: z.boolean().describe('Proved the cheapest, or that there are none.'),
      verified: z.boolean().describe('Confirmed by solving again with exactly these decisions.'),
      decisions: list(
        object({
          measure: text('Measure.'),
          ...name,
          decided: date('Day of the decision.'),
          done: date('Day from which it takes effect.'),
          size: z.number().nullable().describe('How many, or the size; null: taken once.'),
          sizeUnit: z.string().nullable().describe('Unit of the size.'),
          reforms: list(z.string()).describe('Reforms that shorten its steps.'),
          planned: z
            .string()
            .nullable()
            .describe('First day on which the plan itself decides it; null: it does not.'),
        }),
      ).describe('By date of decision.'),
    }).describe('Cheapest decisions beside those of the plan that do it.'),
    cheaper: z
      .enum(['stock', 'measures'])
      .nullable()
      .describe('The cheaper of those verified, measures at their discounted cost; null: neither does it.'),
  })
    .nullable()
    .describe('What makes the time to survive reach the time to recover; null: none needed.'),
};

/** One finding, as a journal keeps it. */
export const stressFindingSchema = object(findingShape);

const ranked = object({
  ...findingShape,
  sameAs: z.string().nullable().describe('An earlier case that loses the very same; null: none.'),
  leverage: z.number().nullable().describe('valueAtRisk / yearlySpend; null: nothing is spent.'),
});

const { plan, scenarios, changes, provenance } = outcomeSchema.unwrap().shape;

export const stressSchema = object({
  sinew: z.literal('stress/1').describe('Format and its version.'),
  plan,
  scenarios,
  changes,
  asked: object({
    from: date('First day of every outage.'),
    ranks: list(z.int()).nullable().describe('Ranks that are protected; null: all.'),
    timeToRecover: duration('Duration that every loss lasts; null: its own.').nullable(),
    pairs: integer('How many of the worst single losses were tried in pairs.'),
  }).describe('What was asked.'),
  cases: integer('How many cases there are; fewer findings, with those unsolved: the work was stopped.'),
  unsolved: list(text('Id of a case.')).describe('Cases on which the solver failed: they have no finding.'),
  findings: list(ranked).describe('Worst first.'),
  assumptions: list(
    object({
      code: z.literal('time-to-recover').describe('What was assumed.'),
      detail: object({
        duration: text('ISO 8601 duration.'),
        losses: integer('How many losses it stands for.'),
      }).describe('Particulars.'),
    }),
  ).describe('Defaults that shaped the findings.'),
  provenance,
}).describe(
  'What a stress test answers: each thing lost in turn, the time it is survived against the time it takes to recover. Dates are ISO 8601.',
);

/** Reads a stress test that comes from anyone; what it takes, `auditStress` can read. */
export const parseStress = (bytes: Uint8Array): Parsed<StressOutcome> =>
  parseAs(bytes, 'stress/1', stressSchema);

/** The JSON Schema (draft 2020-12) of what a stress test answers. */
export function stressJsonSchema(): Readonly<Record<string, unknown>> {
  return jsonSchemaOf('urn:sinew:stress:1', 'Sinew stress test', stressSchema);
}

export function publishedStress(): Readonly<Record<string, string>> {
  return { 'schema/stress.schema.json': schemaText(stressJsonSchema()) };
}
