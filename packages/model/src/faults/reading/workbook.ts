import type { FaultCatalogue } from '../fault.ts';
import { detail, say } from '../say.ts';
import { quoted } from './quoted.ts';

/** Words for what may be wrong with an Excel workbook. */

export type WorkbookCode =
  | 'cell-error'
  | 'cell-formula'
  | 'cell-merged'
  | 'date-serial'
  | 'date-time'
  | 'file-kind'
  | 'setting-repeated'
  | 'sheet-missing'
  | 'sheet-unknown'
  | 'workbook-damaged'
  | 'workbook-inflates'
  | 'workbook-macros'
  | 'workbook-old';

export const workbookFaults: FaultCatalogue<WorkbookCode> = {
  'cell-error': (fault) =>
    say(
      `The cell holds an error of Excel, ${quoted(fault).en}.`,
      `La cellule contient une erreur d'Excel, ${quoted(fault).fr}.`,
      'Write the value that should stand there.',
      "Écrivez la valeur qui devrait s'y trouver.",
    ),
  'cell-formula': (fault) =>
    say(
      `The cell holds a formula, ${quoted(fault).en}: a plan keeps values, so that they can be traced.`,
      `La cellule contient une formule, ${quoted(fault).fr} : un plan garde des valeurs, afin qu'on puisse les retracer.`,
      'Copy the cells and paste them as values; say in note how they were reckoned.',
      'Copiez les cellules et collez-les comme valeurs ; dites dans note comment elles furent calculées.',
    ),
  'cell-merged': (fault) =>
    say(
      `The cells ${quoted(fault).en} are merged; it cannot be told which rows the value is for.`,
      `Les cellules ${quoted(fault).fr} sont fusionnées ; on ne peut savoir pour quelles lignes vaut la valeur.`,
      'Unmerge them and repeat the value on each row.',
      'Défusionnez-les et répétez la valeur à chaque ligne.',
    ),
  'date-serial': (fault) =>
    say(
      `${quoted(fault).en} is not a date that Excel can hold.`,
      `${quoted(fault).fr} n'est pas une date qu'Excel peut contenir.`,
      'Type the date as 2026-04-01; before March 1900, type it as text.',
      'Tapez la date ainsi : 2026-04-01 ; avant mars 1900, comme du texte.',
    ),
  'date-time': (fault) =>
    say(
      `${quoted(fault).en} is a date with a time of day.`,
      `${quoted(fault).fr} est une date avec une heure.`,
      'Keep the day only.',
      'Gardez seulement le jour.',
    ),
  'file-kind': (fault) =>
    say(
      `${detail(fault, 'file')} is called a JSON file, but what it holds is an Excel workbook or another archive.`,
      `${detail(fault, 'file')} est dit fichier JSON, mais contient un classeur Excel ou une autre archive.`,
      'Give it the ending of what it is: .xlsx for a workbook.',
      "Donnez-lui la terminaison de ce qu'il est : .xlsx pour un classeur.",
    ),
  'setting-repeated': (fault) =>
    say(
      `The sheet plan gives ${fault.column} twice.`,
      `La feuille plan donne ${fault.column} deux fois.`,
      'Keep one of the two rows.',
      'Gardez une des deux lignes.',
    ),
  'sheet-missing': () =>
    say(
      'The workbook has no sheet named plan, which holds the settings.',
      "Le classeur n'a pas de feuille plan, qui contient les réglages.",
      'Start from a blank workbook of Sinew, or add the sheet: field and value in its first row, a setting a row.',
      "Partez d'un classeur vierge de Sinew, ou ajoutez la feuille : field et value en première ligne, un réglage par ligne.",
    ),
  'sheet-unknown': (fault) => {
    const suggestion = detail(fault, 'suggestion');
    return say(
      `The sheet ${quoted(fault).en} is named after no table of a plan.`,
      `La feuille ${quoted(fault).fr} ne porte le nom d'aucune table d'un plan.`,
      suggestion === ''
        ? 'Take it out, or let its name start with "#" and it is not read.'
        : `Did you mean ${suggestion}? A sheet whose name starts with "#" is not read.`,
      suggestion === ''
        ? "Retirez-la, ou faites commencer son nom par « # » et elle n'est pas lue."
        : `Vouliez-vous dire ${suggestion} ? Une feuille dont le nom commence par « # » n'est pas lue.`,
    );
  },
  'workbook-damaged': (fault) =>
    say(
      `The file cannot be read as an Excel workbook (${detail(fault, 'why')}).`,
      `Le fichier ne se lit pas comme un classeur Excel (${detail(fault, 'why')}).`,
      'Fetch it again, or open it in Excel and save it as .xlsx.',
      'Reprenez-le, ou ouvrez-le dans Excel et enregistrez-le en .xlsx.',
    ),
  'workbook-inflates': (fault) =>
    say(
      `The workbook is refused before it is unpacked: ${detail(fault, 'why')}.`,
      `Le classeur est refusé avant d'être déballé : ${detail(fault, 'why')}.`,
      'Files like this are made to fill the memory; ask its sender, or copy the plan into a blank workbook.',
      "De tels fichiers servent à saturer la mémoire ; interrogez l'expéditeur, ou copiez le plan dans un classeur vierge.",
    ),
  'workbook-macros': () =>
    say(
      'The workbook holds macros.',
      'Le classeur contient des macros.',
      'Save it as .xlsx, which takes the macros out.',
      'Enregistrez-le en .xlsx, ce qui retire les macros.',
    ),
  'workbook-old': () =>
    say(
      'The file is an .xls workbook of before 2007, or is locked by a password.',
      "Le fichier est un classeur .xls d'avant 2007, ou est protégé par un mot de passe.",
      'Open it in Excel, take the password off, and save it as .xlsx.',
      'Ouvrez-le dans Excel, ôtez le mot de passe et enregistrez-le en .xlsx.',
    ),
};
