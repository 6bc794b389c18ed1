import { LARGEST, limitText } from '../../schema/column.ts';
import type { Fault, FaultCatalogue, FaultWords } from '../fault.ts';
import { detail, say } from '../say.ts';
import { quoted } from './quoted.ts';

/** Words for what may be wrong with one cell. */

export type CellCode =
  | 'boolean-form'
  | 'cell-blank'
  | 'cell-length'
  | 'choice-unknown'
  | 'currency-form'
  | 'date-form'
  | 'date-none'
  | 'duration-form'
  | 'id-form'
  | 'id-length'
  | 'id-reserved'
  | 'list-repeat'
  | 'list-separator'
  | 'number-above'
  | 'number-below'
  | 'number-form'
  | 'number-not-above'
  | 'number-overflow'
  | 'number-whole'
  | 'text-control';

/** The remedy when the right writing is known, or else the general one. */
const write = (fault: Fault, en: string, fr: string): [string, string] => {
  const suggestion = detail(fault, 'suggestion');
  return suggestion === '' ? [en, fr] : [`Write ${suggestion}.`, `Écrivez ${suggestion}.`];
};

function numberForm(fault: Fault): FaultWords {
  const { en, fr } = quoted(fault);
  const suggestion = detail(fault, 'suggestion');
  const alternative = detail(fault, 'alternative');
  const what = [
    `${en} is not a plain number: no decimal comma, thousands separator, percent or currency sign.`,
    `${fr} n'est pas un nombre simple : ni virgule décimale, ni séparateur de milliers, ni pour cent, ni symbole monétaire.`,
  ] as const;
  if (alternative !== '') {
    return say(
      ...what,
      `Write ${suggestion} if the comma separates thousands, ${alternative} if it is the decimal comma.`,
      `Écrivez ${suggestion} si la virgule sépare les milliers, ${alternative} si c'est la virgule décimale.`,
    );
  }
  return say(
    ...what,
    ...write(
      fault,
      'Write digits with a decimal point, such as 1500 or 0.25; the unit belongs to the column.',
      "Écrivez des chiffres avec un point décimal, comme 1500 ou 0.25 ; l'unité est celle de la colonne.",
    ),
  );
}

function aboveRemedy(limit: string): [string, string] {
  if (limit === limitText(LARGEST)) {
    return [
      'Correct the number, choose a larger unit (tonnes, thousands), or leave the cell blank where blank means no limit.',
      'Corrigez le nombre, choisissez une plus grande unité (tonnes, milliers), ou laissez la cellule vide là où vide signifie sans limite.',
    ];
  }
  if (Number(limit) > 1) return ['Correct the number.', 'Corrigez le nombre.'];
  return [
    'Correct the number; a share is written from 0 to 1, so 15 percent is 0.15.',
    "Corrigez le nombre ; une part s'écrit de 0 à 1, donc 15 pour cent s'écrit 0.15.",
  ];
}

export const cellFaults: FaultCatalogue<CellCode> = {
  'boolean-form': (fault) =>
    say(
      `${quoted(fault).en} is neither true nor false.`,
      `${quoted(fault).fr} n'est ni vrai ni faux.`,
      'Write true or false (yes and no, 1 and 0, vrai and faux, oui and non are read too).',
      'Écrivez true ou false (vrai et faux, oui et non, 1 et 0, yes et no sont lus aussi).',
    ),
  'cell-blank': (fault) => {
    const example = detail(fault, 'example');
    return say(
      'The cell is blank, and the column is required.',
      'La cellule est vide, et la colonne est requise.',
      example === '' ? 'Fill it in.' : `Fill it in, for example ${example}.`,
      example === '' ? 'Remplissez-la.' : `Remplissez-la, par exemple ${example}.`,
    );
  },
  'cell-length': (fault) =>
    say(
      `The cell holds ${detail(fault, 'length') || 'too many'} characters; an Excel cell, and so a plan's, holds at most ${detail(fault, 'limit') || '32767'}.`,
      `La cellule contient ${detail(fault, 'length') || 'trop de'} caractères ; une cellule d'Excel, donc d'un plan, en contient au plus ${detail(fault, 'limit') || '32767'}.`,
      'Shorten it; look for a quotation mark that is opened and not closed where it should be.',
      "Abrégez-la ; cherchez un guillemet ouvert qui n'est pas fermé où il devrait l'être.",
    ),
  'choice-unknown': (fault) =>
    say(
      `${quoted(fault).en} is not one of the choices: ${detail(fault, 'choices')}.`,
      `${quoted(fault).fr} ne figure pas parmi les choix : ${detail(fault, 'choices')}.`,
      ...write(
        fault,
        'Write one of them, in lower case as shown.',
        "Écrivez l'un d'eux, tel qu'il est montré.",
      ),
    ),
  'currency-form': (fault) =>
    say(
      `${quoted(fault).en} is not an ISO 4217 currency code.`,
      `${quoted(fault).fr} n'est pas un code de devise ISO 4217.`,
      ...write(
        fault,
        'Write three capital letters, such as CAD, USD or EUR.',
        'Écrivez trois majuscules, comme CAD, USD ou EUR.',
      ),
    ),
  'date-form': (fault) =>
    say(
      `${quoted(fault).en} is not a date in the form year-month-day.`,
      `${quoted(fault).fr} n'est pas une date de la forme année-mois-jour.`,
      ...write(
        fault,
        'Write it by ISO 8601, such as 2026-04-01.',
        "Écrivez-la selon l'ISO 8601, comme 2026-04-01.",
      ),
    ),
  'date-none': (fault) =>
    say(
      `There is no day ${quoted(fault).en} in the calendar.`,
      `Le jour ${quoted(fault).fr} n'existe pas au calendrier.`,
      'Correct the month or the day.',
      'Corrigez le mois ou le jour.',
    ),
  'duration-form': (fault) =>
    say(
      `${quoted(fault).en} is not a duration.`,
      `${quoted(fault).fr} n'est pas une durée.`,
      'Write it by ISO 8601: P18M is 18 months, P10D 10 days, P2W 2 weeks, P1Y6M a year and a half.',
      "Écrivez-la selon l'ISO 8601 : P18M pour 18 mois, P10D pour 10 jours, P2W pour 2 semaines, P1Y6M pour un an et demi.",
    ),
  'id-form': (fault) =>
    say(
      `${quoted(fault).en} cannot be an id: letters without accents, digits, ".", "_" and "-", starting with a letter or a digit.`,
      `${quoted(fault).fr} ne peut être un identifiant : lettres sans accent, chiffres, « . », « _ » et « - », une lettre ou un chiffre en premier.`,
      ...write(
        fault,
        'Choose a short name, such as m107-body, and use it wherever the row is referred to.',
        "Choisissez un nom court, comme m107-body, et employez-le partout où l'on renvoie à la ligne.",
      ),
    ),
  'id-length': (fault) =>
    say(
      `The id has ${detail(fault, 'length')} characters; the limit is ${detail(fault, 'limit')}.`,
      `L'identifiant compte ${detail(fault, 'length')} caractères ; la limite est de ${detail(fault, 'limit')}.`,
      'Choose a shorter one; what people read goes in name and name_fr.',
      'Choisissez-en un plus court ; ce que les gens lisent va dans name et name_fr.',
    ),
  'id-reserved': (fault) =>
    say(
      `${quoted(fault).en} is a word reserved by JavaScript and cannot be an id.`,
      `${quoted(fault).fr} est un mot réservé de JavaScript et ne peut être un identifiant.`,
      'Choose another id.',
      'Choisissez un autre identifiant.',
    ),
  'list-repeat': (fault) =>
    say(
      `The list names ${quoted(fault).en} twice.`,
      `La liste nomme deux fois ${quoted(fault).fr}.`,
      'Keep one of the two.',
      'Gardez-en un des deux.',
    ),
  'list-separator': (fault) =>
    say(
      'The parts of the list are not separated by spaces.',
      'Les éléments de la liste ne sont pas séparés par des espaces.',
      ...write(fault, 'Separate them by spaces.', 'Séparez-les par des espaces.'),
    ),
  'number-above': (fault) =>
    say(
      `${quoted(fault).en} is above the most that the column takes, ${detail(fault, 'limit')}.`,
      `${quoted(fault).fr} dépasse le maximum de la colonne, ${detail(fault, 'limit')}.`,
      ...aboveRemedy(detail(fault, 'limit')),
    ),
  'number-below': (fault) =>
    say(
      `${quoted(fault).en} is below the least that the column takes, ${detail(fault, 'limit')}.`,
      `${quoted(fault).fr} est sous le minimum de la colonne, ${detail(fault, 'limit')}.`,
      'Correct the number.',
      'Corrigez le nombre.',
    ),
  'number-form': numberForm,
  'number-not-above': (fault) =>
    say(
      `${quoted(fault).en} must be above ${detail(fault, 'limit')}.`,
      `${quoted(fault).fr} doit être supérieur à ${detail(fault, 'limit')}.`,
      'Correct the number, or take the row out if it stands for nothing.',
      'Corrigez le nombre, ou retirez la ligne si elle ne dit rien.',
    ),
  'number-overflow': (fault) =>
    say(
      `${quoted(fault).en} is too large to be computed with.`,
      `${quoted(fault).fr} est trop grand pour le calcul.`,
      'Correct the number, or leave the cell blank where blank means no limit.',
      'Corrigez le nombre, ou laissez la cellule vide là où vide signifie sans limite.',
    ),
  'number-whole': (fault) =>
    say(
      `${quoted(fault).en} is not a whole number.`,
      `${quoted(fault).fr} n'est pas un nombre entier.`,
      'Write a whole number.',
      'Écrivez un nombre entier.',
    ),
  'text-control': (fault) =>
    say(
      `The text holds a character that cannot be seen or kept (${detail(fault, 'character')}, at position ${detail(fault, 'position')}).`,
      `Le texte contient un caractère invisible ou impossible à conserver (${detail(fault, 'character')}, à la position ${detail(fault, 'position')}).`,
      'Take it out, or put a space in its place; it often comes with text pasted from elsewhere.',
      "Retirez-le ou mettez une espace à sa place ; il vient souvent d'un texte collé.",
    ),
};
