const some = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What is said of a sampled plan, in English. */
export const englishRisk = {
  title: (plan: string) => `${plan}: how likely it comes out`,
  samples: (n: string, seed: string) => `${n} samples, seed ${seed}`,
  step: (measure: string, kind: string | undefined, id: string) =>
    `${measure}, ${kind === undefined ? id : id === '' ? kind : `${kind} (${id})`}`,
  stopped: (k: number, n: number) => `Stopped after ${k} of ${n} samples: the figures are of those.`,
  unsolved: (n: number) =>
    `The solver failed on ${some(n, 'sample, which is', 'samples, which are')} left out of the figures.`,
  uncertain: (steps: number, factors: number) =>
    `Drawn: ${[
      ...(steps > 0 ? [some(steps, 'step length', 'step lengths')] : []),
      ...(factors > 0
        ? [some(factors, 'factor of the table uncertainties', 'factors of the table uncertainties')]
        : []),
    ].join(
      ' and ',
    )}. The measures stand as the plan decides them; everything else is planned anew in each sample.`,
  withoutPlan: (n: number, reasons: string) =>
    `${some(n, 'sample has', 'samples have')} no plan and ${n === 1 ? 'is' : 'are'} left out of the figures: ${reasons}.`,
  noFigures: 'No sample has a plan, so that there are no figures.',
  weakest: (name: string, chance: string) => `Least likely to be met when asked: ${name}, ${chance}.`,
  allSure: 'Every requirement and pledge is met when asked in every sample.',
  costs: (planned: string, p10: string, p90: string) =>
    `The plan costs ${planned} as planned, and from ${p10} (P10) to ${p90} (P90) as it comes out.`,
  costsNoOther: (planned: string) =>
    `The plan costs ${planned} as planned, and the same from P10 to P90 as it comes out.`,
  costsOther: (planned: string, cost: string) =>
    `The plan costs ${planned} as planned, and ${cost} from P10 to P90 as it comes out.`,
  chance: (share: string, low: string, high: string) => `${share} (${low}–${high})`,
  needs: 'Requirements and pledges: chances',
  columns: {
    requirement: 'Requirement',
    planned: 'As planned',
    onTime: 'Met when asked',
    inFull: 'Met in the end',
    met: 'Met P10 · P50 · P90',
    firstShort: 'Short from P50',
    figure: '',
    p10: 'P10',
    p50: 'P50',
    p90: 'P90',
    measure: 'Measure',
    done: 'Planned',
    byThen: 'Done by then',
    budget: 'Budget',
    chance: 'Chance',
    most: 'Most',
  },
  standing: { met: 'met', late: 'late', short: 'short' },
  never: 'never',
  noShortage: 'none',
  byYear: 'Chance that nothing is short, in the least likely period of each year',
  chart: {
    onTime: 'Chance that it is met when asked',
    lies: 'where the chance lies, 95 times in a hundred',
    counted: 'in the samples',
    met: 'What is met of it',
    range: 'P10 to P90',
    planned: 'as planned',
    spread: (name: string, p10: string, p50: string, p90: string, planned: string) =>
      `${name}: P10 ${p10}, P50 ${p50}, P90 ${p90}; as planned ${planned}`,
    of: (name: string, figure: string) => `${name}: ${figure}`,
    byPeriod: 'Chance that nothing is short, period by period',
    least: (share: string, date: string) => `least ${share}, ${date}`,
    enough: 'nothing is short',
    short: 'something is short',
    along: 'the larger the draw, the larger the result',
    against: 'the larger the draw, the smaller the result',
    readiness: 'What is met of each stage',
    cash: 'Cash by fiscal year',
    done: 'When each measure takes effect',
  },
  drivers: 'What to find out first',
  results: {
    stage: (stage: string) => stage,
    cost: 'Cost',
    completion: 'Day on which all measures are done',
    overrun: 'Overruns of budgets',
  },
  driver: (name: string, correlation: string) => `${name} ${correlation}`,
  drivenBy: (result: string, drivers: string) => `${result}: ${drivers}`,
  moreDrivers: (n: number) => `and ${n} more`,
  noDrivers: (result: string, n: string) =>
    `${result}: it varies, but in ${n} samples nothing goes with it more than chance explains.`,
  nothingVaries: 'Nothing that is drawn changes any result.',
  explained:
    'Rank correlation of what is drawn with the result, from −1 to 1; what chance alone may explain is left out.',
  group: (name: string, rows: string) => `${name} (${rows})`,
  figures: 'Readiness and cost',
  readiness: (stage: string) => `${stage}, met`,
  total: 'Cost',
  discounted: 'Discounted',
  cash: (year: string) => `Cash ${year}`,
  measures: 'Measures: when done',
  again: (name: string, k: number) => `${name} (${k})`,
  waits: (name: string, chance: string) =>
    `${name} is decided later than planned, for want of what it needs: ${chance}.`,
  undecided: (name: string, chance: string) =>
    `${name} cannot be decided at all, for want of what it needs: ${chance}.`,
  overruns: 'Budgets overrun by what is decided',
  cashOf: (fund: string, year: string) => `${fund}, ${year}`,
  commitmentOf: (fund: string, year: string) => `${fund}, ${year}, commitment`,
  trust: 'How far to trust it',
  bounds: (n: string) =>
    `In brackets: where the chance lies, 95 times in a hundred, as far as ${n} samples tell. P10, P50, P90: what a tenth, half and nine tenths of the samples do not exceed.`,
  overrunFirst:
    'Operations give way before a budget is overrun: what is overrun is what the decided measures, minimum rates and offtake cost beyond the money there is.',
  unproved: (n: number) =>
    `In ${some(n, 'sample', 'samples')} the solver came to no end at some stage: what is told of ${n === 1 ? 'it' : 'them'} may not be the best there is.`,
  gaveWay: (rule: string, row: string, chance: string) => `${rule} of ${row} cannot be kept: ${chance}.`,
  rules: {
    minimum: 'The minimum rate',
    offtake: 'The offtake guarantee',
    storage: 'The storage limit',
    policy: 'The policy',
  },
};
