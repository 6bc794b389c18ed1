import type { Tradeoff, TradeoffPoint } from '@sinew/planner';
import { moneyUnit, scaledMoney, scaleOf } from '../format/money.ts';
import { readable, type Speech } from '../language/speech.ts';
import type { Names } from './names.ts';

/** A gap that is the solver's rounding. */
const leastGap = 1e-5;
/** Of costs that differ by no more than this part, one is not dearer. */
const leastPart = 1e-6;

export type Way = 'nothing' | 'stock' | 'capacity' | 'least' | 'mix';

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

/** The cheapest point, whichever it is. */
export const bestOf = (tradeoff: Tradeoff): TradeoffPoint | undefined =>
  waysOf(tradeoff).find(([way]) => way === 'mix')?.[1];

/** How amounts are written where a heading tells their scale, and that scale. */
export function moneyOf(tradeoff: Tradeoff, speech: Speech) {
  const points = [...waysOf(tradeoff).map(([, point]) => point), ...tradeoff.curve];
  const totals = points.map(({ cost }) => cost?.total ?? 0);
  const scale = scaleOf(totals);
  return {
    scale,
    unit: moneyUnit(speech.lang, speech.currency, scale),
    write: scaledMoney(speech.lang, scale, totals),
  };
}

export const held = (quantity: number, { item }: Tradeoff, speech: Speech) =>
  speech.count(quantity, item.unit);

/** What a point leaves short, need by need. */
function shortOf(point: TradeoffPoint, { protects }: Tradeoff, speech: Speech): string {
  const words = speech.words.tradeoff;
  return point.needs
    .map(({ id, short, from }) => {
      const need = protects.find((one) => one.id === id)!;
      return words.short(speech.count(short, need.unit), speech.name(need), speech.when(from));
    })
    .join(speech.words.listSeparator);
}

/** What is asked, what the cheapest way is, and how the others stand against it: sentences. */
export function tradeoffLead(tradeoff: Tradeoff, speech: Speech): string[] {
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
  const best = bestOf(tradeoff);
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

/** Where one unit more stops to save more than it costs. */
export function crossing(tradeoff: Tradeoff, speech: Speech): string {
  const words = speech.words.tradeoff;
  const told = tradeoff.curve.filter(({ saves, costs }) => saves !== null && costs !== null);
  const worth = told.map(({ saves, costs }) => saves! > costs!);
  if (worth.length === 0) return '';
  const first = worth.indexOf(false);
  if (first < 0) return words.alwaysStock;
  // Capacity that comes in steps is saved in steps: then no single quantity divides what pays from what does not.
  if (worth.includes(true, first)) return words.steps;
  if (first === 0) return words.neverStock;
  // It lies between two points of the curve: where the cheapest way does too, it is that.
  const [below, above] = [told[first - 1].quantity, told[first].quantity];
  const best = bestOf(tradeoff)?.quantity ?? Number.NaN;
  return words.crossing(held(best >= below && best <= above ? best : above, tradeoff, speech));
}

/** Why ways fall short: a sentence a reason. */
export function whyShort(tradeoff: Tradeoff, speech: Speech): string[] {
  const words = speech.words.tradeoff;
  return waysOf(tradeoff).flatMap(([way, { reasons }]) =>
    reasons.map(({ code, atBest }) => {
      const name = words.ways[way];
      if (code === 'none') return words.reasonNone(name);
      const without = words.reasons[code];
      if (atBest === null) return words.reasonPossible(name, without);
      return atBest === 0
        ? words.reasonWhole(name, without)
        : words.reason(name, without, speech.share(atBest));
    }),
  );
}

export function assumedOf({ item, price }: Tradeoff, speech: Speech, names: Names): string[] {
  const words = speech.words.tradeoff;
  const [name, unit] = [speech.name(item), speech.money(price.unit)];
  const process = price.process === null ? '' : readable(names('processes', price.process));
  const said =
    price.basis === 'unit_value'
      ? words.price.unit_value(name, unit)
      : words.price[price.basis](name, unit, process);
  return [said, words.before, words.left, words.others, words.lines];
}

/** How closely the points are proved. */
export function trustOf(tradeoff: Tradeoff, speech: Speech): string {
  const words = speech.words.tradeoff;
  const points = [...waysOf(tradeoff).map(([, point]) => point), ...tradeoff.curve];
  const worst = Math.max(tradeoff.mix?.gap ?? 0, ...points.map(({ gap }) => gap));
  return worst > leastGap ? words.gap(speech.within(worst)) : words.proved;
}
