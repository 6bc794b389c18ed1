import { type Session, type Solution, type SolveOptions, soundIterations, unlessFailed } from '@sinew/solver';
import { DEFAULT_EFFORT } from '../options.ts';

/** How an LP that can be done without ended, within the iterations of sound ones; undefined where the solver fails. */
export function attempted(session: Session, options: SolveOptions = {}): Solution | undefined {
  const mostIterations = soundIterations(session.rowCount, DEFAULT_EFFORT);
  return unlessFailed(() => session.solve({ mostIterations, ...options }));
}

/** The session's answer, that there is no point included; undefined where the solver comes to no end, or fails. */
export function answerOf(session: Session, options: SolveOptions = {}): Solution | undefined {
  const solution = attempted(session, options);
  return solution?.status === 'limit' ? undefined : solution;
}

/** Answers as `answerOf` gives them, until `effort` iterations are used up in all: undefined from then on. */
export class Answers {
  readonly #session: Session;
  #left: number;

  constructor(session: Session, effort: number) {
    this.#session = session;
    this.#left = effort;
  }

  get usedUp(): boolean {
    return this.#left <= 0;
  }

  of(options: SolveOptions): Solution | undefined {
    if (this.usedUp) return undefined;
    // Of the answers for plans/canada (8,000 rows) the slowest that came took 18,900; one that did not took 8 s of 40,000.
    const mostIterations = Math.min(this.#left, soundIterations(this.#session.rowCount, DEFAULT_EFFORT / 2));
    const solution = attempted(this.#session, { mostIterations, ...options });
    this.#left -= solution?.iterations ?? mostIterations;
    return solution?.status === 'limit' ? undefined : solution;
  }
}
