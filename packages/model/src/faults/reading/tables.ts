import type { FaultCatalogue } from '../fault.ts';
import { detail, say } from '../say.ts';
import { quoted } from './quoted.ts';

/** Words for what may be wrong with the shape of a table: its header, its rows, the settings. */

export type TableCode =
  | 'calendar-blank'
  | 'cell-unnamed'
  | 'column-missing'
  | 'column-repeated'
  | 'column-unknown'
  | 'header-missing'
  | 'more-faults'
  | 'row-ragged'
  | 'row-repeated'
  | 'settings-disagree'
  | 'settings-missing'
  | 'table-repeated'
  | 'table-unknown'
  | 'too-many-columns'
  | 'too-many-rows';

export const tableFaults: FaultCatalogue<TableCode> = {
  'calendar-blank': () =>
    say(
      'The plan has no calendar.',
      "Le plan n'a pas de calendrier.",
      'Give at least one run of buckets, such as month and 24 for two years by the month.',
      'Donnez au moins une suite de périodes, comme month et 24 pour deux ans au mois.',
    ),
  'cell-unnamed': (fault) =>
    say(
      `${quoted(fault).en} stands in column ${detail(fault, 'position')}, which has no name in the header.`,
      `${quoted(fault).fr} se trouve dans la colonne ${detail(fault, 'position')}, sans nom dans l'en-tête.`,
      'Name the column in the header, or clear the cell.',
      "Nommez la colonne dans l'en-tête, ou effacez la cellule.",
    ),
  'column-missing': (fault) =>
    say(
      `The required column ${fault.column} is missing.`,
      `La colonne requise ${fault.column} manque.`,
      `Add ${fault.column} to the header and fill it in on every row.`,
      `Ajoutez ${fault.column} à l'en-tête et remplissez-la à chaque ligne.`,
    ),
  'column-repeated': (fault) =>
    say(
      `The header names ${fault.column} twice, in columns ${detail(fault, 'first')} and ${detail(fault, 'second')}.`,
      `L'en-tête nomme ${fault.column} deux fois, aux colonnes ${detail(fault, 'first')} et ${detail(fault, 'second')}.`,
      'Keep one of them.',
      'Gardez-en une.',
    ),
  'column-unknown': (fault) => {
    const suggestion = detail(fault, 'suggestion');
    const columns = detail(fault, 'columns');
    return say(
      `The table has no column ${quoted(fault).en}.`,
      `La table n'a pas de colonne ${quoted(fault).fr}.`,
      suggestion === ''
        ? `Take it out, or keep what it says in note. The columns are: ${columns}.`
        : `Did you mean ${suggestion}?`,
      suggestion === ''
        ? `Retirez-la, ou gardez dans note ce qu'elle dit. Les colonnes sont : ${columns}.`
        : `Vouliez-vous dire ${suggestion} ?`,
    );
  },
  'header-missing': () =>
    say(
      'The table has no header.',
      "La table n'a pas d'en-tête.",
      'Put the names of the columns on the first line, or take the table out if it is empty.',
      'Mettez les noms des colonnes à la première ligne, ou retirez la table si elle est vide.',
    ),
  'more-faults': (fault) =>
    say(
      `There are ${detail(fault, 'count')} more faults; the first ${detail(fault, 'limit')} are shown.`,
      `Il y a ${detail(fault, 'count')} autres erreurs ; les ${detail(fault, 'limit')} premières sont montrées.`,
      'Correct these and read the plan again; many faults often have one cause.',
      'Corrigez celles-ci et relisez le plan ; beaucoup ont souvent une même cause.',
    ),
  'row-ragged': (fault) =>
    say(
      `The row has ${detail(fault, 'found')} cells where the header has ${detail(fault, 'expected')}.`,
      `La ligne a ${detail(fault, 'found')} cellules et l'en-tête ${detail(fault, 'expected')}.`,
      'Look for a decimal comma, or a text with a comma that is not between quotation marks.',
      "Cherchez une virgule décimale, ou un texte à virgule qui n'est pas entre guillemets.",
    ),
  'row-repeated': (fault) =>
    say(
      `Two rows have the same ${fault.column}, ${quoted(fault).en}: lines ${detail(fault, 'first')} and ${detail(fault, 'second')}.`,
      `Deux lignes ont le même ${fault.column}, ${quoted(fault).fr} : lignes ${detail(fault, 'first')} et ${detail(fault, 'second')}.`,
      'Take one of them out, or give it another name.',
      "Retirez l'une d'elles, ou donnez-lui un autre nom.",
    ),
  'settings-disagree': (fault) =>
    say(
      `${detail(fault, 'property')} of the package says ${quoted(fault).en}, ${detail(fault, 'field')} of the plan says "${detail(fault, 'inner')}".`,
      `${detail(fault, 'property')} du paquet dit ${quoted(fault).fr}, ${detail(fault, 'field')} du plan dit « ${detail(fault, 'inner')} ».`,
      'Make them the same, or take the first one out.',
      'Accordez-les, ou retirez le premier.',
    ),
  'settings-missing': (fault) =>
    say(
      `The settings of the plan are missing from ${detail(fault, 'file')}.`,
      `Les réglages du plan manquent dans ${detail(fault, 'file')}.`,
      'Give them in full: id, title, nation, currency, price_base, start and calendar are required. A blank plan shows the place.',
      'Donnez-les au complet : id, title, nation, currency, price_base, start et calendar sont requis. Un plan vierge montre leur place.',
    ),
  'table-repeated': (fault) =>
    say(
      `The table ${fault.table} is given twice.`,
      `La table ${fault.table} est donnée deux fois.`,
      'Put all its rows in one.',
      'Mettez toutes ses lignes dans une seule.',
    ),
  'table-unknown': (fault) => {
    const suggestion = detail(fault, 'suggestion');
    return say(
      `A plan has no table ${quoted(fault).en}.`,
      `Un plan n'a pas de table ${quoted(fault).fr}.`,
      suggestion === '' ? 'Take it out, or name it after a table of a plan.' : `Did you mean ${suggestion}?`,
      suggestion === ''
        ? "Retirez-la, ou donnez-lui le nom d'une table d'un plan."
        : `Vouliez-vous dire ${suggestion} ?`,
    );
  },
  'too-many-columns': (fault) =>
    say(
      `The header has ${detail(fault, 'count')} columns; at most ${detail(fault, 'limit')} are read.`,
      `L'en-tête a ${detail(fault, 'count')} colonnes ; on en lit au plus ${detail(fault, 'limit')}.`,
      'Check that the file is a table of a plan, with its header on the first line.',
      "Vérifiez que le fichier est une table d'un plan, son en-tête à la première ligne.",
    ),
  'too-many-rows': (fault) =>
    say(
      `The table has more than ${detail(fault, 'limit')} rows, which is what a sheet of Excel can hold.`,
      `La table a plus de ${detail(fault, 'limit')} lignes, ce que peut contenir une feuille Excel.`,
      'Sum rows up, or divide the plan.',
      'Regroupez des lignes, ou divisez le plan.',
    ),
};
