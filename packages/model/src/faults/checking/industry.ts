import type { FaultCatalogue } from '../fault.ts';
import { detail, quoted, say } from '../say.ts';

/** Words for what is wrong with processes, resources, stocks and units. */
export const industryFaults = {
  'move-from-nowhere': () =>
    say(
      'A move must say where it draws the item.',
      "Un déplacement doit dire d'où il prend l'article.",
      'Fill in from_site, or choose make or buy.',
      'Remplissez from_site, ou choisissez make ou buy.',
    ),
  'move-to-itself': (fault) =>
    say(
      `The move draws from ${fault.value} and delivers to ${fault.value}.`,
      `Le déplacement part de ${fault.value} et arrive à ${fault.value}.`,
      'Correct from_site or site.',
      'Corrigez from_site ou site.',
    ),
  'from-site-without-move': (fault) =>
    say(
      `Only a move draws from another site; this is a ${detail(fault, 'kind')}.`,
      `Seul un déplacement prend à un autre site ; ceci est de genre ${detail(fault, 'kind')}.`,
      'Clear from_site, or make the process a move and let another one carry the item.',
      "Effacez from_site, ou faites-en un déplacement, et laissez un autre procédé produire l'article.",
    ),
  'move-with-others': (fault) =>
    say(
      `${quoted(fault).en} is a move: it carries its item and neither consumes nor yields anything else.`,
      `${quoted(fault).fr} est un déplacement : il porte son article, sans rien consommer ni livrer d'autre.`,
      'Remove the row; charge what transport takes as unit_cost, or as a use of a resource.',
      "Supprimez la ligne ; comptez ce que prend le transport dans unit_cost, ou comme emploi d'une ressource.",
    ),
  'growth-from-nowhere': () =>
    say(
      'growth limits how fast the rate may rise, but the rate before the plan is blank.',
      'growth borne la hausse de la cadence, mais la cadence à la veille du plan est vide.',
      'Fill in current_rate (0 for a line that stands still), or clear growth.',
      "Remplissez current_rate (0 pour une ligne à l'arrêt), ou effacez growth.",
    ),
  'process-never-runs': () =>
    say(
      'The process has no capacity, and no measure or scenario gives it any: it never runs.',
      "Le procédé n'a pas de capacité, et aucune mesure ni aucun scénario ne lui en donne : il ne tourne jamais.",
      'Add a row to rates, with rate 0 where a measure is to add capacity to it.',
      'Ajoutez une ligne à rates, à la cadence 0 si une mesure doit y ajouter de la capacité.',
    ),
  'arrives-after-the-plan': (fault) =>
    say(
      `With a lead time of ${fault.value}, nothing the process starts arrives before the plan ends.`,
      `Avec un délai de ${fault.value}, rien de ce que lance le procédé n'arrive avant la fin du plan.`,
      'Lengthen the calendar, or check the lead time and open_from.',
      'Allongez le calendrier, ou vérifiez le délai et open_from.',
    ),
  'input-after-arrival': (fault) =>
    say(
      `The input is needed ${fault.value} after the start of a run, later than its output arrives (${detail(fault, 'lead_time')}).`,
      `L'intrant est requis ${fault.value} après le lancement, plus tard que l'arrivée du produit (${detail(fault, 'lead_time')}).`,
      'Shorten the offset, or lengthen lead_time of the process.',
      'Raccourcissez offset, ou allongez lead_time du procédé.',
    ),
  'minimum-beyond-rates': (fault) =>
    say(
      `The minimum rate is ${fault.value} runs a month, more than all rate segments together (${detail(fault, 'total')}).`,
      `La cadence minimale est de ${fault.value} opérations par mois, plus que tous les paliers ensemble (${detail(fault, 'total')}).`,
      'Lower minimum_rate, or correct the rates.',
      'Baissez minimum_rate, ou corrigez les paliers.',
    ),
  'minimum-beyond-notice': (fault) =>
    say(
      `The minimum rate is ${fault.value} runs a month from the first day, but only ${detail(fault, 'first')} can run without notice.`,
      `La cadence minimale est de ${fault.value} opérations par mois dès le premier jour, mais seules ${detail(fault, 'first')} se font sans préavis.`,
      'Shorten the notice of a segment, or let the minimum bind while_warm.',
      "Raccourcissez le préavis d'un palier, ou choisissez while_warm.",
    ),
  'coproduct-is-item': (fault) =>
    say(
      `${quoted(fault).en} is what the process delivers already: one unit a run, times the yield.`,
      `${quoted(fault).fr} est déjà ce que livre le procédé : une unité par opération, fois le rendement.`,
      'Remove the row; for more than one unit a run, state rates, costs and inputs for one unit.',
      'Supprimez la ligne ; pour plusieurs unités par opération, ramenez cadences, coûts et intrants à une unité.',
    ),
  'segment-waits-for-d-day': () =>
    say(
      'The segment opens at D-day, and no scenario has one: it stays shut.',
      "Le palier s'ouvre au jour J, et aucun scénario n'en a : il reste fermé.",
      'Give a scenario a d_day, or let the notice run from the start.',
      'Donnez un d_day à un scénario, ou comptez le préavis depuis le début.',
    ),
  'self-input': (fault) =>
    say(
      `The process consumes ${quoted(fault).en}, which it also yields.`,
      `Le procédé consomme ${quoted(fault).fr}, qu'il livre aussi.`,
      'State the net quantity, as an input or as a co-product.',
      'Donnez la quantité nette, comme intrant ou comme coproduit.',
    ),
  'material-cycle': (fault) =>
    say(
      `The bill of material goes round: ${detail(fault, 'cycle')} (each is made from the one before, by ${detail(fault, 'processes')}).`,
      `La nomenclature tourne en rond : ${detail(fault, 'cycle')} (chacun est fait du précédent, par ${detail(fault, 'processes')}).`,
      'Remove the input that closes the round; give what is recovered or reworked an item id of its own.',
      "Supprimez l'intrant qui ferme la boucle ; donnez à ce qui est récupéré ou repris un article propre.",
    ),
  'resource-without-capacity': (fault) =>
    say(
      `A resource of kind ${detail(fault, 'kind')} needs ${fault.column}.`,
      `Une ressource de genre ${detail(fault, 'kind')} exige ${fault.column}.`,
      `Fill in ${fault.column}, with 0 if there is none yet.`,
      `Remplissez ${fault.column}, par 0 s'il n'y en a pas encore.`,
    ),
  'resource-column-of-other-kind': (fault) =>
    say(
      `${fault.column} is for kind ${detail(fault, 'other')}; this resource is of kind ${detail(fault, 'kind')}.`,
      `${fault.column} est pour le genre ${detail(fault, 'other')} ; cette ressource est de genre ${detail(fault, 'kind')}.`,
      `Clear ${fault.column}, or change the kind.`,
      `Effacez ${fault.column}, ou changez le genre.`,
    ),
  'resource-unused': () =>
    say(
      'No process uses the resource.',
      "Aucun procédé n'emploie la ressource.",
      'Add a row to uses, or remove the resource.',
      'Ajoutez une ligne à uses, ou supprimez la ressource.',
    ),
  'stock-beyond-storage': (fault) =>
    say(
      `${fault.value} are on hand at the start, but at most ${detail(fault, 'limit')} can be kept.`,
      `${fault.value} sont en stock au début, mais on ne peut en garder que ${detail(fault, 'limit')}.`,
      'Correct quantity or storage_limit.',
      'Corrigez quantity ou storage_limit.',
    ),
  'stock-expired': (fault) =>
    say(
      `The opening stock expires on ${fault.value}, before the plan starts: it counts for nothing.`,
      `Le stock de départ périme le ${fault.value}, avant le début du plan : il ne compte pour rien.`,
      'Correct expires, or leave what has expired out of quantity.',
      'Corrigez expires, ou retirez de quantity ce qui est périmé.',
    ),
  'expiry-without-shelf-life': (fault) =>
    say(
      `The opening stock expires on ${fault.value}, but what arrives later keeps for ever: the item has no shelf life.`,
      `Le stock de départ périme le ${fault.value}, mais ce qui arrive ensuite se garde sans limite : l'article n'a pas de durée de conservation.`,
      'Give the item a shelf_life, or clear expires.',
      "Donnez une shelf_life à l'article, ou effacez expires.",
    ),
  'unit-conversion-wrong': (fault) =>
    say(
      `One ${detail(fault, 'item_unit')} is ${detail(fault, 'right')} ${detail(fault, 'unit')}, and the factor is ${fault.value}.`,
      `Un ${detail(fault, 'item_unit')} vaut ${detail(fault, 'right')} ${detail(fault, 'unit')}, et le facteur est ${fault.value}.`,
      `Write ${detail(fault, 'right')}, or correct the unit of the item or of the requirement.`,
      `Écrivez ${detail(fault, 'right')}, ou corrigez l'unité de l'article ou du besoin.`,
    ),
  'units-differ': (fault) =>
    say(
      `The item is counted in ${detail(fault, 'item_unit')}, the requirement in ${detail(fault, 'unit')}; the factor takes one for one.`,
      `L'article se compte en ${detail(fault, 'item_unit')}, le besoin en ${detail(fault, 'unit')} ; le facteur prend l'un pour l'autre.`,
      'Check that one meets one; else correct the factor.',
      "Vérifiez que l'un satisfait l'autre ; sinon corrigez le facteur.",
    ),
} satisfies FaultCatalogue<string>;
