import type { Words } from '@sinew/model';
import type { PlanProgram } from '../program/build.ts';
import { quantity } from '../words/quantity.ts';
import type { Candidate } from './candidates.ts';
import type { Gain } from './gain.ts';

/** "100 more runs a month of Propellant line (base) from 2027-04-01 meet 90 more round of Training." */
export function bottleneckStatement(program: PlanProgram, candidate: Candidate, gain: Gain): Words {
  const cause = causeWords(program, candidate);
  const effect = gainWords(gain);
  return { en: `${cause.en} ${effect.en}.`, fr: `${cause.fr} ${effect.fr}.` };
}

/** What the gain is, as the end of a sentence whose subject is a change. */
export function gainWords({ kind, names, quantity: gained, unit }: Gain): Words {
  const n = quantity(gained);
  const plain = unit.replace('·month', '');
  const each = plain === 'each' ? '' : ` ${plain}`;
  switch (kind) {
    case 'met':
      return {
        en: `would meet ${n.en} more${each} of ${names.en}`,
        fr: `permettraient de combler ${n.fr}${each} de plus pour : ${names.fr}`,
      };
    case 'sooner':
      return {
        en: `would save ${n.en} unit-months of delay${each ? ` (${plain})` : ''} on ${names.en}`,
        fr: `épargneraient ${n.fr} unités-mois de retard${each ? ` (${plain})` : ''} pour : ${names.fr}`,
      };
    case 'held':
      return {
        en: `would close ${n.en} unit-months${each ? ` (${plain})` : ''} of the gap in ${names.en}`,
        fr: `combleraient ${n.fr} unités-mois${each ? ` (${plain})` : ''} de l'écart pour : ${names.fr}`,
      };
  }
}

function causeWords({ subjects }: PlanProgram, { block, fiscalYear, from, step, unit }: Candidate): Words {
  const { network } = subjects;
  const { tables, settings } = network.realised.plan;
  const n = quantity(step);
  const year = fiscalYear === undefined ? '' : fiscalYearWords(fiscalYear, settings.fiscal_year_start);
  const named = (
    rows: readonly { id: string; name: string; name_fr: string | undefined }[],
    id: string,
  ): Words => {
    const row = rows.find((one) => one.id === id);
    return { en: row?.name ?? id, fr: row?.name_fr ?? row?.name ?? id };
  };
  const [head, tail] = block.row.split('/');
  switch (block.constraint) {
    case 'capacity': {
      const process = named(tables.processes, head);
      return {
        en: `${n.en} more a month from ${process.en} (${tail}) from ${from}`,
        fr: `${n.fr} de plus par mois de : ${process.fr} (${tail}) à partir du ${from}`,
      };
    }
    case 'growth': {
      const process = named(tables.processes, head);
      return {
        en: `A rise faster by ${n.en} a month each month for ${process.en} from ${from}`,
        fr: `Une montée plus rapide de ${n.fr} par mois chaque mois de : ${process.fr} à partir du ${from}`,
      };
    }
    case 'resource':
    case 'places': {
      const resource = named(tables.resources, head);
      const what = unitWords(unit, tables.resources.find(({ id }) => id === head)?.unit ?? '');
      return {
        en: `${n.en} more ${what.en} of ${resource.en} from ${from}`,
        fr: `${n.fr} ${what.fr} de plus pour : ${resource.fr} à partir du ${from}`,
      };
    }
    case 'cash':
    case 'commitment': {
      const fund = named(tables.funds, head);
      const kind =
        block.constraint === 'cash'
          ? { en: 'cash', fr: 'crédits' }
          : { en: 'commitment authority', fr: "autorisation d'engagement" };
      return {
        en: `${settings.currency} ${n.en} more ${kind.en} in ${fund.en} in ${year}`,
        fr: `${n.fr} ${settings.currency} de plus (${kind.fr}) au fonds : ${fund.fr} en ${year}`,
      };
    }
    case 'storage': {
      const item = named(tables.items, head);
      return {
        en: `Room for ${n.en} more of ${item.en} at ${named(tables.sites, tail).en} from ${from}`,
        fr: `De la place pour ${n.fr} de plus de : ${item.fr} (${named(tables.sites, tail).fr}) à partir du ${from}`,
      };
    }
    case 'balance': {
      const item = named(tables.items, head);
      return {
        en: `${n.en} more of ${item.en} in stock at ${named(tables.sites, tail).en} at the start`,
        fr: `${n.fr} de plus de : ${item.fr} en stock au départ (${named(tables.sites, tail).fr})`,
      };
    }
    default:
      return {
        en: `${n.en} more allowed by ${block.table} ${block.row}`,
        fr: `${n.fr} de plus permis par ${block.table} ${block.row}`,
      };
  }
}

function unitWords(unit: Candidate['unit'], own: string): Words {
  switch (unit) {
    case 'person':
      return { en: 'people', fr: 'personnes' };
    case 'person/month':
      return { en: 'training places a month', fr: 'places de formation par mois' };
    default:
      return { en: `${own} a month`, fr: `${own} par mois` };
  }
}

/** A fiscal year that crosses calendar years is written 2026-27. */
export function fiscalYearWords(year: number, firstMonth: number): string {
  return firstMonth === 1 ? String(year) : `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
