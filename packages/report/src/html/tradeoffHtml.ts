import type { CurvePoint, PointCost, Tradeoff } from '@sinew/planner';
import { curveGrid, decidedGrid, heldGrid, wayGrid } from '../grids/tradeoff.ts';
import { type Speech, speak } from '../language/speech.ts';
import { conditions, periodOfPlan, titleOf } from '../pages/heading.ts';
import { namesOf } from '../story/names.ts';
import {
  assumedOf,
  bestOf,
  crossing,
  held,
  moneyOf,
  tradeoffLead,
  trustOf,
  whyShort,
} from '../story/tradeoff.ts';
import { ticksUpTo } from './chart/axes.ts';
import { curveChart } from './chart/curve.ts';
import { bulletsOf, documentOf, headlineOf, part } from './document.ts';
import { html, type Markup } from './markup.ts';
import type { HtmlOptions } from './planHtml.ts';
import { htmlTable } from './tables.ts';

/** Stockpile against capacity as one HTML file: what to read first, the ways, the curve drawn, what is assumed. */
export function tradeoffHtml(tradeoff: Tradeoff, { lang, plan, other }: HtmlOptions): string {
  const speech = speak(lang, { plan: tradeoff.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.tradeoff;
  const { unit, write } = moneyOf(tradeoff, speech);
  const [stocks, measures] = [heldGrid(tradeoff, speech, names), decidedGrid(tradeoff, speech)];
  const best = html`${stocks.rows.length > 0 && htmlTable(stocks)}${measures.rows.length > 0 && htmlTable(measures)}`;
  const body = html`${headlineOf(tradeoffLead(tradeoff, speech))}
${part('ways', words.waysHeading(unit), htmlTable(wayGrid(tradeoff, speech, write), { short: ([, { full }]) => !full }))}
${part('curve', words.curve(unit), tradeoff.curve.length > 1 && curveOf(tradeoff, speech))}
${part('best', words.what(words.ways.mix), stocks.rows.length + measures.rows.length > 0 && best)}
${part('why', words.why, bulletsOf(whyShort(tradeoff, speech)))}
${part('assumed', words.assumed, bulletsOf(assumedOf(tradeoff, speech, names)))}`;
  return documentOf(
    {
      lang,
      title: words.title(titleOf(tradeoff, speech), speech.name(tradeoff.item)),
      period: periodOfPlan(tradeoff, speech),
      conditions: conditions({ ...tradeoff, kind: 'plan' }, speech, names),
      other,
      body,
      trust: [trustOf(tradeoff, speech)],
    },
    speech,
  );
}

function curveOf(tradeoff: Tradeoff, speech: Speech): Markup {
  const words = speech.words.tradeoff;
  const { write } = moneyOf(tradeoff, speech);
  const told = [words.perUnit(speech.unit(tradeoff.item.unit, 1)), crossing(tradeoff, speech)].join(' ');
  return html`${costChart(tradeoff, speech)}${htmlTable(curveGrid(tradeoff, speech, write), { short: ({ full }) => !full })}<p>${told}</p>`;
}

/** Cost over stock held: holding more, and on top of it making faster. */
function costChart(tradeoff: Tradeoff, speech: Speech): Markup {
  const words = speech.words.tradeoff;
  const { columns } = words;
  const { scale, unit } = moneyOf(tradeoff, speech);
  const { curve, item } = tradeoff;
  const best = bestOf(tradeoff);
  const scaled = (amount: (cost: PointCost) => number) =>
    curve.map(({ cost, full }: CurvePoint) => (cost && full ? amount(cost) / scale.divisor : null));
  const totals = scaled(({ total }) => total);
  const ticks = ticksUpTo(Math.max(...totals.map((total) => total ?? 0)));
  const counted = columns.held(speech.unit(item.unit));
  const inCurve = best && best.quantity >= curve[0].quantity;
  return curveChart({
    id: 'cost',
    size: 'wide',
    title: words.chart(speech.name(item)),
    told: tradeoffLead(tradeoff, speech).join(' '),
    caption: words.chart(speech.name(item)),
    unit,
    along: counted,
    at: curve.map(({ quantity }) => quantity),
    write: speech.quantity,
    series: [
      {
        name: columns.stockAndHolding,
        colour: 0,
        values: scaled(({ stock, holding }) => stock + holding),
        area: true,
      },
      { name: `${columns.total} (+ ${columns.making})`, colour: 1, values: totals, area: true },
    ],
    ticks: ticks.map((value) => ({ value, name: speech.decimal(value, 2) })),
    ...(inCurve && {
      mark: { at: best.quantity, name: words.bestAt(held(best.quantity, tradeoff, speech)) },
    }),
  });
}
