import type { Tradeoff } from '@sinew/planner';
import { curveGrid, decidedGrid, heldGrid, wayGrid } from '../grids/tradeoff.ts';
import { type Speech, speak } from '../language/speech.ts';
import { type Names, namesOf } from '../story/names.ts';
import { assumedOf, crossing, moneyOf, tradeoffLead, trustOf, whyShort } from '../story/tradeoff.ts';
import { table } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { conditions, titleOf } from './heading.ts';
import { bullet, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** Stockpile against capacity: the cheapest mix, each way beside it with its cost, the curve between, and what is assumed. */
export function tradeoffPage(tradeoff: Tradeoff, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, { plan: tradeoff.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.tradeoff;
  const { unit, write } = moneyOf(tradeoff, speech);
  const bullets = (sentences: readonly string[]) => sentences.flatMap((text) => bullet(text, width));
  return page([
    words.title(titleOf(tradeoff, speech), speech.name(tradeoff.item)),
    ...wrap(conditions({ ...tradeoff, kind: 'plan' }, speech, names).join(' · '), width),
    '',
    ...wrap(tradeoffLead(tradeoff, speech).join(' '), width),
    ...section(words.waysHeading(unit), table(wayGrid(tradeoff, speech, write), width), width),
    ...section(words.curve(unit), curveLines(tradeoff, speech, write, width), width),
    ...section(words.what(words.ways.mix), bestLines(tradeoff, speech, names, width), width),
    ...section(words.why, bullets(whyShort(tradeoff, speech)), width),
    ...section(words.assumed, bullets(assumedOf(tradeoff, speech, names)), width),
    ...section(words.trust, wrap(trustOf(tradeoff, speech), width), width),
  ]);
}

function curveLines(
  tradeoff: Tradeoff,
  speech: Speech,
  write: (amount: number) => string,
  width: number,
): string[] {
  if (tradeoff.curve.length < 2) return [];
  const words = speech.words.tradeoff;
  const told = [words.perUnit(speech.unit(tradeoff.item.unit, 1)), crossing(tradeoff, speech)];
  return [...table(curveGrid(tradeoff, speech, write), width), ...wrap(told.join(' '), width)];
}

function bestLines(tradeoff: Tradeoff, speech: Speech, names: Names, width: number): string[] {
  const [stocks, measures] = [heldGrid(tradeoff, speech, names), decidedGrid(tradeoff, speech)];
  return [
    ...(stocks.rows.length > 0 ? table(stocks, width) : []),
    ...(stocks.rows.length > 0 && measures.rows.length > 0 ? [''] : []),
    ...(measures.rows.length > 0 ? table(measures, width) : []),
  ];
}
