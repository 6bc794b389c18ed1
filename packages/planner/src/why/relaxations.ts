import type { Block } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';
import { lengthOf, type Slack } from './elastic.ts';
import type { Relaxation } from './explanation.ts';
import { relaxationWords } from './relaxationWords.ts';
import { daysOf, type Shortage } from './shortage.ts';

/** A limit of the plan that gives way evenly: by `quantity` a month, or once, over positions `first` to `last` of a block. */
export interface EvenRelaxation {
  readonly block: Block;
  readonly first: number;
  readonly last: number;
  /** In the unit of the block's rows; a month where the limit is a rate. */
  readonly quantity: number;
  readonly price: number;
}

/** Slack below this share of what is asked in a period, or of a unit, is rounding. */
const LEAST_SLACK = 1e-6;

/** The relaxation found, made even: each row by its peak from the first to the last period in which it gives way. Money by year. */
export function evenRelaxations({ elastic, program, relaxed }: Shortage): EvenRelaxation[] {
  const used = elastic.slacks.filter(({ column }) => relaxed.x[column] > LEAST_SLACK);
  const groups = new Map<string, Slack[]>();
  for (const slack of used) {
    const { block, k } = slack;
    const key = block.by === 'period' ? `${block.first} ${block.at}` : `${block.first} ${block.at} ${k}`;
    groups.set(key, [...(groups.get(key) ?? []), slack]);
  }
  return [...groups.values()].map((group): EvenRelaxation => {
    const { block } = group[0];
    const peak = Math.max(...group.map(({ column, k }) => relaxed.x[column] / lengthOf(program, block, k)));
    return {
      block,
      first: group[0].k,
      last: group[group.length - 1].k,
      quantity: roundedUp(peak),
      price: group.reduce((sum, { column, price }) => sum + price * relaxed.x[column], 0),
    };
  });
}

/** To seven figures and never down: what is told must suffice. */
function roundedUp(value: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 6);
  return Number((Math.ceil(value / step - 1e-3) * step).toPrecision(7));
}

/** A relaxation in the plan's words. */
export function tellRelaxation(shortage: Shortage, even: EvenRelaxation): Relaxation {
  const { program } = shortage;
  const { block, first, last, price } = even;
  const { calendar, money } = program.subjects.network;
  const periods =
    block.by === 'period'
      ? [block.period + first, block.period + last]
      : Array.from({ length: calendar.count }, (_, t) => t).filter(
          (t) => block.by === 'plan' || money.yearOf[t] === first,
        );
  const days = daysOf(program, periods);
  const { quantity: told, unit } = stated(program, even);
  return {
    constraint: block.constraint === 'balance' ? 'receipt' : block.constraint,
    table: block.constraint === 'balance' ? 'receipts' : block.table,
    row: block.row,
    ...days,
    quantity: told,
    unit,
    price: Number(price.toPrecision(10)),
    statement: relaxationWords(shortage, even, told, days),
  };
}

function stated(
  program: PlanProgram,
  { block, quantity: n }: EvenRelaxation,
): { quantity: number; unit: string } {
  const { tables, settings } = program.subjects.network.realised.plan;
  const [head, tail] = block.row.split('/');
  const unitOf = (item: string) => tables.items.find(({ id }) => id === item)?.unit ?? 'each';
  switch (block.constraint) {
    case 'balance':
      return { quantity: n, unit: `${unitOf(head)}/month` };
    case 'storage':
      return { quantity: n, unit: unitOf(head) };
    case 'at_most':
      return { quantity: n, unit: unitOf(tail) };
    case 'resource': {
      const row = tables.resources.find(({ id }) => id === head)!;
      return row.kind === 'pool'
        ? { quantity: n / row.per_person, unit: 'person' }
        : { quantity: n, unit: `${row.unit}/month` };
    }
    case 'places':
      return { quantity: n, unit: 'person/month' };
    case 'acceptance': {
      const row = tables.requirements.find(({ id }) => id === head)!;
      return { quantity: n, unit: row.kind === 'hold' ? row.unit : `${row.unit}/month` };
    }
    case 'cash':
    case 'commitment':
      return { quantity: n * program.moneyUnit, unit: settings.currency };
    case 'policy': {
      const row = tables.policies.find(({ id }) => id === head)!;
      if (row.kind === 'ban') return { quantity: n, unit: 'run/month' };
      return { quantity: n, unit: row.measured_by === 'value' ? settings.currency : 'run' };
    }
    default:
      return { quantity: n, unit: 'run/month' };
  }
}
