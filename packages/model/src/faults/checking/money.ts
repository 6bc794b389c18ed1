import type { FaultCatalogue } from '../fault.ts';
import { detail, quoted, say } from '../say.ts';

/** Words for what is wrong with currencies, funds and budgets. */
export const moneyFaults = {
  'exchange-currency-form': (fault) =>
    say(
      `${quoted(fault).en} is not an ISO 4217 code.`,
      `${quoted(fault).fr} n'est pas un code ISO 4217.`,
      'Write three capital letters, such as USD or EUR.',
      'Écrivez trois majuscules, comme USD ou EUR.',
    ),
  'currency-without-rate': (fault) =>
    say(
      `No exchange rate for ${fault.value} is in force when the plan starts (rows concerned: ${detail(fault, 'rows')}).`,
      `Aucun cours de ${fault.value} n'est en vigueur au début du plan (lignes visées : ${detail(fault, 'rows')}).`,
      `Add a row to exchange_rates for ${fault.value}, from ${detail(fault, 'start')} or before, in ${detail(fault, 'own')} for one.`,
      `Ajoutez à exchange_rates une ligne pour ${fault.value}, du ${detail(fault, 'start')} ou d'avant, en ${detail(fault, 'own')} pour un.`,
    ),
  'rate-of-own-currency': (fault) =>
    say(
      `${detail(fault, 'own')} is the plan's own currency, and is given a rate of ${fault.value}.`,
      `${detail(fault, 'own')} est la devise du plan, et reçoit un cours de ${fault.value}.`,
      'Remove the row.',
      'Supprimez la ligne.',
    ),
  'budget-missing': (fault) =>
    say(
      `The fund has no budget for ${detail(fault, 'years')}; it is counted as zero.`,
      `Le fonds n'a pas de crédit pour ${detail(fault, 'years')} ; il est compté pour zéro.`,
      'Add the years to budgets, or accept that the fund pays nothing in them.',
      "Ajoutez ces exercices à budgets, ou acceptez que le fonds n'y paie rien.",
    ),
  'budget-outside-calendar': (fault) =>
    say(
      `The plan runs over the fiscal years ${detail(fault, 'first')} to ${detail(fault, 'last')}; this budget does not count.`,
      `Le plan couvre les exercices ${detail(fault, 'first')} à ${detail(fault, 'last')} ; ce crédit ne compte pas.`,
      'Correct the year (the calendar year in which the fiscal year begins), or lengthen the calendar.',
      "Corrigez l'année (l'année civile où commence l'exercice), ou allongez le calendrier.",
    ),
  'spending-unbudgeted': (fault) =>
    say(
      `No fund may pay for ${detail(fault, 'category')}: such spending is counted, but no budget bounds it. This row is the first to spend so.`,
      `Aucun fonds ne peut payer ${detail(fault, 'category')} : la dépense est comptée, mais aucun crédit ne la borne. Cette ligne est la première à en faire.`,
      `Add ${detail(fault, 'category')} to the categories of a fund, or accept it.`,
      `Ajoutez ${detail(fault, 'category')} aux catégories d'un fonds, ou acceptez-le.`,
    ),
} satisfies FaultCatalogue<string>;
