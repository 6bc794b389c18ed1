import type { Explanation, Link } from '@sinew/planner';
import { type Frame, readable, type Speech, speak } from '../language/speech.ts';
import { wrap } from '../terminal/text.ts';
import { bullet, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** Why a requirement falls short, as a tree from the requirement up to root causes, and what would meet it. */
export function whyPage(explanation: Explanation, frame: Frame, { lang, width }: PageOptions): string {
  const speech = speak(lang, frame);
  const { why } = speech.words;
  const name = speech.name(explanation);
  if (explanation.firstShortage === null) return page(wrap(why.met(name), width));
  if (explanation.unmet <= 0) {
    const [then, first] = [explanation.at, explanation.firstShortage].map(speech.when);
    return page(wrap(why.metThen(name, then, first), width));
  }
  const unit = speech.unit(explanation.unit, explanation.asked);
  return page([
    why.title(name, speech.when(explanation.at)),
    ...wrap(why.short(speech.quantity(explanation.unmet), speech.quantity(explanation.asked), unit), width),
    ...section(why.chain, chainLines(explanation.chain, speech, width), width),
    ...section(why.relaxations, relaxationLines(explanation, speech, width), width),
  ]);
}

/**
 * The chain as an indented tree. A link that several others name is told in full once. Links that nothing names
 * stand at the top: they hold the requirement itself back.
 */
function chainLines(chain: readonly Link[], speech: Speech, width: number): string[] {
  const byId = new Map(chain.map((link) => [link.id, link]));
  const named = new Set(chain.flatMap((link) => link.upstream));
  const told = new Set<number>();
  const lines: string[] = [];
  const tell = (link: Link, branch: string, indent: string) => {
    const { why } = speech.words;
    const again = told.has(link.id);
    told.add(link.id);
    const tail = again ? ` (${why.again})` : link.upstream.length === 0 ? ` [${why.root}]` : '';
    lines.push(...wrap(readable(link.statement[speech.lang]) + tail, width, `${indent}  `, branch));
    if (again) return;
    const upstream = link.upstream.map((id) => byId.get(id)).filter((found) => found !== undefined);
    upstream.forEach((next, k) => {
      const last = k === upstream.length - 1;
      tell(next, `${indent}${last ? '└ ' : '├ '}`, `${indent}${last ? '  ' : '│ '}`);
    });
  };
  for (const link of chain) if (!named.has(link.id)) tell(link, '', '');
  return lines;
}

function relaxationLines(explanation: Explanation, speech: Speech, width: number): string[] {
  const { why } = speech.words;
  if (explanation.relaxations.length === 0) return wrap(why.noRelaxation, width);
  const after =
    explanation.unmetAfter > 0
      ? why.after(
          speech.quantity(explanation.unmetAfter),
          speech.unit(explanation.unit, explanation.unmetAfter),
        )
      : why.afterAll;
  return [
    ...explanation.relaxations.flatMap(({ price, statement }) =>
      bullet(why.priced(readable(statement[speech.lang]), speech.money(price)), width),
    ),
    ...wrap(after, width),
  ];
}
