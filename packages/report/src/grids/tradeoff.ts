import type { CurvePoint, PointCost, Tradeoff, TradeoffPoint } from '@sinew/planner';
import type { Speech } from '../language/speech.ts';
import type { Column, Grid } from '../story/column.ts';
import type { Names } from '../story/names.ts';
import { bestOf, held, type Way, waysOf } from '../story/tradeoff.ts';
import { bar, fill, widthOf } from '../terminal/text.ts';

const barWidth = 8;

/** Writes an amount in the scale that the heading tells. */
type Write = (amount: number) => string;

export function wayGrid(
  tradeoff: Tradeoff,
  speech: Speech,
  write: Write,
): Grid<readonly [Way, TradeoffPoint]> {
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

/** The points of the curve: on a screen with a bar for what each costs above the cheapest. */
export function curveGrid(tradeoff: Tradeoff, speech: Speech, write: Write): Grid<CurvePoint> {
  const { curve, item } = tradeoff;
  const words = speech.words.tradeoff;
  const { columns } = words;
  const totals = curve.flatMap(({ cost, full }) => (cost && full ? [cost.total] : []));
  const least = bestOf(tradeoff)?.cost?.total ?? Math.min(...totals);
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
  const more = (drawn: boolean) => (point: CurvePoint) => {
    if (!point.cost) return words.impossibleHere;
    if (!point.full) return words.shortHere;
    if (!drawn) return write(above(point));
    const figure = fill(write(above(point)), widest, 'right');
    return range > 0 ? `${figure} ${bar(above(point) / range, barWidth)}` : figure;
  };
  return {
    columns: [
      {
        heading: columns.held(speech.unit(item.unit)),
        align: 'right',
        cell: ({ quantity }) => speech.quantity(quantity),
      },
      money(columns.stockAndHolding, ({ stock, holding }) => stock + holding),
      money(columns.making, ({ measures, running, writtenOff }) => measures + running + writtenOff),
      money(columns.total, ({ total }) => total),
      { heading: columns.more, cell: more(true), only: 'terminal' },
      { heading: columns.more, cell: more(false), align: 'right', only: 'html' },
      perUnit(columns.saves, ({ saves }) => saves),
      perUnit(columns.costs, ({ costs }) => costs),
      { heading: columns.pDay, cell: ({ pDay }) => (pDay === null ? '' : speech.date(pDay)) },
    ],
    rows: curve,
  };
}

/** Where the cheapest way holds more. */
export function heldGrid(
  tradeoff: Tradeoff,
  speech: Speech,
  names: Names,
): Grid<TradeoffPoint['stocks'][number]> {
  const { columns } = speech.words.tradeoff;
  return {
    columns: [
      { heading: columns.site, cell: ({ site }) => names('sites', site), stretch: true },
      {
        heading: columns.quantity,
        align: 'right',
        cell: ({ quantity }) => held(quantity, tradeoff, speech),
      },
    ],
    rows: bestOf(tradeoff)?.stocks ?? [],
  };
}

/** What it decides. */
export function decidedGrid(tradeoff: Tradeoff, speech: Speech): Grid<TradeoffPoint['measures'][number]> {
  const { columns } = speech.words.tradeoff;
  return {
    columns: [
      { heading: columns.measure, cell: speech.name, stretch: true },
      { heading: columns.decided, cell: ({ decided }) => speech.date(decided) },
      {
        heading: columns.size,
        align: 'right',
        cell: ({ size }) => (size === 1 ? '' : speech.quantity(size)),
      },
    ],
    rows: bestOf(tradeoff)?.measures ?? [],
  };
}
