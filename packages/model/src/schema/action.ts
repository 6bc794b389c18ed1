import {
  boolean,
  byDefault,
  choice,
  choices,
  currency,
  date,
  duration,
  id,
  integer,
  months,
  number,
  optional,
  ref,
  text,
} from './column.ts';
import { spendingCategories } from './industry.ts';
import { table } from './table.ts';

/** Tables that say what could be done, after which steps, with what money, under which rules. */

const name = text('Name in English.', 'Nom en anglais.');
const name_fr = optional(text('Name in French.', 'Nom en français.'));

export const effectKinds = [
  'capacity',
  'resource',
  'training_places',
  'storage',
  'stock',
  'fit',
  'data',
  'release',
  'offtake',
  'keep_warm',
  'shorten',
] as const;
export type EffectKind = (typeof effectKinds)[number];

export const stepKinds = ['approval', 'contract', 'build', 'qualify', 'ramp'] as const;
export type StepKind = (typeof stepKinds)[number];

export const actionTables = {
  measures: table(['id'], 'What the nation may do.', 'Mesures : ce que la nation peut faire.', {
    id: id('Short name.', 'Nom court.', { example: 'm795-line' }),
    name,
    name_fr,
    kind: byDefault(
      'expand',
      choice(
        [
          'expand',
          'build',
          'second_source',
          'keep_warm',
          'certify',
          'joint_purchase',
          'offtake',
          'technology',
          'training',
          'stockpile',
          'reform',
        ],
        'What sort of measure; for reading only, effects say what it does.',
        "Le genre de mesure ; pour la lecture, les effets disent ce qu'elle fait.",
      ),
    ),
    sizing: byDefault(
      'once',
      choice(
        ['once', 'count', 'size'],
        'once: all or nothing. count: so many of it, in whole numbers. size: any size between the limits.',
        'once : tout ou rien. count : un nombre entier. size : toute taille entre les limites.',
      ),
    ),
    min_size: byDefault(
      0,
      number('Least size if decided (sizing size).', 'Taille minimale si décidée.', { unit: 'size', min: 0 }),
    ),
    max_size: byDefault(
      1,
      number('Most of it over the whole plan (count or size).', 'Maximum sur tout le plan (count ou size).', {
        unit: 'size',
        min: 0,
        aboveMin: true,
      }),
    ),
    size_unit: optional(
      text('What one of size is.', "Ce qu'est une unité de taille.", { example: 'round/month' }),
    ),
    fixed_cost: byDefault(
      0,
      number('Cost of deciding it (for count: of each).', 'Coût fixe (count : de chacune).', {
        unit: 'currency',
        min: 0,
      }),
    ),
    size_cost: byDefault(
      0,
      number('Cost per unit of size (sizing size).', 'Coût par unité de taille.', {
        unit: 'currency/size',
        min: 0,
      }),
    ),
    currency: currency('Currency of the costs.', 'Devise des coûts.'),
    category: byDefault(
      'capital',
      choice(spendingCategories, 'The kind of money that pays.', 'La catégorie de dépense.'),
    ),
    upkeep: byDefault(
      0,
      number(
        'Cost a month after completion, per decision, count or unit of size.',
        "Coût mensuel après l'achèvement, par décision, nombre ou unité de taille.",
        {
          unit: 'currency/month',
          min: 0,
        },
      ),
    ),
    decide_from: optional(date('First day it may be decided.', 'Premier jour de décision possible.')),
    decide_until: optional(
      date('Day from which it may not.', 'Jour à partir duquel elle ne peut plus être décidée.'),
    ),
    board_months: months(
      'Months in which the board that decides sits; blank: any.',
      "Mois où siège l'instance qui décide ; vide : tous.",
      { example: '6 11' },
    ),
    group: optional(
      text('At most one measure of a group is decided.', "Une mesure au plus d'un même groupe."),
    ),
    mandatory: byDefault(false, boolean('Must be decided.', 'Doit être décidée.')),
    decided: optional(date('Already decided, on this day.', 'Déjà décidée, ce jour-là.')),
    objective: optional(ref('objectives', "The plan's aim it serves.", "L'objectif du plan qu'elle sert.")),
  }),
  steps: table(
    ['measure', 'step'],
    'What a measure goes through, in the order of the rows; each starts when the one before ends.',
    "Étapes d'une mesure, dans l'ordre des lignes ; chacune commence quand la précédente finit.",
    {
      measure: ref('measures', 'The measure.', 'La mesure.'),
      step: id('Name of the step.', "Nom de l'étape.", { example: 'treasury-board' }),
      kind: choice(
        stepKinds,
        'Sort of step. A ramp comes last: the effect grows evenly over it.',
        "Genre d'étape. La montée vient en dernier : l'effet y croît uniformément.",
      ),
      min: duration('Shortest.', 'Durée minimale.', { example: 'P6M' }),
      likely: duration('Most likely.', 'Durée la plus probable.', { example: 'P9M' }),
      max: duration('Longest.', 'Durée maximale.', { example: 'P18M' }),
      cost_share: byDefault(
        0,
        number(
          "Share of the measure's cost spent evenly over the step; all steps sum to 1.",
          'Part du coût dépensée sur cette étape ; total 1.',
          {
            unit: 'share',
            min: 0,
            max: 1,
          },
        ),
      ),
    },
  ),
  effects: table(
    ['measure', 'effect'],
    'What a finished measure changes, per decision, count or unit of size.',
    'Ce que change une mesure achevée, par décision, nombre ou unité de taille.',
    {
      measure: ref('measures', 'The measure.', 'La mesure.'),
      effect: id('Name of the effect.', "Nom de l'effet.", { example: 'more-bodies' }),
      kind: choice(
        effectKinds,
        'capacity: runs a month of a rate segment. resource: capacity a month, or people. training_places: intake a month. storage: storage limit. stock: a one-off arrival. fit, data, release: an acceptance flag. offtake: runs a month that must be bought. keep_warm: the line stays warm without its minimum. shorten: multiplies the length of other measures’ steps.',
        "capacity : opérations par mois d'un palier. resource : capacité par mois, ou personnes. training_places : admissions par mois. storage : limite de garde. stock : arrivée unique. fit, data, release : un drapeau d'acceptation. offtake : opérations par mois à acheter. keep_warm : la ligne reste chaude sans son minimum. shorten : multiplie la durée des étapes d'autres mesures.",
      ),
      target: text(
        'The row that changes: process/segment, resource, item/site, requirement/item, process; for shorten a measure or *.',
        'La ligne qui change : procédé/palier, ressource, article/site, besoin/article, procédé ; pour shorten une mesure ou *.',
        { example: 'ingersoll-m107/base' },
      ),
      quantity: byDefault(
        1,
        number('How much (not for flags and keep_warm).', 'Combien (sauf drapeaux et keep_warm).', {
          unit: 'any',
          min: 0,
        }),
      ),
      step_kind: optional(
        choice(stepKinds, 'shorten: which steps; blank: all.', 'shorten : quelles étapes ; vide : toutes.'),
      ),
      lasts: optional(
        duration(
          'How long it lasts after completion; blank: for good.',
          "Durée de l'effet après l'achèvement ; vide : pour toujours.",
        ),
      ),
    },
  ),
  prerequisites: table(['measure', 'requires'], 'What must come first.', 'Ce qui doit venir avant.', {
    measure: ref('measures', 'The measure.', 'La mesure.'),
    requires: ref('measures', 'The one it needs.', 'Celle dont elle a besoin.'),
    when: byDefault(
      'done',
      choice(
        ['decided', 'done'],
        'By the day this measure is decided, the other must be decided, or done.',
        "Au jour de la décision, l'autre doit être décidée, ou achevée.",
      ),
    ),
  }),
  funds: table(
    ['id'],
    'Who pays: votes, programs, envelopes.',
    'Qui paie : crédits, programmes, enveloppes.',
    {
      id: id('Short name.', 'Nom court.', { example: 'dnd-capital' }),
      name,
      name_fr,
      currency: currency('Currency of its budgets.', 'Devise de ses budgets.'),
      categories: choices(
        spendingCategories,
        'What it may pay for; blank: anything.',
        "Ce qu'il peut payer ; vide : tout.",
        {
          example: 'capital upkeep',
        },
      ),
      carry_forward: byDefault(
        0,
        number(
          "Most that a year may pass on, as a share of that year's cash; the rest lapses.",
          "Report maximal, en part du crédit de l'année ; le reste est périmé.",
          {
            unit: 'share',
            min: 0,
            max: 1,
          },
        ),
      ),
    },
  ),
  budgets: table(
    ['fund', 'fiscal_year'],
    'Money of a fund by fiscal year.',
    "Crédits d'un fonds par exercice.",
    {
      fund: ref('funds', 'The fund.', 'Le fonds.'),
      fiscal_year: integer(
        'Calendar year in which the fiscal year begins.',
        "Année civile où commence l'exercice.",
        {
          unit: 'year',
          min: 1900,
          max: 2200,
          example: '2026',
        },
      ),
      cash: number('Cash of the year, in money of the day.', "Crédit de l'année, en dollars courants.", {
        unit: 'currency',
        min: 0,
      }),
      commitment: optional(
        number(
          'Most that may be newly committed in the year; blank: no limit.',
          "Engagements nouveaux permis dans l'année ; vide : sans limite.",
          { unit: 'currency', min: 0 },
        ),
      ),
    },
  ),
  exchange_rates: table(['currency', 'from'], 'What a foreign currency is worth.', 'Cours des devises.', {
    currency: id('ISO 4217 code.', 'Code ISO 4217.', { example: 'USD' }),
    from: date('First day of the rate.', 'Premier jour du cours.'),
    rate: number("Plan's currency for one of it.", 'Devise du plan pour une unité.', {
      unit: 'plan currency/currency',
      min: 0,
      aboveMin: true,
    }),
  }),
  policies: table(['id'], 'Rules that the plan must respect.', 'Règles que le plan doit respecter.', {
    id: id('Short name.', 'Nom court.', { example: 'domestic-70' }),
    name,
    name_fr,
    kind: choice(
      ['floor', 'cap', 'ban', 'retention'],
      'floor or cap: share of what is made or bought. ban: no runs. retention: opening stock never given to a pledge.',
      'floor ou cap : part de ce qui est produit ou acheté. ban : aucune opération. retention : stock de départ jamais donné.',
    ),
    scope: optional(
      choice(
        ['domestic', 'allied', 'nation', 'organisation', 'site', 'process'],
        'Whose share, or who is banned.',
        'La part de qui, ou qui est banni.',
      ),
    ),
    subject: optional(
      text(
        'Id of the nation, organisation, site or process.',
        "Identifiant de la nation, de l'organisation, du site ou du procédé.",
      ),
    ),
    item: optional(ref('items', 'Only this item; blank: all.', 'Cet article seulement ; vide : tous.')),
    site: optional(ref('sites', 'retention: where.', 'retention : où.')),
    measured_by: byDefault(
      'value',
      choice(
        ['quantity', 'value'],
        'Shares of runs, or of their cost at base rate.',
        'Parts des opérations, ou de leur coût à la cadence de base.',
      ),
    ),
    over: byDefault(
      'plan',
      choice(
        ['fiscal_year', 'plan'],
        'Each fiscal year, or the whole plan.',
        'Chaque exercice, ou tout le plan.',
      ),
    ),
    share: optional(number('Floor or cap.', 'Plancher ou plafond.', { unit: 'share', min: 0, max: 1 })),
    quantity: optional(number('retention: how much.', 'retention : combien.', { unit: 'unit', min: 0 })),
    from: optional(date('First day it holds.', 'Premier jour où elle vaut.')),
    until: optional(date('Day from which it no longer holds.', 'Jour où elle cesse de valoir.')),
  }),
} as const;
