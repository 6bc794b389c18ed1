import type { Plan, WhatIf } from '@sinew/model';
import type { KeptAnswer, OwnPlan } from '@sinew/planner';
import { type Frame, frameOf, speak } from '@sinew/report';
import type { Context } from '../context.ts';
import { exit } from '../exit.ts';
import { decisionsOf, realisePlan, whatIfOf } from '../loadPlan.ts';
import type { DecisionOptions, EffortOptions, SolveOptions } from '../options/common.ts';
import type { RobustGiven } from './futures.ts';
import type { AlternativesAsked, Asked, Request, RobustHow } from './job.ts';
import { type ProgressForm, ProgressPrinter } from './progress.ts';
import { runJob, Stopper } from './runJob.ts';
import type { SweepKind } from './sweepKinds.ts';

/** One command's solving: a progress line and a way to stop, for all the solves it makes. */
export class Work {
  readonly printer: ProgressPrinter;
  readonly stopper: Stopper;
  /** Says a sentence between two lines of progress. */
  readonly #note: (text: string) => void;
  readonly #words: Context['words'];

  constructor(plan: Plan, form: ProgressForm | undefined, context: Context) {
    const frame: Frame = frameOf(plan);
    this.printer = new ProgressPrinter(
      form ?? (process.stderr.isTTY ? 'line' : 'plain'),
      process.stderr,
      context.words,
      speak(context.lang, frame),
    );
    this.#words = context.words;
    this.#note = (text) => {
      this.printer.clear();
      // A program that reads progress as JSON is not to find a sentence in it.
      if (form !== 'json') context.note(text);
    };
    this.stopper = new Stopper(
      () => this.#note(context.words.said.stopping),
      () => process.exit(exit.interrupted),
    );
  }

  /** Says that the solver failed on a case of a sweep, which goes on without it. */
  unsolved(kind: SweepKind, id: string, { message }: Error): void {
    const { progress, unsolved } = this.#words.said;
    this.#note(unsolved(progress[kind], id, message));
  }

  solve(plan: Plan, whatIf: WhatIf, options: Asked) {
    return runJob({ kind: 'solve', plan, whatIf, options }, this.stopper, this.printer);
  }

  why(plan: Plan, whatIf: WhatIf, options: Asked, requirement: string, at: string | undefined) {
    return runJob({ kind: 'why', plan, whatIf, options, requirement, at }, this.stopper, this.printer);
  }

  alternatives(
    plan: Plan,
    whatIf: WhatIf,
    options: AlternativesAsked,
    keep: (id: string, result: KeptAnswer) => void,
  ) {
    return runJob({ kind: 'alternatives', plan, whatIf, options }, this.stopper, this.printer, keep);
  }

  robust(given: RobustGiven, how: RobustHow, own: readonly OwnPlan[]) {
    return runJob({ kind: 'robust', ...given, how, own }, this.stopper, this.printer);
  }

  end(): void {
    this.printer.end();
  }
}

/** What the options ask of a plan, checked: faults of the changes are told before any work begins. */
export function askedOf(plan: Plan, options: SolveOptions): { whatIf: WhatIf; request: Request } {
  const whatIf = whatIfOf(plan, options);
  realisePlan(plan, whatIf);
  return { whatIf, request: requestOf(plan, options) };
}

export function requestOf(plan: Plan, options: DecisionOptions & EffortOptions): Request {
  const { effort } = options;
  return { ...decisionsOf(plan, options), ...(effort !== undefined && { effort }) };
}
