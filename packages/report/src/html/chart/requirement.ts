import type { Outcome, RequirementOutcome } from '@sinew/planner';
import type { Speech } from '../../language/speech.ts';
import type { Grid } from '../../story/column.ts';
import { at, html, type Markup } from '../markup.ts';
import { htmlTable } from '../tables.ts';
import { drawing, linear, stepPath, ticksUpTo, timeAxis, valueMarks } from './axes.ts';
import { blockKey, legendOf, lineKey } from './legend.ts';

const box = { width: 560, height: 190, left: 48, right: 12, top: 10, bottom: 24 };

interface Point {
  readonly asked: number;
  readonly met: number;
}

/**
 * What a requirement asks and what is met over time. consume: a monthly rate. deliver: running totals, so that what
 * is late shows as the space between. hold: the level and what stands aside for it.
 */
export function requirementChart(requirement: RequirementOutcome, outcome: Outcome, speech: Speech): Markup {
  const { periods, plan } = outcome;
  const { words } = speech;
  const points = pointsOf(requirement, outcome);
  const ticks = ticksUpTo(points.reduce((most, { asked, met }) => Math.max(most, asked, met), 0));
  const foot = box.height - box.bottom;
  const y = linear(0, ticks[ticks.length - 1], foot, box.top);
  const axis = timeAxis(plan.start, plan.end, box, speech);
  const name = speech.name(requirement);
  const unit = speech.unit(requirement.unit);
  const said = requirement.kind === 'consume' ? words.html.perMonth(unit) : unit;
  const band = (t: number, low: number, high: number, fill: string) => {
    const x = axis.x(periods[t].start);
    const height = y(low) - y(high);
    if (height < 0.05) return '';
    return html`<rect class="${fill}" x="${at(x)}" y="${at(y(high))}" width="${at(axis.x(periods[t].end) - x + 0.3)}" height="${at(height)}"/>`;
  };
  const first =
    requirement.firstShortage === null
      ? words.html.neverShort
      : words.html.inFirst(speech.when(requirement.firstShortage));
  const told = words.html.requirementTold(
    speech.quantity(requirement.asked),
    speech.quantity(requirement.met),
    unit,
    first,
  );
  const title = words.html.requirementChart(name, said);
  const inside = html`${axis.marks(foot, box.top)}${valueMarks(ticks, y, box, speech)}${points.map(
    ({ asked, met }, t) =>
      html`${band(t, 0, Math.min(asked, met), 'fill-met')}${band(t, Math.min(asked, met), asked, 'fill-short')}`,
  )}${dDayMark(outcome, axis.x, foot)}<path class="line-asked" d="${stepPath(
    points.map(({ asked }) => asked),
    periods,
    axis,
    y,
  )}"/>`;
  return html`<figure><figcaption>${name} <small>${said}</small></figcaption>${drawing(
    { id: `requirement-${outcome.requirements.indexOf(requirement)}`, title, told, box },
    inside,
  )}<details><summary>${words.html.asTable}</summary>${htmlTable(periodGrid(requirement, outcome, speech))}</details></figure>`;
}

export function requirementLegend(speech: Speech): Markup {
  const { html: words } = speech.words;
  return legendOf([
    lineKey('line-asked', words.chartAsked),
    blockKey('fill-met', words.chartMet),
    blockKey('fill-short', words.chartUnmet),
  ]);
}

/** D-day as a broken line across a chart. */
export function dDayMark({ dDay, plan }: Outcome, x: (iso: string) => number, foot: number): Markup | '' {
  if (dDay === null || dDay < plan.start || dDay >= plan.end) return '';
  return html`<line class="day" x1="${at(x(dDay))}" x2="${at(x(dDay))}" y1="${box.top}" y2="${foot}"/>`;
}

function pointsOf({ kind, byPeriod }: RequirementOutcome, { periods }: Outcome): Point[] {
  if (kind === 'hold')
    return byPeriod.map(({ asked, unmet }) => ({ asked, met: Math.max(0, asked - unmet) }));
  if (kind === 'consume') {
    return byPeriod.map(({ asked, met }, t) => ({
      asked: asked / periods[t].months,
      met: met / periods[t].months,
    }));
  }
  let asked = 0;
  let met = 0;
  return byPeriod.map((row) => {
    asked += row.asked;
    met += row.met;
    return { asked, met };
  });
}

function periodGrid(requirement: RequirementOutcome, { periods }: Outcome, speech: Speech): Grid<number> {
  const { columns } = speech.words;
  const { byPeriod } = requirement;
  const amount = (heading: string, of: (t: number) => number) => ({
    heading,
    cell: (t: number) => speech.quantity(of(t)),
    align: 'right' as const,
  });
  return {
    columns: [
      { heading: columns.period, cell: (t) => speech.date(periods[t].start) },
      amount(columns.asked, (t) => byPeriod[t].asked),
      amount(columns.met, (t) => byPeriod[t].met),
      amount(columns.unmet, (t) => (byPeriod[t].short ? byPeriod[t].unmet : 0)),
      {
        heading: columns.daysOfSupply,
        cell: (t) => {
          const days = requirement.daysOfSupply[t] ?? null;
          return days === null ? '' : speech.quantity(days);
        },
        align: 'right',
      },
    ],
    rows: periods.map((_, t) => t),
  };
}
