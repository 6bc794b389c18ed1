import type { FaultCatalogue } from '../fault.ts';
import { detail, say } from '../say.ts';
import { quoted } from './quoted.ts';

/** Words for what may be wrong with a file as a whole: its encoding, its CSV or JSON, its place in the package. */

export type FileCode =
  | 'csv-not-listed'
  | 'csv-quote-open'
  | 'csv-quote-stray'
  | 'csv-separator'
  | 'csv-unknown'
  | 'descriptor-missing'
  | 'file-binary'
  | 'file-encoding'
  | 'file-not-utf8'
  | 'file-too-large'
  | 'format-unknown'
  | 'json-depth'
  | 'json-kind'
  | 'json-name-repeated'
  | 'json-name-reserved'
  | 'json-number-quoted'
  | 'json-syntax'
  | 'path-outside'
  | 'property-not-kept'
  | 'resource-absent'
  | 'resource-dialect'
  | 'resource-path';

const kinds = new Map([
  ['boolean', { en: 'true or false', fr: 'true ou false' }],
  ['list', { en: 'a list between [ and ]', fr: 'une liste entre [ et ]' }],
  ['number', { en: 'a number, without quotation marks', fr: 'un nombre, sans guillemets' }],
  ['object', { en: 'an object between { and }', fr: 'un objet entre { et }' }],
  ['text', { en: 'text between quotation marks', fr: 'un texte entre guillemets' }],
]);

const megabytes = (bytes: string): string => String(Math.round(Number(bytes) / (1024 * 1024)));

export const fileFaults: FaultCatalogue<FileCode> = {
  'csv-not-listed': (fault) =>
    say(
      `${detail(fault, 'file')} lies in the folder, but datapackage.json does not list it, so its rows would not count.`,
      `${detail(fault, 'file')} est dans le dossier, mais datapackage.json ne l'énumère pas : ses lignes ne compteraient pas.`,
      `Add { "name": "${detail(fault, 'table')}", "path": "${detail(fault, 'file')}" } to resources, or take the file away.`,
      `Ajoutez { "name": "${detail(fault, 'table')}", "path": "${detail(fault, 'file')}" } à resources, ou retirez le fichier.`,
    ),
  'csv-quote-open': () =>
    say(
      'A quotation mark that opens here is never closed: the file is cut short, or a mark is missing.',
      "Un guillemet ouvert ici n'est jamais fermé : le fichier est tronqué, ou il manque un guillemet.",
      'Close it, or fetch the whole file again. A mark inside a quoted cell is written twice: "".',
      'Fermez-le, ou reprenez le fichier complet. Dans une cellule entre guillemets, un guillemet se double : "".',
    ),
  'csv-quote-stray': (fault) =>
    say(
      `A quotation mark stands where none may, near ${quoted(fault).en}.`,
      `Un guillemet se trouve là où il ne peut être, près de ${quoted(fault).fr}.`,
      'Put the whole cell between quotation marks and write each mark inside it twice: "".',
      'Mettez toute la cellule entre guillemets et doublez chaque guillemet à l\'intérieur : "".',
    ),
  'csv-separator': (fault) => {
    const separator = detail(fault, 'separator');
    const shown = separator === '\t' ? 'TAB' : separator;
    return say(
      `The columns are separated by "${shown}", not by commas.`,
      `Les colonnes sont séparées par « ${shown} », non par des virgules.`,
      'Save as "CSV UTF-8 (comma delimited)" with the comma as list separator in the regional settings, or give the workbook (.xlsx) itself.',
      'Enregistrez en « CSV UTF-8 » avec la virgule comme séparateur de listes (paramètres régionaux), ou donnez le classeur (.xlsx) lui-même.',
    );
  },
  'csv-unknown': (fault) => {
    const suggestion = detail(fault, 'suggestion');
    return say(
      `${detail(fault, 'file')} is named after no table of a plan.`,
      `${detail(fault, 'file')} ne porte le nom d'aucune table d'un plan.`,
      suggestion === ''
        ? 'Take the file out of the folder.'
        : `Name it ${suggestion}.csv, or take it out of the folder.`,
      suggestion === ''
        ? 'Retirez le fichier du dossier.'
        : `Nommez-le ${suggestion}.csv, ou retirez-le du dossier.`,
    );
  },
  'descriptor-missing': () =>
    say(
      'The folder has no datapackage.json, so it is not a plan.',
      "Le dossier n'a pas de datapackage.json : ce n'est pas un plan.",
      'Give the folder that holds datapackage.json.',
      'Donnez le dossier qui contient datapackage.json.',
    ),
  'file-binary': (fault) =>
    say(
      `${detail(fault, 'file')} is not text: it holds a zero byte at position ${detail(fault, 'position')}.`,
      `${detail(fault, 'file')} n'est pas un texte : il contient un octet nul à la position ${detail(fault, 'position')}.`,
      'The file is damaged or of another kind; fetch it again, or save it as "CSV UTF-8".',
      "Le fichier est endommagé ou d'un autre genre ; reprenez-le, ou enregistrez-le en « CSV UTF-8 ».",
    ),
  'file-encoding': (fault) =>
    say(
      `${detail(fault, 'file')} is encoded in ${detail(fault, 'encoding')}, not in UTF-8${fault.value ? `; see ${quoted(fault).en}` : ''}.`,
      `${detail(fault, 'file')} est codé en ${detail(fault, 'encoding')}, non en UTF-8${fault.value ? ` ; voyez ${quoted(fault).fr}` : ''}.`,
      'In Excel: File, Save As, "CSV UTF-8 (comma delimited)"; in a text editor: save with encoding UTF-8.',
      'Dans Excel : Fichier, Enregistrer sous, « CSV UTF-8 (délimité par des virgules) » ; dans un éditeur : enregistrez en UTF-8.',
    ),
  'file-not-utf8': (fault) =>
    say(
      `${detail(fault, 'file')} is not UTF-8 text, nor of any encoding that can be told.`,
      `${detail(fault, 'file')} n'est pas un texte UTF-8, ni d'un codage reconnaissable.`,
      'Fetch the file again, and save it with encoding UTF-8.',
      'Reprenez le fichier, et enregistrez-le en UTF-8.',
    ),
  'file-too-large': (fault) =>
    say(
      `${detail(fault, 'file')} has ${megabytes(detail(fault, 'bytes'))} MB; a file of a plan has at most ${megabytes(detail(fault, 'limit'))} MB.`,
      `${detail(fault, 'file')} pèse ${megabytes(detail(fault, 'bytes'))} Mo ; un fichier de plan en pèse au plus ${megabytes(detail(fault, 'limit'))}.`,
      'Check that it is the right file; divide the plan if it is.',
      "Vérifiez que c'est le bon fichier ; si oui, divisez le plan.",
    ),
  'format-unknown': (fault) =>
    say(
      `The file does not say that it is a plan: "sinew" is ${quoted(fault).en}, not "plan/1".`,
      `Le fichier ne se dit pas un plan : « sinew » vaut ${quoted(fault).fr}, non « plan/1 ».`,
      'Write "sinew": "plan/1" first; a file of a later version needs a later Sinew.',
      'Écrivez "sinew": "plan/1" en tête ; un fichier de version ultérieure demande un Sinew plus récent.',
    ),
  'json-depth': (fault) =>
    say(
      `The JSON nests more than ${detail(fault, 'limit')} objects and lists.`,
      `Le JSON emboîte plus de ${detail(fault, 'limit')} objets et listes.`,
      'This is not a plan; check the file.',
      "Ce n'est pas un plan ; vérifiez le fichier.",
    ),
  'json-kind': (fault) => {
    const wanted = kinds.get(detail(fault, 'wanted')) ?? { en: 'something else', fr: 'autre chose' };
    return say(
      `${quoted(fault).en} stands where ${wanted.en} is wanted.`,
      `${quoted(fault).fr} se trouve où il faut ${wanted.fr}.`,
      `Write ${wanted.en}.`,
      `Écrivez ${wanted.fr}.`,
    );
  },
  'json-name-repeated': (fault) =>
    say(
      `One object names ${quoted(fault).en} twice; which of the two counts cannot be told.`,
      `Un même objet nomme deux fois ${quoted(fault).fr} ; on ne peut savoir laquelle compte.`,
      'Keep one of them.',
      'Gardez-en une.',
    ),
  'json-name-reserved': (fault) =>
    say(
      `${quoted(fault).en} is reserved by JavaScript and cannot be a name in a plan.`,
      `${quoted(fault).fr} est réservé par JavaScript et ne peut être un nom dans un plan.`,
      'Take it out; in a file from elsewhere it may be an attack.',
      "Retirez-le ; dans un fichier venu d'ailleurs, ce peut être une attaque.",
    ),
  'json-number-quoted': (fault) =>
    say(
      `${quoted(fault).en} is text where a number is wanted.`,
      `${quoted(fault).fr} est un texte où il faut un nombre.`,
      `Write ${detail(fault, 'suggestion')} without quotation marks.`,
      `Écrivez ${detail(fault, 'suggestion')} sans guillemets.`,
    ),
  'json-syntax': (fault) =>
    say(
      `The JSON cannot be read${fault.value ? ` from ${quoted(fault).en} on` : ': it ends too soon'}.`,
      `Le JSON est illisible${fault.value ? ` à partir de ${quoted(fault).fr}` : ' : il finit trop tôt'}.`,
      'Look for a missing or extra comma, quotation mark or bracket just before.',
      'Cherchez juste avant une virgule, un guillemet ou un crochet de trop ou manquant.',
    ),
  'path-outside': (fault) =>
    say(
      `The path ${quoted(fault).en} leads out of the plan's folder.`,
      `Le chemin ${quoted(fault).fr} sort du dossier du plan.`,
      'Give the name of a file in the folder, such as items.csv.',
      "Donnez le nom d'un fichier du dossier, comme items.csv.",
    ),
  'property-not-kept': (fault) =>
    say(
      `datapackage.json has a property ${fault.column} that Sinew does not use or write again.`,
      `datapackage.json a une propriété ${fault.column} que Sinew n'emploie ni ne récrit.`,
      'Keep what matters in note of the plan or in the table sources.',
      "Gardez l'important dans note du plan ou dans la table sources.",
    ),
  'resource-absent': (fault) =>
    say(
      `datapackage.json lists ${detail(fault, 'file')}, which is not in the folder.`,
      `datapackage.json énumère ${detail(fault, 'file')}, absent du dossier.`,
      'Put the file in its place, or take it out of resources if the table is empty.',
      'Mettez le fichier à sa place, ou retirez-le de resources si la table est vide.',
    ),
  'resource-dialect': (fault) =>
    say(
      `A resource declares ${fault.column} ${quoted(fault).en}; tables of a plan are UTF-8 and separated by commas.`,
      `Une ressource déclare ${fault.column} ${quoted(fault).fr} ; les tables d'un plan sont en UTF-8 et séparées par des virgules.`,
      'Save the file that way and take the declaration out.',
      'Enregistrez ainsi le fichier et retirez la déclaration.',
    ),
  'resource-path': (fault) =>
    say(
      `A resource has no path to one file (${fault.value}).`,
      `Une ressource n'a pas de chemin vers un fichier (${fault.value}).`,
      'Give each resource a path, such as "path": "items.csv"; rows inside the package and lists of files are not read.',
      'Donnez à chaque ressource un chemin, comme "path": "items.csv" ; les lignes dans le paquet et les listes de fichiers ne sont pas lues.',
    ),
};
