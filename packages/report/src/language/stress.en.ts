const some = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What is said of a stress test, in English. */
export const englishStress = {
  title: (plan: string) => `${plan}: what it survives`,
  from: (date: string) => `each loss begins ${date}`,
  everyRank: 'no requirement, reserve or pledge may fall short more than the plan leaves it',
  ranks: (list: string) => `protected: rank ${list}`,
  allLast: (length: string) => `each loss lasts ${length}`,
  stopped: (k: number, n: number) => `Stopped after ${k} of ${n} losses: the worst may be among the others.`,
  unsolved: (n: number, which: string) =>
    `The solver failed on ${some(n, 'loss, which is', 'losses, which are')} not judged: ${which}.`,
  survived: (k: number, n: number) =>
    k === n
      ? `Each of ${some(n, 'loss', 'different losses')} is survived for as long as it takes to recover.`
      : `${k} of ${n} different losses ${k === 1 ? 'is' : 'are'} survived for as long as it takes to recover.`,
  first: (name: string, value: string | undefined) =>
    value === undefined ? `The worst is ${name}.` : `The dearest is ${name}, with ${value} at risk.`,
  cheap: 'Cheap to buy, dear to lose',
  cheapLine: (name: string, spend: string, value: string, times: string, remedy: string | undefined) =>
    `${name}: ${spend} a year buys it; ${value} is at risk, ${times} years of it.${remedy ? ` ${remedy}` : ''}`,
  remedy: (what: string, cost: string) => `What would do: ${what}, for ${cost}.`,
  losses: 'What is lost, worst first',
  lost: 'Lost',
  survive: 'Survive',
  recover: 'Recover',
  atRisk: 'At risk',
  spend: 'A year',
  failsFirst: 'Fails first',
  beyond: 'to the end',
  unvalued: 'no value',
  alike: 'Alike',
  more: (n: number) => `and ${some(n, 'more loss', 'more losses')} in the outcome (--json).`,
  untriedPairs: (n: number, worst: number) =>
    `Of the pairs of the ${worst} worst, ${n} ${n === 1 ? 'was' : 'were'} not tried: one of the two takes away all that the other does.`,
  alikeSaid: 'Alike: how many other losses take away the very same. They are not told again.',
  chart: {
    exposure: 'What is at risk against what is spent',
    spend: 'A year’s spend on it',
    beyond: (times: string) => `at risk: ${times} years’ spend`,
    dear: (times: string) => `cheap to buy, dear to lose: at least ${times} years’ spend at risk`,
    other: (times: string) => `less than ${times} years’ spend at risk`,
    apart: (n: number) =>
      `${some(n, 'loss', 'losses')} with value at risk on which nothing is spent ${n === 1 ? 'is' : 'are'} not drawn.`,
    point: (name: string, value: string, spend: string) => `${name}: ${value} at risk, ${spend} a year`,
    outage: 'How long it is survived, of the time to recover',
    survived: 'survived',
    short: 'not survived',
    months: 'months',
  },
  worst: 'The worst, and the best response',
  told: (name: string, survive: string, recover: string) => `${name}: survived ${survive}, out ${recover}.`,
  need: {
    consume: (name: string, short: string, share: string, span: string) =>
      `${name}: ${short} (${share} of all that is asked) are lost, ${span}.`,
    deliver: (name: string, short: string, share: string, span: string) =>
      `${name}: up to ${short} more (${share} of all that is asked) are owed, ${span}.`,
    hold: (name: string, short: string, share: string, span: string) =>
      `${name}: up to ${short} (${share} of the level) further below the level, ${span}.`,
    pledge: (name: string, short: string, share: string, span: string) =>
      `${name}: up to ${short} more (${share} of the pledge) are owed, ${span}.`,
  },
  moreNeeds: (n: number) => `and ${some(n, 'more requirement', 'more requirements')}.`,
  runsMore: (name: string, more: string) => `${name} (+${more})`,
  bestRuns: (list: string) => `The best response runs more of ${list}.`,
  drawn: (item: string, site: string, quantity: string, unit: string, when: string) =>
    `${item} at ${site} (${quantity} ${unit} below plan, ${when})`,
  bestDraws: (list: string) => `It draws down ${list}.`,
  gaveWay: (list: string) => `The loss makes rules of the plan impossible, which give way: ${list}.`,
  rules: {
    minimum: (row: string) => `minimum rate of ${row}`,
    offtake: (row: string) => `offtake guarantee of ${row}`,
    storage: (row: string) => `storage limit of ${row}`,
    policy: (row: string) => `policy ${row}`,
  },
  stockOf: (quantity: string, unit: string, item: string, site: string, beyondRoom: string | null) =>
    `${quantity} ${unit} of ${item} at ${site}${beyondRoom === null ? '' : ` (with room to be made there for ${beyondRoom} of them)`}`,
  moneyOf: (amount: string, fund: string, year: string) => `${amount} more in ${fund}, ${year}`,
  moneyDoes: (list: string) => `Would be survived with more money: ${list}; verified by solving again.`,
  stockDoes: (list: string, cost: string, money: string) =>
    `Would be survived with more in stock at the start: ${list}${money === '' ? '' : `, and ${money}`}, for ${cost}; verified by solving again.`,
  measureDoes: (list: string, cost: string) =>
    `Would be survived with other decisions: ${list}, for ${cost}; verified by solving again.`,
  decision: (
    name: string,
    size: string | null,
    decided: string,
    done: string,
    planned: string | null,
    reforms: string,
  ) =>
    `${name}${size === null ? '' : `, ${size}`} (decided ${decided}${planned === null ? '' : `, in the plan ${planned}`}; in effect ${done}${reforms === '' ? '' : `; shortened by ${reforms}`})`,
  discounted: (cost: string) => `Discounted: ${cost}.`,
  beyondBudgets: 'The budgets of the plan do not pay for it.',
  unproved: 'It is not proved that none is cheaper.',
  cheaper: 'This is the cheaper way.',
  noMeasure: 'No measure of the plan would do: none takes effect in time, or enough of it.',
  measureOpen: 'Whether some measure of the plan would do is left open.',
  years: (n: string) => `${n} years`,
  months: (n: string) => `${n} mo`,
  days: (n: string) => `${n} d`,
  kinds: {
    process: 'process',
    site: 'site',
    organisation: 'organisation',
    nation: 'nation',
    route: 'route',
    resource: 'resource',
    material: 'material',
  },
  assumed: 'What is assumed',
  defaultTime: (n: number, length: string) =>
    `${length} to recover for ${some(n, 'loss', 'losses')} of which the plan does not say (time_to_recover).`,
  meaning:
    'Survived is the longest outage after which nothing protected ever falls short of what the plan gives it, however late that would be; it may be far shorter than the time until something does.',
  standing:
    'Measures stand as decided, but for those told as what would do. What was started before a loss still arrives, stock on hand stays usable, firm receipts still come. A line may run as fast as it could have grown to by then.',
};
