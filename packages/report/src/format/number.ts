/** Numbers as people read them: Intl with a fixed locale, so that the reader's machine does not change a page. */
export type Lang = 'en' | 'fr';

export const locales = { en: 'en-CA', fr: 'fr-CA' } as const;

/** U+2212. */
export const MINUS = '\u2212';

const makers = new Map<string, Intl.NumberFormat>();

/** A number with at least `least` and at most `most` decimals, grouped by thousands. */
export function decimal(lang: Lang, value: number, most = 0, least = 0): string {
  const key = `${lang} ${least} ${most}`;
  let maker = makers.get(key);
  if (!maker) {
    maker = new Intl.NumberFormat(locales[lang], {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      // -0 and what rounds to it print as 0.
      signDisplay: 'negative',
    });
    makers.set(key, maker);
  }
  // The minus sign, as wide as the plus, in both languages: a hyphen is lost in a table and breaks a line.
  return maker.format(value).replace('-', MINUS);
}

/** A quantity to about three figures: whole from 100 up, finer below. */
export function quantity(lang: Lang, value: number): string {
  const size = Math.abs(value);
  if (size >= 99.95 || Number.isInteger(value)) return decimal(lang, value);
  if (size >= 9.995) return decimal(lang, value, 1);
  if (size >= 0.01 || size < 1e-9) return decimal(lang, value, 2);
  return decimal(lang, value, 6);
}

/** A difference, with its sign. */
export function signed(lang: Lang, value: number): string {
  const text = quantity(lang, value);
  return value > 0 && !/^[0.,]+$/.test(text) ? `+${text}` : text;
}

/** A share in per cent, which never rounds up to all of it nor down to nothing. */
export function share(lang: Lang, value: number): string {
  const rounded = Math.round(value * 100);
  const sign = lang === 'fr' ? '\u00a0%' : '%';
  if (rounded >= 100 && value < 1) {
    return `${decimal(lang, Math.min(99.9, Math.floor(value * 1000) / 10), 1)}${sign}`;
  }
  if (rounded <= 0 && value > 0) return `<${decimal(lang, 1)}${sign}`;
  return `${decimal(lang, rounded)}${sign}`;
}

/** How much of another a figure is, where both are themselves rounded to a millionth of a unit or so. */
export const proportion = (part: number, whole: number) => Math.round((part / whole) * 1e6) / 1e6;

/** The least relative gap that is told as a figure: a hundredth of a per cent. */
export const leastGapTold = 1e-4;

/** A relative gap in per cent; what is less than is told is still not none. */
export function gapInPercent(lang: Lang, gap: number): string {
  const less = gap > 0 && gap < leastGapTold;
  const percent = decimal(lang, (less ? leastGapTold : gap) * 100, gap < 0.001 ? 4 : 2);
  return `${less ? '<' : ''}${percent}${lang === 'fr' ? '\u00a0%' : '%'}`;
}
