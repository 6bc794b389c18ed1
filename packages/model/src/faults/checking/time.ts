import type { FaultCatalogue } from '../fault.ts';
import { detail, quoted, say } from '../say.ts';

/** Words for what is wrong with the calendar and with dates. */
export const timeFaults = {
  'calendar-empty': () =>
    say(
      'The calendar has no period.',
      'Le calendrier ne compte aucune période.',
      'Give at least one run, such as 24 months.',
      'Donnez au moins une suite, comme 24 mois.',
    ),
  'calendar-too-long': (fault) =>
    say(
      `The calendar has ${fault.value} periods; at most ${detail(fault, 'limit')} can be planned.`,
      `Le calendrier compte ${fault.value} périodes ; on en planifie au plus ${detail(fault, 'limit')}.`,
      'Use longer buckets for the later years.',
      'Prenez des périodes plus longues pour les années lointaines.',
    ),
  'calendar-too-late': (fault) =>
    say(
      `The calendar, from ${quoted(fault).en} on, ends after ${detail(fault, 'limit')}.`,
      `Le calendrier, à partir de ${quoted(fault).fr}, finit après le ${detail(fault, 'limit')}.`,
      'Correct the first day of the plan, or shorten the calendar.',
      'Corrigez le premier jour du plan, ou raccourcissez le calendrier.',
    ),
  'duration-too-long': (fault) =>
    say(
      `${quoted(fault).en} is longer than ${detail(fault, 'years')} years.`,
      `${quoted(fault).fr} dépasse ${detail(fault, 'years')} ans.`,
      'Correct it; leave the cell blank where the column may be, if it stands for no limit.',
      'Corrigez-la ; laissez la cellule vide là où la colonne le permet, si elle veut dire sans limite.',
    ),
  'bucket-across-fiscal-years': (fault) =>
    say(
      `The period from ${detail(fault, 'from')} to ${detail(fault, 'until')} lies in two fiscal years; all its spending counts in ${detail(fault, 'year')}.`,
      `La période du ${detail(fault, 'from')} au ${detail(fault, 'until')} chevauche deux exercices ; toute sa dépense compte en ${detail(fault, 'year')}.`,
      'Let the longer buckets begin with a fiscal year.',
      'Faites commencer les longues périodes avec un exercice.',
    ),
  'price-base-far': (fault) =>
    say(
      `Prices are of ${fault.value}, ${detail(fault, 'years')} years from the start of the plan (${detail(fault, 'start')}).`,
      `Les prix sont du ${fault.value}, à ${detail(fault, 'years')} ans du début du plan (${detail(fault, 'start')}).`,
      'Check the date, and the rate of escalation that carries the prices so far.',
      'Vérifiez la date, et le taux de hausse qui porte les prix si loin.',
    ),
  'price-base-too-far': (fault) =>
    say(
      `Prices are of ${fault.value}, ${detail(fault, 'years')} years from the start of the plan (${detail(fault, 'start')}); at most ${detail(fault, 'limit')} are carried over.`,
      `Les prix sont du ${fault.value}, à ${detail(fault, 'years')} ans du début du plan (${detail(fault, 'start')}) ; on les reporte sur ${detail(fault, 'limit')} ans au plus.`,
      'Correct the date: the day whose prices the costs are in.',
      'Corrigez la date : le jour dont les coûts portent les prix.',
    ),
  'dates-crossed': (fault) =>
    say(
      `${quoted(fault).en} is not after ${detail(fault, 'first')}, ${detail(fault, 'from')}.`,
      `${quoted(fault).fr} ne suit pas ${detail(fault, 'first')}, ${detail(fault, 'from')}.`,
      'Correct one of the two dates; the second is the day after the last.',
      'Corrigez une des deux dates ; la seconde est le lendemain du dernier jour.',
    ),
  'outside-the-calendar': (fault) =>
    say(
      `${quoted(fault).en} lies outside the plan, which runs from ${detail(fault, 'start')} until ${detail(fault, 'end')}; the row does not count.`,
      `${quoted(fault).fr} est hors du plan, qui va du ${detail(fault, 'start')} au ${detail(fault, 'end')} ; la ligne ne compte pas.`,
      'Correct the date, or lengthen the calendar.',
      'Corrigez la date, ou allongez le calendrier.',
    ),
} satisfies FaultCatalogue<string>;
