import type { Frontier } from '@sinew/planner';
import { moneyUnit, scaleOf } from '../format/money.ts';
import { pointGrid, spanGrid } from '../grids/frontier.ts';
import { type Speech, speak } from '../language/speech.ts';
import { conditions, periodOfPlan, titleOf } from '../pages/heading.ts';
import {
  frontierLead,
  kneesOf,
  metAt,
  neverDecided,
  shortStages,
  stageName,
  trustOf,
} from '../story/frontier.ts';
import { namesOf } from '../story/names.ts';
import { ticksUpTo } from './chart/axes.ts';
import { curveChart } from './chart/curve.ts';
import { bulletsOf, documentOf, headlineOf, part } from './document.ts';
import { html, type Markup } from './markup.ts';
import type { HtmlOptions } from './planHtml.ts';
import { htmlTable } from './tables.ts';

/** Colours there are; further ranks share the last. */
const colours = 6;
const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** Readiness against money or against approval time as one HTML file, its curves drawn. */
export function frontierHtml(frontier: Frontier, { lang, plan, other }: HtmlOptions): string {
  const speech = speak(lang, { plan: frontier.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.frontier;
  const { proved, bettered } = trustOf(frontier, speech);
  const knees = kneesOf(frontier, speech);
  const lead = frontierLead(frontier, speech, plan);
  const never = neverDecided(frontier, speech, names);
  const measures = html`${
    frontier.measures.length > 0
      ? htmlTable(spanGrid(frontier, speech))
      : html`<p>${speech.words.money.noMeasures}</p>`
  }${never !== '' && html`<p>${never}</p>`}`;
  const body = html`${headlineOf([words.explained[frontier.axis], ...lead])}
${part('points', words.points, html`<div class="charts">${readinessChart(frontier, speech, lead)}${costChart(frontier, speech)}</div>${htmlTable(pointGrid(frontier, speech))}`)}
${part('knees', words.knees, knees.length > 0 ? bulletsOf(knees) : html`<p>${words.noKnee}</p>`)}
${part('measures', words.measures, measures)}`;
  return documentOf(
    {
      lang,
      title: words.title[frontier.axis](titleOf(frontier, speech)),
      period: periodOfPlan(frontier, speech),
      conditions: conditions({ ...frontier, kind: 'plan', dDay: null }, speech, names),
      other,
      body,
      trust: [proved, ...bettered, speech.words.weighed],
    },
    speech,
  );
}

/** Share met over budget or delay: a line a rank that falls short somewhere. */
function readinessChart(frontier: Frontier, speech: Speech, lead: readonly string[]): Markup {
  const words = speech.words.frontier;
  const { points, axis } = frontier;
  const stages = shortStages(frontier);
  if (stages.length === 0 || points.length < 2) return html``;
  return curveChart({
    id: 'readiness',
    size: 'half',
    title: words.chart.met,
    told: lead.join(' '),
    caption: words.chart.met,
    unit: '',
    along: words.axis[axis],
    at: points.map(({ at }) => at),
    write: (at) => speech.decimal(at, 3),
    series: stages.map((stage, k) => ({
      name: stageName(stage, speech),
      colour: Math.min(k, colours - 1),
      values: points.map((point) => (point.stages.length > 0 ? metAt(point, stage) : null)),
    })),
    ticks: shares.map((value) => ({ value, name: speech.share(value) })),
  });
}

/** What the plan costs over budget or delay. */
function costChart({ points, axis }: Frontier, speech: Speech): Markup {
  const words = speech.words.frontier;
  if (points.length < 2) return html``;
  const costs = points.map(({ stages, cost }) => (stages.length > 0 ? cost.total : null));
  const scale = scaleOf(costs.map((cost) => cost ?? 0));
  const scaled = costs.map((cost) => (cost === null ? null : cost / scale.divisor));
  const ticks = ticksUpTo(Math.max(...scaled.map((cost) => cost ?? 0)));
  const told = points.map(({ at }, k) => {
    const cost = costs[k];
    return cost === null ? '' : `${speech.decimal(at, 3)}: ${speech.money(cost)}`;
  });
  return curveChart({
    id: 'cost',
    size: 'half',
    title: words.chart.cost,
    told: told.filter((text) => text !== '').join('; '),
    caption: words.chart.cost,
    unit: moneyUnit(speech.lang, speech.currency, scale),
    along: words.axis[axis],
    at: points.map(({ at }) => at),
    write: (at) => speech.decimal(at, 3),
    series: [{ name: words.columns.cost, colour: 0, values: scaled, area: true }],
    ticks: ticks.map((value) => ({ value, name: speech.decimal(value, 2) })),
  });
}
