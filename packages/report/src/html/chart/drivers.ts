import type { Speech } from '../../language/speech.ts';
import { correlationIn, type ToldDrivers } from '../../story/risk.ts';
import { cut } from '../../terminal/text.ts';
import { at, html, type Markup } from '../markup.ts';
import { drawing, linear } from './axes.ts';
import { blockKey, legendOf } from './legend.ts';

const heading = 18;
const bar = 11;
const each = heading + bar + 6;
const longestName = 70;
const marked = [-1, -0.5, 0, 0.5, 1];
/** Bars of what moves with the result, and of what moves against it. */
const [along, against] = ['c0', 'c1'];

export const driverLegend = ({ words: { risk } }: Speech): Markup =>
  legendOf([blockKey(along, risk.chart.along), blockKey(against, risk.chart.against)]);

/** What drives a result: a bar from none to the right for what moves with it, to the left for what moves against it. */
export function driverChart({ drivers, more, name }: ToldDrivers, id: string, speech: Speech): Markup {
  const { risk } = speech.words;
  // The sides have room for a figure beyond a bar of the whole length.
  const box = { width: 480, height: 30 + each * drivers.length, left: 44, right: 44, top: 4, bottom: 26 };
  const foot = box.height - box.bottom;
  const x = linear(-1, 1, box.left, box.width - box.right);
  const marks = marked.map(
    (tick) =>
      html`<line class="${tick === 0 ? 'axis' : 'grid'}" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${box.top}" y2="${at(foot)}"/><text x="${at(x(tick))}" y="${at(foot + 14)}" text-anchor="middle">${speech.decimal(tick, 1)}</text>`,
  );
  const rows = drivers.map((driver, k) => {
    const top = box.top + each * k;
    const y = top + heading;
    const { correlation } = driver;
    const [from, until] = [Math.min(0, correlation), Math.max(0, correlation)];
    const figure = correlationIn(correlation, speech);
    const beside = correlation < 0 ? x(from) - 5 : x(until) + 5;
    return html`<g><title>${risk.driver(driver.name, figure)}</title><text class="name" x="2" y="${at(y - 5)}">${cut(driver.name, longestName)}</text><rect class="${correlation < 0 ? against : along}" x="${at(x(from))}" y="${at(y)}" width="${at(x(until) - x(from))}" height="${bar}"/><text class="figure" x="${at(beside)}" y="${at(y + bar - 1)}" text-anchor="${correlation < 0 ? 'end' : 'start'}">${figure}</text></g>`;
  });
  const told = drivers.map((driver) => risk.driver(driver.name, correlationIn(driver.correlation, speech)));
  return html`<figure><figcaption>${name}</figcaption>${drawing(
    { id, title: name, told: told.join('; '), box },
    html`${marks}${rows}`,
  )}${more > 0 && html`<p class="conditions">${risk.moreDrivers(more)}</p>`}</figure>`;
}
