import { dayOf, formatDay } from '@sinew/model';
import type { Speech } from '../../language/speech.ts';
import { cut } from '../../terminal/text.ts';
import { at, html, type Markup } from '../markup.ts';
import { type Box, drawing, linear, type Scale, ticksUpTo, timeAxis } from './axes.ts';

export interface Range {
  readonly name: string;
  /** Null: beyond the end of the axis. */
  readonly low: number | null;
  readonly middle: number | null;
  readonly high: number | null;
  /** What a ring marks, on its own line with the bar. */
  readonly planned?: number;
  /** Stands across from the name. */
  readonly figure: string;
  readonly told: string;
}

/** What the values lie along: its scale, and lines with their figures. */
export type Axis = (box: Box) => { readonly x: Scale; readonly marks: (foot: number, top: number) => Markup };

export interface Ranges {
  readonly id: string;
  readonly title: string;
  readonly legend: Markup;
  readonly ranges: readonly Range[];
  readonly axis: Axis;
}

const heading = 18;
const bar = 11;
const each = heading + bar + 12;
/** Characters that a name and the figure across from it share. */
const mostLetters = 66;
const leastWidth = 3;
/** Room at either end for half of a date or an amount under it. */
const side = 32;

/** A row a range, under its name: a bar from its low to its high end, a mark at the middle, a ring where it was planned. */
export function rangeChart({ axis, id, legend, ranges, title }: Ranges): Markup {
  const box = { width: 480, height: 32 + each * ranges.length, left: side, right: side, top: 4, bottom: 28 };
  const foot = box.height - box.bottom;
  const end = box.width - box.right;
  const { x, marks } = axis(box);
  const rows = ranges.map(({ figure, high, low, middle, name, planned, told }, k) => {
    const base = box.top + each * k + heading - 5;
    const y = box.top + each * k + heading;
    const [from, until] = [low === null ? end : x(low), high === null ? end : x(high)];
    const width = Math.max(leastWidth, until - from);
    const left = Math.min(from, end - width);
    return html`<g><title>${told}</title><text class="name" x="2" y="${at(base)}">${cut(name, mostLetters - figure.length)}</text><text class="figure" x="${box.width - 2}" y="${at(base)}" text-anchor="end">${figure}</text>${
      low !== null &&
      html`<rect class="c0" x="${at(left)}" y="${at(y)}" width="${at(width)}" height="${bar}"/>`
    }${middle !== null && html`<path class="mark" d="M${at(x(middle))} ${at(y - 3)}V${at(y + bar + 3)}"/>`}${
      planned !== undefined &&
      html`<circle class="ring" cx="${at(x(planned))}" cy="${at(y + bar / 2)}" r="4"/>`
    }</g>`;
  });
  return html`<figure><figcaption>${title}</figcaption>${legend}${drawing(
    { id, title, told: ranges.map(({ told }) => told).join('; '), box },
    html`${marks(foot, box.top)}${rows}`,
  )}</figure>`;
}

/** Where an axis of shares begins, whole steps below all that stand on it: near whole ones differ by little. */
const beginnings = [0.9, 0.75, 0.5, 0];

export function shareAxis(values: readonly number[], speech: Speech): Axis {
  const from = beginnings.find((share) => values.every((value) => value >= share)) ?? 0;
  const ticks = Array.from({ length: 6 }, (_, k) => from + (k * (1 - from)) / 5);
  return axisOf(ticks, speech.share);
}

export const amountAxis = (values: readonly number[], say: (value: number) => string): Axis =>
  axisOf(ticksUpTo(Math.max(0, ...values)), say);

const axisOf =
  (ticks: readonly number[], say: (value: number) => string): Axis =>
  (box) => {
    const x = linear(ticks[0], ticks[ticks.length - 1], box.left, box.width - box.right);
    return {
      x,
      marks: (foot, top) =>
        html`${ticks.map(
          (tick) =>
            html`<line class="grid" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${at(top)}" y2="${at(foot)}"/><text x="${at(x(tick))}" y="${at(foot + 14)}" text-anchor="middle">${say(tick)}</text>`,
        )}`,
    };
  };

/** Days, with some room about them. */
export function dayAxis(days: readonly number[], speech: Speech): Axis {
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const room = Math.ceil(Math.max(31, (last - first) * 0.04));
  return (box) => {
    const { marks, x } = timeAxis(formatDay(first - room), formatDay(last + room), box, speech);
    return { x: (day) => x(formatDay(day)), marks };
  };
}

export const dayOrNone = (date: string | null) => (date === null ? null : dayOf(date));
