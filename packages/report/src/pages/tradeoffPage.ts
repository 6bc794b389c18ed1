import type { CurvePoint, PointCost, Tradeoff, TradeoffPoint } from '@sinew/planner';
import { moneyUnit, scaledMoney, scaleOf } from '../format/money.ts';
import { readable, type Speech, speak } from '../language/speech.ts';
import type { Column, Grid } from '../story/column.ts';
import { type Names, namesOf } from '../story/names.ts';
import { table } from '../terminal/table.ts';
import { bar, fill, widthOf, wrap } from '../terminal/text.ts';
import { conditions, titleOf } from './heading.ts';
import { bullet, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

const barWidth = 8;
/** A gap that is the solver's rounding. */
const leastGap = 1e-5;
/** Of costs that differ by no more than this part, one is not dearer. */
const leastPart = 1e-6;

type Way = 'nothing' | 'stock' | 'capacity' | 'least' | 'mix';

/** The ways, as far as they are solved: the cheapest point stands for the mix. */
export function waysOf(tradeoff: Tradeoff): readonly (readonly [Way, TradeoffPoint])[] {
  const { nothing, stock, capacity, least, mix, cheapest, curve } = tradeoff;
  const all = [nothing, stock, capacity, least, mix, ...curve];
  const best = all.find((point) => point?.id === cheapest) ?? mix;
  const ways = [
    ['nothing', nothing],
    ['stock', stock],
    ['capacity', capacity],
    ['least', least],
    ['mix', best],
  ] as const;
  return ways.flatMap(([way, point]) => (point ? [[way, point] as const] : []));
}

/** Stockpile against capacity: the cheapest mix, each way beside it with its cost, the curve between, and what is assumed. */
export function tradeoffPage(tradeoff: Tradeoff, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, { plan: tradeoff.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.tradeoff;
  const heading = { ...tradeoff, kind: 'plan' as const };
  const best = waysOf(tradeoff).find(([way]) => way === 'mix')?.[1];
  const totals = [...waysOf(tradeoff).map(([, point]) => point), ...tradeoff.curve].map(
    ({ cost }) => cost?.total ?? 0,
  );
  const scale = scaleOf(totals);
  const unit = moneyUnit(lang, speech.currency, scale);
  const write = scaledMoney(lang, scale, totals);
  return page([
    words.title(titleOf(tradeoff, speech), speech.name(tradeoff.item)),
    ...wrap(conditions(heading, speech, names).join(' · '), width),
    '',
    ...wrap(leadOf(tradeoff, speech).join(' '), width),
    ...section(words.waysHeading(unit), table(wayGrid(tradeoff, speech, write), width), width),
    ...section(words.curve(unit), curveLines(tradeoff, speech, write, width), width),
    ...(best && best.quantity + best.measures.length > 0
      ? section(words.what(words.ways.mix), bestLines(best, tradeoff, speech, names, width), width)
      : []),
    ...section(words.why, whyLines(tradeoff, speech, width), width),
    ...section(words.assumed, assumedLines(tradeoff, speech, names, width), width),
    ...section(words.trust, trustLines(tradeoff, speech, width), width),
  ]);
}

const held = (quantity: number, { item }: Tradeoff, speech: Speech) => speech.count(quantity, item.unit);

/** What a point leaves short, need by need. */
function shortOf(point: TradeoffPoint, { protects, until }: Tradeoff, speech: Speech): string {
  const words = speech.words.tradeoff;
  return point.needs
    .map(({ id, short, from }) => {
      const need = protects.find((one) => one.id === id)!;
      return words.short(speech.count(short, need.unit), speech.name(need), speech.span(from, until));
    })
    .join(speech.words.listSeparator);
}

function leadOf(tradeoff: Tradeoff, speech: Speech): string[] {
  const words = speech.words.tradeoff;
  const { protects, from, until, nothing, least, unavoidable } = tradeoff;
  const sentences: string[] = [];
  const when = speech.span(from, until);
  const asked = protects.map((need) => [speech.name(need), speech.count(need.asked, need.unit)] as const);
  sentences.push(
    asked.length === 1
      ? words.protectsOne(asked[0][0], when, asked[0][1])
      : words.protects(
          when,
          asked.map(([need, quantity]) => words.asked(quantity, need)).join(speech.words.listSeparator),
        ),
  );
  if (nothing && nothing.needs.length === 0 && nothing.cost) sentences.push(words.nothingShort);
  else {
    if (nothing?.cost) sentences.push(words.nothing(shortOf(nothing, tradeoff, speech)));
    if (unavoidable > 0) sentences.push(words.unavoidable(speech.share(unavoidable)));
    sentences.push(...comparison(tradeoff, speech));
    if (least?.full && least.quantity > 0)
      sentences.push(words.least(held(least.quantity, tradeoff, speech)));
  }
  if (tradeoff.status === 'interrupted') sentences.push(words.interrupted);
  return sentences;
}

/** The cheapest way, and how stock alone and capacity alone stand against it. */
function comparison(tradeoff: Tradeoff, speech: Speech): string[] {
  const words = speech.words.tradeoff;
  const best = waysOf(tradeoff).find(([way]) => way === 'mix')?.[1];
  if (!best?.cost || tradeoff.cheapest === null) return [];
  const { cost, measures, quantity } = best;
  const total = speech.money(cost.total);
  const sentences = [
    measures.length === 0
      ? words.cheapestStock(held(quantity, tradeoff, speech), total)
      : quantity === 0
        ? words.cheapestCapacity(measures.length, total)
        : words.cheapest(held(quantity, tradeoff, speech), measures.length, total),
  ];
  for (const way of ['stock', 'capacity'] as const) {
    const point = tradeoff[way];
    if (!point) continue;
    if (!point.cost) sentences.push(words.impossible(words.ways[way]));
    else if (!point.full) sentences.push(words.fails(words.ways[way], shortOf(point, tradeoff, speech)));
    else if (point.cost.total > cost.total * (1 + leastPart)) {
      sentences.push(words.dearer(words.ways[way], speech.money(point.cost.total - cost.total)));
    }
  }
  return sentences;
}

/** Writes an amount in the scale that the heading tells. */
type Write = (amount: number) => string;

function wayGrid(tradeoff: Tradeoff, speech: Speech, write: Write): Grid<readonly [Way, TradeoffPoint]> {
  const { columns, ways } = speech.words.tradeoff;
  const money = (part: 'stock' | 'holding' | 'measures' | 'running' | 'total') => ({
    heading: columns[part],
    align: 'right' as const,
    cell: ([, { cost }]: readonly [Way, TradeoffPoint]) => (cost ? write(cost[part]) : ''),
  });
  return {
    columns: [
      { heading: columns.way, cell: ([way]) => ways[way] },
      {
        heading: columns.held(speech.unit(tradeoff.item.unit)),
        align: 'right',
        cell: ([, { quantity }]) => speech.quantity(quantity),
      },
      {
        heading: columns.short,
        align: 'right',
        cell: ([, { needs }]) => needs.map(({ short }) => speech.quantity(short)).join(' + '),
      },
      money('stock'),
      money('holding'),
      money('measures'),
      money('running'),
      money('total'),
      {
        heading: columns.pDay,
        cell: ([, { pDay }]) => (pDay === null ? '' : speech.date(pDay)),
      },
    ],
    rows: waysOf(tradeoff),
  };
}

function curveLines(tradeoff: Tradeoff, speech: Speech, write: Write, width: number): string[] {
  const { curve, item, cheapest } = tradeoff;
  const words = speech.words.tradeoff;
  const { columns } = words;
  if (curve.length < 2) return [];
  const totals = curve.flatMap(({ cost, full }) => (cost && full ? [cost.total] : []));
  const best = waysOf(tradeoff).find(([, { id }]) => id === cheapest)?.[1].cost?.total;
  const least = best ?? Math.min(...totals);
  const range = Math.max(...totals) - least;
  const above = ({ cost }: CurvePoint) => Math.max(0, (cost?.total ?? 0) - least);
  const figures = curve.map((point) => write(above(point)));
  const widest = Math.max(...figures.map(widthOf));
  const money = (heading: string, amount: (cost: PointCost) => number): Column<CurvePoint> => ({
    heading,
    align: 'right',
    cell: ({ cost }) => (cost ? write(amount(cost)) : ''),
  });
  const perUnit = (heading: string, value: (point: CurvePoint) => number | null): Column<CurvePoint> => ({
    heading,
    align: 'right',
    cell: (point) => {
      const amount = value(point);
      return amount === null ? '' : speech.money(amount);
    },
  });
  const grid: Grid<CurvePoint> = {
    columns: [
      {
        heading: columns.held(speech.unit(item.unit)),
        align: 'right',
        cell: ({ quantity }) => speech.quantity(quantity),
      },
      money(columns.stockAndHolding, ({ stock, holding }) => stock + holding),
      money(columns.making, ({ measures, running, writtenOff }) => measures + running + writtenOff),
      money(columns.total, ({ total }) => total),
      {
        heading: columns.more,
        cell: (point) => {
          if (!point.cost) return words.impossibleHere;
          if (!point.full) return words.shortHere;
          const figure = fill(write(above(point)), widest, 'right');
          return range > 0 ? `${figure} ${bar(above(point) / range, barWidth)}` : figure;
        },
      },
      perUnit(columns.saves, ({ saves }) => saves),
      perUnit(columns.costs, ({ costs }) => costs),
      { heading: columns.pDay, cell: ({ pDay }) => (pDay === null ? '' : speech.date(pDay)) },
    ],
    rows: curve,
  };
  return [
    ...table(grid, width),
    ...wrap([words.perUnit(speech.unit(item.unit, 1)), crossing(tradeoff, speech)].join(' '), width),
  ];
}

/** Where one unit more stops to save more than it costs. */
function crossing(tradeoff: Tradeoff, speech: Speech): string {
  const words = speech.words.tradeoff;
  const told = tradeoff.curve.filter(({ saves, costs }) => saves !== null && costs !== null);
  if (told.length === 0) return '';
  const last = told.findLastIndex(({ saves, costs }) => saves! > costs!);
  if (last < 0) return words.neverStock;
  if (last === told.length - 1) return words.alwaysStock;
  return words.crossing(held(told[last + 1].quantity, tradeoff, speech));
}

function bestLines(
  best: TradeoffPoint,
  tradeoff: Tradeoff,
  speech: Speech,
  names: Names,
  width: number,
): string[] {
  const { columns } = speech.words.tradeoff;
  const stocks: Grid<TradeoffPoint['stocks'][number]> = {
    columns: [
      { heading: columns.site, cell: ({ site }) => names('sites', site), stretch: true },
      {
        heading: columns.quantity,
        align: 'right',
        cell: ({ quantity }) => held(quantity, tradeoff, speech),
      },
    ],
    rows: best.stocks,
  };
  const measures: Grid<TradeoffPoint['measures'][number]> = {
    columns: [
      { heading: columns.measure, cell: speech.name, stretch: true },
      { heading: columns.decided, cell: ({ decided }) => speech.date(decided) },
      {
        heading: columns.size,
        align: 'right',
        cell: ({ size }) => (size === 1 ? '' : speech.quantity(size)),
      },
    ],
    rows: best.measures,
  };
  return [
    ...(best.stocks.length > 0 ? table(stocks, width) : []),
    ...(best.stocks.length > 0 && best.measures.length > 0 ? [''] : []),
    ...(best.measures.length > 0 ? table(measures, width) : []),
  ];
}

function whyLines(tradeoff: Tradeoff, speech: Speech, width: number): string[] {
  const words = speech.words.tradeoff;
  return waysOf(tradeoff).flatMap(([way, { reasons }]) =>
    reasons.flatMap(({ code, atBest }) => {
      const name = words.ways[way];
      if (code === 'none') return bullet(words.reasonNone(name), width);
      const without = words.reasons[code];
      const said =
        atBest === null
          ? words.reasonPossible(name, without)
          : atBest === 0
            ? words.reasonWhole(name, without)
            : words.reason(name, without, speech.share(atBest));
      return bullet(said, width);
    }),
  );
}

function assumedLines({ item, price }: Tradeoff, speech: Speech, names: Names, width: number): string[] {
  const words = speech.words.tradeoff;
  const [name, unit] = [speech.name(item), speech.money(price.unit)];
  const process = price.process === null ? '' : readable(names('processes', price.process));
  const said =
    price.basis === 'unit_value'
      ? words.price.unit_value(name, unit)
      : words.price[price.basis](name, unit, process);
  return [said, words.before, words.left, words.others, words.lines].flatMap((text) => bullet(text, width));
}

function trustLines(tradeoff: Tradeoff, speech: Speech, width: number): string[] {
  const words = speech.words.tradeoff;
  const worst = Math.max(
    0,
    ...[...waysOf(tradeoff).map(([, point]) => point), ...tradeoff.curve].map(({ gap }) => gap),
    tradeoff.mix?.gap ?? 0,
  );
  return wrap(worst > leastGap ? words.gap(speech.gap(worst)) : words.proved, width);
}
