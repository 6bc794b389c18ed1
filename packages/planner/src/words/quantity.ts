const english = new Intl.NumberFormat('en-CA', { maximumSignificantDigits: 4 });
const french = new Intl.NumberFormat('fr-CA', { maximumSignificantDigits: 4 });

/** A quantity for a sentence, to four figures, in both languages. */
export function quantity(value: number): { readonly en: string; readonly fr: string } {
  return { en: english.format(value), fr: french.format(value) };
}
