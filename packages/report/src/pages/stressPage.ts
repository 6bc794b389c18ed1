import type { StressOutcome } from '@sinew/planner';
import { lossGrid } from '../grids/stress.ts';
import { type Frame, speak } from '../language/speech.ts';
import { namesOf } from '../story/names.ts';
import {
  cheapAndDear,
  othersLike,
  stressAssumed,
  stressConditions,
  stressLead,
  worstTold,
} from '../story/stress.ts';
import { table } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { periodOfPlan, titleOf } from './heading.ts';
import { bullet, ends, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** Losses that a screen tells in a table. */
const mostRows = 40;

/** What was lost in turn: worst first, with time to survive against time to recover, and what is cheap to buy and dear to lose. */
export function stressPage(outcome: StressOutcome, frame: Frame, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, frame);
  const names = namesOf(plan, lang);
  const { stress } = speech.words;
  const all = lossGrid(outcome, speech);
  const shown = { ...all, rows: all.rows.slice(0, mostRows) };
  const left = all.rows.length - shown.rows.length;
  const bullets = (sentences: readonly string[]) => sentences.flatMap((text) => bullet(text, width));
  return page([
    ...ends(titleOf(outcome, speech).toLocaleUpperCase(lang), periodOfPlan(outcome, speech), width),
    ...wrap(stressConditions(outcome, speech, names).join(' · '), width),
    '',
    ...wrap(stressLead(outcome, speech).join(' '), width),
    ...section(stress.cheap, bullets(cheapAndDear(outcome, speech, names)), width),
    ...section(stress.losses, table(shown, width), width),
    ...(shown.rows.some((row) => othersLike(row, outcome) > 0) ? wrap(stress.alikeSaid, width) : []),
    ...(left > 0 ? wrap(stress.more(left), width) : []),
    ...section(
      stress.worst,
      worstTold(outcome, speech, names).flatMap(({ lead, follows }) => [
        ...wrap(lead, width),
        ...bullets(follows),
      ]),
      width,
    ),
    ...section(stress.assumed, bullets(stressAssumed(outcome, speech)), width),
  ]);
}
