import type { LinearProgram } from '@sinew/solver';
import * as z from 'zod';
import { outcomeSchema } from '../audit/outcomeSchema.ts';
import type { Planned } from './portfolio.ts';

/** A point, without the columns that are 0. Plain data. */
export interface KeptPoint {
  /** Of all columns. */
  readonly length: number;
  readonly index: readonly number[];
  readonly value: readonly number[];
}

/** What a step of the search for alternatives came to. Plain data, to be kept or sent; a bound that is none is null. */
export type KeptAnswer =
  /** The plan itself: its point, how far each stage is from its bound, and everything about it. */
  | {
      readonly kind: 'plan';
      readonly x: KeptPoint;
      readonly stages: readonly { readonly gap: number; readonly proved: boolean }[];
      readonly planned: Planned;
    }
  | { readonly kind: 'relaxation'; readonly allows: boolean }
  | { readonly kind: 'found'; readonly x: KeptPoint; readonly bound: number | null }
  | { readonly kind: 'none'; readonly shown: 'relaxation' | 'search' }
  | { readonly kind: 'open'; readonly bound: number | null }
  | { readonly kind: 'planned'; readonly planned: Planned };

type Kind = KeptAnswer['kind'];

/** Steps by the first word of their id, and what they may come to. */
const kindsOf = {
  plan: ['plan'],
  relaxation: ['relaxation'],
  question: ['found', 'none', 'open'],
  portfolio: ['planned'],
} as const satisfies Readonly<Record<string, readonly Kind[]>>;

type Step = keyof typeof kindsOf;
export type AnswerTo<S extends Step> = Extract<KeptAnswer, { readonly kind: (typeof kindsOf)[S][number] }>;

const point = z
  .strictObject({
    length: z.int().min(0),
    index: z.array(z.int().min(0)),
    value: z.array(z.number()),
  })
  .refine(
    ({ length, index, value }) =>
      index.length === value.length && index.every((j, k) => j < length && (k === 0 || index[k - 1] < j)),
  );
const bound = z.number().nullable();
const planned = z.strictObject({
  outcome: outcomeSchema,
  stages: z.array(z.strictObject({ stage: z.string(), value: z.number() })),
});
const answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('plan'),
    x: point,
    stages: z.array(z.strictObject({ gap: z.number(), proved: z.boolean() })),
    planned,
  }),
  z.strictObject({ kind: z.literal('relaxation'), allows: z.boolean() }),
  z.strictObject({ kind: z.literal('found'), x: point, bound }),
  z.strictObject({ kind: z.literal('none'), shown: z.enum(['relaxation', 'search']) }),
  z.strictObject({ kind: z.literal('open'), bound }),
  z.strictObject({ kind: z.literal('planned'), planned }),
]);

/** Whether what was kept under an id, and anyone may have written, can be the answer to it. */
export function isKeptAnswer(id: string, kept: unknown): kept is KeptAnswer {
  const { data } = answer.safeParse(kept);
  const step = id.split(' ', 1)[0];
  const kinds: readonly string[] = Object.hasOwn(kindsOf, step) ? kindsOf[step as Step] : [];
  return data !== undefined && kinds.includes(data.kind);
}

export interface MemoryOptions {
  /** Answers of a search with the same plan and options that ended early, by id, as they were told. */
  readonly known?: ReadonlyMap<string, KeptAnswer>;
  /** Told each answer that is new and whole. */
  readonly onAnswer?: (id: string, answer: KeptAnswer) => void;
  readonly interrupted?: () => boolean;
}

/**
 * What a search for alternatives knows already. Its steps are always the same, in the same order, and each starts from the same place, so
 * that one broken off and gone on with comes to the same end as one that ran through.
 */
export class Memory {
  readonly #options: MemoryOptions;
  #steps = 0;

  constructor(options: MemoryOptions) {
    this.#options = options;
  }

  /**
   * The answer that is known of the next step, or the one that is made now and told, unless the work was stopped meanwhile. What is known may have
   * been written by anyone: where it does not fit, as far as that can be told without a solver, the step is taken anew.
   */
  once<S extends Step>(
    step: S,
    about: string,
    make: () => AnswerTo<S>,
    fits: (known: AnswerTo<S>) => boolean,
  ): AnswerTo<S> {
    const { known, onAnswer, interrupted } = this.#options;
    const id = `${step} ${++this.#steps} ${about}`;
    const before = known?.get(id) as AnswerTo<S> | undefined;
    if (before && fits(before)) return before;
    const made = make();
    if (!interrupted?.()) onAnswer?.(id, made);
    return made;
  }
}

export function kept(x: Float64Array): KeptPoint {
  const index: number[] = [];
  const value: number[] = [];
  x.forEach((v, j) => {
    if (v === 0) return;
    index.push(j);
    value.push(v);
  });
  return { length: x.length, index, value };
}

export function pointOf({ length, index, value }: KeptPoint): Float64Array {
  const x = new Float64Array(length);
  index.forEach((j, k) => {
    x[j] = value[k];
  });
  return x;
}

/** What a row or bound may be missed by, of the sizes of its terms: what the solver and whole numbers made exactly whole leave. */
const MISSED = 1e-5;

/** Whether a point that was kept is one of a program: of its length, whole where it must be, and within bounds and rows. */
export function isPointOf(
  {
    columnCount,
    columnLower,
    columnUpper,
    integer,
    rowCount,
    rowLower,
    rowUpper,
    starts,
    index,
    value,
  }: LinearProgram,
  point: KeptPoint,
): boolean {
  if (point.length !== columnCount) return false;
  const x = pointOf(point);
  const activity = new Float64Array(rowCount);
  const size = new Float64Array(rowCount).fill(1);
  for (let j = 0; j < columnCount; j++) {
    const slack = MISSED * Math.max(1, Math.abs(x[j]));
    if (x[j] < columnLower[j] - slack || x[j] > columnUpper[j] + slack) return false;
    if (integer[j] === 1 && Math.abs(x[j] - Math.round(x[j])) > MISSED) return false;
    for (let k = starts[j]; k < starts[j + 1]; k++) {
      activity[index[k]] += value[k] * x[j];
      size[index[k]] += Math.abs(value[k] * x[j]);
    }
  }
  return activity.every(
    (sum, i) => sum >= rowLower[i] - MISSED * size[i] && sum <= rowUpper[i] + MISSED * size[i],
  );
}

/** JSON has no infinite numbers. */
export const keptBound = (value: number): number | null => (Number.isFinite(value) ? value : null);
export const boundOf = (value: number | null): number => value ?? Number.NEGATIVE_INFINITY;
