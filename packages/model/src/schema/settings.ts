import { byDefault, type Column, choice, date, id, integer, number, optional, text } from './column.ts';

/** The settings of a plan: one record, kept in `datapackage.json`, in the sheet `plan` of a workbook, or in `plan` of a JSON file. */
export const settingsColumns = {
  id: id('Short name of the plan.', 'Nom court du plan.', { example: 'canada' }),
  title: text('Title in English.', 'Titre en anglais.'),
  title_fr: optional(text('Title in French.', 'Titre en français.')),
  nation: {
    ...id('ISO 3166 trigraph of the owner.', 'Trigramme ISO 3166 de la nation.', { example: 'CAN' }),
    kind: 'ref',
    table: 'nations',
  } as Column<string>,
  currency: {
    ...text("ISO 4217 code of the plan's money.", "Code ISO 4217 de l'argent du plan.", { example: 'CAD' }),
    kind: 'currency',
  } as Column<string>,
  price_base: date('Day whose prices all costs are in.', 'Jour dont les coûts portent les prix.', {
    example: '2026-04-01',
  }),
  escalation: byDefault(
    0,
    number(
      'Rise of prices a year: turns costs into the cash that budgets pay.',
      'Hausse annuelle des prix : du coût de base au décaissement.',
      { unit: 'share/year', min: -0.5, max: 1 },
    ),
  ),
  discount_rate: byDefault(
    0,
    number('Real discount rate a year.', "Taux d'actualisation réel annuel.", {
      unit: 'share/year',
      min: 0,
      max: 1,
    }),
  ),
  fiscal_year_start: byDefault(
    1,
    integer('Month in which the fiscal year starts.', "Mois où commence l'exercice.", {
      unit: 'month of year',
      min: 1,
      max: 12,
    }),
  ),
  percentile: byDefault(
    0.5,
    number('Percentile of step durations to plan on.', 'Centile des durées sur lequel planifier.', {
      unit: 'share',
      min: 0.01,
      max: 0.99,
    }),
  ),
  approval_delay: optional(
    number(
      'Months added to every approval step, after what reforms take off it; negative: taken off, never below nothing. Blank: none.',
      "Mois ajoutés à chaque étape d'approbation, après ce qu'en ôtent les réformes ; négatif : ôtés, jamais sous zéro. Vide : aucun.",
      { unit: 'month', min: -120, max: 240 },
    ),
  ),
  start: date('First day of the plan.', 'Premier jour du plan.', { example: '2026-04-01' }),
  note: optional(text('What a reader should know first.', "Ce que le lecteur doit savoir d'abord.")),
} as const;

/** One run of the calendar: `count` buckets of one length. */
export const calendarColumns = {
  bucket: choice(
    ['day', 'week', 'month', 'quarter', 'year'],
    'Length of each bucket.',
    'Durée de chaque période.',
  ),
  count: integer('How many.', 'Combien.', { unit: 'any', min: 1, max: 5000 }),
} as const;
