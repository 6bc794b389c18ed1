import type { Robust, StageValue } from '@sinew/planner';
import { commonGrid, planGrid, scenarioGrid, worthGrid } from '../grids/robust.ts';
import { type Speech, speak } from '../language/speech.ts';
import { commonConditions, periodOfPlan, titleOf } from '../pages/heading.ts';
import { namesOf } from '../story/names.ts';
import {
  figureOf,
  leftOutSaid,
  nameOfPlan,
  robustLead,
  robustTrust,
  type ScenarioName,
  scenarioNames,
  stageTitle,
  toldStages,
  withheldSaid,
  worthSaid,
} from '../story/robust.ts';
import { barChart } from './chart/bars.ts';
import { bulletsOf, documentOf, headlineOf, part } from './document.ts';
import { html, type Markup } from './markup.ts';
import type { HtmlOptions } from './planHtml.ts';
import { htmlTable } from './tables.ts';

/** A plan for several scenarios as one HTML file: what is decided, how it and other plans stand in each, drawn, and what it is worth. */
export function robustHtml(robust: Robust, { lang, plan, other }: HtmlOptions): string {
  const speech = speak(lang, { plan: robust.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.robust;
  const scenario = scenarioNames(robust, speech, names);
  const withheld = withheldSaid(robust, speech, names);
  const decided = html`${
    robust.measures.length > 0 ? htmlTable(commonGrid(robust, speech)) : html`<p>${words.nothing}</p>`
  }${withheld !== '' && html`<p>${withheld}</p>`}`;
  const left = leftOutSaid(robust, speech, names, scenario);
  const body = html`${headlineOf(robustLead(robust, speech))}
${part('decided', words.decided, decided)}
${part('scenarios', words.scenarios, htmlTable(scenarioGrid(robust, speech, scenario)))}
${part('worth', words.worth, html`${htmlTable(worthGrid(robust, speech))}${bulletsOf(worthSaid(robust, speech, scenario))}`)}
${part('plans', words.plans, html`${htmlTable(planGrid(robust, speech, scenario))}${left.map((text) => html`<p>${text}</p>`)}<div class="charts">${stageCharts(robust, speech, scenario)}</div>`)}`;
  return documentOf(
    {
      lang,
      title: words.title(titleOf(robust, speech)),
      period: periodOfPlan(robust, speech),
      conditions: commonConditions(robust, speech, names),
      other,
      body,
      trust: [robustTrust(robust, speech)],
    },
    speech,
  );
}

/** A chart a stage that is told: a group a scenario, a bar a plan. */
function stageCharts(robust: Robust, speech: Speech, scenario: ScenarioName): Markup[] {
  const words = speech.words.robust;
  const plans = [
    { name: words.robustPlan, tried: robust.readiness },
    ...robust.plans.map(({ id, tried }) => ({ name: nameOfPlan(id, scenario, speech), tried })),
  ];
  const reached = (stages: readonly StageValue[], stage: string) =>
    stages.find((one) => one.stage === stage)?.value ?? null;
  return toldStages(robust).map((stage, k) =>
    barChart({
      id: `stage-${k}`,
      title: stageTitle(stage, speech),
      groups: robust.scenarios.map(({ id }) => scenario(id)),
      series: plans.map(({ name, tried }) => ({
        name,
        values: robust.scenarios.map(({ id }) =>
          reached(tried.find((one) => one.scenario === id)?.stages ?? [], stage),
        ),
      })),
      write: (value) => figureOf(stage, value, speech),
    }),
  );
}
