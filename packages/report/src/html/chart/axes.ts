import { addMonths, dayOf, formatDay, yearMonth } from '@sinew/model';
import type { Period } from '@sinew/planner';
import type { Speech } from '../../language/speech.ts';
import { at, html, type Markup } from '../markup.ts';

/*
 * Charts are drawn here by hand as SVG rather than with a plotting library: five kinds of chart need rectangles,
 * step lines and two axes; a library would bring a DOM and thirty packages, and its bytes would change with its
 * versions. Colours are classes, so that the page's style sheet turns them with the reader's light or dark ground.
 */

export interface Box {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Scale = (value: number) => number;

export const linear =
  (from: number, until: number, low: number, high: number): Scale =>
  (value) =>
    low + ((value - from) / (until - from || 1)) * (high - low);

/** Round values from 0 to at least `most`: 1, 2 or 5 times a power of ten apart, at most six of them. */
export function ticksUpTo(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * power).find((size) => size >= rough)!;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, k) => k * step);
}

export interface TimeAxis {
  readonly x: (iso: string) => number;
  /** Lines and names of the years (of the months where the plan is short) under a chart. */
  readonly marks: (bottom: number, top: number) => Markup;
}

export function timeAxis(start: string, end: string, box: Box, speech: Speech): TimeAxis {
  const first = dayOf(start);
  const last = dayOf(end);
  const scale = linear(first, last, box.left, box.width - box.right);
  const months = (last - first) / 30.4375;
  // A date takes some 55 units of width: no more of them than stand apart.
  const most = Math.max(1, Math.floor((box.width - box.left - box.right) / 62));
  const every = [1, 3, 6, 12, 24, 60].find((step) => months / step <= most) ?? 120;
  const { year, month } = yearMonth(first);
  const origin = dayOf(`${year}-${String(month).padStart(2, '0')}-01`);
  const days: number[] = [];
  for (let k = 0; ; k += every) {
    const day = addMonths(origin, k);
    if (day > last) break;
    if (day >= first && scale(day) < box.width - 24) days.push(day);
  }
  return {
    x: (iso) => Math.max(box.left, Math.min(box.width - box.right, scale(dayOf(iso)))),
    marks: (bottom, top) =>
      html`${days.map((day) => {
        const x = at(scale(day));
        return html`<line class="grid" x1="${x}" x2="${x}" y1="${at(top)}" y2="${at(bottom)}"/><text x="${x}" y="${at(bottom + 14)}" text-anchor="middle">${speech.date(formatDay(day))}</text>`;
      })}`,
  };
}

/** Horizontal lines with their figures, from the foot of the chart up. */
export function valueMarks(ticks: readonly number[], y: Scale, box: Box, speech: Speech): Markup {
  return html`${ticks.map(
    (tick) =>
      html`<line class="${tick === 0 ? 'axis' : 'grid'}" x1="${box.left}" x2="${box.width - box.right}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text x="${box.left - 6}" y="${at(y(tick) + 4)}" text-anchor="end">${speech.short(tick)}</text>`,
  )}`;
}

/** A line that keeps each value over its period. */
export function stepPath(
  values: readonly number[],
  periods: readonly Period[],
  axis: TimeAxis,
  y: Scale,
): string {
  return values
    .map(
      (value, t) =>
        `${t === 0 ? 'M' : 'L'}${at(axis.x(periods[t].start))} ${at(y(value))}H${at(axis.x(periods[t].end))}`,
    )
    .join('');
}

export interface Drawing {
  /** Unique in the page: names the chart's title and description for those who hear it. */
  readonly id: string;
  readonly title: string;
  readonly told: string;
  readonly box: Box;
}

export function drawing({ id, title, told, box }: Drawing, inside: Markup): Markup {
  return html`<svg viewBox="0 0 ${box.width} ${box.height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${told}</desc>${inside}</svg>`;
}
