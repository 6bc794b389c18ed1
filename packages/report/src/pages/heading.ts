import type { Outcome } from '@sinew/planner';
import { shortSpan } from '../format/date.ts';
import { readable, type Speech } from '../language/speech.ts';
import type { Names } from '../story/names.ts';
import { wrap } from '../terminal/text.ts';
import { ends } from './layout.ts';

export function titleOf({ plan }: Pick<Outcome, 'plan'>, speech: Speech): string {
  return readable(speech.lang === 'fr' ? (plan.titleFr ?? plan.title) : plan.title);
}

/** First and last month of the plan, or day where it does not end with a month. */
export function periodOfPlan({ plan }: Pick<Outcome, 'plan'>, { lang }: Speech): string {
  return shortSpan(lang, plan.start, plan.end);
}

/** What a page says at its head of what its figures were made from. */
type Headed = Pick<Outcome, 'plan' | 'kind' | 'scenarios' | 'changes' | 'dDay'>;

/** What the figures were made under: scenarios, changes by hand, prices, percentile. */
export function conditions(outcome: Headed, speech: Speech, names: Names): string[] {
  const { heading } = speech.words;
  const { plan, scenarios, changes, dDay } = outcome;
  return [
    ...(outcome.kind === 'gap' ? [heading.gap] : []),
    scenarios.length === 0
      ? heading.asItStands
      : heading.scenarios(scenarios.map((id) => names('scenarios', id)).join(' + ')),
    ...(dDay === null ? [] : [heading.dDay(speech.longDate(dDay))]),
    ...(changes.length === 0 ? [] : [heading.changes(changes.map(readable).join(', '))]),
    heading.prices(speech.longDate(plan.priceBase)),
    heading.percentile(speech.decimal(plan.percentile * 100)),
  ];
}

/** What holds of an answer in every scenario alike. */
export function commonConditions(
  answer: Pick<Headed, 'plan' | 'changes'>,
  speech: Speech,
  names: Names,
): string[] {
  const [, ...made] = conditions({ ...answer, kind: 'plan', scenarios: [], dDay: null }, speech, names);
  return made;
}

export function headingLines(outcome: Headed, speech: Speech, names: Names, width: number): string[] {
  return [
    ...ends(titleOf(outcome, speech).toLocaleUpperCase(speech.lang), periodOfPlan(outcome, speech), width),
    ...wrap(conditions(outcome, speech, names).join(' · '), width),
  ];
}
