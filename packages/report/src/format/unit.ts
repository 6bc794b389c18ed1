import { isTranslated, monthsNoun, unitNoun } from '@sinew/planner';
import { type Lang, quantity } from './number.ts';

/** A unit as a noun that agrees with a figure: `line`, `rounds`, `runs/month`, `round-months`; `each` is a unit. */
export function unitOf(lang: Lang, unit: string, n: number): string {
  if (unit.endsWith('·month')) return monthsNoun(unit.slice(0, -'·month'.length), n)[lang];
  const [counted, ...per] = unit.split('/');
  return [unitNoun(counted, n)[lang], ...per.map((one) => unitNoun(one, 1)[lang])].join('/');
}

/** So many of a unit: `1 line`, `3 chaînes`. A word of the plan that is not French stands apart: `3 × lorry`. */
export function countOf(lang: Lang, value: number, unit: string): string {
  const figure = quantity(lang, value);
  return lang === 'fr' && !isTranslated(unit)
    ? `${figure} × ${unit}`
    : `${figure} ${unitOf(lang, unit, value)}`;
}
