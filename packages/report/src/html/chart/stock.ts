import type { Outcome, StockOutcome } from '@sinew/planner';
import type { Speech } from '../../language/speech.ts';
import type { Names } from '../../story/names.ts';
import { at, html, type Markup } from '../markup.ts';
import { drawing, linear, stepPath, ticksUpTo, timeAxis, valueMarks } from './axes.ts';
import { dDayMark } from './requirement.ts';

const box = { width: 560, height: 150, left: 48, right: 12, top: 10, bottom: 24 };

/** Stock of an item at a site at the end of each period. */
export function stockChart(
  stock: StockOutcome,
  outcome: Outcome,
  speech: Speech,
  names: Names,
  unit: string,
): Markup {
  const { periods, plan } = outcome;
  const { words } = speech;
  const most = stock.closing.reduce((peak, value) => Math.max(peak, value), stock.opening);
  const ticks = ticksUpTo(most);
  const foot = box.height - box.bottom;
  const y = linear(0, ticks[ticks.length - 1], foot, box.top);
  const axis = timeAxis(plan.start, plan.end, box, speech);
  const item = names('items', stock.item);
  const site = names('sites', stock.site);
  const path = stepPath(stock.closing, periods, axis, y);
  const title = words.html.stockChart(item, site);
  const told = words.html.stockTold(
    speech.quantity(stock.opening),
    speech.quantity(stock.lowest),
    speech.quantity(stock.closing.at(-1) ?? stock.opening),
    unit,
  );
  const inside = html`${axis.marks(foot, box.top)}${valueMarks(ticks, y, box, speech)}<path class="fill-stock" d="${path}V${at(foot)}H${at(axis.x(plan.start))}Z"/><path class="line-stock" d="${path}"/>${dDayMark(outcome, axis.x, foot)}`;
  return html`<figure><figcaption>${item} <small>${site}, ${unit}</small></figcaption>${drawing(
    { id: `stock-${outcome.stocks.indexOf(stock)}`, title, told, box },
    inside,
  )}</figure>`;
}

/** Stocks that tell most: of what requirements and pledges take, then those that come lowest against their opening. */
export function tellingStocks({ stocks, requirements, pledges }: Outcome, most: number): StockOutcome[] {
  const wanted = new Set(
    [...requirements.flatMap((row) => row.deliveries), ...pledges.flatMap((row) => row.given)].map(
      ({ item, site }) => `${item}/${site}`,
    ),
  );
  const held = stocks.filter(({ opening, closing }) => opening > 0 || closing.some((value) => value > 0));
  const rank = (stock: StockOutcome) =>
    (wanted.has(`${stock.item}/${stock.site}`) ? 0 : 2) +
    (stock.opening > 0 ? stock.lowest / stock.opening : 1);
  return held
    .map((stock, k) => ({ stock, k, rank: rank(stock) }))
    .sort((a, b) => a.rank - b.rank || a.k - b.k)
    .slice(0, most)
    .sort((a, b) => a.k - b.k)
    .map(({ stock }) => stock);
}
