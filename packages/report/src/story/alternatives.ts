import type { Alternatives, MeasureVerdict, Portfolio } from '@sinew/planner';
import { readable, type Speech } from '../language/speech.ts';

/** What to read first. */
export function alternativesLead(found: Alternatives, speech: Speech): string[] {
  const words = speech.words.alternatives;
  const { measures, within, best, status } = found;
  const having = (verdict: MeasureVerdict['verdict']) => measures.filter((one) => one.verdict === verdict);
  const essential = having('essential');
  const leftOpen = (why: MeasureVerdict['shown']) =>
    having('open').filter(({ shown }) => shown === why).length;
  return [
    words.lead(percent(within, speech), speech.money(best.cost.total)),
    measures.length === 0
      ? words.none
      : words.counts(
          measures.length,
          essential.length,
          having('interchangeable').length,
          having('never').length,
        ),
    ...(essential.length > 0
      ? [words.essential(essential.map(speech.name).join(speech.words.listSeparator))]
      : []),
    ...(leftOpen('effort') > 0 ? [words.open(leftOpen('effort'))] : []),
    ...(status === 'interrupted' ? [words.interrupted(leftOpen('stopped'))] : []),
  ];
}

/** A tolerance as it was typed: 2 %, 0.5 %. */
function percent(share: number, { decimal, lang }: Speech): string {
  return `${decimal(share * 100, 2)}${lang === 'fr' ? '\u00a0%' : '%'}`;
}

/** The best plan and the others, and the letter that each goes by. */
export function lettered(
  { alternatives, best }: Alternatives,
  speech: Speech,
): [letter: string, plan: Portfolio][] {
  const nameOf = (k: number) =>
    k === 0 ? speech.words.alternatives.columns.best : String.fromCharCode(64 + k);
  return [best, ...alternatives].map((plan, k) => [nameOf(k), plan]);
}

/** The day on which a plan decides a measure; null where it does not. */
export const decidedIn = ({ measures }: Portfolio, id: string): string | null =>
  measures.find((one) => one.id === id)?.decided ?? null;

/** By how many measures each alternative differs from those before it. */
export const differencesIn = (found: Alternatives, speech: Speech): string[] =>
  found.alternatives.map(({ differs, mostPossible }, k) =>
    speech.words.alternatives.differs(lettered(found, speech)[k + 1][0], differs, mostPossible),
  );

/** `rank 2`, `held 4`, `cost` as a reader says it. */
export function stageInWords(stage: string, speech: Speech): string {
  const { stages } = speech.words.alternatives;
  const [kind, rank] = stage.split(' ');
  return kind === 'rank' || kind === 'held' ? stages[kind](readable(rank)) : stages.cost;
}
