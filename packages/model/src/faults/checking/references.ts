import type { FaultCatalogue } from '../fault.ts';
import { detail, quoted, say } from '../say.ts';

/** The remedy when a name is near, or else the general one. */
export function orNearest(nearest: string, en: string, fr: string): [string, string] {
  return nearest === ''
    ? [en, fr]
    : [`Did you mean ${nearest}? ${en}`, `Vouliez-vous dire ${nearest} ? ${fr}`];
}

/** Words for ids that point nowhere and codes that are not well formed. */
export const referenceFaults = {
  'duplicate-row': () =>
    say(
      'An earlier row has the same id.',
      'Une ligne précédente porte le même identifiant.',
      'Give each row an id of its own, or merge the two.',
      'Donnez à chaque ligne un identifiant propre, ou fusionnez les deux.',
    ),
  'dangling-reference': (fault) => {
    const target = detail(fault, 'target');
    return say(
      `There is no ${quoted(fault).en} in ${target}.`,
      `Il n'y a pas de ${quoted(fault).fr} dans ${target}.`,
      ...orNearest(
        detail(fault, 'nearest'),
        `Correct the id, or add the row to ${target}.`,
        `Corrigez l'identifiant, ou ajoutez la ligne à ${target}.`,
      ),
    );
  },
  'trigraph-form': (fault) =>
    say(
      `${quoted(fault).en} is not an ISO 3166 trigraph.`,
      `${quoted(fault).fr} n'est pas un trigramme ISO 3166.`,
      'Write three capital letters, such as CAN or NOR.',
      'Écrivez trois majuscules, comme CAN ou NOR.',
    ),
  'nsn-form': (fault) =>
    say(
      `${quoted(fault).en} is not written as a NATO stock number.`,
      `${quoted(fault).fr} n'est pas écrit comme un numéro de nomenclature OTAN.`,
      'Write 13 digits as 1320-01-454-3432.',
      'Écrivez 13 chiffres comme 1320-01-454-3432.',
    ),
  'ncage-form': (fault) =>
    say(
      `${quoted(fault).en} is not written as a NATO commercial and government entity code.`,
      `${quoted(fault).fr} n'est pas écrit comme un code OTAN d'entité commerciale et gouvernementale.`,
      'Write five capital letters or digits.',
      'Écrivez cinq majuscules ou chiffres.',
    ),
  'half-a-place': () =>
    say(
      'Only one of latitude and longitude is given; the site is left off maps.',
      "Une seule des deux coordonnées est donnée ; le site n'est pas porté sur les cartes.",
      'Give both, or neither.',
      'Donnez les deux, ou aucune.',
    ),
} satisfies FaultCatalogue<string>;
