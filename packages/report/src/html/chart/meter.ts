import { at, html, type Markup } from '../markup.ts';

/** A small bar for a share from 0 to 1; the figure beside it says the same. */
export function meter(share: number, fill = 'fill-met'): Markup {
  const width = at(100 * Math.max(0, Math.min(1, share)));
  return html`<svg class="meter" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="10"/><rect class="${fill}" width="${width}" height="10"/></svg>`;
}
