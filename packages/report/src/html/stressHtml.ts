import type { StressOutcome } from '@sinew/planner';
import { lossGrid } from '../grids/stress.ts';
import { type Frame, speak } from '../language/speech.ts';
import { periodOfPlan, titleOf } from '../pages/heading.ts';
import { namesOf } from '../story/names.ts';
import {
  cheapAndDear,
  failingOf,
  othersLike,
  stressAssumed,
  stressConditions,
  stressLead,
  worstTold,
} from '../story/stress.ts';
import { exposureChart } from './chart/exposure.ts';
import { outageChart } from './chart/outage.ts';
import { bulletsOf, documentOf, headlineOf, part } from './document.ts';
import { html } from './markup.ts';
import type { HtmlOptions } from './planHtml.ts';
import { htmlTable } from './tables.ts';

/** A stress test as one HTML file: what is at risk against what is spent, survival against recovery, and every loss. */
export function stressHtml(outcome: StressOutcome, frame: Frame, { lang, plan, other }: HtmlOptions): string {
  const speech = speak(lang, frame);
  const names = namesOf(plan, lang);
  const { stress } = speech.words;
  const losses = lossGrid(outcome, speech);
  const failing = failingOf(outcome);
  const body = html`${headlineOf(stressLead(outcome, speech))}
${part('cheap', stress.cheap, bulletsOf(cheapAndDear(outcome, speech, names)))}
${part('losses', stress.losses, losses.rows.length > 0 && html`${exposureChart(failing, speech)}${outageChart(failing, speech)}${htmlTable(losses, { short: ({ survives }) => !survives })}${losses.rows.some((row) => othersLike(row, outcome) > 0) && html`<p>${stress.alikeSaid}</p>`}`)}
${part(
  'worst',
  stress.worst,
  worstTold(outcome, speech, names).map(({ lead, follows }) => html`<h3>${lead}</h3>${bulletsOf(follows)}`),
)}`;
  return documentOf(
    {
      lang,
      title: stress.title(titleOf(outcome, speech)),
      period: periodOfPlan(outcome, speech),
      conditions: stressConditions(outcome, speech, names),
      other,
      body: html`${body}${part('assumed', stress.assumed, bulletsOf(stressAssumed(outcome, speech)))}`,
      trust: [],
    },
    speech,
  );
}
