/** What assumptions of one code rest on, put into words already: names, figures and years in the reader's language. */
export interface Assumed {
  /** Rows concerned, by name, the first few of many followed by how many more. */
  readonly rows: string;
  readonly count: number;
  /** A percentile, a factor or a gap (`0.19%`, `at most 0.19%`), where the code has one. */
  readonly figure: string;
}

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);

/** Sentences for the codes of assumptions that the planner names (docs/model.md says what each default is). */
export const englishAssumptions = {
  percentile: ({ figure }: Assumed) =>
    `Each step of a measure takes its P${figure} duration between shortest and longest.`,
  'unbudgeted-category': ({ rows }: Assumed) =>
    `No fund pays for ${rows}: money does not limit it, and its cost is outside the budgets.`,
  'cost-at-decision': ({ rows, count }: Assumed) =>
    `The whole cost of ${rows} falls on the decision date: ${plural(count, 'its', 'their')} steps carry no share of it.`,
  'opening-stock-new': ({ rows }: Assumed) =>
    `Opening stock is taken as new, its expiry not being stated: ${rows}.`,
  'expiry-without-value': ({ rows }: Assumed) =>
    `What expires costs nothing, its value not being stated: ${rows}.`,
  'straddling-period': ({ count }: Assumed) =>
    `${count} ${plural(count, 'period spans', 'periods span')} two fiscal years and ${plural(count, 'is', 'are')} counted in the first.`,
  'missing-budget-year': ({ rows }: Assumed) => `Years without a budget row have no money: ${rows}.`,
  'decided-size': ({ rows }: Assumed) => `Already decided, and taken at the largest size: ${rows}.`,
  'stage-gap': ({ rows, figure }: Assumed) => `Not proved best: ${rows}; ${figure} better is possible.`,
  'stage-gap-proved': ({ rows, figure }: Assumed) =>
    `Proved best to within ${figure}, at which a stage of the objective counts as solved: ${rows}.`,
  'search-room': ({ rows, figure }: Assumed) =>
    `So that the search comes to an end, a later stage of the objective could give up a trace of an earlier one, and did (${rows}; ${figure} above the best found).`,
  'loosened-stage': ({ rows, figure }: Assumed) =>
    `For the arithmetic to close, the bound of a stage (${rows}) was loosened by a factor of ${figure}.`,
  'ended-by-clock': ({ rows }: Assumed) =>
    `A search that came to no end was ended by the clock (${rows}): the same plan may end otherwise on another machine.`,
  'unsettled-help': ({ rows }: Assumed) =>
    `Of what would help ${rows}, not everything could be tried: the solver came to no end within its effort, and more may help than is listed.`,
  'steps-untried': () =>
    'The work was stopped while it was tried what the next step would buy: more may help than is listed.',
};

export type AssumptionWords = typeof englishAssumptions;
