const some = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What is said of stockpile against capacity, in English. */
export const englishTradeoff = {
  title: (plan: string, item: string) => `${plan}: ${item}, hold more or make faster`,
  protects: (when: string, asked: string) => `To be met in full ${when}: ${asked}.`,
  asked: (quantity: string, need: string) => `${quantity} of ${need}`,
  protectsOne: (need: string, when: string, asked: string) =>
    `${need} is to be met in full ${when}: ${asked} are asked.`,
  nothingShort:
    'Nothing falls short even if nothing more is held and nothing is decided: there is nothing to trade off.',
  nothing: (short: string) => `With nothing more held and nothing decided, ${short}.`,
  short: (quantity: string, need: string, when: string) => `${quantity} of ${need} fall short, first ${when}`,
  cheapest: (held: string, measures: number, total: string) =>
    `The cheapest way holds ${held} more and decides ${some(measures, 'measure', 'measures')}: ${total} in all.`,
  cheapestStock: (held: string, total: string) =>
    `The cheapest way is stock alone: ${held} more, ${total} in all.`,
  cheapestCapacity: (measures: number, total: string) =>
    `The cheapest way is capacity alone: ${some(measures, 'measure', 'measures')}, ${total} in all.`,
  dearer: (way: string, more: string) => `${way} costs ${more} more.`,
  fails: (way: string, short: string) => `${way} does not do: ${short}.`,
  impossible: (way: string) => `${way} is not possible.`,
  least: (held: string) =>
    `Whatever is built, at least ${held} more must be held: no capacity comes in time to take their place.`,
  unavoidable: (share: string) =>
    `Nothing protects in full: the best leaves ${share} of what is asked short, and every way is held to that.`,
  interrupted: 'The work was stopped before every point was solved.',
  ways: {
    nothing: 'Nothing',
    stock: 'Stock alone',
    capacity: 'Capacity alone',
    least: 'Least stock',
    mix: 'Cheapest mix',
  },
  waysHeading: (money: string) => `The ways, and what each costs: present value, ${money}`,
  columns: {
    way: 'Way',
    held: (unit: string) => `More ${unit}`,
    short: 'Short',
    stock: 'Stock',
    holding: 'Holding',
    measures: 'Measures',
    running: 'Running',
    total: 'Total',
    pDay: 'P-day',
    making: 'Making',
    stockAndHolding: 'Stock, holding',
    more: 'Above the cheapest',
    saves: 'Saves',
    costs: 'Costs',
    site: 'Site',
    quantity: 'Held more',
    measure: 'Measure',
    decided: 'Decide',
    size: 'Size',
  },
  curve: (money: string) => `From the most capacity to the most stock, ${money}`,
  chart: (item: string) => `Cost of holding more ${item}, and of making faster on top of it`,
  bestAt: (held: string) => `cheapest: ${held}`,
  perUnit: (unit: string) =>
    `Saves, costs: what one ${unit} more saves of making, and what it costs to hold.`,
  shortHere: 'falls short',
  impossibleHere: 'not possible',
  crossing: (held: string) =>
    `Up to about ${held} held more, one more saves more than it costs; past that, less.`,
  steps:
    'Capacity comes in steps, so that what one unit more saves falls and rises: compare the totals, not the steps.',
  alwaysStock: 'All along, one more unit of stock saves more than it costs.',
  neverStock: 'All along, one more unit of stock costs more than it saves: hold no more than the least.',
  what: (way: string) => `What is held and decided: ${way}`,
  why: 'Why a way falls short',
  reasons: {
    storage: 'without the storage limits of the item',
    shelf_life: 'if the item kept for ever',
    money: 'without limits of the budgets',
    time: 'if no step of a measure took any time',
    others: 'if other needs might fall shorter than they would with nothing decided',
  },
  reason: (way: string, without: string, left: string) =>
    `${way}: ${without}, ${left} at best would be left short.`,
  reasonWhole: (way: string, without: string) => `${way}: ${without}, nothing would be left short.`,
  reasonNone: (way: string) =>
    `${way}: no rule on storage, shelf life, money, time or other needs changes that by itself.`,
  reasonPossible: (way: string, without: string) => `${way}: it would be possible ${without}.`,
  assumed: 'What is assumed',
  price: {
    unit_value: (item: string, price: string) =>
      `A unit of ${item} costs ${price} to hold more of: its unit value.`,
    buy: (item: string, price: string, process: string) =>
      `A unit of ${item} costs ${price} to hold more of: what ${process} buys it for.`,
    make: (item: string, price: string, process: string) =>
      `A unit of ${item} costs ${price} to hold more of: what ${process} makes it for, inputs included.`,
  },
  before:
    'Extra stock is bought before the plan starts and outside its budgets; what holding it costs is part of the plan.',
  left: 'What is left at the end of the plan is worth nothing.',
  others: 'Every other need falls no shorter, in any period, than with nothing decided.',
  lines: 'What the lines there are build up before the period counts as running, not as stock.',
  trust: 'How far to trust it',
  proved: 'Every way is proved the cheapest, and solved again as a plan of its own.',
  gap: (gap: string) =>
    `Ways are proved the cheapest only within their gap (up to ${gap}), so that neighbours may differ by chance; each was solved again as a plan of its own.`,
};
