import type { FaultCatalogue } from '../fault.ts';
import { detail, quoted, say } from '../say.ts';
import { orNearest } from './references.ts';

/** Words for what is wrong with measures, their effects, and policies. */
export const actionFaults = {
  'measure-acts-at-once': () =>
    say(
      'The measure has no steps: it is paid for and takes effect on the day it is decided.',
      "La mesure n'a pas d'étapes : elle est payée et produit son effet le jour de la décision.",
      'Add its approval, contract, build and qualification to steps, or accept it.',
      'Ajoutez à steps son approbation, son contrat, sa construction et sa qualification, ou acceptez-le.',
    ),
  'measure-without-effects': () =>
    say(
      'The measure changes nothing, and no other measure requires it: it would never be chosen.',
      "La mesure ne change rien, et aucune autre ne l'exige : elle ne serait jamais choisie.",
      'Add a row to effects.',
      'Ajoutez une ligne à effects.',
    ),
  'cost-paid-at-start': (fault) =>
    say(
      `No step has a share of the cost: all of it is paid at the start of the first step, ${detail(fault, 'step')}.`,
      `Aucune étape n'a de part du coût : il est payé en entier au début de la première, ${detail(fault, 'step')}.`,
      'Fill in cost_share of the steps, or accept it.',
      'Remplissez cost_share des étapes, ou acceptez-le.',
    ),
  'cost-shares': (fault) =>
    say(
      `The cost shares of its steps sum to ${detail(fault, 'sum')}.`,
      `Les parts du coût de ses étapes totalisent ${detail(fault, 'sum')}.`,
      'Make them sum to 1, or leave all blank to pay at the start of the first step.',
      'Faites-les totaliser 1, ou laissez-les vides pour payer au début de la première étape.',
    ),
  'durations-out-of-order': (fault) =>
    say(
      `${fault.column} is ${fault.value}, shorter than ${detail(fault, 'least')}, ${detail(fault, 'than')}.`,
      `${fault.column} est ${fault.value}, plus court que ${detail(fault, 'least')}, ${detail(fault, 'than')}.`,
      'Put the three in order: min, likely, max.',
      'Mettez les trois en ordre : min, likely, max.',
    ),
  'ramp-not-last': (fault) =>
    say(
      `The step ${detail(fault, 'next')} comes after this ramp.`,
      `L'étape ${detail(fault, 'next')} suit cette montée.`,
      'A measure has at most one ramp, and ends with it: move the row last, or choose another kind.',
      'Une mesure a au plus une montée, et finit par elle : mettez la ligne en dernier, ou changez de genre.',
    ),
  'count-not-whole': (fault) =>
    say(
      `Counted in whole numbers, the measure has a maximum of ${fault.value}.`,
      `Comptée en nombres entiers, la mesure a pour maximum ${fault.value}.`,
      'Write a whole number, or choose sizing size.',
      'Écrivez un nombre entier, ou choisissez size.',
    ),
  'sizes-crossed': (fault) =>
    say(
      `The least size, ${fault.value}, is above the most, ${detail(fault, 'max')}.`,
      `La taille minimale, ${fault.value}, dépasse le maximum, ${detail(fault, 'max')}.`,
      'Correct min_size or max_size.',
      'Corrigez min_size ou max_size.',
    ),
  'size-unused': (fault) =>
    say(
      `With sizing ${detail(fault, 'sizing')}, ${fault.column} is not read.`,
      `Avec sizing ${detail(fault, 'sizing')}, ${fault.column} n'est pas lu.`,
      `Clear ${fault.column}, or choose another sizing.`,
      `Effacez ${fault.column}, ou choisissez un autre sizing.`,
    ),
  'mandatory-without-window': () =>
    say(
      'The measure must be decided, but on no day of the plan may it be.',
      'La mesure doit être décidée, mais ne peut l’être aucun jour du plan.',
      'Check decide_from, decide_until and board_months against the calendar.',
      'Confrontez decide_from, decide_until et board_months au calendrier.',
    ),
  'measure-without-window': () =>
    say(
      'On no day of the plan may the measure be decided.',
      'La mesure ne peut être décidée aucun jour du plan.',
      'Check decide_from, decide_until and board_months against the calendar, or accept it.',
      'Confrontez decide_from, decide_until et board_months au calendrier, ou acceptez-le.',
    ),
  'decided-after-the-plan': (fault) =>
    say(
      `The measure is said to be decided already, on ${fault.value}, after the plan ends.`,
      `La mesure est dite déjà décidée, le ${fault.value}, après la fin du plan.`,
      'Correct the date, or clear it and set mandatory.',
      'Corrigez la date, ou effacez-la et cochez mandatory.',
    ),
  'mandatory-rivals': (fault) =>
    say(
      `At most one measure of the group ${fault.value} is decided, and ${detail(fault, 'other')} must be, too.`,
      `Une mesure au plus du groupe ${fault.value} est décidée, et ${detail(fault, 'other')} doit l'être aussi.`,
      'Leave one of them free, or take it out of the group.',
      "Laissez l'une libre, ou sortez-la du groupe.",
    ),
  'prerequisite-cycle': (fault) =>
    say(
      `The measures wait for each other: ${detail(fault, 'cycle')}.`,
      `Les mesures s'attendent l'une l'autre : ${detail(fault, 'cycle')}.`,
      'Remove one of these prerequisites.',
      'Supprimez un de ces préalables.',
    ),
  'prerequisite-rival': (fault) =>
    say(
      `Both measures are of the group ${detail(fault, 'group')}, of which at most one is decided: the first never can be.`,
      `Les deux mesures sont du groupe ${detail(fault, 'group')}, dont une au plus est décidée : la première ne peut l'être.`,
      'Remove the prerequisite, or take one out of the group.',
      "Supprimez le préalable, ou sortez l'une du groupe.",
    ),
  'effect-target': (fault) => {
    const table = detail(fault, 'table');
    return say(
      `The effect ${detail(fault, 'kind')} changes a row of ${table}, and there is no ${quoted(fault).en}.`,
      `L'effet ${detail(fault, 'kind')} change une ligne de ${table}, et il n'y a pas de ${quoted(fault).fr}.`,
      ...orNearest(
        detail(fault, 'nearest'),
        `Write the id of a row of ${table}, its parts joined by / as process/segment, item/site or requirement/item.`,
        `Écrivez l'identifiant d'une ligne de ${table}, ses parties jointes par / comme procédé/palier, article/site ou besoin/article.`,
      ),
    );
  },
  'training-without-pool': (fault) =>
    say(
      `${quoted(fault).en} is a fixed capacity: nobody is trained for it.`,
      `${quoted(fault).fr} est une capacité fixe : on n'y forme personne.`,
      'Use effect resource, or make it a pool.',
      "Prenez l'effet resource, ou faites-en un bassin.",
    ),
  'storage-without-limit': (fault) =>
    say(
      `${quoted(fault).en} has no storage limit that could be raised.`,
      `${quoted(fault).fr} n'a pas de limite de garde à relever.`,
      'Fill in storage_limit in stocks, or remove the effect.',
      "Remplissez storage_limit dans stocks, ou supprimez l'effet.",
    ),
  'warmth-without-minimum': (fault) =>
    say(
      `${quoted(fault).en} has no minimum rate that binds while it is warm.`,
      `${quoted(fault).fr} n'a pas de cadence minimale qui vaille tant qu'il est chaud.`,
      'Give the process minimum_rate and minimum_mode while_warm, or remove the effect.',
      "Donnez au procédé minimum_rate et minimum_mode while_warm, ou supprimez l'effet.",
    ),
  'flag-already-held': (fault) =>
    say(
      `${quoted(fault).en} has ${detail(fault, 'kind')} already.`,
      `${quoted(fault).fr} a déjà ${detail(fault, 'kind')}.`,
      'Set the flag to false in accepts if it lacks today, or remove the effect.',
      "Mettez le drapeau à false dans accepts s'il manque aujourd'hui, ou supprimez l'effet.",
    ),
  'shortens-itself': () =>
    say(
      'The measure shortens its own steps.',
      'La mesure raccourcit ses propres étapes.',
      'Shorten the steps themselves, or name another measure.',
      'Raccourcissez les étapes mêmes, ou nommez une autre mesure.',
    ),
  'shorten-factor': (fault) =>
    say(
      `shorten multiplies the length of steps; ${fault.value} is not above 0 and at most 1.`,
      `shorten multiplie la durée des étapes ; ${fault.value} n'est pas plus que 0 et au plus 1.`,
      'Write what remains of the length: 0.75 cuts a quarter.',
      'Écrivez ce qui reste de la durée : 0.75 en retranche un quart.',
    ),
  'step-kind-unused': (fault) =>
    say(
      `Only shorten reads step_kind; the effect is ${detail(fault, 'kind')}.`,
      `Seul shorten lit step_kind ; l'effet est ${detail(fault, 'kind')}.`,
      'Clear step_kind.',
      'Effacez step_kind.',
    ),
  'effect-of-nothing': () =>
    say(
      'The effect has a quantity of zero.',
      "L'effet a une quantité nulle.",
      'Fill in the quantity, or remove the row.',
      'Remplissez la quantité, ou supprimez la ligne.',
    ),
  'lasts-unused': (fault) =>
    say(
      `The effect ${detail(fault, 'kind')} comes once and does not end; lasts is not read.`,
      `L'effet ${detail(fault, 'kind')} vient une fois et ne cesse pas ; lasts n'est pas lu.`,
      'Clear lasts; for what expires, give the item a shelf_life.',
      "Effacez lasts ; pour ce qui périme, donnez une shelf_life à l'article.",
    ),
  'policy-column-blank': (fault) =>
    say(
      `A policy of kind ${detail(fault, 'kind')} needs ${fault.column}.`,
      `Une règle de genre ${detail(fault, 'kind')} exige ${fault.column}.`,
      `Fill in ${fault.column}.`,
      `Remplissez ${fault.column}.`,
    ),
  'policy-column-unused': (fault) =>
    say(
      `A policy of kind ${detail(fault, 'kind')} does not read ${fault.column}.`,
      `Une règle de genre ${detail(fault, 'kind')} ne lit pas ${fault.column}.`,
      `Clear ${fault.column}.`,
      `Effacez ${fault.column}.`,
    ),
  'policy-subject-blank': (fault) =>
    say(
      `A policy of scope ${detail(fault, 'scope')} must say which ${detail(fault, 'scope')}.`,
      `Une règle de portée ${detail(fault, 'scope')} doit nommer son sujet.`,
      'Fill in subject with its id.',
      'Inscrivez son identifiant dans subject.',
    ),
  'policy-subject-unused': (fault) =>
    say(
      `The scope ${detail(fault, 'scope')} speaks of no one in particular; subject is not read.`,
      `La portée ${detail(fault, 'scope')} ne vise personne en particulier ; subject n'est pas lu.`,
      'Clear subject, or choose another scope.',
      'Effacez subject, ou choisissez une autre portée.',
    ),
  'floor-above-cap': (fault) =>
    say(
      `The floor of ${fault.value} is above the cap of ${detail(fault, 'share')} on the same share, ${detail(fault, 'cap')}.`,
      `Le plancher de ${fault.value} dépasse le plafond de ${detail(fault, 'share')} sur la même part, ${detail(fault, 'cap')}.`,
      'Lower the floor, raise the cap, or give them dates apart.',
      'Baissez le plancher, relevez le plafond, ou séparez leurs dates.',
    ),
  'retention-beyond-stock': (fault) =>
    say(
      `${fault.value} are kept back from pledges, and ${detail(fault, 'held')} are on hand at the start.`,
      `${fault.value} sont soustraits aux engagements, et ${detail(fault, 'held')} sont en stock au début.`,
      'Check the quantity: nothing of the opening stock can be given.',
      'Vérifiez la quantité : rien du stock de départ ne peut être donné.',
    ),
} satisfies FaultCatalogue<string>;
