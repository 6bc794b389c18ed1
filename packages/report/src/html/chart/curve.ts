import { at, html, type Markup } from '../markup.ts';
import { type Box, drawing, linear, type Scale } from './axes.ts';
import { blockKey, legendOf } from './legend.ts';

export interface Series {
  readonly name: string;
  /** 0 to 5: colours of the style sheet. */
  readonly colour: number;
  /** One value a point; null: there is none, and the line has a gap. */
  readonly values: readonly (number | null)[];
  /** Filled down to the series before it (or to the foot), on which it stands. */
  readonly area?: boolean;
}

export interface Curve {
  readonly id: string;
  readonly size: keyof typeof boxes;
  readonly title: string;
  readonly told: string;
  readonly caption: string;
  /** Unit of the values, beside the caption. */
  readonly unit: string;
  /** What the axis along the foot counts. */
  readonly along: string;
  /** Where the points stand, ascending, and how that is written. */
  readonly at: readonly number[];
  readonly write: (at: number) => string;
  readonly series: readonly Series[];
  /** Values with a line and a name at the left, the first at the foot. */
  readonly ticks: readonly { readonly value: number; readonly name: string }[];
  /** A point worth a mark. */
  readonly mark?: { readonly at: number; readonly name: string };
}

/** Alone on its line, or beside another: text is as large in both. */
const boxes = {
  wide: { width: 880, height: 300, left: 56, right: 22, top: 24, bottom: 40 },
  half: { width: 480, height: 250, left: 52, right: 18, top: 24, bottom: 40 },
} as const satisfies Readonly<Record<string, Box>>;
/** A figure along the foot takes some 50 units of width. */
const apart = 60;

/** Values over something that is counted: lines with a dot a point, or areas that stand on one another, and a mark. */
export function curveChart(curve: Curve): Markup {
  const { id, title, told, caption, unit, along, ticks, series } = curve;
  const box = boxes[curve.size];
  const foot = box.height - box.bottom;
  const x = linear(curve.at[0], curve.at[curve.at.length - 1], box.left, box.width - box.right);
  const y = linear(ticks[0].value, ticks[ticks.length - 1].value, foot, box.top);
  const levels = ticks.map(
    ({ value, name }, k) =>
      html`<line class="${k === 0 ? 'axis' : 'grid'}" x1="${box.left}" x2="${box.width - box.right}" y1="${at(y(value))}" y2="${at(y(value))}"/><text x="${box.left - 6}" y="${at(y(value) + 4)}" text-anchor="end">${name}</text>`,
  );
  const inside = html`${levels}${footMarks(curve, x, foot)}${series.map((one, k) =>
    drawn(one, one.area ? series[k - 1] : undefined, curve.at, x, y, foot),
  )}${markOf(curve, x, foot, box)}<text x="${at((box.left + box.width - box.right) / 2)}" y="${at(box.height - 6)}" text-anchor="middle">${along}</text>`;
  return html`<figure><figcaption>${caption} <small>${unit}</small></figcaption>${series.length > 1 && legendOf(series.map(({ name, colour }) => blockKey(`c${colour}`, name)))}${drawing(
    { id, title, told, box },
    inside,
  )}</figure>`;
}

function footMarks({ at: points, write }: Curve, x: Scale, foot: number): Markup {
  const shown: number[] = [];
  for (const point of points) {
    if (shown.length === 0 || x(point) - x(shown[shown.length - 1]) >= apart) shown.push(point);
  }
  return html`${shown.map(
    (point) =>
      html`<text x="${at(x(point))}" y="${at(foot + 15)}" text-anchor="middle">${write(point)}</text>`,
  )}`;
}

/** Points of a line without a gap in it. */
type Run = readonly { readonly k: number; readonly value: number }[];

function drawn(
  { colour, values, area }: Series,
  under: Series | undefined,
  points: readonly number[],
  x: Scale,
  y: Scale,
  foot: number,
): Markup {
  const path = (run: Run) =>
    run.map(({ k, value }, n) => `${n === 0 ? 'M' : 'L'}${at(x(points[k]))} ${at(y(value))}`).join('');
  return html`${runsOf(values).map((run) => {
    const first = run[0].k;
    const last = run[run.length - 1].k;
    const back = under
      ? run
          .toReversed()
          .map(({ k }) => `L${at(x(points[k]))} ${at(y(under.values[k] ?? 0))}`)
          .join('')
      : `L${at(x(points[last]))} ${at(foot)}L${at(x(points[first]))} ${at(foot)}`;
    return html`${area && html`<path class="a${colour}" d="${path(run)}${back}Z"/>`}<path class="l${colour}" d="${path(run)}"/>${run.map(
      ({ k, value }) =>
        html`<circle class="c${colour}" cx="${at(x(points[k]))}" cy="${at(y(value))}" r="2.8"/>`,
    )}`;
  })}`;
}

function runsOf(values: readonly (number | null)[]): Run[] {
  const runs: { k: number; value: number }[][] = [];
  let inside = false;
  values.forEach((value, k) => {
    if (value !== null) {
      if (!inside) runs.push([]);
      runs[runs.length - 1].push({ k, value });
    }
    inside = value !== null;
  });
  return runs;
}

/** The mark's name stands on the side where there is room. */
function markOf({ mark }: Curve, x: Scale, foot: number, box: Box): Markup {
  if (!mark) return html``;
  const place = x(mark.at);
  const left = place > box.width / 2;
  return html`<line class="day" x1="${at(place)}" x2="${at(place)}" y1="${box.top}" y2="${at(foot)}"/><text class="name" x="${at(place + (left ? -5 : 5))}" y="${at(box.top - 8)}" text-anchor="${left ? 'end' : 'start'}">${mark.name}</text>`;
}
