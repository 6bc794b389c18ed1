import type { Alternatives } from '@sinew/planner';
import { limitGrid, measureGrid, portfolioGrid } from '../grids/alternatives.ts';
import { type Speech, speak } from '../language/speech.ts';
import { conditions, periodOfPlan, titleOf } from '../pages/heading.ts';
import { alternativesLead, differencesIn } from '../story/alternatives.ts';
import { namesOf } from '../story/names.ts';
import { choicesChart } from './chart/choices.ts';
import { bulletsOf, documentOf, headlineOf, part } from './document.ts';
import { html, type Markup } from './markup.ts';
import type { HtmlOptions } from './planHtml.ts';
import { htmlTable } from './tables.ts';

/** What else would do nearly as well as one HTML file: verdicts, the plans that differ most, when each decides what. */
export function alternativesHtml(found: Alternatives, { lang, plan, other }: HtmlOptions): string {
  const speech = speak(lang, { plan: found.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.alternatives;
  const body = html`${headlineOf(alternativesLead(found, speech))}
${part('measures', words.measures, found.measures.length > 0 && htmlTable(measureGrid(found, speech)))}
${part('portfolios', words.portfolios, found.measures.length > 0 && portfolios(found, speech))}
${part('limits', words.limits, htmlTable(limitGrid(found, speech)))}`;
  return documentOf(
    {
      lang,
      title: words.title(titleOf(found, speech)),
      period: periodOfPlan(found, speech),
      conditions: conditions({ ...found, kind: 'plan', dDay: null }, speech, names),
      other,
      body,
      trust: [speech.words.weighed],
    },
    speech,
  );
}

function portfolios(found: Alternatives, speech: Speech): Markup {
  const chart = choicesChart(found, speech);
  if (found.alternatives.length === 0) {
    return html`${chart}${found.status === 'done' && html`<p>${speech.words.alternatives.onlyBest}</p>`}`;
  }
  return html`${chart}${htmlTable(portfolioGrid(found, speech))}${bulletsOf(differencesIn(found, speech))}`;
}
