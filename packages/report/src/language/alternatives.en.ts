const some = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What is said of alternatives, in English. */
export const englishAlternatives = {
  title: (plan: string) => `${plan}: what else would do`,
  lead: (within: string, cost: string) =>
    `Counted are all plans that give up at most ${within} of readiness at each rank and cost at most ${within} more than the best found (${cost}).`,
  counts: (n: number, essential: number, interchangeable: number, never: number) =>
    `Of ${some(n, 'measure', 'measures')} that may be decided, ${essential} ${essential === 1 ? 'is' : 'are'} in every such plan, ${interchangeable} in some, ${never} in none.`,
  open: (n: number) =>
    `${some(n, 'measure is', 'measures are')} left open: the search used up its effort without a plan or a proof.`,
  essential: (list: string) => `No regret, whatever else is chosen: ${list}.`,
  interrupted: (n: number) =>
    n === 0
      ? 'The work was stopped before its end: plans that differ more may exist.'
      : `The work was stopped before its end: ${some(n, 'measure is', 'measures are')} left open, not searched.`,
  none: 'The plan has no measure that may still be decided.',
  measures: 'Each measure, in all plans within the tolerance',
  limits: 'What a plan within the tolerance keeps to',
  portfolios: 'Plans as different as possible, and when each decides',
  decidedWhen: 'When each plan decides what',
  onlyBest: 'No other portfolio of measures is within the tolerance.',
  verdicts: {
    essential: 'essential',
    interchangeable: 'interchangeable',
    never: 'never',
    open: 'open',
  },
  shown: {
    portfolio: 'plans found',
    relaxation: 'relaxation',
    search: 'search',
    effort: 'effort used up',
    stopped: 'stopped before',
  },
  columns: {
    verdict: 'Verdict',
    inBest: 'In the best',
    decided: 'Decided',
    found: 'Found in',
    shown: 'Proof',
    keeps: 'Keeps to',
    reached: 'Best',
    allowed: 'At most',
    gap: 'Proved within',
    best: 'Best',
  },
  ofFound: (k: number, n: number) => `${k} of ${n}`,
  between: (first: string, last: string) => `${first} – ${last}`,
  notProved: (gap: string) => `not proved (${gap})`,
  yes: 'yes',
  stages: {
    rank: (rank: string) => `Share short, requirements of rank ${rank}`,
    held: (rank: string) => `Share short, stocks to hold of rank ${rank}`,
    cost: 'Discounted cost',
  },
  cost: 'Cost of the plan',
  differs: (letter: string, n: number, most: number) =>
    n === most
      ? `${letter} differs from every plan to its left in at least ${some(n, 'measure', 'measures')}; no plan differs from all of them in more.`
      : `${letter} differs from every plan to its left in at least ${some(n, 'measure', 'measures')}; at most ${most} might be possible.`,
};
