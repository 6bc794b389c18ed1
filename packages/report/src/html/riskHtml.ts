import type { Plan } from '@sinew/model';
import type { RiskOutcome, Spread } from '@sinew/planner';
import {
  chanceGrid,
  chanceIn,
  decisionNames,
  doneGrid,
  figureGrid,
  needGrid,
  needsOf,
  overrunGrid,
  threeOf,
  uncertainNeeds,
} from '../grids/risk.ts';
import { type Frame, type Speech, speak } from '../language/speech.ts';
import { conditions, periodOfPlan, titleOf } from '../pages/heading.ts';
import { stageName } from '../story/frontier.ts';
import { type Names, namesOf } from '../story/names.ts';
import { driversOf, riskLead, riskTrust, waitsSaid } from '../story/risk.ts';
import { chanceChart } from './chart/chances.ts';
import { driverChart, driverLegend } from './chart/drivers.ts';
import { blockKey, legendOf, markKey, ringKey } from './chart/legend.ts';
import { amountAxis, dayAxis, dayOrNone, type Range, rangeChart, shareAxis } from './chart/ranges.ts';
import { bulletsOf, documentOf, headlineOf, part } from './document.ts';
import { html, type Markup } from './markup.ts';
import type { HtmlOptions } from './planHtml.ts';
import { htmlTable, htmlYearTable } from './tables.ts';

/** How likely a plan comes out as one HTML file: chances, quantiles and what drives them, drawn. */
export function riskHtml(outcome: RiskOutcome, frame: Frame, { lang, plan, other }: HtmlOptions): string {
  const speech = speak(lang, frame);
  const names = namesOf(plan, lang);
  const { risk, weighed } = speech.words;
  const { asked, cost, measures, overruns } = outcome;
  const years = chanceGrid(outcome, speech);
  const needs = needGrid(outcome, speech);
  const waits = bulletsOf(waitsSaid(outcome, speech));
  const body = html`${headlineOf(riskLead(outcome, speech))}
${part('needs', risk.needs, needs.rows.length > 0 && html`${needCharts(outcome, speech)}${htmlTable(needs, { short: ({ onTime }) => onTime.chance < 1 })}`)}
${part('by-year', risk.byYear, years.rows.length > 0 && html`<div class="charts">${chanceChart(outcome, uncertainNeeds(outcome), speech)}</div>${htmlYearTable(years)}`)}
${part('drivers', risk.drivers, cost !== null && drivers(outcome, speech, plan, names))}
${part('figures', risk.figures, cost !== null && html`${figureCharts(outcome, speech)}${htmlTable(figureGrid(outcome, speech))}<p>${weighed}</p>`)}
${part('measures', risk.measures, measures.length > 0 && html`<div class="charts">${doneChart(outcome, speech)}</div>${htmlTable(doneGrid(outcome, speech))}${waits}`)}
${part('overruns', risk.overruns, overruns.length > 0 && htmlTable(overrunGrid(outcome, speech, names)))}
${part('trust', risk.trust, bulletsOf(riskTrust(outcome, speech, names)))}`;
  return documentOf(
    {
      lang,
      title: risk.title(titleOf(outcome, speech)),
      period: periodOfPlan(outcome, speech),
      conditions: [
        risk.samples(speech.quantity(asked.samples), String(asked.seed)),
        ...conditions({ ...outcome, kind: 'plan', dDay: null }, speech, names),
      ],
      other,
      body,
      trust: [],
    },
    speech,
  );
}

/** A bar from P10 to P90, and the figures that it draws. */
function rangeOf(name: string, spread: Spread, say: (value: number) => string, { words }: Speech): Range {
  const { p10, p50, p90, planned } = spread;
  return {
    name,
    low: p10,
    middle: p50,
    high: p90,
    planned,
    figure: threeOf(spread, say),
    told: words.risk.chart.spread(name, say(p10), say(p50), say(p90), say(planned)),
  };
}

const spreadLegend = ({ words: { risk } }: Speech): Markup =>
  legendOf([blockKey('c0', risk.chart.range), markKey(risk.columns.p50), ringKey(risk.chart.planned)]);

/** The chance that each requirement and pledge is met when asked, and the share of it that is met in the end. */
function needCharts(outcome: RiskOutcome, speech: Speech): Markup {
  const { chart } = speech.words.risk;
  const needs = needsOf(outcome);
  const chances = needs.map((row): Range => {
    const { chance, high, low } = row.onTime;
    const [name, figure] = [speech.name(row), chanceIn(row.onTime, speech)];
    return { name, low, middle: chance, high, figure, told: chart.of(name, figure) };
  });
  const shares = needs.map((row) => rangeOf(speech.name(row), row.met, speech.share, speech));
  return html`<div class="charts">${rangeChart({
    id: 'met-when-asked',
    title: chart.onTime,
    legend: legendOf([blockKey('c0', chart.lies), markKey(chart.counted)]),
    ranges: chances,
    axis: shareAxis([0], speech),
  })}${rangeChart({
    id: 'met',
    title: chart.met,
    legend: spreadLegend(speech),
    ranges: shares,
    axis: shareAxis(
      needs.flatMap(({ met }) => [met.p10, met.planned]),
      speech,
    ),
  })}</div>`;
}

/** Each result that something drives as a chart, and what is said of the others. */
function drivers(outcome: RiskOutcome, speech: Speech, plan: Plan | undefined, names: Names): Markup {
  const { risk } = speech.words;
  const told = driversOf(outcome, speech, plan, names);
  if (told.length === 0) return html`<p>${risk.nothingVaries}</p>`;
  const driven = told.filter((one) => one.drivers.length > 0);
  const apart = told.filter((one) => one.drivers.length === 0);
  const charts = driven.map((one, k) => driverChart(one, `driven-${k}`, speech));
  return html`${driven.length > 0 && html`${driverLegend(speech)}<div class="charts">${charts}</div>`}${bulletsOf(
    apart.map(({ name }) => risk.noDrivers(name, speech.quantity(outcome.finished))),
  )}<p>${risk.explained}</p>`;
}

/** Readiness by stage, and cash by fiscal year. */
function figureCharts({ cash, readiness }: RiskOutcome, speech: Speech): Markup {
  const { chart } = speech.words.risk;
  const spent = cash.filter(({ p90, planned }) => p90 > 0 || planned > 0);
  return html`<div class="charts">${
    readiness.length > 0 &&
    rangeChart({
      id: 'readiness',
      title: chart.readiness,
      legend: spreadLegend(speech),
      ranges: readiness.map(({ stage, ...spread }) =>
        rangeOf(stageName(stage, speech), spread, speech.share, speech),
      ),
      axis: shareAxis(
        readiness.flatMap(({ p10, planned }) => [p10, planned]),
        speech,
      ),
    })
  }${
    spent.length > 0 &&
    rangeChart({
      id: 'cash',
      title: chart.cash,
      legend: spreadLegend(speech),
      ranges: spent.map(({ fiscalYear, ...spread }) =>
        rangeOf(speech.fiscalYear(fiscalYear), spread, speech.money, speech),
      ),
      axis: amountAxis(
        spent.flatMap(({ p90, planned }) => [p90, planned]),
        speech.money,
      ),
    })
  }</div>`;
}

/** When each measure takes effect; a bar that comes to no end within the plan goes to the end of the axis. */
function doneChart(outcome: RiskOutcome, speech: Speech): Markup {
  const { chart, columns, never } = speech.words.risk;
  const nameOf = decisionNames(outcome, speech);
  const day = (date: string | null) => (date === null ? never : speech.date(date));
  const days = outcome.measures
    .flatMap(({ done, planned }) => [planned, done.p10, done.p50, done.p90])
    .flatMap((date) => dayOrNone(date) ?? []);
  return rangeChart({
    id: 'done',
    title: chart.done,
    legend: spreadLegend(speech),
    ranges: outcome.measures.map((row): Range => {
      const { p10, p50, p90 } = row.done;
      const [name, planned] = [nameOf(row), dayOrNone(row.planned)];
      return {
        name,
        low: dayOrNone(p10),
        middle: dayOrNone(p50),
        high: dayOrNone(p90),
        ...(planned !== null && { planned }),
        figure: `${columns.p50} ${day(p50)}`,
        told: chart.spread(name, day(p10), day(p50), day(p90), speech.date(row.planned)),
      };
    }),
    axis: dayAxis(days, speech),
  });
}
