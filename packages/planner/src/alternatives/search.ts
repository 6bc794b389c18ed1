import {
  type Basis,
  dive,
  type Highs,
  openSession,
  type Session,
  type Solution,
  solveFixed,
} from '@sinew/solver';
import { type AnswerTo, boundOf, isPointOf, kept, keptBound, type Memory, pointOf } from './memory.ts';
import type { Choice, Near } from './near.ts';

/** A portfolio that was found, and checked by fixing its decisions and solving what is left. */
export interface Found {
  /** Length columns of the near program; decisions exactly whole. */
  readonly x: Float64Array;
  /** By choice: whether the measure is decided. */
  readonly chosen: readonly boolean[];
}

/** What a question came to. */
export type Answer =
  | { readonly kind: 'found'; readonly found: Found; readonly bound: number }
  | { readonly kind: 'none'; readonly shown: 'relaxation' | 'search' }
  | { readonly kind: 'open'; readonly bound: number };

/** A measure that a question takes or leaves out. */
export interface Fixed {
  readonly choice: Choice;
  readonly taken: boolean;
}

interface Asked {
  readonly how: 'dive' | 'search';
  /** Rise of the objective at a rounding that is not worth looking for a better way. */
  readonly bearable: number;
  /** Distance from the bound at which a portfolio is good enough. */
  readonly enough: number;
  readonly start?: Float64Array;
}

export interface SearchOptions {
  /** Simplex iterations of one search, and of one dive. */
  readonly effort: number;
  readonly interrupted?: () => boolean;
  readonly memory: Memory;
}

/**
 * The near program in the solver's memory, and the questions that are put to it. A question fixes some of the `chosen`
 * columns and prices others; its bounds and costs are put back when it is answered. Each starts from the same basis, so that its answer does
 * not depend on what was asked before, here or in a search that was broken off.
 */
export class NearSearch {
  readonly #near: Near;
  readonly #session: Session;
  readonly #options: SearchOptions;
  readonly #whole: Int32Array;
  #from: Basis | undefined;

  constructor(highs: Highs, near: Near, options: SearchOptions) {
    this.#near = near;
    this.#session = openSession(highs, near.linear);
    this.#options = options;
    this.#whole = this.#session.integerColumns();
  }

  close(): void {
    this.#session.close();
  }

  get interrupted(): boolean {
    return this.#options.interrupted?.() ?? false;
  }

  /** The session, for rules that come on top of the plan's own. */
  get session(): Session {
    return this.#session;
  }

  /** Solves the relaxation of the session as it stands: questions start from where that ends. */
  begin(): void {
    const integers = this.#session.relaxIntegers();
    this.#session.setCosts(this.#costs(scaled(this.#near.spending, CHEAP)));
    this.#session.solve(this.#solving());
    this.#from = this.#session.basis();
    this.#session.setIntegrality(integers, true);
  }

  /** Keeps a measure in or out of every portfolio from here on, as was proved. */
  settle({ chosen }: Choice, taken: boolean): void {
    this.#session.setColumnBounds(chosen, taken ? 1 : 0, taken ? 1 : 0);
  }

  /** Whether the program without whole numbers has a point with the measure taken or left out. */
  relaxationAllows(choice: Choice, taken: boolean): boolean {
    const allows = () =>
      this.#asking([{ choice, taken }], () => {
        this.#session.relaxIntegers();
        this.#session.setCosts(this.#costs(new Map()));
        return this.#session.solve(this.#solving()).status !== 'infeasible';
      });
    const about = aboutOf([{ choice, taken }]);
    const ask = (): AnswerTo<'relaxation'> => ({ kind: 'relaxation', allows: allows() });
    return this.#options.memory.once('relaxation', about, ask, () => true).allows;
  }

  /**
   * A portfolio with the measure taken or left out and all other whole-number decisions as in one that was found;
   * undefined where there is none, or none that the effort finds.
   */
  beside(found: Found, choice: Choice, taken: boolean): Found | undefined {
    const fixed = [{ choice, taken }];
    const answer = this.#once(`beside ${aboutOf(fixed)}`, fixed, () => this.#beside(found, choice, fixed));
    return answer.kind === 'found' ? answer.found : undefined;
  }

  #beside({ x }: Found, choice: Choice, fixed: readonly Fixed[]): Answer {
    const mine = new Set([choice.chosen, ...this.#decisionsOf(choice)]);
    const kept = [...this.#whole].filter((column) => !mine.has(column));
    const before = kept.map((column) => ({ column, ...this.#session.columnBounds(column) }));
    for (const column of kept) {
      const value = Math.round(x[column]);
      this.#session.setColumnBounds(column, value, value);
    }
    try {
      return this.#any(fixed, 'dive');
    } finally {
      for (const { column, lower, upper } of before) this.#session.setColumnBounds(column, lower, upper);
    }
  }

  /** A portfolio with these measures taken or left out, whichever is found first, looked for where plans are cheap. */
  any(fixed: readonly Fixed[], how: 'dive' | 'search'): Answer {
    return this.#once(`${how} ${aboutOf(fixed)}`, fixed, () => this.#any(fixed, how));
  }

  #any(fixed: readonly Fixed[], how: 'dive' | 'search'): Answer {
    return this.#ask(fixed, scaled(this.#near.spending, CHEAP), {
      how,
      bearable: CHEAP / 20,
      enough: Infinity,
    });
  }

  /**
   * The portfolio of the least `prices` (whole numbers by column) that the effort finds, the cheaper of equals. `dive`
   * asks the relaxation and rounds; `search` goes on with branch and bound, from `start` if there is one. The bound of
   * the answer is one of the prices alone.
   */
  cheapest(prices: ReadonlyMap<number, number>, how: 'dive' | 'search', start?: Float64Array): Answer {
    const both = scaled(this.#near.spending, TIE);
    for (const [column, price] of prices) both.set(column, (both.get(column) ?? 0) + price);
    const asked = { how, bearable: TIE, enough: 1 - 2 * TIE, ...(start && { start }) };
    const answer = this.#once(`${how} cheapest`, [], () => this.#ask([], both, asked));
    // What is spent counts between 0 and TIE in it.
    return answer.kind === 'none' ? answer : { ...answer, bound: answer.bound - TIE };
  }

  #ask(fixed: readonly Fixed[], prices: ReadonlyMap<number, number>, asked: Asked): Answer {
    const { how, bearable, enough, start } = asked;
    return this.#asking(fixed, () => {
      const session = this.#session;
      const cost = this.#costs(prices);
      session.setCosts(cost);
      session.relaxIntegers();
      const relaxed = session.solve(this.#solving());
      if (relaxed.status === 'infeasible') return { kind: 'none', shown: 'relaxation' };
      if (relaxed.status !== 'optimal') return { kind: 'open', bound: Number.NEGATIVE_INFINITY };
      const { objective: bound } = relaxed;
      const dived = this.#dive(relaxed, bearable);
      if (dived && (how === 'dive' || priceOf(dived.x, cost) <= bound + enough)) {
        return { kind: 'found', found: dived, bound };
      }
      if (how === 'dive') return { kind: 'open', bound };
      const from = cheaper(dived?.x, start, cost);
      session.setIntegrality(this.#whole, true);
      const searched = session.solve({
        ...this.#solving(),
        iterationLimit: this.#options.effort,
        gap: enough === Infinity ? ANY : 0,
        absoluteGap: Math.min(enough, ANY),
        ...(from && { start: from }),
      });
      if (searched.status === 'infeasible') return { kind: 'none', shown: 'search' };
      const found = searched.hasPoint ? this.#check(searched.x) : undefined;
      const better = Math.max(bound, Number.isFinite(searched.bound) ? searched.bound : bound);
      const best = found ?? dived;
      return best ? { kind: 'found', found: best, bound: better } : { kind: 'open', bound: better };
    });
  }

  /** Fixes the decisions of a point and solves for the rest: a portfolio is one only if that has a solution. */
  #check(x: Float64Array): Found | undefined {
    this.#session.setIntegrality(this.#whole, true);
    const settled = solveFixed(this.#session, x, this.#solving());
    if (settled.status !== 'optimal') return undefined;
    return foundAt(this.#near, settled.x, this.#whole);
  }

  #dive(relaxed: Solution, bearable: number): Found | undefined {
    const { point } = dive(this.#session, this.#whole, relaxed, {
      ...this.#solving(),
      effort: this.#options.effort,
      cutoff: Number.POSITIVE_INFINITY,
      bearable,
    });
    return point ? this.#check(point.x) : undefined;
  }

  /** An answer that is known, or that is found now; a portfolio only as what is kept of it tells it. */
  #once(about: string, fixed: readonly Fixed[], ask: () => Answer): Answer {
    const fits = (known: AnswerTo<'question'>) => {
      if (known.kind !== 'found') return true;
      if (!isPointOf(this.#near.linear, known.x)) return false;
      const x = pointOf(known.x);
      return fixed.every(({ choice, taken }) => x[choice.chosen] > 0.5 === taken);
    };
    const make = (): AnswerTo<'question'> => {
      const made = ask();
      if (made.kind === 'none') return made;
      const bound = keptBound(made.bound);
      return made.kind === 'open' ? { kind: 'open', bound } : { kind: 'found', x: kept(made.found.x), bound };
    };
    const answer = this.#options.memory.once('question', about, make, fits);
    if (answer.kind === 'none') return answer;
    const bound = boundOf(answer.bound);
    if (answer.kind === 'open') return { kind: 'open', bound };
    return { kind: 'found', found: foundAt(this.#near, pointOf(answer.x), this.#whole), bound };
  }

  #costs(prices: ReadonlyMap<number, number>): Float64Array {
    const cost = new Float64Array(this.#session.columnCount);
    for (const [column, price] of prices) cost[column] = price;
    return cost;
  }

  #solving() {
    const { interrupted } = this.#options;
    return interrupted ? { interrupted } : {};
  }

  /** Whole-number columns by which a measure is decided: those of its options, and "taken by this day" beside them. */
  #decisionsOf({ options }: Choice): number[] {
    const { starts, index } = this.#near.linear;
    const rows = new Set<number>();
    for (const { taken } of options) {
      for (let k = starts[taken]; k < starts[taken + 1]; k++) rows.add(index[k]);
    }
    const own = new Set(options.flatMap(({ taken, size }) => [taken, size]));
    return [...this.#whole].filter((column) => own.has(column) || this.#onlyIn(column, rows));
  }

  #onlyIn(column: number, rows: ReadonlySet<number>): boolean {
    const { starts, index } = this.#near.linear;
    for (let k = starts[column]; k < starts[column + 1]; k++) if (!rows.has(index[k])) return false;
    return starts[column + 1] > starts[column];
  }

  #asking<R>(fixed: readonly Fixed[], answer: () => R): R {
    const before = fixed.map(({ choice: { chosen } }) => ({
      chosen,
      ...this.#session.columnBounds(chosen),
    }));
    for (const { choice, taken } of fixed) this.settle(choice, taken);
    this.#session.clearSolver();
    if (this.#from) this.#session.setBasis(this.#from);
    try {
      return answer();
    } finally {
      for (const { chosen, lower, upper } of before) this.#session.setColumnBounds(chosen, lower, upper);
      this.#session.setIntegrality(this.#whole, true);
    }
  }
}

const aboutOf = (fixed: readonly Fixed[]): string =>
  fixed.map(({ choice, taken }) => `${taken ? 'with' : 'without'} ${choice.measure.row.id}`).join(', ');

/** What all that may be spent counts where cheapness is the objective: far above the solver's tolerances. */
const CHEAP = 100;
/** What it counts where it only says which of equals is taken, and keeps the relaxation from being all ties. */
const TIE = 0.01;
/** A distance from the bound at which the first point is enough. */
const ANY = 1e9;

function scaled(prices: ReadonlyMap<number, number>, by: number): Map<number, number> {
  return new Map(Array.from(prices, ([column, price]) => [column, price * by]));
}

function priceOf(x: Float64Array, cost: Float64Array): number {
  return cost.reduce((sum, c, j) => (c === 0 ? sum : sum + c * x[j]), 0);
}

function cheaper(a: Float64Array | undefined, b: Float64Array | undefined, cost: Float64Array) {
  if (!a || !b) return a ?? b;
  return priceOf(a, cost) <= priceOf(b, cost) ? a : b;
}

/** The portfolio that a point of the near program has, its decisions made exactly whole. */
export function foundAt({ choices }: Near, point: Float64Array, whole: Iterable<number>): Found {
  const x = point.slice();
  for (const column of whole) x[column] = Math.round(x[column]);
  return { x, chosen: choices.map(({ chosen }) => x[chosen] === 1) };
}
