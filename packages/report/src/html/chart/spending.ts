import type { Outcome } from '@sinew/planner';
import { moneyUnit, scaledMoney, scaleOf } from '../../format/money.ts';
import type { Speech } from '../../language/speech.ts';
import type { Names } from '../../story/names.ts';
import { at, html, type Markup } from '../markup.ts';
import { drawing, linear, ticksUpTo } from './axes.ts';
import { blockKey, legendOf, lineKey } from './legend.ts';

const box = { width: 560, height: 200, left: 52, right: 12, top: 12, bottom: 24 };
/** Classes of the style sheet, one a category; more than six share the last. */
const colours = 6;

interface YearOfFund {
  readonly fiscalYear: number;
  readonly available: number;
  readonly spent: number;
  /** Cash by category, in the order of the legend. */
  readonly parts: readonly number[];
}

/** Cash that each fund spends by fiscal year and category, against what is available: one chart a fund. */
export function spendingCharts(outcome: Outcome, speech: Speech, names: Names): Markup {
  const { words } = speech;
  const categories = [...new Set(outcome.payments.map((payment) => payment.category))];
  const funds = [...new Set(outcome.budgets.map((budget) => budget.fund))];
  const nameOf = (category: string) =>
    Object.hasOwn(words.money.categories, category) ? words.money.categories[category] : category;
  const legend = legendOf([
    ...categories.map((category, k) => blockKey(`c${Math.min(k, colours - 1)}`, nameOf(category))),
    lineKey('mark', words.html.available),
  ]);
  const charts = funds.map((fund, k) => {
    const rows = outcome.budgets
      .filter((budget) => budget.fund === fund)
      .sort((a, b) => a.fiscalYear - b.fiscalYear)
      .map((budget) => yearOf(budget, categories, outcome));
    return fundChart(`fund-${k}`, names('funds', fund), rows, speech);
  });
  return html`${legend}<div class="charts">${charts}</div>`;
}

function yearOf(
  budget: Outcome['budgets'][number],
  categories: readonly string[],
  outcome: Outcome,
): YearOfFund {
  const parts = categories.map((category) =>
    outcome.payments
      .filter((payment) => payment.fund === budget.fund && payment.category === category)
      .reduce((sum, payment) => sum + inYear(payment.byPeriod, budget.fiscalYear, outcome), 0),
  );
  return { fiscalYear: budget.fiscalYear, available: budget.available, spent: budget.spent, parts };
}

const inYear = (byPeriod: readonly number[], year: number, { periods }: Outcome) =>
  byPeriod.reduce((sum, cash, t) => (periods[t].fiscalYear === year ? sum + cash : sum), 0);

function fundChart(id: string, name: string, rows: readonly YearOfFund[], speech: Speech): Markup {
  const { words } = speech;
  const scale = scaleOf(rows.flatMap(({ available, spent }) => [available, spent]));
  const most = rows.reduce((peak, { available, spent }) => Math.max(peak, available, spent), 0);
  const ticks = ticksUpTo(most / scale.divisor);
  const foot = box.height - box.bottom;
  const y = linear(0, ticks[ticks.length - 1] * scale.divisor, foot, box.top);
  const slot = (box.width - box.left - box.right) / rows.length;
  const title = words.html.spending(name);
  const told = rows
    .map(
      ({ fiscalYear, spent, available }) =>
        `${speech.fiscalYear(fiscalYear)}: ${words.html.spent} ${speech.money(spent)}, ${words.html.available} ${speech.money(available)}`,
    )
    .join('; ');
  const marks = html`${ticks.map(
    (tick) =>
      html`<line class="${tick === 0 ? 'axis' : 'grid'}" x1="${box.left}" x2="${box.width - box.right}" y1="${at(y(tick * scale.divisor))}" y2="${at(y(tick * scale.divisor))}"/><text x="${box.left - 6}" y="${at(y(tick * scale.divisor) + 4)}" text-anchor="end">${speech.short(tick)}</text>`,
  )}`;
  // Ten years side by side leave no room for their century.
  const yearName = (year: number) =>
    slot < 60 ? speech.fiscalYear(year).replace(/^\d\d(?=\d\d-)/, '') : speech.fiscalYear(year);
  const bars = rows.map(({ fiscalYear, available, parts }, k) => {
    const x = box.left + slot * k;
    let below = 0;
    const stack = parts.map((cash, c) => {
      const foot = y(below);
      below += cash;
      const height = foot - y(below);
      if (height < 0.05) return html``;
      return html`<rect class="c${Math.min(c, colours - 1)}" x="${at(x + slot * 0.18)}" y="${at(y(below))}" width="${at(slot * 0.64)}" height="${at(height)}"/>`;
    });
    const level = at(y(available));
    return html`${stack}<line class="mark" x1="${at(x + slot * 0.1)}" x2="${at(x + slot * 0.9)}" y1="${level}" y2="${level}"/><text x="${at(x + slot / 2)}" y="${at(foot + 14)}" text-anchor="middle">${yearName(fiscalYear)}</text>`;
  });
  const figure = scaledMoney(
    speech.lang,
    scale,
    rows.map(({ available }) => available),
  );
  const table = html`<div class="scroll"><table><thead><tr><th scope="col">${words.columns.fiscalYear}</th><th scope="col" class="n">${words.html.available}</th><th scope="col" class="n">${words.html.spent}</th></tr></thead><tbody>${rows.map(
    ({ fiscalYear, available, spent }) =>
      html`<tr><th scope="row">${speech.fiscalYear(fiscalYear)}</th><td class="n">${figure(available)}</td><td class="n">${figure(spent)}</td></tr>`,
  )}</tbody></table></div>`;
  return html`<figure><figcaption>${name} <small>${moneyUnit(speech.lang, speech.currency, scale)}</small></figcaption>${drawing(
    { id, title, told, box },
    html`${marks}${bars}`,
  )}<details><summary>${words.html.asTable}</summary>${table}</details></figure>`;
}
