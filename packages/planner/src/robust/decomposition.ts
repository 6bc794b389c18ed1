import {
  type Highs,
  openSession,
  ProgramBuilder,
  type Session,
  type Solution,
  type SolveOptions,
  type SolveProgress,
  SolverError,
} from '@sinew/solver';
import { DEFAULT_EFFORT, DEFAULT_GAP, type PlanOptions } from '../options.ts';
import type { PlanStage } from '../program/objective.ts';
import { riskStage } from './joint.ts';
import { type Cut, type Recourse, RecourseProgram } from './recourse.ts';
import { type Risk, riskFigures, stateRisk } from './risk.ts';
import type { Future } from './scenarios.ts';
import { stateDecisions } from './sharedDecisions.ts';
import { stageScale } from './stages.ts';

/** What the decomposition comes to: decisions by future, over its decision columns, and what is proved. */
export interface Decomposed {
  readonly decisions: readonly Float64Array[];
  /** By figure of risk, scaled back. */
  readonly figures: readonly { readonly of: string; readonly bound: number; readonly proved: boolean }[];
  readonly interrupted: boolean;
}

/** Rounds of cuts that one figure may take. */
const MOST_ROUNDS = 300;
/**
 * Iterations that the operations of each future may take for one figure, for each of a stage's effort: with the rounds a limit that is
 * the same on every machine. On plans/canada with three scenarios the hardest that came to its proof took five.
 */
const OPERATIONS_EFFORT = 20;
/** Cuts by less than this, relative, are rounding. */
const LEAST_CUT = 1e-7;
/** What a stage that is kept may give up, relative: with a tenth of it rounding in cuts left later stages no room at all. */
const LEAST_KEPT = 1e-6;

/** Decisions that were looked at, with the values of the stages in every future. */
interface Point {
  readonly decisions: readonly Float64Array[];
  /** By future, by stage. */
  readonly values: readonly (readonly number[])[];
}

/**
 * The robust plan by the L-shaped method with a cut a future (R. Van Slyke and R. Wets, 1969; Birge and Louveaux, chapter 5),
 * stage by stage: the master holds decisions and, for each stage and future, a value, bounded from below by cuts; risk and the
 * stages before are rows of the master alone. Whole numbers in operations are relaxed, so that bounds hold and values are theirs or
 * less. `start`: decisions to begin with, by future. `operations`: points whose whole numbers operations keep instead, by future: then values
 * are true ones, and bounds hold among those plans alone.
 *
 * Undefined where no decisions keep the rules of all futures; decisions are empty where the work was stopped before any.
 */
export function decompose(
  highs: Highs,
  futures: readonly Future[],
  names: readonly string[],
  risk: Risk,
  start: readonly Float64Array[] | undefined,
  options: PlanOptions,
  operations?: readonly Float64Array[],
): Decomposed | undefined {
  const scales = names.map((name) => stageScale(futures, name));
  const recourse = futures.map(
    (future, s) => new RecourseProgram(highs, future, names, scales, operations?.[s]),
  );
  const master = new Master(highs, futures, names, scales, risk, recourse);
  try {
    return new Search(master, recourse, futures, risk, options).run(start);
  } finally {
    master.close();
    for (const one of recourse) one.close();
  }
}

/** Decisions of all futures, and values that cuts bound. */
class Master {
  readonly session: Session;
  /** A figure of risk each, in order; `stage` is that of `names`. */
  readonly figures: readonly (PlanStage & { readonly of: string; readonly stage: number })[];
  /** By future: columns of its decision columns. */
  readonly decisions: readonly Int32Array[];
  /** By future, by stage: the column of its value. */
  readonly values: readonly Int32Array[];
  readonly integers: Int32Array;
  readonly #integer: Uint8Array;

  constructor(
    highs: Highs,
    futures: readonly Future[],
    names: readonly string[],
    scales: readonly number[],
    risk: Risk,
    recourse: readonly RecourseProgram[],
  ) {
    const builder = new ProgramBuilder();
    const { columnOf } = stateDecisions(builder, futures);
    this.decisions = recourse.map(({ columns }, s) => columns.map((column) => columnOf[s][column]));
    this.values = futures.map(() =>
      Int32Array.from(names, () => builder.column(0, Number.POSITIVE_INFINITY)),
    );
    const probabilities = futures.map(({ probability }) => probability);
    const stated = names.map((_, k) => {
      const terms = this.values.map((columns) => ({ index: [columns[k]], value: [1] }));
      return stateRisk(builder, terms, probabilities, risk).figures;
    });
    const linear = builder.build();
    this.figures = stated.flatMap((figures, stage) =>
      figures.map((figure, k) => ({
        ...riskStage(names[stage], k, figure, linear.columnCount, scales[stage]),
        stage,
      })),
    );
    this.#integer = linear.integer;
    this.session = openSession(highs, linear);
    this.integers = this.session.integerColumns();
  }

  close(): void {
    this.session.close();
  }

  /** Undefined where the solver fails, from where it stood and from nothing. */
  solve(options: SolveOptions): Solution | undefined {
    for (const _ of ['as it stands', 'from nothing']) {
      try {
        return this.session.solve(options);
      } catch (error) {
        if (!(error instanceof SolverError)) throw error;
        this.session.clearSolver();
      }
    }
    return undefined;
  }

  /** The decisions of a future at a point, whole numbers made whole unless they are relaxed. */
  decisionsAt(x: Float64Array, s: number, whole: boolean): Float64Array {
    return Float64Array.from(this.decisions[s], (column) =>
      whole && this.#integer[column] ? Math.round(x[column]) : x[column],
    );
  }

  /** Adds a cut where a point is beyond it; whether it was. */
  cutOff({ stage, constant, slope, sloping }: Cut, s: number, x: Float64Array): boolean {
    let least = constant;
    const index: number[] = [];
    const value: number[] = [];
    slope.forEach((c, d) => {
      const column = this.decisions[s][d];
      least += c * x[column];
      if (Math.abs(c) <= 1e-11) return;
      index.push(column);
      value.push(-c);
    });
    sloping.forEach((c, j) => {
      least += c * x[this.values[s][j]];
      if (c === 0) return;
      index.push(this.values[s][j]);
      value.push(-c);
    });
    const reached = stage < 0 ? 0 : x[this.values[s][stage]];
    if (least - reached <= LEAST_CUT * Math.max(1, Math.abs(least))) return false;
    if (stage >= 0) {
      index.push(this.values[s][stage]);
      value.push(1);
    }
    const [columns, terms] = merged(index, value);
    const unit = unitOf(least);
    this.session.addRow(constant / unit, Number.POSITIVE_INFINITY, columns, divided(terms, unit));
    return true;
  }

  /** Keeps a figure to at most what was reached, and its tolerance, from now on. */
  keep({ cost }: PlanStage, most: number): void {
    const index = Int32Array.from(cost.keys()).filter((j) => cost[j] !== 0);
    const costs = Float64Array.from(index, (j) => cost[j]);
    const unit = unitOf(most);
    this.session.addRow(Number.NEGATIVE_INFINITY, most / unit, index, divided(costs, unit));
  }
}

/**
 * What a row of the master is divided by, so that the solver's tolerance is relative: to a ten-millionth of 1 it could not hold
 * values of millions, and its search failed on them.
 */
const unitOf = (value: number): number => Math.max(1, Math.abs(value));

const divided = (values: Float64Array, by: number): Float64Array => values.map((value) => value / by);

/** Several terms of one column, as of a shared choice and what tells of it, as one. */
function merged(index: readonly number[], value: readonly number[]): [Int32Array, Float64Array] {
  const sums = new Map<number, number>();
  index.forEach((column, k) => {
    sums.set(column, (sums.get(column) ?? 0) + value[k]);
  });
  return [Int32Array.from(sums.keys()), Float64Array.from(sums.values())];
}

class Search {
  readonly #master: Master;
  readonly #recourse: readonly RecourseProgram[];
  readonly #probabilities: readonly number[];
  readonly #risk: Risk;
  readonly #options: PlanOptions;
  /** What each figure that is done may be at most. */
  readonly #allowed: number[] = [];
  #best: Point | undefined;
  #stopped = false;
  /** The solver came to no end over the best decisions: what stages after have is not known. */
  #lost = false;

  constructor(
    master: Master,
    recourse: readonly RecourseProgram[],
    futures: readonly Future[],
    risk: Risk,
    options: PlanOptions,
  ) {
    this.#master = master;
    this.#recourse = recourse;
    this.#probabilities = futures.map(({ probability }) => probability);
    this.#risk = risk;
    this.#options = options;
  }

  run(start: readonly Float64Array[] | undefined): Decomposed | undefined {
    const { figures } = this.#master;
    if (start) this.#best = { decisions: start, values: start.map(() => []) };
    const told: { of: string; bound: number; proved: boolean }[] = [];
    for (const [f, figure] of figures.entries()) {
      if (!this.#stopped && !this.#lost) this.#extendBest(figure.stage);
      if (this.#stopped || this.#lost) {
        told.push({ of: figure.of, bound: Number.NEGATIVE_INFINITY, proved: false });
        continue;
      }
      const bound = this.#figure(f);
      if (bound === undefined) return undefined;
      const reached = this.#best ? this.#figureOf(this.#best, f) : Number.POSITIVE_INFINITY;
      const proved = !this.#stopped && reached - bound <= this.#enough(f, reached);
      told.push({ of: figure.of, bound: bound / figure.scale, proved });
      if (!this.#best) break;
      const kept = reached + Math.max(figure.tolerance?.absolute ?? 0, LEAST_KEPT * Math.abs(reached));
      // Values whose earlier stages had more room may lie below what the cuts allow.
      const most = Math.max(kept, bound + LEAST_CUT * Math.abs(bound));
      this.#allowed.push(most);
      this.#master.keep(figure, most);
    }
    return { decisions: this.#best?.decisions ?? [], figures: told, interrupted: this.#stopped };
  }

  /** The values of the best decisions up to a stage, and their cuts. */
  #extendBest(last: number): void {
    const best = this.#best;
    if (!best || best.values[0].length > last) return;
    const found = this.#lookAt(best.decisions, best.values, last);
    if (!found) {
      this.#lost = true;
      return;
    }
    this.#best = found.every(({ possible }) => possible)
      ? { decisions: best.decisions, values: raised(found, best.values, last) }
      : undefined;
  }

  #lookAt(
    decisions: readonly Float64Array[],
    allowed: readonly (readonly number[])[],
    last: number,
  ): Recourse[] | undefined {
    const found: Recourse[] = [];
    for (const [s, one] of this.#recourse.entries()) {
      if (s > 0) one.beginLike(this.#recourse[s - 1]);
      const at = one.at(decisions[s], allowed[s], last, this.#options.interrupted);
      if (this.#options.interrupted?.()) this.#stopped = true;
      if (!at) return undefined;
      found.push(at);
    }
    return found;
  }

  #figureOf({ values }: Point, f: number): number {
    const { figures } = this.#master;
    const { stage } = figures[f];
    const mine = riskFigures(
      values.map((of) => of[stage]),
      this.#probabilities,
      this.#risk,
    );
    return mine[f - figures.findIndex((one) => one.stage === stage)];
  }

  /** How close to its bound a figure need come. */
  #enough(f: number, reached: number): number {
    const gap = Math.max(this.#options.gap ?? DEFAULT_GAP, 1e-7);
    // A share of what is not reached at all would be enough at once.
    if (!Number.isFinite(reached)) return 0;
    return Math.max((this.#master.figures[f].absoluteGap ?? 0) / 100, 2e-6, gap * Math.abs(reached));
  }

  /**
   * Makes one figure least: first with decisions in parts, whose cuts are cheap, until these are close enough to their bound, then
   * whole. Its bound; undefined: impossible.
   */
  #figure(f: number): number | undefined {
    const { integers, session } = this.#master;
    let bound: number | undefined = Number.NEGATIVE_INFINITY;
    if (integers.length > 0) {
      session.relaxIntegers();
      bound = this.#rounds(f, false, bound);
      session.setIntegrality(integers, true);
    }
    return bound === undefined || this.#stopped ? bound : this.#rounds(f, true, bound);
  }

  #rounds(f: number, whole: boolean, from: number): number | undefined {
    const { figures, session, values } = this.#master;
    const figure = figures[f];
    const { absoluteGap = 0, stage: last } = figure;
    const { effort = DEFAULT_EFFORT, interrupted } = this.#options;
    session.setCosts(figure.cost);
    const iterations = () => this.#recourse.reduce((sum, one) => sum + one.iterations, 0);
    const most = iterations() + OPERATIONS_EFFORT * effort * values.length;
    let bound = from;
    let inParts = Number.POSITIVE_INFINITY;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const solution = this.#master.solve({
        iterationLimit: effort,
        gap: 0,
        absoluteGap: Math.max(1e-7, absoluteGap / 1000),
        ...(interrupted && { interrupted }),
      });
      if (!solution) break;
      if (interrupted?.()) this.#stopped = true;
      // With decisions known that keep all rules it is cuts, right but for rounding, that leave a stage no room.
      if (solution.status === 'infeasible') return this.#best ? bound : undefined;
      bound = Math.max(bound, solution.bound);
      const reached = this.#best ? this.#figureOf(this.#best, f) : Number.POSITIVE_INFINITY;
      this.#tell(figure, bound, reached);
      if (this.#stopped || !solution.hasPoint || reached - bound <= this.#enough(f, reached)) break;
      if (iterations() >= most) break;
      const { x } = solution;
      const decisions = values.map((_, s) => this.#master.decisionsAt(x, s, whole));
      const allowed = values.map((columns) => Array.from(columns, (column) => x[column]));
      const found = this.#lookAt(decisions, allowed, last);
      if (!found) break;
      let cuts = 0;
      found.forEach((one, s) => {
        for (const cut of one.cuts) if (this.#master.cutOff(cut, s, x)) cuts++;
      });
      if (found.every(({ possible }) => possible)) {
        const point = { decisions, values: raised(found, allowed, last) };
        if (whole) this.#consider(point, f);
        else if (this.#keeps(point)) inParts = Math.min(inParts, this.#figureOf(point, f));
      }
      if (cuts === 0 || inParts - bound <= this.#enough(f, inParts)) break;
    }
    return bound;
  }

  /** Whether a point is no worse than every figure before may be. */
  #keeps(point: Point): boolean {
    return this.#allowed.every((most, k) => this.#figureOf(point, k) <= most + 1e-6 * Math.max(1, most));
  }

  /** Takes decisions for the best where they keep every figure before, and have less of this one. */
  #consider(point: Point, f: number): void {
    if (!this.#keeps(point)) return;
    if (!this.#best || this.#figureOf(point, f) < this.#figureOf(this.#best, f)) this.#best = point;
  }

  #tell(figure: PlanStage & { readonly of: string }, bound: number, reached: number): void {
    const finite = (value: number) => (Number.isFinite(value) ? value / figure.scale : undefined);
    const [incumbent, least] = [finite(reached), finite(bound)];
    const told: Partial<Pick<SolveProgress, 'incumbent' | 'bound'>> = {
      ...(incumbent !== undefined && { incumbent }),
      ...(least !== undefined && { bound: least }),
    };
    this.#options.onProgress?.({ stage: figure.of, ...told });
  }
}

/** What each stage is kept at: its least value, or more where it was given more; the last at its least. */
function raised(
  found: readonly Recourse[],
  allowed: readonly (readonly number[])[],
  last: number,
): number[][] {
  return found.map(({ values }, s) =>
    values.map((value, k) => (k === last ? value : Math.max(value, allowed[s][k] ?? 0))),
  );
}
