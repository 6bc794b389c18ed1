import { html, type Markup } from '../markup.ts';

/** What the marks of a chart mean, each beside its mark. */
export const legendOf = (keys: readonly Markup[]): Markup => html`<ul class="legend">${keys}</ul>`;

/** A block in the colour of a class of the style sheet, and what it stands for. */
export const blockKey = (kind: string, name: string): Markup =>
  key(html`<rect class="${kind}" width="14" height="10"/>`, name);

/** A dot likewise. */
export const dotKey = (kind: string, name: string): Markup =>
  key(html`<circle class="${kind}" cx="7" cy="5" r="4.5"/>`, name);

/** A line likewise. */
export const lineKey = (kind: string, name: string): Markup =>
  key(html`<path class="${kind}" d="M0 5H14"/>`, name);

/** An upright mark on a bar likewise. */
export const markKey = (name: string): Markup => key(html`<path class="mark" d="M7 0V10"/>`, name);

/** A ring likewise. */
export const ringKey = (name: string): Markup => key(html`<circle class="ring" cx="7" cy="5" r="4"/>`, name);

const key = (mark: Markup, name: string) =>
  html`<li><svg viewBox="0 0 14 10" aria-hidden="true">${mark}</svg>${name}</li>`;
