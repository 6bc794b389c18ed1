import type { Frontier, FrontierPoint } from '@sinew/planner';
import { readable, type Speech } from '../language/speech.ts';
import type { Names } from './names.ts';

/** A year is what is asked about delays; where no point is a year after the first, the ends are told. */
const year = 12;
/** Differences below this are none: the objective counts an early shortage a little more than a late one. */
const leastChange = 5e-4;
/** A gap that is the solver's rounding. */
const leastGap = 1e-6;

/** Points at which a plan is possible. */
export const possible = ({ points }: Frontier) => points.filter(({ stages }) => stages.length > 0);

function stageNames(frontier: Frontier): string[] {
  return possible(frontier)[0]?.stages.map(({ stage }) => stage) ?? [];
}

export const metAt = ({ stages }: FrontierPoint, name: string) =>
  stages.find(({ stage }) => stage === name)?.met ?? 0;

/** Stages that fall short at some point; the others are told in a sentence. */
export const shortStages = (frontier: Frontier) =>
  stageNames(frontier).filter((stage) =>
    possible(frontier).some((point) => metAt(point, stage) < 1 - leastChange),
  );

/** `rank 2`, `held 4`, `cost` as a heading names them. */
export function stageName(stage: string, { words }: Speech): string {
  const [kind, rank] = stage.split(' ');
  return kind === 'cost'
    ? words.columns.cost
    : words.frontier.stage[kind === 'held' ? 'held' : 'rank'](readable(rank));
}

/** What the ends say, or the first point and the one a year after. */
export function frontierLead(frontier: Frontier, speech: Speech): string[] {
  const words = speech.words.frontier;
  const points = possible(frontier);
  const [first] = points;
  const sentences: string[] = [];
  if (first) {
    const afterYear = frontier.axis === 'delay' ? points.find(({ at }) => at === first.at + year) : undefined;
    const last = afterYear ?? points[points.length - 1];
    const [from, to] = [first, last].map(({ at }) => words.at[frontier.axis](speech.decimal(at, 3)));
    const changed = shortStages(frontier).filter(
      (stage) => Math.abs(metAt(first, stage) - metAt(last, stage)) > leastChange,
    );
    if (changed.length === 0) sentences.push(words.level);
    for (const stage of changed) {
      const [start, end] = [first, last].map((point) => percent(metAt(point, stage), speech));
      sentences.push(words.change(stageName(stage, speech), from, to, start, end));
    }
    const [cost, then] = [first, last].map((point) => speech.money(point.cost.total));
    sentences.push(cost === then ? words.costsAlike(cost) : words.costs(from, to, cost, then));
    const short = shortStages(frontier);
    const whole = stageNames(frontier).filter((stage) => !short.includes(stage));
    if (whole.length > 0) {
      const list = whole.map((stage) => stageName(stage, speech)).join(speech.words.listSeparator);
      sentences.push(words.whole(list));
    }
  }
  if (frontier.status === 'interrupted') {
    sentences.push(words.interrupted(frontier.points.length, frontier.asked.length));
  }
  return sentences;
}

/** A share in per cent with a decimal: curves differ by little. */
export const percent = (share: number, speech: Speech) =>
  `${speech.decimal(Math.floor(share * 1000 + 0.5) / 10, 1, 1)}${speech.lang === 'fr' ? '\u00a0%' : '%'}`;

export const worstGap = ({ stages }: FrontierPoint) => Math.max(0, ...stages.map(({ gap }) => gap));

/** Where the curves bend: a sentence a knee. */
export function kneesOf({ axis, knees }: Frontier, speech: Speech): string[] {
  const words = speech.words.frontier;
  return knees.map(({ stage, at, kind }) =>
    words[kind][axis](stageName(stage, speech), speech.decimal(at, 3)),
  );
}

/** Measures that no point decides, in a sentence; blank where there are none. */
export function neverDecided(frontier: Frontier, speech: Speech, names: Names): string {
  const never = frontier.neverDecided.map((id) => names('measures', id));
  return never.length === 0
    ? ''
    : speech.words.frontier.never(never.join(speech.words.listSeparator), never.length);
}

/** How closely the points are proved, and a sentence for each that a smaller budget betters. */
export function trustOf(
  frontier: Frontier,
  speech: Speech,
): { readonly proved: string; readonly bettered: string[] } {
  const words = speech.words.frontier;
  const worst = Math.max(0, ...frontier.points.map(worstGap));
  const at = (value: number) => speech.decimal(value, 3);
  return {
    proved: worst > leastGap ? words.gap(speech.within(worst)) : words.proved,
    bettered: frontier.points.flatMap((point) => {
      if (!point.bettered) return [];
      const { by, stage, amount } = point.bettered;
      return [
        stage === 'cost'
          ? words.betteredCost(at(point.at), at(by), speech.money(amount))
          : words.bettered(at(point.at), at(by), stageName(stage, speech), speech.gap(amount)),
      ];
    }),
  };
}
