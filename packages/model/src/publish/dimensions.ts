import type { ColumnKind, Dimension, Words } from '../schema/column.ts';

/** What one of a number means, as people read it. */
export const dimensionWords: Readonly<Record<Dimension, Words>> = {
  currency: { en: 'money', fr: 'argent' },
  'currency/month': { en: 'money per month', fr: 'argent par mois' },
  'currency/person': { en: 'money per person', fr: 'argent par personne' },
  'currency/run': { en: 'money per run', fr: 'argent par opération' },
  'currency/size': { en: 'money per unit of size', fr: 'argent par unité de taille' },
  'currency/unit': { en: 'money per unit', fr: 'argent par unité' },
  'currency/unit/month': { en: 'money per unit per month', fr: 'argent par unité et par mois' },
  'plan currency/currency': {
    en: "plan's currency per unit of currency",
    fr: 'devise du plan par unité de devise',
  },
  unit: { en: 'units', fr: 'unités' },
  'unit/day': { en: 'units per day', fr: 'unités par jour' },
  'unit/run': { en: 'units per run', fr: 'unités par opération' },
  'run/month': { en: 'runs per month', fr: 'opérations par mois' },
  'run/month/month': { en: 'runs per month, per month', fr: 'opérations par mois, par mois' },
  'capacity/month': { en: 'capacity per month', fr: 'capacité par mois' },
  'capacity/run': { en: 'capacity per run', fr: 'capacité par opération' },
  'capacity/person/month': { en: 'capacity per person per month', fr: 'capacité par personne et par mois' },
  person: { en: 'people', fr: 'personnes' },
  'person/month': { en: 'people per month', fr: 'personnes par mois' },
  share: { en: 'share from 0 to 1', fr: 'part de 0 à 1' },
  'share/year': { en: 'share per year', fr: 'part par an' },
  size: { en: 'size', fr: 'taille' },
  factor: { en: 'factor', fr: 'facteur' },
  rank: { en: 'rank', fr: 'rang' },
  degree: { en: 'degrees', fr: 'degrés' },
  day: { en: 'days', fr: 'jours' },
  month: { en: 'months', fr: 'mois' },
  'month of year': { en: 'month from 1 to 12', fr: 'mois de 1 à 12' },
  year: { en: 'calendar year', fr: 'année civile' },
  any: { en: '', fr: '' },
};

/** What a cell of each kind holds, as people read it. */
export const kindWords: Readonly<Record<ColumnKind, Words>> = {
  id: { en: 'id', fr: 'identifiant' },
  text: { en: 'text', fr: 'texte' },
  date: { en: 'date', fr: 'date' },
  duration: { en: 'duration', fr: 'durée' },
  currency: { en: 'currency', fr: 'devise' },
  number: { en: 'number', fr: 'nombre' },
  integer: { en: 'whole number', fr: 'nombre entier' },
  boolean: { en: 'true or false', fr: 'true ou false' },
  choice: { en: 'one of', fr: "l'un de" },
  ref: { en: 'id in', fr: 'identifiant de' },
  refs: { en: 'ids in', fr: 'identifiants de' },
  choices: { en: 'any of', fr: 'parmi' },
  months: { en: 'months', fr: 'mois' },
};
