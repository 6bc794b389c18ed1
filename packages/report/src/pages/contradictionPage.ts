import type { Outcome } from '@sinew/planner';
import { framed, readable, type Speech, speak } from '../language/speech.ts';
import { namesOf } from '../story/names.ts';
import { wrap } from '../terminal/text.ts';
import { headingLines } from './heading.ts';
import { bullet, page } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** Rows of a plan that cannot all hold at once, in the user's words and with where to find them. */
export function contradictionPage(outcome: Outcome, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, framed(outcome, plan));
  const names = namesOf(plan, lang);
  return page([
    ...headingLines(outcome, speech, names, width),
    '',
    ...contradictionLines(outcome, speech, width),
  ]);
}

export function contradictionLines(outcome: Outcome, speech: Speech, width: number): string[] {
  const { contradiction } = speech.words;
  return [
    contradiction.title,
    ...wrap(contradiction.lead, width),
    ...outcome.contradictions.flatMap(({ statement, table, row }) =>
      bullet(`${readable(statement[speech.lang])} (${contradiction.where(table, readable(row))})`, width),
    ),
  ];
}
