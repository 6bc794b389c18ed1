import type { Alternatives } from '@sinew/planner';
import { limitGrid, measureGrid, portfolioGrid } from '../grids/alternatives.ts';
import { type Speech, speak } from '../language/speech.ts';
import { alternativesLead, differencesIn } from '../story/alternatives.ts';
import { namesOf } from '../story/names.ts';
import { table } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { conditions, titleOf } from './heading.ts';
import { page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** What else would do nearly as well: which measures any such plan decides, and the plans that differ most. */
export function alternativesPage(found: Alternatives, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, { plan: found.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.alternatives;
  const heading = { ...found, kind: 'plan' as const, dDay: null };
  const measures = found.measures.length > 0 ? table(measureGrid(found, speech), width) : [];
  return page([
    words.title(titleOf(found, speech)),
    ...wrap(conditions(heading, speech, names).join(' · '), width),
    '',
    ...wrap(alternativesLead(found, speech).join(' '), width),
    ...section(words.measures, measures, width),
    ...section(words.portfolios, portfolioLines(found, speech, width), width),
    ...section(
      words.limits,
      [...table(limitGrid(found, speech), width), '', ...wrap(speech.words.weighed, width)],
      width,
    ),
  ]);
}

function portfolioLines(found: Alternatives, speech: Speech, width: number): string[] {
  if (found.measures.length === 0) return [];
  if (found.alternatives.length === 0) {
    return found.status === 'done' ? wrap(speech.words.alternatives.onlyBest, width) : [];
  }
  return [
    ...table(portfolioGrid(found, speech), width),
    ...differencesIn(found, speech).flatMap((sentence) => wrap(sentence, width)),
  ];
}
