import type { Frontier } from '@sinew/planner';
import { pointGrid, spanGrid } from '../grids/frontier.ts';
import { type Speech, speak } from '../language/speech.ts';
import { frontierLead, kneesOf, neverDecided, trustOf } from '../story/frontier.ts';
import { type Names, namesOf } from '../story/names.ts';
import { table } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { conditions, titleOf } from './heading.ts';
import { bullet, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** Readiness against money or against approval time: a line a point, the knees, and where each measure enters and leaves. */
export function frontierPage(frontier: Frontier, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, { plan: frontier.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.frontier;
  const heading = { ...frontier, kind: 'plan' as const, dDay: null };
  const { proved, bettered } = trustOf(frontier, speech);
  const knees = kneesOf(frontier, speech);
  const bullets = (sentences: readonly string[]) => sentences.flatMap((text) => bullet(text, width));
  return page([
    words.title[frontier.axis](titleOf(frontier, speech)),
    ...wrap(conditions(heading, speech, names).join(' · '), width),
    '',
    ...wrap([words.explained[frontier.axis], ...frontierLead(frontier, speech, plan)].join(' '), width),
    ...section(words.points, table(pointGrid(frontier, speech), width), width),
    ...section(words.knees, knees.length > 0 ? bullets(knees) : wrap(words.noKnee, width), width),
    ...section(words.measures, measureLines(frontier, speech, names, width), width),
    ...section(
      words.trust,
      [...wrap(proved, width), ...bullets(bettered), ...wrap(speech.words.weighed, width)],
      width,
    ),
  ]);
}

function measureLines(frontier: Frontier, speech: Speech, names: Names, width: number): string[] {
  const never = neverDecided(frontier, speech, names);
  return [
    ...(frontier.measures.length > 0
      ? table(spanGrid(frontier, speech), width)
      : [speech.words.money.noMeasures]),
    ...(never === '' ? [] : wrap(never, width)),
  ];
}
