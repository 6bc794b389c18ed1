import { type Lang, locales } from './number.ts';

const months = maker({ year: 'numeric', month: 'short' });
const longMonths = maker({ year: 'numeric', month: 'long' });
const days = maker({ year: 'numeric', month: 'short', day: 'numeric' });
const longDays = maker({ year: 'numeric', month: 'long', day: 'numeric' });

function maker(options: Intl.DateTimeFormatOptions) {
  const settings = { ...options, timeZone: 'UTC' } as const;
  return {
    en: new Intl.DateTimeFormat(locales.en, settings),
    fr: new Intl.DateTimeFormat(locales.fr, settings),
  };
}

const instant = (iso: string) => new Date(`${iso}T00:00:00Z`);
const dayBefore = (iso: string) => new Date(instant(iso).getTime() - 86_400_000);

/** French says the first of a month as an ordinal: 1er octobre. */
function dated(lang: Lang, format: ReturnType<typeof maker>, day: Date): string {
  const text = format[lang].format(day);
  return lang === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** The first of a month stands for the month, but where a calendar counts in less. */
export const namesMonth = (iso: string, byDay = false) => !byDay && iso.endsWith('-01');

/** A date for a table: the month alone where it is the first of one (`Apr 2027`), else the day. */
export function shortDate(lang: Lang, iso: string, byDay = false): string {
  return dated(lang, namesMonth(iso, byDay) ? months : days, instant(iso));
}

/** A date for a sentence: `April 2027`, `May 3, 2027`, `3 mai 2027`. */
export function longDate(lang: Lang, iso: string, byDay = false): string {
  return dated(lang, namesMonth(iso, byDay) ? longMonths : longDays, instant(iso));
}

/** When something happens: `in April 2027`, `on May 3, 2027`; `en avril 2027`, `le 3 mai 2027`. */
export function inDate(lang: Lang, iso: string, byDay = false): string {
  return within(lang, longDate(lang, iso, byDay), namesMonth(iso, byDay));
}

function within(lang: Lang, date: string, isMonth: boolean): string {
  return `${lang === 'en' ? (isMonth ? 'in' : 'on') : isMonth ? 'en' : 'le'} ${date}`;
}

/** From a day to the last before `until`: by months where both ends fall between months, else by days. */
export function spanOf(lang: Lang, from: string, until: string): string {
  const whole = areMonths(from, until);
  const format = whole ? longMonths : longDays;
  const first = dated(lang, format, instant(from));
  const last = dated(lang, format, dayBefore(until));
  if (first === last) return within(lang, first, whole);
  if (lang === 'en') return `from ${first} to ${last}`;
  if (!whole) return `du ${first} au ${last}`;
  // Elision before a vowel: d'avril, d'août, d'octobre.
  return `${/^[aeiouy]/i.test(first) ? "d'" : 'de '}${first} à ${last}`;
}

/** The same for a heading: `Apr 2027 – Mar 2037`, `May 3, 2027 – May 31, 2028`. */
export function shortSpan(lang: Lang, from: string, until: string): string {
  const format = areMonths(from, until) ? months : days;
  const [first, last] = [instant(from), dayBefore(until)].map((day) => dated(lang, format, day));
  return first === last ? first : `${first} – ${last}`;
}

/** Whether days are whole months: from a first to a first. */
export const areMonths = (from: string, until: string) => from.endsWith('-01') && until.endsWith('-01');

/** A fiscal year: `2026-27` where it spans two calendar years, `2026` where it is one. */
export function fiscalYearName(year: number, spansTwo: boolean): string {
  return spansTwo ? `${year}-${String((year + 1) % 100).padStart(2, '0')}` : String(year);
}
