import type { FaultCatalogue } from '../fault.ts';
import { detail, quoted, say } from '../say.ts';
import { orNearest } from './references.ts';

/** Words for what is wrong with scenarios, with uncertainties, and with changes laid over a plan. */
export const scenarioFaults = {
  'unknown-scenario': (fault) =>
    say(
      `The plan has no scenario ${quoted(fault).en}.`,
      `Le plan n'a pas de scénario ${quoted(fault).fr}.`,
      ...orNearest(
        detail(fault, 'nearest'),
        'Name a scenario of the table scenarios.',
        'Nommez un scénario de la table scenarios.',
      ),
    ),
  'scenario-cycle': (fault) =>
    say(
      `The scenarios include each other: ${detail(fault, 'cycle')}.`,
      `Les scénarios s'incluent l'un l'autre : ${detail(fault, 'cycle')}.`,
      'Remove one of them from includes.',
      "Retirez-en un d'includes.",
    ),
  'probabilities-above-one': (fault) =>
    say(
      `The probabilities of the scenarios sum to ${detail(fault, 'sum')}.`,
      `Les probabilités des scénarios totalisent ${detail(fault, 'sum')}.`,
      'Scale them down to 1 at most; what is missing from 1 is the plan as it stands.',
      "Ramenez-les à 1 au plus ; ce qui manque jusqu'à 1 est le plan tel quel.",
    ),
  'scenario-changes-nothing': () =>
    say(
      'The scenario changes nothing, includes nothing and has no D-day or probability.',
      "Le scénario ne change rien, n'inclut rien et n'a ni jour J ni probabilité.",
      'Add rows to changes, or remove it.',
      'Ajoutez des lignes à changes, ou supprimez-le.',
    ),
  'change-unreadable': (fault) =>
    say(
      `${quoted(fault).en} is not a change.`,
      `${quoted(fault).fr} n'est pas un changement.`,
      'Write table.row.field=value, with *= to multiply and += or -= to add: rates.ingersoll/base.rate*=1.2.',
      'Écrivez table.ligne.colonne=valeur, avec *= pour multiplier et += ou -= pour ajouter : rates.ingersoll/base.rate*=1.2.',
    ),
  'change-unknown-table': (fault) =>
    say(
      `A plan has no table ${quoted(fault).en}.`,
      `Un plan n'a pas de table ${quoted(fault).fr}.`,
      ...orNearest(
        detail(fault, 'nearest'),
        'Name a table of the plan, or settings.',
        'Nommez une table du plan, ou settings.',
      ),
    ),
  'change-unknown-field': (fault) =>
    say(
      `${detail(fault, 'target')} names a column that does not exist, ${quoted(fault).en}.`,
      `${detail(fault, 'target')} nomme une colonne qui n'existe pas, ${quoted(fault).fr}.`,
      ...orNearest(
        detail(fault, 'nearest'),
        'Name a column of the table.',
        'Nommez une colonne de la table.',
      ),
    ),
  'change-of-fixed-field': (fault) =>
    say(
      `${quoted(fault).en} names rows or says which changes apply; a change may not touch it.`,
      `${quoted(fault).fr} nomme les lignes ou dit quels changements valent ; un changement ne peut y toucher.`,
      'Change another column, or the plan itself.',
      'Changez une autre colonne, ou le plan même.',
    ),
  'change-not-dated': (fault) =>
    say(
      `${quoted(fault).en} can change for the whole plan only, not between two dates.`,
      `${quoted(fault).fr} ne peut changer que pour tout le plan, non entre deux dates.`,
      'Clear from and until.',
      'Effacez from et until.',
    ),
  'change-dates-crossed': (fault) =>
    say(
      `The change holds until ${fault.value}, which is not after it begins.`,
      `Le changement vaut jusqu'au ${fault.value}, qui ne suit pas son début.`,
      'Correct from or until.',
      'Corrigez from ou until.',
    ),
  'change-value-blank': (fault) =>
    say(
      `${detail(fault, 'target')} cannot be left blank.`,
      `${detail(fault, 'target')} ne peut rester vide.`,
      'Give a value.',
      'Donnez une valeur.',
    ),
  'change-operation-unfit': (fault) => {
    const op = detail(fault, 'op');
    return say(
      `${op} cannot be done on ${detail(fault, 'target')}, of kind ${detail(fault, 'kind')}.`,
      `${op} ne peut se faire sur ${detail(fault, 'target')}, de genre ${detail(fault, 'kind')}.`,
      'Use set; scale is for numbers and durations, add for numbers, dates and durations.',
      'Prenez set ; scale est pour les nombres et les durées, add pour les nombres, les dates et les durées.',
    );
  },
  'change-unknown-reference': (fault) =>
    say(
      `There is no "${detail(fault, 'missing')}" in ${detail(fault, 'pointsTo')}.`,
      `Il n'y a pas de « ${detail(fault, 'missing')} » dans ${detail(fault, 'pointsTo')}.`,
      ...orNearest(
        detail(fault, 'nearest'),
        `Give the id of a row of ${detail(fault, 'pointsTo')}.`,
        `Donnez l'identifiant d'une ligne de ${detail(fault, 'pointsTo')}.`,
      ),
    ),
  'change-matches-no-row': (fault) =>
    say(
      `No row answers to ${detail(fault, 'target')}.`,
      `Aucune ligne ne répond à ${detail(fault, 'target')}.`,
      ...orNearest(
        detail(fault, 'nearest'),
        'Write the id of a row, its key columns joined by /; * stands for any run of characters.',
        "Écrivez l'identifiant d'une ligne, ses colonnes clés jointes par / ; * vaut toute suite de caractères.",
      ),
    ),
  'change-of-blank': (fault) =>
    say(
      `${detail(fault, 'target')} is blank on every row that matches: there is nothing to start from.`,
      `${detail(fault, 'target')} est vide sur toute ligne visée : il n'y a pas de point de départ.`,
      'Fill in the plan, or set the value for the whole plan first.',
      "Remplissez le plan, ou fixez d'abord la valeur pour tout le plan.",
    ),
  'change-out-of-limits': (fault) => {
    const result = detail(fault, 'result');
    return say(
      `${detail(fault, 'target')} would come out as ${result === '' ? 'less than nothing' : result} on ${detail(fault, 'id')} (rows concerned: ${detail(fault, 'count')}); the column takes ${detail(fault, 'limits')}.`,
      `${detail(fault, 'target')} donnerait ${result === '' ? 'moins que rien' : result} sur ${detail(fault, 'id')} (lignes visées : ${detail(fault, 'count')}) ; la colonne prend ${detail(fault, 'limits')}.`,
      'Correct the value of the change.',
      'Corrigez la valeur du changement.',
    );
  },
  'factors-out-of-order': (fault) =>
    say(
      `${fault.column} is ${fault.value}, less than ${detail(fault, 'least')}, ${detail(fault, 'than')}.`,
      `${fault.column} vaut ${fault.value}, moins que ${detail(fault, 'least')}, ${detail(fault, 'than')}.`,
      'Give factors that rise from low over likely to high.',
      'Donnez des facteurs croissants, de low à high en passant par likely.',
    ),
  'field-not-uncertain': (fault) =>
    say(
      `${detail(fault, 'target')} is not a number that sampling can draw.`,
      `${detail(fault, 'target')} n'est pas un nombre que l'on puisse tirer.`,
      'Name a column of numbers or durations that the planner does not choose; for the length of a step, steps and likely.',
      "Nommez une colonne de nombres ou de durées que le planificateur ne choisit pas ; pour la durée d'une étape, steps et likely.",
    ),
  'more-notes': (fault) =>
    say(
      `There are ${detail(fault, 'count')} more notes; the first ${detail(fault, 'limit')} are shown.`,
      `Il y a ${detail(fault, 'count')} autres remarques ; les ${detail(fault, 'limit')} premières sont montrées.`,
      'See to the first ones, and check again.',
      'Traitez les premières, puis vérifiez de nouveau.',
    ),
} satisfies FaultCatalogue<string>;
