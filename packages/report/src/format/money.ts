import { currencySign } from '@sinew/model';
import { decimal, type Lang, MINUS } from './number.ts';

const scales = [
  { from: 999.5e6, divisor: 1e9, en: 'B', fr: 'G' },
  { from: 999.5e3, divisor: 1e6, en: 'M', fr: 'M' },
  { from: 9_999.5, divisor: 1e3, en: 'K', fr: 'k' },
  { from: 0, divisor: 1, en: '', fr: '' },
] as const;

export type Scale = (typeof scales)[number];

/** The scale in which the largest of some amounts reads best. */
export function scaleOf(amounts: Iterable<number>): Scale {
  let largest = 0;
  for (const amount of amounts) largest = Math.max(largest, Math.abs(amount));
  return scales.find((scale) => largest >= scale.from) ?? scales[scales.length - 1];
}

/**
 * Money as a Canadian official writes it: `C$4.9M`, `4,9 M$ CA`. Thousands are K and k, millions M, billions B and G
 * (G$ is the Termium recommendation).
 */
export function money(lang: Lang, currency: string, amount: number): string {
  const scale = scaleOf([amount]);
  const scaled = amount / scale.divisor;
  const figure = decimal(lang, scaled, Math.abs(scaled) >= 99.95 || scale.divisor === 1 ? 0 : 1);
  return inScale(lang, currency, figure, scale);
}

const inScale = (lang: Lang, currency: string, figure: string, scale: Scale) =>
  lang === 'en' ? english(currency, figure, scale.en) : french(currency, figure, scale.fr);

/** Decimals of a scaled amount past which the whole amount reads better. */
const mostDecimals = 3;

/**
 * Amounts of which the first two are the ends of a range: as `money` has them, or with as many digits more as tell the ends
 * apart, at most the whole amounts.
 */
export function moneyApart(lang: Lang, currency: string, amounts: readonly number[]): string[] {
  const differ = ([one, other]: readonly string[]) => one !== other;
  const round = amounts.map((amount) => money(lang, currency, amount));
  if (differ(round)) return round;
  const scale = scaleOf(amounts.slice(0, 2));
  for (let decimals = 1; decimals <= mostDecimals && scale.divisor > 1; decimals++) {
    const closer = amounts.map((amount) =>
      inScale(lang, currency, decimal(lang, amount / scale.divisor, decimals, decimals), scale),
    );
    if (differ(closer)) return closer;
  }
  const whole = amounts.map((amount) => inScale(lang, currency, decimal(lang, amount, 0), scaleOf([0])));
  return differ(whole) ? whole : round;
}

/** A round figure for an axis: `25K`, `25 k`. */
export function shortFigure(lang: Lang, value: number): string {
  const scale = scaleOf([value]);
  const figure = decimal(lang, value / scale.divisor, 2);
  const letter = scale[lang];
  return lang === 'fr' && letter !== '' ? `${figure}\u00a0${letter}` : `${figure}${letter}`;
}

/** Heading of a column of amounts in one scale: `C$M`, `M$ CA`. */
export function moneyUnit(lang: Lang, currency: string, scale: Scale): string {
  const sign = currencySign(currency);
  if (!sign) return lang === 'en' ? `${currency} ${scale.en}`.trim() : `${scale.fr} ${currency}`.trim();
  return lang === 'en' ? `${sign.en}${scale.en}` : `${scale.fr}${sign.fr}`;
}

/** Writes amounts in a scale that a heading tells, with as many decimals as the largest of them leaves room for. */
export function scaledMoney(lang: Lang, scale: Scale, amounts: Iterable<number>): (amount: number) => string {
  let largest = 0;
  for (const amount of amounts) largest = Math.max(largest, Math.abs(amount));
  const decimals = scale.divisor === 1 || largest / scale.divisor >= 99.95 ? 0 : 1;
  const least = 0.5 / 10 ** decimals;
  return (amount) => {
    const scaled = amount / scale.divisor;
    // Something is not nothing, however small beside the rest.
    if (scaled > 0 && scaled < least) return `<${decimal(lang, 2 * least, decimals)}`;
    return decimal(lang, scaled, decimals, decimals);
  };
}

function english(currency: string, figure: string, scale: string): string {
  const sign = currencySign(currency)?.en ?? `${currency} `;
  return figure.startsWith(MINUS) ? `${MINUS}${sign}${figure.slice(1)}${scale}` : `${sign}${figure}${scale}`;
}

function french(currency: string, figure: string, scale: string): string {
  const sign = currencySign(currency)?.fr;
  // No-break spaces: an amount never breaks across lines.
  return sign
    ? `${figure}\u00a0${scale}${sign}`
    : `${figure}\u00a0${scale}${scale ? '\u00a0' : ''}${currency}`;
}
