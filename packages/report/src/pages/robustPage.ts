import type { Robust } from '@sinew/planner';
import { commonGrid, planGrid, scenarioGrid, worthGrid } from '../grids/robust.ts';
import { speak } from '../language/speech.ts';
import { namesOf } from '../story/names.ts';
import {
  leftOutSaid,
  robustLead,
  robustTrust,
  scenarioNames,
  withheldSaid,
  worthSaid,
} from '../story/robust.ts';
import { table } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { commonConditions, titleOf } from './heading.ts';
import { bullet, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** A plan for several scenarios: what is decided, how it stands in each, what it is worth, and what other plans would have. */
export function robustPage(robust: Robust, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, { plan: robust.plan, periods: [] });
  const names = namesOf(plan, lang);
  const words = speech.words.robust;
  const scenario = scenarioNames(robust, speech, names);
  const withheld = withheldSaid(robust, speech, names);
  const decided = robust.measures.length > 0 ? table(commonGrid(robust, speech), width) : [words.nothing];
  return page([
    words.title(titleOf(robust, speech)),
    ...wrap(commonConditions(robust, speech, names).join(' · '), width),
    '',
    ...wrap(robustLead(robust, speech).join(' '), width),
    ...section(words.decided, [...decided, ...(withheld === '' ? [] : wrap(withheld, width))], width),
    ...section(words.scenarios, table(scenarioGrid(robust, speech, scenario), width), width),
    ...section(
      words.worth,
      [
        ...table(worthGrid(robust, speech), width),
        ...[...worthSaid(robust, speech, scenario), robustTrust(robust, speech)].flatMap((text) =>
          bullet(text, width),
        ),
      ],
      width,
    ),
    ...section(
      words.plans,
      [
        ...table(planGrid(robust, speech, scenario), width),
        ...leftOutSaid(robust, speech, names, scenario).flatMap((text) => wrap(text, width)),
      ],
      width,
    ),
  ]);
}
