import type { Lang } from '../format/number.ts';
import type { Speech } from '../language/speech.ts';
import { type Content, html, type Markup } from './markup.ts';
import { style } from './style.ts';

export interface Document {
  readonly lang: Lang;
  readonly title: string;
  /** Stands above the title: the days the page is about. */
  readonly period: string;
  /** What the figures were made under. */
  readonly conditions: readonly string[];
  /** File name of the same page in the other language, to link to. */
  readonly other: string | undefined;
  readonly body: Markup;
  /** How far to trust it. */
  readonly trust: readonly string[];
}

/**
 * A page as one HTML file that needs nothing else: no script, no font, no network. The content security policy
 * in it lets nothing run or load, whatever the plan's text holds. The same answer gives the same bytes.
 */
export function documentOf(
  { lang, title, period, conditions, other, body, trust }: Document,
  { words }: Speech,
): string {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header>
<div class="top"><span>${period}</span>${other && html`<a href="${encodeURIComponent(other)}" hreflang="${lang === 'en' ? 'fr' : 'en'}" lang="${lang === 'en' ? 'fr' : 'en'}">${words.html.otherLanguage}</a>`}</div>
<h1>${title}</h1>
<p class="conditions">${conditions.join(' · ')}</p>
</header>
<main>
${body}
</main>
<footer>
${trust.map((line) => html`<div>${line}</div>`)}
</footer>
</body>
</html>
`.text;
}

/** A section with its heading; nothing where it holds nothing. */
export const part = (id: string, heading: string, inside: Content): Markup =>
  inside
    ? html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>\n${inside}</section>\n`
    : html``;

/** What to read first. */
export const headlineOf = (sentences: readonly string[]): Markup =>
  html`<div class="headline">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>`;

export const bulletsOf = (sentences: readonly string[]): Content =>
  sentences.length > 0 &&
  html`<ul class="plain">${sentences.map((sentence) => html`<li>${sentence}</li>\n`)}</ul>`;
