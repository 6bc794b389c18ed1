import { byDefault, choice, date, id, number, optional, ref, refs, text } from './column.ts';
import { table } from './table.ts';

/** Tables that frame a plan: scenarios, what is uncertain, aims, who was consulted, sources, and who may see what. */

const name = text('Name in English.', 'Nom en anglais.');
const name_fr = optional(text('Name in French.', 'Nom en français.'));

export const contextTables = {
  scenarios: table(
    ['id'],
    'Futures the plan is tried against.',
    'Avenirs contre lesquels le plan est éprouvé.',
    {
      id: id('Short name.', 'Nom court.', { example: 'contingency-2028' }),
      name,
      name_fr,
      probability: optional(
        number('Chance that it comes.', "Probabilité qu'il advienne.", { unit: 'share', min: 0, max: 1 }),
      ),
      includes: refs('scenarios', 'Scenarios it builds on.', 'Scénarios sur lesquels il repose.'),
      d_day: optional(date('First day of the contingency.', 'Premier jour de la contingence (jour J).')),
    },
  ),
  changes: table(
    ['scenario', 'table', 'row', 'field', 'op', 'from'],
    'What a scenario changes, in the order of the rows.',
    "Ce que change un scénario, dans l'ordre des lignes.",
    {
      scenario: ref('scenarios', 'The scenario.', 'Le scénario.'),
      table: text('Table that changes.', 'Table modifiée.', { example: 'rates' }),
      row: text(
        'Id of the row; * stands for any run of characters.',
        'Identifiant de la ligne ; * vaut toute suite de caractères.',
        {
          example: 'buy-antimony/*',
        },
      ),
      field: text('Column that changes.', 'Colonne modifiée.', { example: 'rate' }),
      op: choice(['set', 'scale', 'add'], 'Set to, multiply by, or add.', 'Fixer, multiplier ou ajouter.'),
      value: text(
        'The value, written as the column takes it; scale takes a number.',
        'La valeur, comme la colonne la prend ; scale prend un nombre.',
        { example: '0' },
      ),
      from: optional(date('First day; blank: the whole plan.', 'Premier jour ; vide : tout le plan.')),
      until: optional(date('Day from which it no longer holds.', 'Jour où il cesse de valoir.')),
    },
  ),
  uncertainties: table(
    ['id'],
    'What is not known for certain: a factor on stated numbers, drawn anew in each sample of sinew risk.',
    "Ce qui n'est pas connu avec certitude : un facteur sur des nombres indiqués, tiré de nouveau à chaque tirage de sinew risk.",
    {
      id: id('Short name.', 'Nom court.', { example: 'import-prices' }),
      name,
      name_fr,
      table: text('Table of the uncertain number.', 'Table du nombre incertain.', { example: 'processes' }),
      row: text(
        'Id of the row; * stands for any run of characters: all rows share the factor.',
        'Identifiant de la ligne ; * vaut toute suite de caractères : toutes ces lignes partagent le facteur.',
        { example: 'buy-*' },
      ),
      field: text(
        'Column of the number or duration; likely of a step stands for its min, likely and max together.',
        "Colonne du nombre ou de la durée ; likely d'une étape vaut pour ses min, likely et max ensemble.",
        { example: 'unit_cost' },
      ),
      distribution: byDefault<'triangular' | 'uniform'>(
        'triangular',
        choice(
          ['triangular', 'uniform'],
          'Triangular on low, likely and high, or uniform from low to high.',
          'Triangulaire sur low, likely et high, ou uniforme de low à high.',
        ),
      ),
      low: number(
        'Least that the number may be, over what is stated.',
        'Le moins que puisse être le nombre, sur ce qui est indiqué.',
        {
          unit: 'factor',
          min: 0,
          max: 1000,
        },
      ),
      likely: byDefault(
        1,
        number(
          'Most likely, over what is stated; of a triangular one.',
          "Le plus probable, sur ce qui est indiqué ; d'une triangulaire.",
          {
            unit: 'factor',
            min: 0,
            max: 1000,
          },
        ),
      ),
      high: number(
        'Most that the number may be, over what is stated.',
        'Le plus que puisse être le nombre, sur ce qui est indiqué.',
        {
          unit: 'factor',
          min: 0,
          max: 1000,
        },
      ),
      from: optional(date('First day; blank: the whole plan.', 'Premier jour ; vide : tout le plan.')),
      until: optional(
        date('Day from which the factor no longer holds.', 'Jour où le facteur cesse de valoir.'),
      ),
      group: optional(
        text(
          'Rows of one group share one draw: all high together, or all low.',
          "Les lignes d'un groupe partagent un tirage : toutes hautes ensemble, ou toutes basses.",
          { example: 'imports' },
        ),
      ),
    },
  ),
  objectives: table(['id'], "The plan's aims.", 'Les objectifs du plan.', {
    id: id('Short name.', 'Nom court.'),
    name,
    name_fr,
    line: optional(
      choice(
        ['capacity', 'procurement', 'standards', 'trade', 'supply_chains', 'priority_items', 'ukraine'],
        'Line of the Washington pledge (10 July 2024) it serves.',
        "Volet de l'engagement de Washington (10 juillet 2024) qu'il sert.",
      ),
    ),
    lead: optional(ref('organisations', 'Who leads.', 'Qui mène.')),
  }),
  indicators: table(['id'], 'How an aim is measured.', 'Comment un objectif se mesure.', {
    id: id('Short name.', 'Nom court.'),
    objective: ref('objectives', 'The aim.', "L'objectif."),
    name,
    name_fr,
    unit: text('Unit.', 'Unité.'),
    baseline: optional(number('Where it stands.', 'Point de départ.', { unit: 'any' })),
    target: number('Where it should be.', 'Cible.', { unit: 'any' }),
    due: date('By when.', 'Échéance.'),
  }),
  engagements: table(['id'], 'Who was consulted, and what followed.', 'Qui fut consulté, et quelle suite.', {
    id: id('Short name.', 'Nom court.'),
    organisation: ref('organisations', 'Who.', 'Qui.'),
    date: date('When.', 'Quand.'),
    subject: text('About what.', 'À quel sujet.'),
    followed: optional(text('What followed.', 'La suite donnée.')),
  }),
  sources: table(['id'], 'Where figures come from.', "D'où viennent les chiffres.", {
    id: id('Short name.', 'Nom court.', { example: 'cbc-2024-02' }),
    title: text('Title.', 'Titre.'),
    publisher: optional(text('Who published it.', "Qui l'a publié.")),
    url: optional(text('Where to find it.', 'Où le trouver.')),
    date: optional(date('When it was published.', 'Date de publication.')),
    grade: optional(
      choice(
        ['A', 'B', 'C'],
        'A official or primary; B press, think tank or company; C second-hand.',
        'A officielle ou première ; B presse, groupe de réflexion ou entreprise ; C de seconde main.',
      ),
    ),
  }),
  markings: table(['id'], 'Who may see a row.', 'Qui peut voir une ligne.', {
    id: id('Short name.', 'Nom court.', { example: 'rel-nato' }),
    classification: choice(
      ['unclassified', 'protected_a', 'protected_b', 'restricted', 'confidential', 'secret'],
      'How it is classified.',
      'Sa classification.',
    ),
    releasable_to: refs('nations', 'Nations that may see it.', 'Nations qui peuvent la voir.', {
      example: 'CAN NOR',
    }),
    owner: optional(ref('organisations', 'Who decides on release.', 'Qui décide de la diffusion.')),
  }),
} as const;
