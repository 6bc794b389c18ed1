import type { Words } from '@sinew/model';
import { fiscalYearWords } from '../bottlenecks/statement.ts';
import { dayWords } from '../words/dates.ts';
import { sumWords } from '../words/money.ts';
import { named } from '../words/names.ts';
import { quantity } from '../words/quantity.ts';
import { unitNoun } from '../words/units.ts';
import { flagOf } from './describe.ts';
import type { EvenRelaxation } from './relaxations.ts';
import type { Shortage } from './shortage.ts';
import { moneyWords, monthly, none, statements } from './statements.ts';

/** A relaxation as a change a person could make: "40 more a month from Line from 2026-01-01 to 2026-05-31". */
export function relaxationWords(
  shortage: Shortage,
  { block, first }: EvenRelaxation,
  told: number,
  { from, until }: { readonly from: string; readonly until: string },
): Words {
  const { program } = shortage;
  const { money, realised } = program.subjects.network;
  const { tables, settings } = realised.plan;
  const say = statements(program);
  const n = quantity(told);
  const [begins, ends] = [dayWords(from), dayWords(until)];
  const when = { en: `from ${begins.en} to ${ends.en}`, fr: `du ${begins.fr} au ${ends.fr}` };
  const [head, tail] = block.row.split('/');
  switch (block.constraint) {
    case 'balance': {
      const { en, fr } = say.place(block.row);
      return {
        en: `${n.en} a month of ${en} received from outside ${when.en}`,
        fr: `${n.fr} par mois de « ${fr} » reçus de l'extérieur ${when.fr}`,
      };
    }
    case 'capacity': {
      const { en, fr } = say.process(block.row);
      return {
        en: `${n.en} more a month from ${en} ${when.en}`,
        fr: `${n.fr} de plus par mois de « ${fr} » ${when.fr}`,
      };
    }
    case 'warm': {
      const { en, fr } = say.process(block.row);
      return { en: `${en} kept warm ${when.en}`, fr: `« ${fr} » gardée chaude ${when.fr}` };
    }
    case 'growth': {
      const { en, fr } = say.process(block.row);
      return {
        en: `a rate of ${en} that may rise by ${n.en} more at once ${when.en}`,
        fr: `une cadence de « ${fr} » qui peut monter de ${n.fr} de plus à la fois ${when.fr}`,
      };
    }
    case 'resource': {
      const { en, fr } = named(tables.resources, head);
      const { kind, unit } = tables.resources.find(({ id }) => id === head)!;
      const noun = unitNoun(kind === 'pool' ? 'person' : unit, told);
      const rate = kind === 'pool' ? none : monthly;
      return {
        en: `${n.en} more ${noun.en}${rate.en} of ${en} ${when.en}`,
        fr: `${n.fr} ${noun.fr} de plus${rate.fr} de « ${fr} » ${when.fr}`,
      };
    }
    case 'places': {
      const { en, fr } = named(tables.resources, head);
      return {
        en: `${n.en} more training places a month for ${en} ${when.en}`,
        fr: `${n.fr} places de formation de plus par mois pour « ${fr} » ${when.fr}`,
      };
    }
    case 'storage': {
      const { en, fr } = say.place(block.row);
      return {
        en: `room for ${n.en} more of ${en} ${when.en}`,
        fr: `de la place pour ${n.fr} de plus de « ${fr} » ${when.fr}`,
      };
    }
    case 'acceptance': {
      const { en, fr } = named(tables.items, tail);
      const flag = say.flag(flagOf(shortage, block));
      return {
        en: `up to ${n.en} of ${en} accepted without ${flag.en} ${when.en}`,
        fr: `jusqu'à ${n.fr} de « ${fr} » acceptés sans ${flag.fr} ${when.fr}`,
      };
    }
    case 'at_most': {
      const { en, fr } = named(tables.items, tail);
      const to = named(tables.pledges, head);
      return {
        en: `${n.en} more of ${en} allowed for ${to.en}`,
        fr: `${n.fr} de plus de « ${fr} » permis pour « ${to.fr} »`,
      };
    }
    case 'cash':
    case 'commitment': {
      const { en, fr } = named(tables.funds, head);
      const sum = sumWords(settings.currency, told);
      const year = fiscalYearWords(money.years[first], settings.fiscal_year_start);
      const what = moneyWords[block.constraint];
      return {
        en: `${sum.en} more ${what.en} for ${en} in ${year}`,
        fr: `${sum.fr} de plus ${what.fr} pour « ${fr} » en ${year}`,
      };
    }
    default: {
      const { en, fr } = named(tables.policies, head);
      return {
        en: `${n.en} more than the policy ${en} allows ${when.en}`,
        fr: `${n.fr} de plus que ne permet la politique « ${fr} » ${when.fr}`,
      };
    }
  }
}
