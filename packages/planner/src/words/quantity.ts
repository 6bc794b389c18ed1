import type { Words } from '@sinew/model';

/** A quantity for a sentence, to four figures but never rounded above the unit: who asks for 22,575 is not told 22,580. */
export function quantity(value: number, figures = 4): Words {
  const whole = Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1;
  return formatted(value, Math.max(figures, whole));
}

/** An amount of money for a sentence, to four figures. */
export function amount(value: number, figures = 4): Words {
  return formatted(value, figures);
}

const makers = new Map<number, { readonly en: Intl.NumberFormat; readonly fr: Intl.NumberFormat }>();

function formatted(value: number, figures: number): Words {
  let maker = makers.get(figures);
  if (!maker) {
    const digits = { maximumSignificantDigits: figures };
    maker = { en: new Intl.NumberFormat('en-CA', digits), fr: new Intl.NumberFormat('fr-CA', digits) };
    makers.set(figures, maker);
  }
  return { en: maker.en.format(value), fr: maker.fr.format(value) };
}
