import { type Day, dayOf, type Realised } from '@sinew/model';
import {
  type Basis,
  type Highs,
  isLarge,
  type LinearProgram,
  type LinearSession,
  openSession,
  type Session,
  SiftedSession,
  type Solution,
  SolverError,
} from '@sinew/solver';
import type { Outcome } from '../outcome/outcome.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import { RequestError } from '../solve/request.ts';
import { InterruptedError } from '../solve/solvePlan.ts';
import { type Choice, choicesBeside } from './choices.ts';
import { decisionsIn, type Held, operationsIn } from './decided.ts';
import { guideOf } from './guide.ts';
import { type Need, needsOf, shortIn } from './need.ts';
import type { Standing } from './outage.ts';
import { standingOf } from './standing.ts';
import { type StressProgram, stressProgramOf } from './stressProgram.ts';
import { Trial } from './trial.ts';

/** Operations, by column, and what they use of every row. */
export type Point = Pick<Solution, 'x' | 'activity'>;

export interface BenchOptions {
  /** First day of every outage, ISO 8601. Default the plan's first day. */
  readonly from?: string;
  /** Ranks of requirements and pledges that must not fall short. Default all. */
  readonly ranks?: readonly number[];
  /**
   * Whether a loss is solved near what it changes, the rest of the plan standing until its duals say that it would do better to move
   * (`SiftedSession`). The same is proved either way. Default above 20,000 rows, where a whole solve takes minutes.
   */
  readonly sifted?: boolean;
  readonly interrupted?: () => boolean;
}

/** An excess counts from this many times the tolerance of its stage: the plan may have spent it once, the loss may again. */
const timesTolerance = 2;

/**
 * A plan in the solver's memory with its decisions standing, to be tried under outages. Built once; each case moves bounds,
 * starts from the basis of the plan without a loss, and puts the bounds back.
 */
export class Bench {
  readonly program: PlanProgram;
  readonly stress: StressProgram;
  readonly standing: Standing;
  /** Every requirement and pledge that the objective counts. */
  readonly needs: readonly Need[];
  readonly from: Day;
  readonly end: Day;
  /** The plan's operations without a loss, by column: as good as the outcome's in every need, at the least cost. */
  readonly undisturbed: Float64Array;
  /** The same, with what it uses of every row. */
  readonly base: Point;
  /** The decisions that stand, by column of the program. */
  readonly decisions: readonly Held[];
  /** What may be decided beside them, or sooner. */
  readonly choices: readonly Choice[];
  /** Objective that cases are first solved by. */
  readonly guide: Float64Array;
  /** Of that plan; undefined where it stands inside its optimal face. */
  readonly basis: Basis | undefined;
  readonly interrupted: (() => boolean) | undefined;
  /** Linear programs that cases have asked the solver so far; searches for measures are not among them. */
  asked = 0;
  readonly #highs: Highs;
  readonly #session: LinearSession;

  constructor(highs: Highs, realised: Realised, outcome: Outcome, options: BenchOptions) {
    this.#highs = highs;
    this.interrupted = options.interrupted;
    this.program = buildProgram(realised);
    const { calendar } = this.program.subjects.network;
    this.end = calendar.end[calendar.count - 1];
    this.from = options.from === undefined ? calendar.start[0] : dayOf(options.from);
    this.needs = needsOf(this.program, options.ranks);
    this.stress = stressProgramOf(this.program, this.needs);
    const decisions = decisionsIn(this.program, outcome);
    this.decisions = decisions;
    this.choices = choicesBeside(this.program, decisions, outcome);
    const past = calendar.end.findIndex((end) => end > this.from);
    const session = openSession(highs, this.stress.linear);
    this.#session = session;
    try {
      session.relaxIntegers();
      this.#hold([...decisions, ...operationsIn(this.program, outcome, past)]);
      this.#allow(outcome, past);
      this.guide = guideOf(this.program, this.stress, this.needs, outcome);
      session.setCosts(this.guide);
      const { sifted = isLarge(session.rowCount) } = options;
      const solved = session.solve({
        inside: sifted,
        ...(this.interrupted && { interrupted: this.interrupted }),
      });
      check(solved);
      this.base = solved;
      this.undisturbed = solved.x;
      this.standing = standingOf(this.program, decisions, solved.x);
      this.basis = session.basis();
      this.#accept();
      if (sifted) this.#session = this.#sifted(session, solved);
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /** Of a large plan a loss concerns a part, and the rest need not be looked at. */
  #sifted(session: Session, solved: Solution): SiftedSession {
    const linear = this.linear();
    session.close();
    return new SiftedSession(this.#highs, linear, solved, this.stress.runs);
  }

  #hold(held: readonly Held[]): void {
    for (const { column, lower, upper } of held) {
      const bounds = this.#session.columnBounds(column);
      const within = (value: number) => Math.max(bounds.lower, Math.min(value, bounds.upper));
      this.#session.setColumnBounds(column, within(lower), within(upper));
    }
  }

  /** Each need may fall short as far as the outcome says; growth limits what a line could have risen to. */
  #allow(outcome: Outcome, past: number): void {
    const { needRow, reachRow } = this.stress;
    const { calendar, processes } = this.program.subjects.network;
    const below = Number.NEGATIVE_INFINITY;
    this.needs.forEach((need, d) => {
      this.#session.setRowBounds(needRow[d], below, shortIn(this.program, outcome, need) + need.tolerance);
    });
    const runs = new Map(outcome.processes.map((process) => [process.id, process.runs]));
    processes.forEach(({ row }, p) => {
      if (reachRow[p] < 0) return;
      const rate = (t: number) => (runs.get(row.id)?.[t] ?? 0) / calendar.months[t];
      let reach = past > 0 ? rate(past - 1) : (row.current_rate ?? 0);
      for (let t = past; t < calendar.count; t++) {
        reach = Math.max(reach + row.growth! * calendar.months[t], rate(t));
        this.#session.setRowBounds(reachRow[p] + t, below, reach * (1 + 1e-6) + 1e-6);
      }
    });
  }

  /** What an outcome's rounding leaves short without any loss is no finding of one. */
  #accept(): void {
    this.needs.forEach((_, d) => {
      const over = this.undisturbed[this.stress.excess[d]];
      if (over <= 0) return;
      const { lower, upper } = this.#session.rowBounds(this.stress.needRow[d]);
      this.#session.setRowBounds(this.stress.needRow[d], lower, upper + over);
    });
  }

  /** Of a need's excess, in units of its cost, what is no finding. */
  negligible(d: number): number {
    return timesTolerance * this.needs[d].tolerance;
  }

  /** Whether a need falls short beyond the plan without a loss. */
  isShort(x: Float64Array, d: number): boolean {
    return x[this.stress.excess[d]] > this.negligible(d) * (1 + 1e-6) + 1e-7;
  }

  /** Whether any protected need (or any at all) does. */
  fallsShort(x: Float64Array, of: 'guarded' | 'any' = 'guarded'): boolean {
    return this.needs.some(({ guarded }, d) => (of === 'any' || guarded) && this.isShort(x, d));
  }

  /**
   * Tries outages: hands a trial to `ask` and then puts all back. Nothing of a case is left for the next, so that the order
   * of cases does not change their answers.
   */
  trying<R>(ask: (trial: Trial) => R): R {
    // The solver's own memory of the case before would show in last digits.
    this.#session.clearSolver();
    const trial = new Trial(this.#session, this);
    try {
      return ask(trial);
    } finally {
      trial.end();
    }
  }

  /** Asks of another program beside this one, in a session of its own. */
  asking<R>(program: LinearProgram, ask: (session: Session) => R): R {
    const session = openSession(this.#highs, program);
    try {
      return ask(session);
    } finally {
      session.close();
    }
  }

  /** The program as it stands, and by the objective that a case is first solved by: for another solver. */
  linear(): LinearProgram {
    const { linear } = this.stress;
    const columns = Array.from(linear.columnLower, (_, j) => this.#session.columnBounds(j));
    const rows = Array.from(linear.rowLower, (_, i) => this.#session.rowBounds(i));
    return {
      ...linear,
      cost: this.guide,
      integer: new Uint8Array(linear.columnCount),
      columnLower: Float64Array.from(columns, ({ lower }) => lower),
      columnUpper: Float64Array.from(columns, ({ upper }) => upper),
      rowLower: Float64Array.from(rows, ({ lower }) => lower),
      rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    };
  }

  close(): void {
    this.#session.close();
  }
}

function check({ status }: Solution): void {
  if (status === 'optimal') return;
  if (status === 'interrupted') throw new InterruptedError('The work was stopped before its first case.');
  if (status !== 'infeasible') throw new SolverError(`The plan without a loss was not solved (${status}).`);
  throw new RequestError(
    {
      en: 'what the outcome decides and does cannot hold in this plan',
      fr: 'ce que le résultat décide et fait est incompatible avec ce plan',
    },
    {
      en: 'audit the outcome against the plan, or make it anew',
      fr: 'vérifier le résultat par rapport au plan, ou le refaire',
    },
  );
}
