/** Signs of currencies as a Canadian official writes them; one without a sign of its own keeps its ISO 4217 code. */
const signs: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
  CAD: { en: 'C$', fr: '$\u00a0CA' },
  USD: { en: 'US$', fr: '$\u00a0US' },
  AUD: { en: 'A$', fr: '$\u00a0AU' },
  EUR: { en: '€', fr: '€' },
  GBP: { en: '£', fr: '£' },
};

/** Whether a unit is a code of ISO 4217: pledges by value count in a currency. */
export const isCurrency = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

/** What stands before an English figure and after a French one; undefined: its code does, set off by a space. */
export const currencySign = (currency: string): { readonly en: string; readonly fr: string } | undefined =>
  Object.hasOwn(signs, currency) ? signs[currency] : undefined;
