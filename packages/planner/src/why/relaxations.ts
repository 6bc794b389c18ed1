import type { Words } from '@sinew/model';
import { fiscalYearWords } from '../bottlenecks/statement.ts';
import type { Block } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';
import { quantity } from '../words/quantity.ts';
import { lengthOf, type Slack } from './elastic.ts';
import type { Relaxation } from './explanation.ts';
import { daysOf, type Shortage } from './shortage.ts';
import { statements } from './statements.ts';

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
export function tellRelaxation({ program }: Shortage, even: EvenRelaxation): Relaxation {
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
    statement: relaxationWords(program, even, told, days),
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

function relaxationWords(
  program: PlanProgram,
  { block, first }: EvenRelaxation,
  told: number,
  { from, until }: { from: string; until: string },
): Words {
  const { tables, settings } = program.subjects.network.realised.plan;
  const say = statements(program);
  const n = quantity(told);
  const when = { en: ` from ${from} to ${until}`, fr: ` du ${from} au ${until}` };
  const [head, tail] = block.row.split('/');
  switch (block.constraint) {
    case 'balance': {
      const { en, fr } = say.place(block.row);
      return {
        en: `${n.en} a month of ${en} received from outside${when.en}`,
        fr: `${n.fr} par mois reçus de l'extérieur : ${fr}${when.fr}`,
      };
    }
    case 'capacity': {
      const { en, fr } = say.process(block.row);
      return {
        en: `${n.en} more a month from ${en}${when.en}`,
        fr: `${n.fr} de plus par mois : ${fr}${when.fr}`,
      };
    }
    case 'warm': {
      const { en, fr } = say.process(block.row);
      return { en: `${en} kept warm${when.en}`, fr: `${fr} : ligne gardée chaude${when.fr}` };
    }
    case 'growth': {
      const { en, fr } = say.process(block.row);
      return {
        en: `a rise by ${n.en} a month more for ${en}${when.en}`,
        fr: `une montée plus forte de ${n.fr} par mois : ${fr}${when.fr}`,
      };
    }
    case 'resource': {
      const { en, fr } = say.named(tables.resources, head);
      const row = tables.resources.find(({ id }) => id === head)!;
      const what =
        row.kind === 'pool'
          ? { en: 'people', fr: 'personnes' }
          : { en: `${row.unit} a month`, fr: `${row.unit} par mois` };
      return {
        en: `${n.en} more ${what.en} of ${en}${when.en}`,
        fr: `${n.fr} ${what.fr} de plus : ${fr}${when.fr}`,
      };
    }
    case 'places': {
      const { en, fr } = say.named(tables.resources, head);
      return {
        en: `${n.en} more training places a month for ${en}${when.en}`,
        fr: `${n.fr} places de formation de plus par mois : ${fr}${when.fr}`,
      };
    }
    case 'storage': {
      const { en, fr } = say.place(block.row);
      return {
        en: `room for ${n.en} more of ${en}${when.en}`,
        fr: `de la place pour ${n.fr} de plus : ${fr}${when.fr}`,
      };
    }
    case 'acceptance': {
      const { en, fr } = say.named(tables.items, tail);
      return {
        en: `${en} accepted${when.en}, up to ${n.en}`,
        fr: `article accepté : ${fr}${when.fr}, jusqu'à ${n.fr}`,
      };
    }
    case 'at_most': {
      const { en, fr } = say.named(tables.items, tail);
      return {
        en: `${n.en} more of ${en} allowed to ${head}`,
        fr: `${n.fr} de plus permis à ${head} : ${fr}`,
      };
    }
    case 'cash':
    case 'commitment': {
      const { en, fr } = say.named(tables.funds, head);
      const year = fiscalYearWords(program.subjects.network.money.years[first], settings.fiscal_year_start);
      const what =
        block.constraint === 'cash'
          ? { en: 'cash', fr: 'de crédits' }
          : { en: 'commitment authority', fr: "d'autorisation d'engagement" };
      return {
        en: `${settings.currency} ${n.en} more ${what.en} in ${en} in ${year}`,
        fr: `${n.fr} ${settings.currency} ${what.fr} de plus : ${fr} en ${year}`,
      };
    }
    default: {
      const { en, fr } = say.named(tables.policies, head);
      return {
        en: `the policy ${en} eased by ${n.en}${when.en}`,
        fr: `la politique « ${fr} » assouplie de ${n.fr}${when.fr}`,
      };
    }
  }
}
