import type { Plan } from '@sinew/model';
import type { Frontier, FrontierPoint } from '@sinew/planner';
import { readable, type Speech } from '../language/speech.ts';
import type { Names } from './names.ts';

/** A year is what is asked about delays. */
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

/** A figure along the points: told at the ends, and of delays a year after the first. */
interface Course {
  readonly value: (point: FrontierPoint) => number;
  /** Whether a reader takes two values for the same. */
  readonly alike: (one: number, other: number) => boolean;
  readonly say: (value: number) => string;
}

/** What the ends say, and of delays the point a year after the first. */
export function frontierLead(frontier: Frontier, speech: Speech, plan: Plan | undefined): string[] {
  const words = speech.words.frontier;
  const points = possible(frontier);
  const sentences: string[] = [];
  if (frontier.axis === 'delay' && plan && plan.tables.steps.every(({ kind }) => kind !== 'approval')) {
    sentences.push(words.noApproval);
  }
  if (points.length > 0) {
    const short = shortStages(frontier);
    const courses = short.map((stage) => ({
      stage: stageName(stage, speech),
      value: (point: FrontierPoint) => metAt(point, stage),
      alike: (one: number, other: number) => Math.abs(one - other) <= leastChange,
      say: (share: number) => percent(share, speech),
    }));
    if (points.length > 1 && courses.every((course) => same(points, course))) sentences.push(words.level);
    for (const { stage, ...course } of courses) {
      if (points.length > 1 && same(toldOf(frontier), course)) continue;
      sentences.push(words.change(stage, figuresOf(frontier, course, words.met, speech)));
    }
    const cost: Course = {
      value: (point) => point.cost.total,
      alike: (one, other) => speech.money(one) === speech.money(other),
      say: speech.money,
    };
    sentences.push(
      points.length > 1 && same(points, cost)
        ? words.costsAlike(speech.money(points[0].cost.total), points.length)
        : words.costs(figuresOf(frontier, cost, words.figureAt, speech)),
    );
    const whole = stageNames(frontier).filter((stage) => !short.includes(stage));
    if (whole.length > 0) {
      const list = whole.map((stage) => stageName(stage, speech)).join(speech.words.listSeparator);
      sentences.push(words.whole(list, points.length));
    }
  }
  if (frontier.status === 'interrupted') {
    sentences.push(words.interrupted(frontier.points.length, frontier.asked.length));
  }
  return sentences;
}

/** The first point, of delays the one a year after it, and the last. */
function toldOf(frontier: Frontier): FrontierPoint[] {
  const points = possible(frontier);
  return points.filter(
    ({ at }, k) =>
      k === 0 || k === points.length - 1 || (frontier.axis === 'delay' && at === points[0].at + year),
  );
}

function same([first, ...others]: readonly FrontierPoint[], { alike, value }: Course): boolean {
  return others.every((point) => alike(value(first), value(point)));
}

/** What stays as it is from a told point to the last is not repeated, but said to stay. */
function figuresOf(
  frontier: Frontier,
  course: Course,
  sayFirst: (figure: string, at: string) => string,
  speech: Speech,
): string {
  const words = speech.words.frontier;
  const at = (point: FrontierPoint) => words.at[frontier.axis](speech.decimal(point.at, 3));
  const figure = (point: FrontierPoint) => course.say(course.value(point));
  const points = possible(frontier);
  const [first, ...others] = toldOf(frontier);
  const [yearAfter, last] = others;
  const stays = last !== undefined && same(points.slice(points.indexOf(yearAfter)), course);
  const told = (stays ? [yearAfter] : others).map((point) => words.figureAt(figure(point), at(point)));
  return [sayFirst(figure(first), at(first)), ...told, ...(stays ? [words.stays(at(last))] : [])].join(', ');
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
    proved: worst > leastGap ? words.gap(speech.within(worst)) : words.proved(frontier.points.length),
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
