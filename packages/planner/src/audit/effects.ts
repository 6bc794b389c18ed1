import { addDuration, type Day, durationOf, type EffectKind } from '@sinew/model';
import type { Books } from './books.ts';
import type { Taken } from './decisions.ts';

/** An effect by the day: nothing before done, rising evenly to full, then whole, and over after `ends`. */
interface Course {
  readonly done: Day;
  readonly full: Day;
  readonly ends: Day;
}

/** Days' worth of full effect up to a day. */
function effectDays({ done, full, ends }: Course, day: Day): number {
  const at = Math.min(day, ends);
  if (at <= done) return 0;
  const ramping = Math.min(at, full) - done;
  const risen = full > done ? ramping ** 2 / (2 * (full - done)) : 0;
  return risen + Math.max(0, at - full);
}

/**
 * What the decided measures change, by kind and target, period by period: Σ φ·quantity·n for what is counted,
 * Σ φ·y for flags and for keeping a line warm, the quantity that arrives for stock.
 */
export class Effects {
  readonly #sums = new Map<string, Float64Array>();
  readonly #weights = new Map<string, number>();

  constructor(books: Books, taken: readonly Taken[]) {
    for (const one of taken) {
      for (const effect of books.rows('effects', 'measure', one.measure.id)) {
        const sums = this.#sum(books, effect.kind, effect.target);
        const key = `${effect.kind} ${effect.target}`;
        this.#weights.set(key, (this.#weights.get(key) ?? 0) + effect.quantity);
        if (effect.kind === 'stock') {
          for (const { t, share } of books.time.shares(one.done, one.full)) {
            sums[t] += share * effect.quantity * one.amount;
          }
          continue;
        }
        const ends = effect.lasts === undefined ? Infinity : addDuration(one.done, durationOf(effect.lasts));
        const course = { done: one.done, full: one.full, ends };
        const weight = byDecision.has(effect.kind) ? one.y : effect.quantity * one.amount;
        books.time.periods.forEach(({ start, end }, t) => {
          sums[t] += (weight * (effectDays(course, end) - effectDays(course, start))) / (end - start);
        });
      }
    }
  }

  at(kind: EffectKind, target: string, t: number): number {
    return this.#sums.get(`${kind} ${target}`)?.[t] ?? 0;
  }

  /** Sum of the quantities by which sizes enter `at`. */
  weight(kind: EffectKind, target: string): number {
    return this.#weights.get(`${kind} ${target}`) ?? 0;
  }

  /** Targets that some decided measure changes. */
  targets(kind: EffectKind): readonly string[] {
    return [...this.#sums.keys()]
      .filter((key) => key.startsWith(`${kind} `))
      .map((key) => key.slice(kind.length + 1));
  }

  #sum(books: Books, kind: EffectKind, target: string): Float64Array {
    const key = `${kind} ${target}`;
    const known = this.#sums.get(key) ?? books.zeros();
    this.#sums.set(key, known);
    return known;
  }
}

const byDecision: ReadonlySet<EffectKind> = new Set<EffectKind>(['fit', 'data', 'release', 'keep_warm']);
