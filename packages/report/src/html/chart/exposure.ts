import type { RankedFinding } from '@sinew/planner';
import type { Speech } from '../../language/speech.ts';
import { dear, nameOfLoss } from '../../story/stress.ts';
import { cut } from '../../terminal/text.ts';
import { at, html, type Markup } from '../markup.ts';
import { drawing, linear, type Scale } from './axes.ts';
import { dotKey, legendOf } from './legend.ts';

const box = { width: 880, height: 420, left: 72, right: 40, top: 14, bottom: 44 };
/** Height of a line of text, and width of a letter, in units of the drawing. */
const [line, letter] = [14, 6.3];
const longestName = 34;

interface Dot {
  readonly name: string;
  readonly spend: number;
  readonly risk: number;
}

const isDear = ({ risk, spend }: Dot) => risk >= dear * spend;

/**
 * Value at risk over a year's spend, both by powers of ten, a dot a loss (the risk exposure of Simchi-Levi et al.,
 * Interfaces 2015): above the line stands what is cheap to buy and dear to lose.
 */
export function exposureChart(failing: readonly RankedFinding[], speech: Speech): Markup {
  const { chart } = speech.words.stress;
  const atRisk = failing.filter(({ losses, valueAtRisk }) => losses.length === 1 && valueAtRisk > 0);
  const dots = atRisk
    .filter(({ yearlySpend }) => yearlySpend > 0)
    .map((row): Dot => ({ name: nameOfLoss(row, speech), spend: row.yearlySpend, risk: row.valueAtRisk }));
  if (dots.length < 2) return html``;
  const foot = box.height - box.bottom;
  const spends = powersAround(dots.map(({ spend }) => spend));
  const risks = powersAround(dots.map(({ risk }) => risk));
  const x = byPower(spends, box.left, box.width - box.right);
  const y = byPower(risks, foot, box.top);
  const told = dots.map(({ name, risk, spend }) =>
    chart.point(name, speech.money(risk), speech.money(spend)),
  );
  const levels = html`${spends.map(
    (power) =>
      html`<line class="grid" x1="${at(x(power))}" x2="${at(x(power))}" y1="${box.top}" y2="${at(foot)}"/><text x="${at(x(power))}" y="${at(foot + 18)}" text-anchor="middle">${speech.money(power)}</text>`,
  )}${risks.map(
    (power) =>
      html`<line class="grid" x1="${box.left}" x2="${box.width - box.right}" y1="${at(y(power))}" y2="${at(y(power))}"/><text x="${box.left - 6}" y="${at(y(power) + 4)}" text-anchor="end">${speech.money(power)}</text>`,
  )}`;
  const places = dots.map(({ spend, risk }) => ({ x: x(spend), y: y(risk) }));
  const names = placed(
    dots.map((dot, k) => ({ name: cut(dot.name, longestName), above: isDear(dot), ...places[k] })),
    places,
  );
  const marks = html`${dots.map(
    (dot, k) =>
      html`<circle class="${isDear(dot) ? 'fill-short' : 'fill-met'}" cx="${at(places[k].x)}" cy="${at(places[k].y)}" r="4.5"><title>${told[k]}</title></circle>`,
  )}${names.map(
    ({ name, anchor, left, foot: base }) =>
      html`<text class="name" x="${at(left)}" y="${at(base)}" text-anchor="${anchor}">${name}</text>`,
  )}`;
  const times = speech.decimal(dear);
  const legend = legendOf([dotKey('fill-short', chart.dear(times)), dotKey('fill-met', chart.other(times))]);
  const apart = atRisk.length - dots.length;
  return html`<figure><figcaption>${chart.exposure}</figcaption>${legend}${drawing(
    { id: 'exposure', title: chart.exposure, told: told.join('; '), box },
    html`${levels}${dearLine(spends, risks, x, y, speech)}${marks}<text x="${at((box.left + box.width - box.right) / 2)}" y="${at(box.height - 8)}" text-anchor="middle">${chart.spend}</text>`,
  )}${apart > 0 && html`<p class="conditions">${chart.apart(apart)}</p>`}</figure>`;
}

/** Powers of ten from below the least to above the most. */
function powersAround(values: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_, k) => 10 ** (low + k));
}

function byPower(powers: readonly number[], low: number, high: number): Scale {
  const scale = linear(Math.log10(powers[0]), Math.log10(powers[powers.length - 1]), low, high);
  return (value) => scale(Math.log10(value));
}

/** Where value at risk is as many years' spend as makes a loss dear, within the frame. */
function dearLine(
  spends: readonly number[],
  risks: readonly number[],
  x: Scale,
  y: Scale,
  speech: Speech,
): Markup {
  const from = Math.max(spends[0], risks[0] / dear);
  const until = Math.min(spends[spends.length - 1], risks[risks.length - 1] / dear);
  if (until <= from) return html``;
  const [right, top] = [x(until), y(dear * until)];
  const said = speech.words.stress.chart.beyond(speech.decimal(dear));
  // Beside its upper end, past it where there is room: under it a shallow line would cross the words.
  const past = right + 8 + letter * said.length < box.width - box.right;
  const [place, anchor] = past ? [right + 8, 'start'] : [right - 8, 'end'];
  return html`<line class="day" x1="${at(x(from))}" x2="${at(right)}" y1="${at(y(dear * from))}" y2="${at(top)}"/><text x="${at(place)}" y="${at(top + line)}" text-anchor="${anchor}">${said}</text>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Label {
  readonly name: string;
  readonly anchor: 'start' | 'end';
  readonly left: number;
  readonly foot: number;
}

/** Names beside their dots, the first first, away from the line where that hits neither a name nor a dot nor the frame; or on the other side, or none. */
function placed(
  dots: readonly (Point & { readonly name: string; readonly above: boolean })[],
  all: readonly Point[],
): Label[] {
  const taken: { from: number; until: number; top: number; foot: number }[] = [];
  const labels: Label[] = [];
  for (const { above, name, x, y } of dots) {
    const width = letter * name.length;
    for (const anchor of above ? (['end', 'start'] as const) : (['start', 'end'] as const)) {
      const left = anchor === 'start' ? x + 8 : x - 8;
      const [from, until] = anchor === 'start' ? [left, left + width] : [left - width, left];
      const [top, foot] = [y - line / 2, y + line / 2];
      const free =
        from >= box.left &&
        until <= box.width - box.right &&
        taken.every((one) => until < one.from || from > one.until || foot < one.top || top > one.foot) &&
        all.every((dot) => dot.x < from - 5 || dot.x > until + 5 || dot.y < top - 3 || dot.y > foot + 3);
      if (!free) continue;
      taken.push({ from, until, top, foot });
      labels.push({ name, anchor, left, foot: y + 4 });
      break;
    }
  }
  return labels;
}
