const some = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What is said of a robust plan, in English. */
export const englishRobust = {
  title: (plan: string) => `${plan}: a plan for whatever comes`,
  lead: (n: number) =>
    `Measures are decided before it is known which of ${n} scenarios comes; operations follow once it is known.`,
  mean: 'What counts is the mean of the scenarios.',
  mixed: (tail: string, aversion: string) =>
    `What counts is the mean of the scenarios, and for ${aversion} that of the worst ${tail} of all probability.`,
  tail: (tail: string) =>
    `What counts is the mean of the worst ${tail} of all probability; that of all scenarios breaks ties.`,
  equal: 'No probability is stated: all scenarios count alike.',
  renormalised: (sum: string) => `The probabilities stated sum to ${sum}; they were brought to 100%.`,
  interrupted: 'The work was stopped before its end: this is the best plan found by then.',
  decided: 'What is decided, whatever comes',
  nothing: 'Nothing is decided.',
  withheld: (names: string) =>
    `No period allows these in every scenario, so that they are left out: ${names}.`,
  scenarios: 'The plan in each scenario: share short by rank, and cost',
  asItStands: 'The plan as it stands',
  worth: 'What it is worth',
  plans: 'Other plans in each scenario, against the best that the scenario allows',
  meanPlan: 'Plan for the mean',
  planFor: (scenario: string) => `Plan for: ${scenario}`,
  robustPlan: 'This plan',
  quoted: (scenario: string) => `“${scenario}”`,
  best: 'best',
  noPlan: 'none found',
  adapted: (text: string) => `${text} *`,
  leftOut: (plan: string, scenario: string, names: string) =>
    `* ${plan}, in ${scenario}: left out there, since it does not allow them as decided: ${names}.`,
  explained: {
    evpi: 'Perfect information: what would be gained if it were known which scenario comes.',
    meanVss:
      'This solution: what it gains on the plan for the mean of all figures, carried out in each scenario.',
    vss: (scenario: string) =>
      `This solution: what it gains on the plan for ${scenario}, carried out in each scenario.`,
    noVss: (scenario: string) =>
      `The plan for ${scenario} cannot be carried out as decided in every scenario, so that what this one gains on it has no figure.`,
    noMean: (scenario: string, field: string, n: number) =>
      `There is no plan for the mean: ${scenario} differs in ${field}, which has none${n > 1 ? ` (and ${some(n - 1, 'other does', 'others do')} too)` : ''}.`,
    order: 'Stages count strictly in order: a later one may lose what an earlier one gains.',
  },
  columns: {
    scenario: 'Scenario',
    probability: 'Chance',
    cost: 'Cost',
    done: 'Takes effect',
    size: 'Size',
    stage: 'Counted',
    value: 'This plan',
    worst: 'Worst scenario',
    evpi: 'Perfect information',
    vss: 'This solution',
    gap: 'Proved within',
    plan: 'Plan',
  },
  cost: 'Discounted cost',
  notProved: (gap: string) => `not proved (${gap})`,
  method: (gap: string) =>
    `No stage is farther than ${gap} from the best that is possible, given those before it.`,
  proved: 'Every stage is proved best, given those before it.',
  stopped:
    'The work was stopped before every stage was proved: the column says how far from the best each may be.',
  unproved:
    'The search of some stages used up its effort: the column says how far from the best each may be.',
};
