import type { Plan } from '@sinew/model';
import type { Bottleneck, Outcome } from '@sinew/planner';
import type { Lang } from '../format/number.ts';
import { contingencyGrid } from '../grids/contingency.ts';
import { decisionGrid } from '../grids/measures.ts';
import { budgetGrid, spendingGrid } from '../grids/money.ts';
import { pledgeGrid, requirementGrid } from '../grids/requirements.ts';
import { framed, readable, type Speech, speak } from '../language/speech.ts';
import { conditions, periodOfPlan, titleOf } from '../pages/heading.ts';
import { assumptionsInWords } from '../story/assumed.ts';
import {
  causesOf,
  constraintInWords,
  shareOfShort,
  stepInWords,
  steps,
  stoppedSteps,
  whyNoStep,
} from '../story/causes.ts';
import { evidenceInWords, evidenceOf } from '../story/evidence.ts';
import { chosenMeasures, headline, shortInWords } from '../story/headline.ts';
import { type Names, namesOf } from '../story/names.ts';
import { shortages, shortUntil, tally } from '../story/standing.ts';
import { trustInWords } from '../story/trust.ts';
import { ganttChart } from './chart/gantt.ts';
import { meter } from './chart/meter.ts';
import { requirementChart, requirementLegend } from './chart/requirement.ts';
import { spendingCharts } from './chart/spending.ts';
import { stockChart, tellingStocks } from './chart/stock.ts';
import { documentOf, headlineOf, part } from './document.ts';
import { everyFigure } from './everyFigure.ts';
import { type Content, html, type Markup } from './markup.ts';
import { htmlTable, htmlYearTable } from './tables.ts';

export interface HtmlOptions {
  readonly lang: Lang;
  /** The plan the outcome was made from: gives rows their names and says how well they are known. */
  readonly plan?: Plan;
  /** File name of the same page in the other language, to link to. */
  readonly other?: string;
}

/** Charts a page can carry before it is slow to read; tables hold what is not drawn. */
const drawn = { requirements: 40, stocks: 12 } as const;

/** An outcome as one HTML file: see `documentOf`. */
export function planHtml(outcome: Outcome, { lang, plan, other }: HtmlOptions): string {
  const speech = speak(lang, framed(outcome, plan));
  const names = namesOf(plan, lang);
  const body =
    outcome.status === 'contradiction'
      ? contradiction(outcome, speech)
      : sections(outcome, speech, names, plan);
  return documentOf(
    {
      lang,
      title: titleOf(outcome, speech),
      period: periodOfPlan(outcome, speech),
      conditions: conditions(outcome, speech, names),
      other,
      body,
      trust: trustInWords(outcome, speech),
    },
    speech,
  );
}

function sections(outcome: Outcome, speech: Speech, names: Names, plan: Plan | undefined): Markup {
  const { sections: titles } = speech.words;
  return html`${headlineOf(headline(outcome, speech))}
${tiles(outcome, speech)}
${part('asked', titles.requirements, requirements(outcome, speech))}
${part('short', titles.shortages, shortageList(outcome, speech, names))}
${part('pledges', titles.pledges, outcome.pledges.length > 0 && htmlTable(pledgeGrid(outcome, speech, names), { short: (row) => row.standing === 'short' }))}
${part('measures', titles.measures, measures(outcome, speech))}
${part('money', titles.money, money(outcome, speech))}
${part('budgets', titles.budgets, budgets(outcome, speech, names))}
${part('next', titles.next, next(outcome, speech, names))}
${part('d-to-p', titles.contingency, outcome.dToP.length > 0 && htmlTable(contingencyGrid(outcome, speech)))}
${part('stocks', titles.stocks, stocks(outcome, speech, names, plan))}
${part('assumed', titles.assumed, assumed(outcome, speech, names, plan))}
${part('figures', titles.tables, everyFigure(outcome, speech, names))}`;
}

function tiles(outcome: Outcome, speech: Speech): Markup {
  const { words } = speech;
  const { count, met } = tally(outcome);
  const chosen = chosenMeasures(outcome);
  const tile = (figure: string, label: string) => html`<li><b>${figure}</b><span>${label}</span></li>`;
  const [first] = shortages(outcome);
  return html`<ul class="tiles">${tile(words.html.ofAll(met, count), words.html.tileMet)}${tile(
    first ? speech.date(first.firstShortage!) : words.values.none,
    words.html.tileShort,
  )}${tile(String(chosen.length), words.html.tileMeasures(chosen.length))}${tile(speech.money(outcome.cost.total), words.html.tileCost)}</ul>`;
}

function requirements(outcome: Outcome, speech: Speech): Content {
  const grid = requirementGrid(outcome, speech);
  const { rows } = grid;
  if (rows.length === 0) return undefined;
  const note =
    rows.length > drawn.requirements &&
    html`<p>${speech.words.html.truncated(drawn.requirements, rows.length)}</p>`;
  return html`${htmlTable(grid, { short: (row) => row.standing !== 'met' })}
${requirementLegend(speech)}${note}<div class="charts">${rows
    .slice(0, drawn.requirements)
    .map((row) => requirementChart(row, outcome, speech))}</div>`;
}

function shortageList(outcome: Outcome, speech: Speech, names: Names): Content {
  const { short, listSeparator } = speech.words;
  const all = shortages(outcome);
  if (all.length === 0) return undefined;
  return html`<ul class="plain">${all.map((row) => {
    const span = speech.span(row.firstShortage!, shortUntil(row, outcome.periods) ?? outcome.plan.end);
    const causes = causesOf(row.id, outcome).map((cause) => constraintInWords(cause, speech, names));
    const exhausted = row.exhausted === null ? '' : short.exhausted(speech.when(row.exhausted));
    const why = causes.length > 0 ? short.causes(causes.join(listSeparator)) : short.ask(row.id);
    return html`<li>${[short.line(speech.name(row), span, shortInWords(row, outcome, speech)), exhausted, why].filter((text) => text !== '').join(' ')}</li>\n`;
  })}</ul>`;
}

function measures(outcome: Outcome, speech: Speech): Markup {
  const grid = decisionGrid(outcome, speech);
  if (grid.rows.length === 0) return html`<p>${speech.words.money.noMeasures}</p>`;
  return html`${ganttChart(grid.rows, outcome, speech)}${htmlTable(grid)}`;
}

function money(outcome: Outcome, speech: Speech): Markup {
  const { money: words } = speech.words;
  const { discounted, beyondPlan } = outcome.cost;
  return html`${htmlYearTable(spendingGrid(outcome, speech))}<p>${words.discounted(speech.money(discounted))} ${beyondPlan > 0 && words.beyond(speech.money(beyondPlan))}</p>`;
}

function budgets(outcome: Outcome, speech: Speech, names: Names): Markup {
  if (outcome.budgets.length === 0) return html`<p>${speech.words.money.noBudgets}</p>`;
  return html`${spendingCharts(outcome, speech, names)}${htmlYearTable(budgetGrid(outcome, speech, names))}`;
}

/** Each step with a bar for the share of what is short that it would meet. */
function next(outcome: Outcome, speech: Speech, names: Names): Markup {
  const { columns, html: page } = speech.words;
  const found = steps(outcome);
  const stopped = stoppedSteps(outcome, speech);
  if (found.length === 0) return html`<p>${whyNoStep(outcome, speech)}</p>`;
  const cells = (row: Bottleneck) => {
    const share = shareOfShort(row, outcome);
    return share === undefined
      ? html`<td></td>`
      : html`<td class="n">${meter(share)} ${speech.share(share)}</td>`;
  };
  return html`<div class="scroll"><table><thead><tr><th scope="col">${columns.relaxation}</th><th scope="col"></th><th scope="col" class="n">${page.bottlenecks}</th></tr></thead><tbody>${found.map(
    (row) =>
      html`<tr><th scope="row">${stepInWords(row, outcome, speech, names)}</th><td>${readable(row.statement[speech.lang])}</td>${cells(row)}</tr>\n`,
  )}</tbody></table></div>${stopped && html`<p>${stopped}</p>`}`;
}

function stocks(outcome: Outcome, speech: Speech, names: Names, plan: Plan | undefined): Content {
  const chosen = tellingStocks(outcome, drawn.stocks);
  if (chosen.length === 0) return undefined;
  const units = new Map(plan?.tables.items.map((item) => [item.id, item.unit]));
  const unitOf = (item: string) => speech.unit(units.get(item) ?? 'each');
  const note =
    chosen.length < outcome.stocks.length &&
    speech.words.html.stockShown(chosen.length, outcome.stocks.length);
  return html`${note && html`<p>${note}</p>`}<div class="charts">${chosen.map((stock) =>
    stockChart(stock, outcome, speech, names, unitOf(stock.item)),
  )}</div>`;
}

function assumed(outcome: Outcome, speech: Speech, names: Names, plan: Plan | undefined): Content {
  const counts = plan && evidenceOf(plan);
  if (!counts && outcome.assumptions.length === 0) return undefined;
  return html`${
    counts && html`<p>${evidenceInWords(counts, speech)}</p>`
  }<ul class="plain">${assumptionsInWords(outcome, speech, names).map(
    (sentence) => html`<li>${sentence}</li>
`,
  )}</ul>`;
}

function contradiction(outcome: Outcome, speech: Speech): Markup {
  const { contradiction: words } = speech.words;
  return html`<section><h2>${words.title}</h2><p>${words.lead}</p><ul class="plain">${outcome.contradictions.map(
    ({ statement, table, row }) =>
      html`<li>${readable(statement[speech.lang])} (${words.where(table, readable(row))})</li>`,
  )}</ul></section>`;
}
