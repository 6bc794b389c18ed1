import { type Plan, readFolder, realise, type WhatIf } from '@sinew/model';
import {
  curveCases,
  curveQuantities,
  openTradeoff,
  readyFor,
  runSweep,
  type SolvedTradeoffPoint,
  solvePlan,
  type Tradeoff,
  type TradeoffAsked,
  type TradeoffOptions,
  tradeoffEnds,
  tradeoffOf,
  undecided,
} from '@sinew/planner';

export interface Asking {
  readonly tradeoff: Tradeoff;
  readonly solved: ReadonlyMap<string, SolvedTradeoffPoint>;
}

/** A whole trade-off, as the command asks it. */
export async function tradeoffFor(
  plan: Plan,
  whatIf: WhatIf,
  asked: TradeoffAsked,
  points = 3,
  options: TradeoffOptions = {},
): Promise<Asking> {
  const realised = realise(plan, whatIf).realised!;
  const nothing = await solvePlan(realised, { bottlenecks: 0, never: undecided(plan, options) });
  const sweep = await openTradeoff(plan, whatIf, asked, nothing, tradeoffEnds, options);
  const ends = await runSweep(sweep);
  const quantities = curveQuantities(ends, points);
  const curve = await runSweep({ cases: curveCases(quantities), run: (one) => sweep.run(one) });
  const solved = new Map([...ends, ...curve]);
  const ready = readyFor(plan, whatIf, asked, nothing);
  return { tradeoff: tradeoffOf(ready, asked, nothing, solved, quantities), solved };
}

export interface SmallMeasure {
  readonly cost: number;
  readonly rate: number;
  /** Months from D-day until it runs. */
  readonly months: number;
}

export interface SmallPlan {
  /** Asked in each month from D-day on. */
  readonly asked: readonly number[];
  readonly base: number;
  readonly measures: readonly SmallMeasure[];
  readonly holding: number;
  readonly stockColumns?: Readonly<Record<string, string | number>>;
  readonly itemColumns?: Readonly<Record<string, string | number>>;
  readonly extra?: Readonly<Record<string, string>>;
}

const START = 2027;
const monthOf = (k: number) => `${START + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}-01`;
/** Months before D-day. */
export const before = 3;

/** A plan of one item at one site: a line that runs from D-day on, measures that may be decided on D-day, each once. */
export function smallPlan({
  asked,
  base,
  measures,
  holding,
  stockColumns = {},
  itemColumns = {},
  extra = {},
}: SmallPlan): Plan {
  const csv = (head: string, ...rows: string[]) => `${[head, ...rows].join('\n')}\n`;
  const columns = (of: Readonly<Record<string, string | number>>) => ({
    head: Object.keys(of)
      .map((name) => `,${name}`)
      .join(''),
    cells: Object.values(of)
      .map((value) => `,${value}`)
      .join(''),
  });
  const item = columns(itemColumns);
  const stock = columns(stockColumns);
  const dDay = monthOf(before);
  const files: Record<string, string> = {
    nations: csv('id,name', 'CAN,Canada'),
    sites: csv('id,name,nation', 'plant,Plant,CAN'),
    items: csv(`id,name,kind,unit,unit_value${item.head}`, `shell,Shell,end_item,round,100${item.cells}`),
    processes: csv(
      'id,name,kind,item,site,unit_cost',
      'line,Line,make,shell,plant,20',
      ...measures.map((_, k) => `line-${k},Line ${k},make,shell,plant,20`),
    ),
    rates: csv(
      'process,segment,rate,trigger',
      `line,surge,${base},d_day`,
      ...measures.map((_, k) => `line-${k},base,0,start`),
    ),
    stocks: csv(`item,site,quantity,holding_cost${stock.head}`, `shell,plant,0,${holding}${stock.cells}`),
    requirements: csv('id,name,kind,rank,site,unit', 'fires,Fires,consume,1,plant,round'),
    amounts: csv(
      'requirement,from,until,basis,quantity',
      ...asked.map(
        (quantity, k) => `fires,${monthOf(before + k)},${monthOf(before + k + 1)},total,${quantity}`,
      ),
    ),
    accepts: csv('requirement,item', 'fires,shell'),
    measures: csv(
      'id,name,kind,decide_from,decide_until,fixed_cost',
      ...measures.map(({ cost }, k) => `m${k},Measure ${k},build,${dDay},${dDay.slice(0, 8)}02,${cost}`),
    ),
    steps: csv(
      'measure,step,kind,min,likely,max,cost_share',
      ...measures.map(({ months }, k) => `m${k},build,build,P${months}M,P${months}M,P${months}M,1`),
    ),
    effects: csv(
      'measure,effect,kind,target,quantity',
      ...measures.map(({ rate }, k) => `m${k},rate,capacity,line-${k}/base,${rate}`),
    ),
    scenarios: csv('id,name,d_day', `war,War,${dDay}`),
    ...extra,
  };
  const descriptor = {
    profile: 'tabular-data-package',
    name: 'small',
    resources: Object.keys(files).map((name) => ({
      name,
      path: `${name}.csv`,
      profile: 'tabular-data-resource',
    })),
    sinew: {
      id: 'small',
      title: 'Small',
      nation: 'CAN',
      currency: 'CAD',
      price_base: `${START}-01-01`,
      start: `${START}-01-01`,
      discount_rate: 0.05,
      calendar: [{ bucket: 'month', count: before + asked.length }],
    },
  };
  const bytes = (text: string) => new TextEncoder().encode(text);
  const { plan, faults } = readFolder(
    new Map([
      ['datapackage.json', bytes(JSON.stringify(descriptor))],
      ...Object.entries(files).map(([name, text]) => [`${name}.csv`, bytes(text)] as const),
    ]),
  );
  if (!plan) throw new Error(JSON.stringify(faults));
  return plan;
}
