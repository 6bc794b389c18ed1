import { type Column, LARGEST, limitText, type Words } from '../schema/column.ts';
import { calendarColumns, settingsColumns } from '../schema/settings.ts';
import { provenance } from '../schema/table.ts';
import { describeTable, tableNames } from '../schema/tables.ts';
import { dimensionWords, kindWords } from './dimensions.ts';

type Language = 'en' | 'fr';

const title: Words = { en: 'Tables of a plan', fr: "Tables d'un plan" };
const preface: Words = {
  en: `Generated from the schema by \`npm run generate\`: do not edit.

A plan has settings, a calendar, and the tables below. A row is named by its key columns, joined by \`/\`. **Bold** columns are required; others may be left blank and then take the default, if there is one. Dates and durations are ISO 8601 (\`2026-04-01\`, \`P18M\`, \`P10D\`), rates are per month, and money is in the currency of its row or, where that is blank, of the plan. Numbers take a decimal point and are no larger than 1e12. Lists are separated by spaces. Columns marked *dated* can be changed by a scenario between two dates; all others for the whole plan.`,
  fr: `Produit à partir du schéma par \`npm run generate\` : ne pas modifier.

Un plan a des réglages, un calendrier et les tables ci-dessous. Une ligne se nomme par ses colonnes clés, jointes par \`/\`. Les colonnes en **gras** sont requises ; les autres peuvent rester vides et prennent alors la valeur par défaut, s'il y en a une. Dates et durées suivent ISO 8601 (\`2026-04-01\`, \`P18M\`, \`P10D\`), les cadences sont mensuelles, et l'argent est dans la devise de la ligne ou, si elle est vide, du plan. Les nombres prennent un point décimal et ne dépassent pas 1e12. Les listes se séparent par des espaces. Un scénario peut changer entre deux dates les colonnes marquées *datée* ; toutes les autres, pour le plan entier.`,
};
const headings = {
  column: { en: 'column', fr: 'colonne' },
  holds: { en: 'holds', fr: 'contenu' },
  unit: { en: 'unit', fr: 'unité' },
  limits: { en: 'limits', fr: 'limites' },
  default: { en: 'default', fr: 'défaut' },
  example: { en: 'example', fr: 'exemple' },
  meaning: { en: 'meaning', fr: 'sens' },
} satisfies Record<string, Words>;
const settings: Words = {
  en: 'The settings of a plan, kept in `datapackage.json`, in the sheet `plan` of a workbook, or in `settings` of a JSON file.',
  fr: "Les réglages d'un plan, dans `datapackage.json`, dans la feuille `plan` d'un classeur, ou sous `settings` d'un fichier JSON.",
};
const calendar: Words = {
  en: 'The periods of the plan: runs of buckets, one after the other, from the first day.',
  fr: "Les périodes du plan : suites de périodes égales, l'une après l'autre, depuis le premier jour.",
};
const everywhere: Words = { en: 'Columns of every table', fr: 'Colonnes de toute table' };
const everywhereAbout: Words = {
  en: 'Every row of every table may also carry where it comes from, and who may see it.',
  fr: "Toute ligne de toute table peut aussi porter d'où elle vient, et qui peut la voir.",
};
const key: Words = { en: 'Key', fr: 'Clé' };
const dated: Words = { en: '*dated*', fr: '*datée*' };

/**
 * The reference of every table and column of a plan, as one Markdown page, generated from the schema: type, unit,
 * limits, default, example and meaning.
 */
export function tableReference(language: Language): string {
  const parts = [
    `# ${title[language]}\n\n${preface[language]}`,
    section('plan', settings[language], [], Object.entries(settingsColumns), language),
    section('calendar', calendar[language], [], Object.entries(calendarColumns), language),
    ...tableNames.map((name) => {
      const { about, columns, key } = describeTable(name);
      const own = Object.entries(columns).filter(([column]) => !(column in provenance));
      return section(name, about[language], key, own, language);
    }),
    section(everywhere[language], everywhereAbout[language], [], Object.entries(provenance), language),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(
  name: string,
  about: string,
  keys: readonly string[],
  columns: readonly (readonly [string, Column])[],
  language: Language,
): string {
  const shown = keys.map((column) => `\`${column}\``).join(' / ');
  const head = Object.values(headings).map((words) => words[language]);
  const rows = [
    head,
    head.map(() => '---'),
    ...columns.map(([column, what]) => cells(column, what, language)),
  ];
  return [
    `## ${name}`,
    keys.length === 0 ? about : `${about} ${key[language]}${language === 'fr' ? ' :' : ':'} ${shown}.`,
    rows.map((row) => `| ${row.join(' | ')} |`).join('\n'),
  ].join('\n\n');
}

function cells(name: string, column: Column, language: Language): string[] {
  return [
    column.required ? `**\`${name}\`**` : `\`${name}\``,
    holds(column, language),
    column.unit === undefined ? '' : dimensionWords[column.unit][language],
    limits(column),
    fallback(column),
    column.example === undefined ? '' : code(column.example),
    `${column.about[language].replaceAll('|', '\\|')}${column.dated ? ` ${dated[language]}` : ''}`,
  ];
}

function holds(column: Column, language: Language): string {
  const kind = kindWords[column.kind][language];
  if (column.table !== undefined) return `${kind} [${column.table}](#${column.table})`;
  if (column.choices !== undefined) return `${kind} ${column.choices.map(code).join(', ')}`;
  return kind;
}

/** Blank where a number may be anything; the preface says how large that is. */
function limits({ min = -LARGEST, max = LARGEST, aboveMin }: Column): string {
  const [least, most] = [limitText(min), limitText(max)];
  if (min === -LARGEST) return max === LARGEST ? '' : `≤ ${most}`;
  if (max === LARGEST) return `${aboveMin ? '>' : '≥'} ${least}`;
  return aboveMin ? `> ${least}, ≤ ${most}` : `${least} – ${most}`;
}

function fallback({ default: value }: Column): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  return code(String(value));
}

const code = (text: string) => `\`${text}\``;
