const some = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What is said of a frontier, in English. */
export const englishFrontier = {
  title: {
    budget: (plan: string) => `${plan}: readiness against money`,
    delay: (plan: string) => `${plan}: readiness against approval time`,
  },
  axis: { budget: 'Budget', delay: 'Months more' },
  explained: {
    budget:
      'Every budget is multiplied by the factor; each line is a plan of its own, the best for that money.',
    delay:
      'Every approval step takes that many months more; each line is a plan of its own, the best with such approvals.',
  },
  stage: {
    rank: (rank: string) => `Rank ${rank}`,
    held: (rank: string) => `Held, rank ${rank}`,
  },
  at: {
    budget: (factor: string) => `a budget of ${factor}`,
    delay: (months: string) => `${months} ${months === '1' ? 'month' : 'months'} more`,
  },
  change: (stage: string, figures: string) => `${stage}: ${figures}.`,
  met: (share: string, at: string) => `${share} met at ${at}`,
  costs: (figures: string) => `The plan costs ${figures}.`,
  figureAt: (figure: string, at: string) => `${figure} at ${at}`,
  stays: (at: string) => `and the same up to ${at}`,
  costsAlike: (cost: string, n: number) => `The plan costs ${cost} at ${n === 2 ? 'both' : 'each'}.`,
  level: 'Readiness is the same at every point.',
  noApproval: 'The plan has no approval step: longer approvals change nothing in it.',
  whole: (stages: string, n: number) => `All is met${n === 1 ? '' : ' at every point'}: ${stages}.`,
  interrupted: (done: number, of: number) =>
    `The work was stopped before its end: ${done} of ${some(of, 'point', 'points')} ${done === 1 ? 'is' : 'are'} told.`,
  points: 'Share of what is asked that is met, and what the plan costs',
  chart: { met: 'Share met', cost: 'Cost of the plan' },
  knees: 'Where the curve bends',
  knee: {
    budget: (stage: string, at: string) =>
      `${stage}: knee at ${at}. Up to there money buys most; past it, less.`,
    delay: (stage: string, at: string) => `${stage}: knee at ${at}. Past it, delay costs more.`,
  },
  elbow: {
    budget: (stage: string, at: string) =>
      `${stage}: elbow at ${at}. Below it more money brings little; past it, more.`,
    delay: (stage: string, at: string) =>
      `${stage}: elbow at ${at}. Most is lost by then; past it, delay costs less.`,
  },
  noKnee: 'No curve bends by more than a tenth of its range.',
  measures: 'Where each measure enters and leaves',
  columns: {
    cost: 'Cost',
    measures: 'Measures',
    gap: 'Proved within',
    decidedAt: 'Decided at',
    dates: 'Decision',
  },
  span: (from: string, to: string) => `${from} to ${to}`,
  always: 'every point',
  never: (names: string, _: number) => `Decided at no point: ${names}.`,
  none: 'no plan: bounds contradict',
  trust: 'How far to trust it',
  gap: (gap: string) =>
    `Each point is proved best only within its gap (up to ${gap}), so that neighbours may differ by chance; nothing is smoothed.`,
  proved: (n: number) => (n === 1 ? 'The point is proved best.' : 'Every point is proved best.') as string,
  bettered: (at: string, by: string, stage: string, amount: string) =>
    `${at} is not the best: ${by} already reached ${amount} more (${stage}), and what less money pays for more can.`,
  betteredCost: (at: string, by: string, amount: string) =>
    `${at} is not the cheapest: ${by} already reached the same for ${amount} less.`,
};
