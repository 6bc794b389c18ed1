import type { Words } from '@sinew/model';

const settings = { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
const maker = {
  en: new Intl.DateTimeFormat('en-CA', settings),
  fr: new Intl.DateTimeFormat('fr-CA', settings),
};

/** A day for a sentence, of its ISO 8601 date: `May 3, 2027`, `3 mai 2027`, `1er mai 2027`. */
export function dayWords(iso: string): Words {
  const day = new Date(`${iso}T00:00:00Z`);
  return { en: maker.en.format(day), fr: maker.fr.format(day).replace(/^1 /, '1er ') };
}
