import type { Words } from '@sinew/model';

/** Units that are measured, not counted: half of one is as good a figure as any. */
const measured = new Set([
  ...[
    'gram',
    'kilogram',
    'tonne',
    'pound',
    'litre',
    'liter',
    'gallon',
    'barrel',
    'metre',
    'meter',
    'kilometre',
  ],
  ...['hour', 'day', 'week', 'month', 'year', 'thousand', 'million', 'dozen', 'share', 'percent'],
]);

/** What plans count, in French: one, several. A plan names its units in one language: a word not listed keeps to its own letters. */
const french: Readonly<Record<string, readonly [string, string]>> = {
  unit: ['unité', 'unités'],
  round: ['coup', 'coups'],
  shell: ['obus', 'obus'],
  charge: ['charge', 'charges'],
  missile: ['missile', 'missiles'],
  vehicle: ['véhicule', 'véhicules'],
  hull: ['coque', 'coques'],
  ship: ['navire', 'navires'],
  aircraft: ['aéronef', 'aéronefs'],
  rifle: ['fusil', 'fusils'],
  fuze: ['fusée', 'fusées'],
  body: ['corps', 'corps'],
  set: ['jeu', 'jeux'],
  person: ['personne', 'personnes'],
  run: ['opération', 'opérations'],
  line: ['ligne', 'lignes'],
  shift: ['équipe', 'équipes'],
  school: ['école', 'écoles'],
  'magazine group': ['groupe de dépôts', 'groupes de dépôts'],
  hour: ['heure', 'heures'],
  day: ['jour', 'jours'],
  week: ['semaine', 'semaines'],
  month: ['mois', 'mois'],
  year: ['an', 'ans'],
  thousand: ['millier', 'milliers'],
  tonne: ['tonne', 'tonnes'],
  litre: ['litre', 'litres'],
  kilogram: ['kilogramme', 'kilogrammes'],
};

const irregular: Readonly<Record<string, string>> = { person: 'people', aircraft: 'aircraft' };

/** Signs such as `kg`, `m3` or `MWh` take no plural. */
const isWord = (unit: string) => /^[a-z][a-z -]{2,}$/.test(unit);

/** Whether there is no half of one: rounds, hulls, people; not tonnes, hours or `kg`. */
export function isCounted(unit: string): boolean {
  return isWord(unit) && !measured.has(unit);
}

/** Whether a unit reads in French: a sign does, and a word that is listed or takes a French plural. */
export function isTranslated(unit: string): boolean {
  return unit === 'each' || !isWord(unit) || Object.hasOwn(french, unit) || inflects(unit);
}

/** The noun for `n` of a unit: `each` is a unit. */
export function unitNoun(unit: string, n: number): Words {
  const word = unit === 'each' ? 'unit' : unit;
  const [one, several] = Object.hasOwn(french, word) ? french[word] : [word, frenchPlural(word)];
  return { en: n === 1 ? word : englishPlural(word), fr: n < 2 ? one : several };
}

/** The noun for `n` unit-months of a unit. */
export function monthsNoun(unit: string, n: number): Words {
  const word = unit === 'each' ? 'unit' : unit;
  return { en: `${word}-${n === 1 ? 'month' : 'months'}`, fr: `${unitNoun(unit, n).fr}-mois` };
}

function englishPlural(word: string): string {
  if (!isWord(word)) return word;
  if (Object.hasOwn(irregular, word)) return irregular[word];
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(x|z|ch|sh|ss)$/.test(word)) return `${word}es`;
  return word.endsWith('s') ? word : `${word}s`;
}

/** One word of letters that can be French: none ends in a consonant and y. */
const inflects = (word: string) => /^\p{Ll}{3,}$/u.test(word) && !/[^aeiou]y$/.test(word);

function frenchPlural(word: string): string {
  if (!inflects(word) || /[sxz]$/.test(word)) return word;
  return word.endsWith('eau') ? `${word}x` : `${word}s`;
}
