import {
  boolean,
  byDefault,
  choice,
  currency,
  date,
  id,
  integer,
  number,
  optional,
  ref,
  text,
} from './column.ts';
import { table } from './table.ts';

/** Tables that say what is needed, by whom, by when, and what was promised. */

const name = text('Name in English.', 'Nom en anglais.');
const name_fr = optional(text('Name in French.', 'Nom en français.'));

export const needTables = {
  requirements: table(['id'], 'What is needed.', 'Les besoins.', {
    id: id('Short name.', 'Nom court.', { example: 'training-155' }),
    name,
    name_fr,
    kind: choice(
      ['consume', 'deliver', 'hold'],
      'consume: lost if not met in its period. deliver: may be late. hold: a stock level reached and kept.',
      "consume : perdu s'il n'est pas satisfait dans sa période. deliver : peut être en retard. hold : niveau de stock à tenir.",
    ),
    rank: integer(
      '1 is met first; a lower rank never costs a higher one.',
      '1 passe en premier ; un rang inférieur ne coûte jamais à un supérieur.',
      {
        unit: 'rank',
        min: 1,
        max: 99,
      },
    ),
    site: ref('sites', 'Where it is needed.', 'Où il est requis.'),
    unit: byDefault('each', text('What is counted.', "Ce qu'on compte.", { example: 'round' })),
    claimant: optional(ref('organisations', 'Who asks.', 'Qui demande.')),
    objective: optional(ref('objectives', "The plan's aim it serves.", "L'objectif du plan qu'il sert.")),
  }),
  amounts: table(
    ['requirement', 'from'],
    'How much of a requirement, over which dates.',
    'Quantités demandées, par dates.',
    {
      requirement: ref('requirements', 'The requirement.', 'Le besoin.'),
      from: date('First day.', 'Premier jour.'),
      until: optional(
        date(
          'Day after the last. Blank: a total falls due at `from`; a rate or level lasts to the end of the plan or the next row.',
          "Lendemain du dernier jour. Vide : un total est dû à `from` ; une cadence ou un niveau vaut jusqu'à la ligne suivante ou la fin.",
        ),
      ),
      basis: choice(
        ['total', 'per_month', 'level'],
        'A total spread evenly over the dates, a rate per month, or (hold only) a level.',
        'Un total réparti sur les dates, une cadence par mois, ou (hold) un niveau.',
      ),
      quantity: optional(
        number('How much, in units of the requirement.', 'Combien, en unités du besoin.', {
          unit: 'unit',
          min: 0,
          dated: true,
        }),
      ),
      days_of_supply: optional(
        number(
          'Level as days of supply; needs daily_rate.',
          "Niveau en jours d'approvisionnement ; exige daily_rate.",
          {
            unit: 'day',
            min: 0,
            dated: true,
          },
        ),
      ),
      daily_rate: optional(
        number(
          'Consumption that a day of supply stands for.',
          "Consommation que représente un jour d'approvisionnement.",
          {
            unit: 'unit/day',
            min: 0,
          },
        ),
      ),
    },
  ),
  accepts: table(
    ['requirement', 'item'],
    'Items that a requirement accepts: all three flags must hold at once; a measure can supply a missing one.',
    'Articles acceptés : les trois drapeaux doivent valoir ensemble ; une mesure peut fournir celui qui manque.',
    {
      requirement: ref('requirements', 'The requirement.', 'Le besoin.'),
      item: ref('items', 'The item.', "L'article."),
      factor: byDefault(
        1,
        number(
          'Units of the requirement that one unit of the item meets.',
          "Unités du besoin que satisfait une unité de l'article.",
          {
            unit: 'factor',
            min: 0,
            aboveMin: true,
          },
        ),
      ),
      fit: byDefault(true, boolean('It fits technically.', 'Compatible techniquement.')),
      data: byDefault(
        true,
        boolean('Firing or integration data is held.', 'Les données de tir ou d’intégration sont détenues.'),
      ),
      release: byDefault(
        true,
        boolean('The owning nation has released it.', "La nation détentrice l'a autorisé."),
      ),
    },
  ),
  pledges: table(
    ['id'],
    'Aid promised, by value or by quantity.',
    'Aide promise, en valeur ou en quantité.',
    {
      id: id('Short name.', 'Nom court.', { example: 'ukraine-500m' }),
      name,
      name_fr,
      recipient: ref('nations', 'Who receives.', 'Qui reçoit.'),
      rank: integer('Rank among the requirements.', 'Rang parmi les besoins.', {
        unit: 'rank',
        min: 1,
        max: 99,
      }),
      value: optional(
        number('Value promised (or give quantity).', 'Valeur promise (ou quantity).', {
          unit: 'currency',
          min: 0,
          aboveMin: true,
        }),
      ),
      currency: currency('Currency of the value.', 'Devise de la valeur.'),
      quantity: optional(
        number('Quantity promised (or give value).', 'Quantité promise (ou value).', {
          unit: 'unit',
          min: 0,
          aboveMin: true,
        }),
      ),
      from: optional(date('First day it may be given.', 'Premier jour de livraison possible.')),
      due: date('Due date; what is given later is late.', "Échéance ; au-delà, c'est en retard."),
      origin: byDefault(
        'both',
        choice(
          ['stock', 'production', 'both'],
          'From stock on hand at the start, from what arrives during the plan, or both.',
          'Du stock de départ, des arrivées pendant le plan, ou des deux.',
        ),
      ),
    },
  ),
  pledge_items: table(
    ['pledge', 'item', 'site'],
    'Items that may honour a pledge, from which site, at what value.',
    "Articles admissibles à l'engagement, de quel site, à quelle valeur.",
    {
      pledge: ref('pledges', 'The pledge.', "L'engagement."),
      item: ref('items', 'The item.', "L'article."),
      site: ref('sites', 'Where it leaves from.', "D'où il part."),
      credit: byDefault(
        1,
        number(
          "What one unit counts: money in the pledge's currency for a pledge by value, units for one by quantity.",
          "Ce que compte une unité : argent (devise de l'engagement) si en valeur, unités si en quantité.",
          { unit: 'any', min: 0, aboveMin: true },
        ),
      ),
      at_most: optional(
        number('Most units that may be given.', 'Unités données au plus.', { unit: 'unit', min: 0 }),
      ),
    },
  ),
} as const;
