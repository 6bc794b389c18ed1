import { currencySign, type Words } from '@sinew/model';
import { amount } from './quantity.ts';

/** An amount for a sentence, to four figures: `C$13,330,000`, `13 330 000 $ CA`. */
export function sumWords(currency: string, value: number, figures = 4): Words {
  const { en, fr } = amount(value, figures);
  const sign = currencySign(currency);
  return sign
    ? { en: `${sign.en}${en}`, fr: `${fr}\u00a0${sign.fr}` }
    : { en: `${currency}\u00a0${en}`, fr: `${fr}\u00a0${currency}` };
}
