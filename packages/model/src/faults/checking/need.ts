import type { Fault, FaultCatalogue } from '../fault.ts';
import { detail, quoted, say } from '../say.ts';

/** The missing link of a chain of supply, in both languages. */
function missingLink(fault: Fault): { en: string; fr: string } {
  const [item, site, process] = [detail(fault, 'item'), detail(fault, 'site'), detail(fault, 'process')];
  return process === ''
    ? {
        en: `${item} reaches ${site} by no process, stock, receipt or measure`,
        fr: `${item} ne parvient à ${site} par aucun procédé, stock, réception ou mesure`,
      }
    : {
        en: `${item} reaches ${site} only by ${process}, which has no capacity`,
        fr: `${item} ne parvient à ${site} que par ${process}, qui n'a pas de capacité`,
      };
}

/** Words for what is wrong with requirements and pledges. */
export const needFaults = {
  'requirement-without-amounts': () =>
    say(
      'Nothing says how much of the requirement is needed, or when.',
      'Rien ne dit combien du besoin est requis, ni quand.',
      'Add a row to amounts.',
      'Ajoutez une ligne à amounts.',
    ),
  'requirement-accepts-nothing': () =>
    say(
      'The requirement accepts no item.',
      "Le besoin n'accepte aucun article.",
      'Add a row to accepts for each item that meets it.',
      'Ajoutez une ligne à accepts pour chaque article qui le satisfait.',
    ),
  'basis-of-other-kind': (fault) =>
    say(
      `The requirement is of kind ${detail(fault, 'kind')}, which is not stated as ${fault.value}.`,
      `Le besoin est de genre ${detail(fault, 'kind')}, qui ne se donne pas en ${fault.value}.`,
      'Use level for hold, and total or per_month for consume and deliver.',
      'Prenez level pour hold, et total ou per_month pour consume et deliver.',
    ),
  'amount-blank': () =>
    say(
      'The row says nothing about how much.',
      'La ligne ne dit pas combien.',
      'Fill in quantity; for a level, days_of_supply and daily_rate instead.',
      'Remplissez quantity ; pour un niveau, ou bien days_of_supply et daily_rate.',
    ),
  'amount-twice': () =>
    say(
      'The amount is given both as a quantity and as days of supply.',
      "Le montant est donné à la fois en quantité et en jours d'approvisionnement.",
      'Clear quantity, or clear days_of_supply and daily_rate.',
      'Effacez quantity, ou effacez days_of_supply et daily_rate.',
    ),
  'supply-without-level': (fault) =>
    say(
      `Days of supply state a level, and the basis is ${fault.value}.`,
      `Les jours d'approvisionnement donnent un niveau, et la base est ${fault.value}.`,
      'Use basis level on a requirement of kind hold, or give quantity.',
      'Prenez level pour un besoin de genre hold, ou donnez quantity.',
    ),
  'supply-half-given': (fault) =>
    say(
      `A level in days of supply needs days_of_supply and daily_rate; ${fault.column} is blank.`,
      `Un niveau en jours d'approvisionnement exige days_of_supply et daily_rate ; ${fault.column} est vide.`,
      `Fill in ${fault.column}.`,
      `Remplissez ${fault.column}.`,
    ),
  'amounts-overlap': (fault) =>
    say(
      `The row holds until ${fault.value}, but the next begins on ${detail(fault, 'next')}.`,
      `La ligne vaut jusqu'au ${fault.value}, mais la suivante commence le ${detail(fault, 'next')}.`,
      `End it on ${detail(fault, 'next')}, or leave until blank: it then lasts to the next row.`,
      `Finissez-la le ${detail(fault, 'next')}, ou laissez until vide : elle dure alors jusqu'à la suivante.`,
    ),
  'amount-cut-short': (fault) =>
    say(
      `The row has no until and ends where the next begins, on ${detail(fault, 'next')}; from ${detail(fault, 'from')} on nothing is asked.`,
      `La ligne n'a pas de until et finit où commence la suivante, le ${detail(fault, 'next')} ; à partir du ${detail(fault, 'from')}, rien n'est demandé.`,
      'Give the row its own until (totals may overlap it), or add a row that goes on.',
      'Donnez à la ligne son propre until (des totaux peuvent la chevaucher), ou ajoutez une ligne qui continue.',
    ),
  'flag-never-supplied': (fault) =>
    say(
      `The item can never meet the requirement: no measure or scenario supplies ${detail(fault, 'flags')}.`,
      `L'article ne peut jamais satisfaire le besoin : aucune mesure ni aucun scénario ne fournit ${detail(fault, 'flags')}.`,
      'Add a measure with that effect, or accept that the row does not count.',
      'Ajoutez une mesure de cet effet, ou acceptez que la ligne ne compte pas.',
    ),
  'requirement-without-flags': () =>
    say(
      'None of the accepted items can ever meet the requirement: each lacks fit, data or release, and no measure supplies it.',
      "Aucun des articles acceptés ne peut jamais satisfaire le besoin : à chacun manque fit, data ou release, qu'aucune mesure ne fournit.",
      'Accept another item, or add a measure that supplies what lacks.',
      'Acceptez un autre article, ou ajoutez une mesure qui fournit ce qui manque.',
    ),
  'requirement-unsuppliable': (fault) => {
    const link = missingLink(fault);
    return say(
      `Nothing can ever supply the requirement: ${link.en} (${detail(fault, 'chain')}).`,
      `Rien ne peut jamais satisfaire le besoin : ${link.fr} (${detail(fault, 'chain')}).`,
      'Add the process or move that is missing, with its rates, or the stock.',
      'Ajoutez le procédé ou déplacement qui manque, avec ses cadences, ou le stock.',
    );
  },
  'pledge-item-unsuppliable': (fault) => {
    const link = missingLink(fault);
    return say(
      `Nothing can ever be given from here: ${link.en} (${detail(fault, 'chain')}).`,
      `Rien ne peut jamais être donné d'ici : ${link.fr} (${detail(fault, 'chain')}).`,
      'Correct the site, or add the process, move or stock that is missing.',
      'Corrigez le site, ou ajoutez le procédé, déplacement ou stock qui manque.',
    );
  },
  'pledge-blank': () =>
    say(
      'The pledge says neither a value nor a quantity.',
      "L'engagement ne dit ni valeur ni quantité.",
      'Fill in one of the two.',
      'Remplissez l’une des deux.',
    ),
  'pledge-twice': () =>
    say(
      'The pledge gives both a value and a quantity.',
      "L'engagement donne une valeur et une quantité.",
      'Keep the one that was promised; split what was promised both ways into two pledges.',
      'Gardez celle qui fut promise ; séparez en deux engagements ce qui le fut des deux façons.',
    ),
  'pledge-without-items': () =>
    say(
      'No item may honour the pledge.',
      "Aucun article n'est admissible à l'engagement.",
      'Add a row to pledge_items.',
      'Ajoutez une ligne à pledge_items.',
    ),
  'pledge-due-before': (fault) =>
    say(
      `The pledge was due on ${fault.value}, before the plan starts (${detail(fault, 'start')}): it is late from the first day.`,
      `L'engagement échoit le ${fault.value}, avant le début du plan (${detail(fault, 'start')}) : il est en retard dès le premier jour.`,
      'Check the date, and that only what is still owed is stated.',
      'Vérifiez la date, et que seul le solde dû est inscrit.',
    ),
  'pledge-due-after': (fault) =>
    say(
      `The pledge is due on ${fault.value}, after the plan ends: what is not given by then is not counted as late.`,
      `L'engagement échoit le ${fault.value}, après la fin du plan : ce qui n'est pas donné d'ici là ne compte pas comme retard.`,
      'Lengthen the calendar to plan the whole of it.',
      'Allongez le calendrier pour le planifier en entier.',
    ),
  'credit-of-one': (fault) =>
    say(
      `The pledge is by value, and one unit of the item counts 1 ${detail(fault, 'currency')}.`,
      `L'engagement est en valeur, et une unité de l'article compte 1 ${detail(fault, 'currency')}.`,
      'Fill in credit with what one unit is worth.',
      "Inscrivez dans credit ce que vaut une unité de l'article.",
    ),
  'pledge-beyond-items': (fault) =>
    say(
      `${quoted(fault).en} is promised, but its items may give ${detail(fault, 'most')} at most.`,
      `${quoted(fault).fr} est promis, mais ses articles peuvent donner ${detail(fault, 'most')} au plus.`,
      'Raise at_most of an item, or add items.',
      "Relevez at_most d'un article, ou ajoutez des articles.",
    ),
} satisfies FaultCatalogue<string>;
