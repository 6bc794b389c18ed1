import { cut } from '../../terminal/text.ts';
import { at, html, type Markup } from '../markup.ts';
import { drawing, linear } from './axes.ts';
import { blockKey, legendOf } from './legend.ts';

export interface Bars {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly string[];
  /** One value a group; null: there is none. Colours of the style sheet in their order, the last for all beyond it. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly write: (value: number) => string;
}

const bar = 13;
/** Room for a group's name above its bars, and for the figure behind a bar. */
const [heading, figure] = [20, 92];
const colours = 6;
const longestName = 64;

/** Values of several things beside one another, a group for each of what they were tried in: bars from none on, each with its figure. */
export function barChart({ groups, id, series, title, write }: Bars): Markup {
  const each = heading + series.length * (bar + 2) + 8;
  const box = { width: 480, height: 6 + groups.length * each, left: 4, right: figure, top: 4, bottom: 2 };
  const values = series.flatMap((one) => one.values);
  const x = linear(0, Math.max(...values.map((value) => value ?? 0)) || 1, box.left, box.width - box.right);
  const told: string[] = [];
  const drawn = groups.map((group, g) => {
    const top = box.top + g * each;
    const bars = series.map(({ name, values: mine }, k) => {
      const value = mine[g];
      if (value === null) return html``;
      const y = top + heading + k * (bar + 2);
      const said = `${group}, ${name}: ${write(value)}`;
      told.push(said);
      return html`<g><title>${said}</title><rect class="c${Math.min(k, colours - 1)}" x="${at(x(0))}" y="${at(y)}" width="${at(Math.max(1, x(value) - x(0)))}" height="${bar}"/><text x="${at(x(value) + 5)}" y="${at(y + bar - 2)}">${write(value)}</text></g>`;
    });
    return html`<text class="name" x="${box.left}" y="${at(top + heading - 6)}">${cut(group, longestName)}</text>${bars}`;
  });
  const legend = legendOf(series.map(({ name }, k) => blockKey(`c${Math.min(k, colours - 1)}`, name)));
  return html`<figure><figcaption>${title}</figcaption>${legend}${drawing({ id, title, told: told.join('; '), box }, html`${drawn}`)}</figure>`;
}
