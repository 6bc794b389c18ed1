import { isCurrency, type Words } from '@sinew/model';
import type { PlanProgram } from '../program/build.ts';
import { dayWords } from '../words/dates.ts';
import { sumWords } from '../words/money.ts';
import { named, setOff } from '../words/names.ts';
import { quantity } from '../words/quantity.ts';
import { monthsNoun, unitNoun } from '../words/units.ts';
import type { Candidate } from './candidates.ts';
import type { Gain } from './gain.ts';

/** "100 more runs a month of Propellant line (base) from 2027-04-01 would meet 90 more rounds of Training." */
export function bottleneckStatement(program: PlanProgram, candidate: Candidate, gain: Gain): Words {
  const { subject, ...cause } = causeWords(program, candidate);
  const effect = gainWords(gain, subject ?? candidate.step);
  return { en: `${cause.en} ${effect.en}.`, fr: `${cause.fr} ${effect.fr}.` };
}

/** What the gain is, as the end of a sentence whose subject is `subject` things: a French verb agrees with it. */
export function gainWords({ kind, names, quantity: gained, unit }: Gain, subject: number): Words {
  const n = quantity(gained);
  const counted = unit.replace('·month', '');
  const months = monthsNoun(counted, gained);
  const would = (verb: string) => `${verb}${subject < 2 ? 'ait' : 'aient'}`;
  switch (kind) {
    case 'met': {
      const more = moreOf(counted, gained);
      return {
        en: `would meet ${more.en} of ${names.en}`,
        fr: `${would('permettr')} de combler ${more.fr} pour « ${names.fr} »`,
      };
    }
    case 'sooner':
      if (isCurrency(counted)) {
        const sum = sumWords(counted, gained);
        return {
          en: `would give ${names.en} as much as ${sum.en} one month sooner`,
          fr: `${would('permettr')} de donner pour « ${names.fr} » l'équivalent de ${sum.fr} un mois plus tôt`,
        };
      }
      return {
        en: `would save ${n.en} ${months.en} of delay on ${names.en}`,
        fr: `${would('épargner')} ${n.fr} ${months.fr} de retard pour « ${names.fr} »`,
      };
    case 'held':
      return {
        en: `would close ${n.en} ${months.en} of the gap in ${names.en}`,
        fr: `${would('combler')} ${n.fr} ${months.fr} de l'écart pour « ${names.fr} »`,
      };
  }
}

/** "90 more rounds", "90 more" where nothing but units is counted, "C$90 more" for money. */
function moreOf(unit: string, of: number): Words {
  if (isCurrency(unit)) {
    const sum = sumWords(unit, of);
    return { en: `${sum.en} more`, fr: `${sum.fr} de plus` };
  }
  const n = quantity(of);
  if (unit === 'each') return { en: `${n.en} more`, fr: `${n.fr} de plus` };
  const noun = unitNoun(unit, of);
  return { en: `${n.en} more ${noun.en}`, fr: `${n.fr} ${noun.fr} de plus` };
}

/** The change, as the subject of a sentence; `subject` is how many things that is, where it is not the step. */
type Cause = Words & { readonly subject?: number };

function causeWords({ subjects }: PlanProgram, { block, fiscalYear, from, step, unit }: Candidate): Cause {
  const { network } = subjects;
  const { tables, settings } = network.realised.plan;
  const n = quantity(step);
  const day = dayWords(from);
  const itemUnit = (id: string) => tables.items.find((row) => row.id === id)?.unit ?? 'each';
  const parts = block.row.split('/');
  const [head, tail] = parts;
  switch (block.constraint) {
    case 'capacity': {
      const process = setOff(named(tables.processes, head));
      const more = moreOf('run', step);
      return {
        en: `${more.en} a month of ${process.en} (${tail}) from ${day.en}`,
        fr: `${more.fr} par mois de ${process.fr} (${tail}) à partir du ${day.fr}`,
      };
    }
    case 'growth': {
      const process = setOff(named(tables.processes, head));
      const runs = unitNoun('run', step);
      return {
        en: `A rise faster by ${n.en} ${runs.en} a month each month for ${process.en} from ${day.en}`,
        fr: `Une montée plus rapide de ${n.fr} ${runs.fr} par mois chaque mois de ${process.fr} à partir du ${day.fr}`,
        subject: 1,
      };
    }
    case 'resource':
    case 'places': {
      const resource = setOff(named(tables.resources, head));
      const more = moreOfResource(unit, tables.resources.find(({ id }) => id === head)?.unit ?? 'each', step);
      return {
        en: `${more.en} ${resource.en} from ${day.en}`,
        fr: `${more.fr} ${resource.fr} à partir du ${day.fr}`,
      };
    }
    case 'cash':
    case 'commitment': {
      const fund = setOff(named(tables.funds, head));
      const sum = sumWords(settings.currency, step);
      const year = fiscalYear === undefined ? '' : fiscalYearWords(fiscalYear, settings.fiscal_year_start);
      const kind =
        block.constraint === 'cash'
          ? { en: 'cash', fr: 'crédits' }
          : { en: 'commitment authority', fr: "autorisation d'engagement" };
      return {
        en: `${sum.en} more ${kind.en} in ${fund.en} in ${year}`,
        fr: `${sum.fr} de plus (${kind.fr}) au fonds ${fund.fr} en ${year}`,
      };
    }
    case 'storage': {
      const more = moreOf(itemUnit(head), step);
      const [item, site] = [setOff(named(tables.items, head)), setOff(named(tables.sites, tail))];
      return {
        en: `Room for ${more.en} of ${item.en} at ${site.en} from ${day.en}`,
        fr: `De la place pour ${more.fr} de ${item.fr} à ${site.fr} à partir du ${day.fr}`,
        subject: 1,
      };
    }
    case 'balance': {
      const more = moreOf(itemUnit(head), step);
      const [item, site] = [setOff(named(tables.items, head)), setOff(named(tables.sites, tail))];
      return {
        en: `${more.en} of ${item.en} in stock at ${site.en} at the start`,
        fr: `${more.fr} de ${item.fr} en stock à ${site.fr} au départ`,
      };
    }
    case 'at_most': {
      const more = moreOf(itemUnit(tail), step);
      const [item, pledge] = [setOff(named(tables.items, tail)), setOff(named(tables.pledges, head))];
      const site = setOff(named(tables.sites, parts[2]));
      return {
        en: `${more.en} of ${item.en} from ${site.en} that may be given to ${pledge.en}`,
        fr: `${more.fr} de ${item.fr} de ${site.fr} à pouvoir donner pour ${pledge.fr}`,
      };
    }
    default:
      return {
        en: `${n.en} more allowed by ${block.table} ${block.row}`,
        fr: `${n.fr} de plus permis par ${block.table} ${block.row}`,
      };
  }
}

function moreOfResource(unit: Candidate['unit'], own: string, step: number): Words {
  const n = quantity(step);
  if (unit === 'person') {
    const more = moreOf('person', step);
    return { en: `${more.en} in`, fr: `${more.fr} parmi` };
  }
  if (unit === 'person/month') {
    const places = step === 1 ? 'place' : 'places';
    return {
      en: `${n.en} more training ${places} a month for`,
      fr: `${n.fr} ${step < 2 ? 'place' : 'places'} de formation de plus par mois pour`,
    };
  }
  const more = moreOf(own, step);
  return { en: `${more.en} a month of`, fr: `${more.fr} par mois de` };
}

/** A fiscal year that crosses calendar years is written 2026-27. */
export function fiscalYearWords(year: number, firstMonth: number): string {
  return firstMonth === 1 ? String(year) : `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
