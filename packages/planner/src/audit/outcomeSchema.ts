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
} from './describing.ts';

/**
 * The one description of an outcome as JSON: `parseOutcome` validates with it, `outcomeJsonSchema` publishes it, and
 * a type-level test holds it to the type `Outcome`. Nothing but what is named here is taken.
 */

const byPeriod = (about: string) => list(z.number()).describe(`${about} One figure a period.`);
const words = object({ en: text('English.'), fr: text('French.') });

const period = object({
  start: date('First day.'),
  end: date('Day after the last.'),
  months: z.number().positive().describe('λ: how many months a monthly rate counts for.'),
  fiscalYear: integer('Calendar year in which the fiscal year of the period begins.'),
});

const itemFlow = object({
  item: text('Item.'),
  site: text('Site it leaves, or stands at.'),
  byPeriod: byPeriod('Units of the item.'),
});

const requirement = object({
  ...named,
  kind: z.enum(['consume', 'deliver', 'hold']).describe('Lost if not met, may be late, or a level to hold.'),
  rank: integer('1 is met first.'),
  unit: text('What is counted.'),
  site: text('Where it is needed.'),
  standing,
  asked: number('consume, deliver: total over the plan. hold: mean level over the periods with a level.'),
  met: number('Of what was asked, how much is met.'),
  metOnTime: number('deliver: met in the period it fell due. consume, hold: equal to met.'),
  unmet: number('consume, deliver: asked less met by the end. hold: mean gap.'),
  unitMonthsLate: number('deliver: late units times months late. 0 for the others.'),
  firstShortage: date('First day of the first period that falls short; null: none does.').nullable(),
  exhausted: date(
    'First day of the period at whose end the usable stock has run out; null: never.',
  ).nullable(),
  daysOfSupply: list(z.number().nullable()).describe(
    'Days the usable stock at the end of each period lasts; null: nothing asked.',
  ),
  byPeriod: list(
    object({
      asked: number('Asked in the period. hold: level on its last day.'),
      met: number('Delivered in the period. hold: set aside at its end.'),
      unmet: number('consume: lost. deliver: owed at the end. hold: below the level at the end.'),
      short: z.boolean().describe('Whether what is unmet is a finding: more than later stages may give up.'),
    }),
  ).describe('One record a period.'),
  deliveries: list(itemFlow).describe('Units of each item that go to it, or stand aside for it (hold).'),
});

const pledge = object({
  ...named,
  recipient: text('Nation that receives.'),
  rank: integer('Rank among the requirements.'),
  unit: text('Currency code for a pledge by value, each for one by quantity.'),
  due: date('Due date.'),
  standing,
  asked: number('Promised.'),
  met: number('Given within the plan.'),
  metOnTime: number('Given by the due date.'),
  unmet: number('Still owed at the end of the plan.'),
  completed: date(
    'First day of the period in which the last of it is given; null: not within the plan.',
  ).nullable(),
  given: list(itemFlow).describe('Units of each item given, by site.'),
});

const decision = object({
  decided: date('Day of decision.'),
  given: z.boolean().describe("Decided before the plan was made: not the planner's choice."),
  size: number('1 for once, how many for count, how much for size.'),
  reforms: list(z.string()).describe('Reforms done by then that shorten its steps.'),
  steps: list(
    object({
      step: text('Name of the step.'),
      kind: text('approval, contract, build, qualify or ramp.'),
      start: date('First day.'),
      end: date('Day it ends, and the next starts.'),
    }),
  ).describe('Its steps, in order.'),
  done: date('Day it takes effect; its ramp, if any, starts.'),
  full: date('End of the ramp: full effect.'),
});

const fiscalYears = list(
  object({
    fiscalYear: integer('Calendar year in which the fiscal year begins.'),
    cost: number('Price-base money.'),
    cash: number('Money of the day.'),
  }),
);

const measure = object({
  ...named,
  kind: text('Sort of measure.'),
  sizing: z.enum(['once', 'count', 'size']).describe('All or nothing, whole numbers, or any size.'),
  sizeUnit: z.string().nullable().describe('What one of size is.'),
  decided: date('First decision; null: not taken.').nullable(),
  done: date('When the first decision takes effect.').nullable(),
  size: number('Over all decisions; 0 if not taken.'),
  cost: number('Whole cost, upkeep within the plan included, price-base money.'),
  decisions: list(decision).describe('Every decision on it.'),
  spendingByFiscalYear: fiscalYears.describe('Spending within the plan, by fiscal year.'),
});

const process = object({
  ...named,
  kind: z.enum(['make', 'buy', 'move']).describe('Make, buy or move.'),
  item: text('What it delivers.'),
  site: text('Where that arrives.'),
  total: number('Runs over the plan.'),
  runs: byPeriod('Runs started.'),
  capacity: byPeriod('Most runs that could be started, effects of measures included.'),
  arrivals: byPeriod('Units of the item that arrive.'),
  segments: list(object({ segment: text('Rate segment.'), runs: byPeriod('Runs started.') })).describe(
    'Runs by rate segment.',
  ),
  warm: list(z.boolean())
    .nullable()
    .describe('Whether the line is warm, one a period; null: it has no minimum while warm.'),
});

const resource = object({
  ...named,
  kind: z.enum(['capacity', 'pool']).describe('Fixed capacity or a pool of people.'),
  unit: text('What is counted.'),
  used: byPeriod('Capacity used.'),
  available: byPeriod('Capacity there is.'),
  people: byPeriod('Heads at the end of the period.').nullable(),
  intake: byPeriod('People who enter training.').nullable(),
});

const stock = object({
  item: text('Item.'),
  site: text('Site.'),
  opening: number('On hand at the start.'),
  closing: byPeriod('On hand at the end of the period.'),
  expired: byPeriod('Written off during the period.'),
  lowest: number('Least on hand, the opening included.'),
  replaced: date(
    'When it is back at its opening level after it was drawn below; null: never was or never is.',
  ).nullable(),
  monthsToReplace: z
    .number()
    .nullable()
    .describe('Months to rebuild what is missing at the end, at the rate of arrival of the last year.'),
});

const budget = object({
  fund: text('Fund.'),
  fiscalYear: integer('Calendar year in which the fiscal year begins.'),
  available: number("The year's cash and what was carried in, money of the day."),
  spent: number('Paid in the year.'),
  committed: number('Newly committed in the year.'),
  commitmentLimit: z.number().nullable().describe('Commitment authority of the year; null: no limit.'),
  carried: number('Passed on to the next year, out of the last year of the plan too.'),
  lapsed: number('Neither spent nor carried.'),
});

const payment = object({
  fund: text('Fund that pays.'),
  category: text('Category of spending.'),
  byPeriod: byPeriod('Cash paid.'),
});

const bottleneck = object({
  table: text('Table of the plan.'),
  row: text('Row of the table.'),
  period: date('First day from which the extra was tried.'),
  constraint: text('Name of the rule as in docs/model.md.'),
  step: number('How much extra was tried.'),
  stepUnit: text('Unit of the extra.'),
  requirement: text('Requirement or pledge that gains; it falls short.'),
  gain: number('How much more of it is met, by re-solving with all before it and beside it held.'),
  value: number('gain / step.'),
  unit: text('Unit of the gain.'),
  statement: words.describe('The same in words.'),
  verified: z.boolean().describe('Confirmed by re-solving.'),
});

const dToP = object({
  requirement: text('Requirement.'),
  dDay: date('First day of the contingency.'),
  pDay: date(
    'First day from which production, less what needs of an earlier rank or the same take of it, carries what is asked; null: never.',
  ).nullable(),
  stockAtDDay: number('Usable stock on D-day, in units of the requirement.'),
  exhausted: date('First day of the period at whose end the stock has run out.').nullable(),
  shortfall: number('Lost between D-day and P-day, or the end of the plan, in periods that fall short.'),
  months: z.number().nullable().describe('D-day to P-day in months.'),
});

const cost = object({
  currency: text('ISO 4217 code.'),
  priceBase: date('Day whose prices costs are in.'),
  total: number('Spending within the plan, price-base money.'),
  discounted: number("Present value at the plan's start."),
  byCategory: list(
    object({
      category: text('Category of spending.'),
      cost: number('Price-base money.'),
      cash: number('Money of the day.'),
    }),
  ).describe('Spending by category.'),
  byFiscalYear: fiscalYears.describe('Spending by fiscal year.'),
  beyondPlan: number("What the plan's decisions and orders cost after its end; not in total."),
  writtenOff: number('Value of the stock that expires; not spending and not in total.'),
}).describe('What the plan costs.');

const contradiction = object({
  constraint: text('Name of the rule as in docs/model.md.'),
  table: text('Table of the plan.'),
  row: text('Row of the table.'),
  period: date('First day of the period.').nullable(),
  statement: words.describe('The same in words.'),
});

const solver = object({
  name: text('Solver.'),
  version: text('Its version.'),
  status: text('What it said.'),
  objectives: list(
    object({
      stage: text('rank R, held R or cost.'),
      value: number('Value at the optimum.'),
      gap: number('Relative gap.'),
      proved: z.boolean().describe('Proved optimal within the gap.'),
    }),
  ).describe('The stages of the objective, in order.'),
  gap: number('Worst gap over the stages.'),
  effort: integer('Simplex iterations that the search of one stage could take.'),
  seconds: number('Time taken.'),
  rows: integer('Rows of the program.'),
  columns: integer('Columns of the program.'),
  integers: integer('Whole-number columns.'),
}).describe('How it was solved.');

export const outcomeSchema = object({
  sinew: z.literal('outcome/1').describe('Format and its version.'),
  kind: z
    .enum(['gap', 'plan'])
    .describe('gap: no measure but those decided already, mandatory or fixed. plan: the best measures.'),
  plan: heading,
  scenarios: list(z.string()).describe('Scenarios laid over the plan, in order.'),
  changes: list(z.string()).describe('What was changed by hand, as given.'),
  dDay: date('First day of the contingency; null: none.').nullable(),
  status: z
    .enum(['optimal', 'limit', 'interrupted', 'contradiction'])
    .describe('interrupted: the best plan found in time. contradiction: no plan satisfies every rule.'),
  contradictions: list(contradiction).describe('Rules that cannot hold together.'),
  periods: list(period).describe('Periods; every list by period is aligned with them.'),
  requirements: list(requirement).describe('What is needed, and how far it is met.'),
  pledges: list(pledge).describe('What was promised, and how far it is given.'),
  measures: list(measure).describe('What may be done, and what is decided.'),
  processes: list(process).describe('What is made, bought and moved.'),
  resources: list(resource).describe('Shared capacity and people.'),
  stocks: list(stock).describe('What is on hand, by item and site.'),
  budgets: list(budget).describe(
    'Money by fund and fiscal year, in the currency of the plan and money of the day.',
  ),
  payments: list(payment).describe('What each fund pays, by category.'),
  bottlenecks: list(bottleneck).describe(
    'What one more of would gain, in the order of the objective: ranks, then levels to hold; the first stage most fully.',
  ),
  dToP: list(dToP).describe('From D-day until production carries the load.'),
  cost,
  assumptions: list(
    object({
      code: text('What was assumed.'),
      detail: z
        .record(z.string(), z.union([z.string(), z.number()]))
        .readonly()
        .describe('Particulars.'),
    }),
  ).describe('Defaults and simplifications that shaped the figures.'),
  solver,
  provenance,
}).describe(
  "What the planner answers. Quantities are in the unit of the item or requirement, money in the plan's currency: cost in price-base money, cash in money of the day. Dates are ISO 8601.",
);

/** The JSON Schema (draft 2020-12) of an outcome as JSON. */
export function outcomeJsonSchema(): Readonly<Record<string, unknown>> {
  return jsonSchemaOf('urn:sinew:outcome:1', 'Sinew outcome', outcomeSchema);
}

/** What is generated from the description of an outcome: paths from the root of the repository, and their text. */
export function publishedOutcome(): Readonly<Record<string, string>> {
  return { 'schema/outcome.schema.json': schemaText(outcomeJsonSchema()) };
}
