import { heldTogether } from '../format/spaces.ts';

/** HTML that is safe to put in a page as it is. Only this file makes it, so that text can not pass for it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = string | number | Markup | readonly Markup[] | undefined | null | false;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => heldTogether(text).replace(/[&<>"']/g, (character) => entities[character]);

function written(content: Content): string {
  if (content === undefined || content === null || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (Array.isArray(content)) return content.map((part: Markup) => written(part)).join('');
  return escaped(String(content));
}

/** A template whose literal parts are markup and whose values are text, escaped for content and attributes alike. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.reduce((text, part, k) => text + written(values[k - 1]) + part));
}

/** A figure as a coordinate: two decimals, no exponent, the same on every machine. */
export const at = (value: number) => String(Math.round(value * 100) / 100);
