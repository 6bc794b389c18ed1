import type { PlanProgress } from '@sinew/planner';
import type { Speech } from '@sinew/report';
import type { Messages } from '../language/en.ts';
import type { SweepKind } from './sweepKinds.ts';

export type ProgressForm = 'line' | 'plain' | 'json' | 'none';
export const progressForms: readonly ProgressForm[] = ['line', 'plain', 'json', 'none'];

/** Milliseconds between two prints of each form: an eye, a log, a program. */
const every = { line: 100, plain: 10_000, json: 500, none: Number.POSITIVE_INFINITY } as const;

export interface Terminal {
  write(text: string): unknown;
  readonly columns?: number;
}

/**
 * Tells how far the work is, on standard error. `line`: one line that is written over. `plain`: a line now and then,
 * for logs; short work stays silent. `json`: one object a line: what the planner says and `elapsed` seconds.
 */
export class ProgressPrinter {
  readonly #form: ProgressForm;
  readonly #out: Terminal;
  readonly #words: Messages;
  readonly #speech: Pick<Speech, 'decimal' | 'gap'>;
  readonly #started = performance.now();
  readonly #timer: NodeJS.Timeout | undefined;
  #last: PlanProgress | undefined;
  #printed = Number.NEGATIVE_INFINITY;
  #column = '';
  #sweep: SweepKind | undefined;
  /** What is being counted, how much of it was done when that began, and when. */
  #counted: { readonly stage: string; readonly first: number; readonly from: number } | undefined;

  constructor(form: ProgressForm, out: Terminal, words: Messages, speech: Pick<Speech, 'decimal' | 'gap'>) {
    this.#form = form;
    this.#out = out;
    this.#words = words;
    this.#speech = speech;
    // The seconds go on counting while the solver is silent.
    if (form === 'line' || form === 'plain') {
      this.#timer = setInterval(() => this.#print(), form === 'line' ? 250 : every.plain);
      this.#timer.unref();
    }
  }

  /** Says which of several solves the progress is of. */
  column(k: number, of: number): void {
    this.#column = of > 1 ? `${this.#words.said.progress.column(k + 1, of)} · ` : '';
  }

  /** Says how many cases of a sweep are done. */
  sweep(kind: SweepKind, done: number, of: number): void {
    this.#sweep = kind;
    this.tell({ stage: kind, done, of });
  }

  tell(progress: PlanProgress): void {
    // A case of a sweep is worth a line to a program that listens.
    const next = this.#last?.stage !== progress.stage || progress.stage === this.#sweep;
    this.#last = progress;
    const now = performance.now();
    const { stage, done } = progress;
    const begins = this.#counted?.stage !== stage || (done !== undefined && done < this.#counted.first);
    if (begins) this.#counted = done === undefined ? undefined : { stage, first: done, from: now };
    if (this.#form === 'plain') return;
    if (now - this.#printed < every[this.#form] && !(next && this.#form === 'json')) return;
    this.#print();
  }

  /** Takes the line away, so that what follows stands alone. */
  clear(): void {
    if (this.#form === 'line' && this.#last) this.#out.write('\r\x1b[2K');
    this.#last = undefined;
  }

  end(): void {
    clearInterval(this.#timer);
    this.clear();
  }

  #print(): void {
    if (this.#form === 'none' || !this.#last) return;
    this.#printed = performance.now();
    const elapsed = (this.#printed - this.#started) / 1000;
    if (this.#form === 'json') {
      const left = this.#left(this.#last);
      const rounded = (seconds: number) => Number(seconds.toFixed(3));
      const told = {
        ...this.#last,
        elapsed: rounded(elapsed),
        ...(left !== undefined && { left: rounded(left) }),
      };
      this.#out.write(`${JSON.stringify(told)}\n`);
      return;
    }
    const text = this.#column + this.#sentence(this.#last, elapsed);
    if (this.#form === 'plain') this.#out.write(`sinew: ${text}\n`);
    else this.#out.write(`\r\x1b[2K${text.slice(0, (this.#out.columns ?? 80) - 1)}`);
  }

  /** Seconds until all that is counted is done, at the pace so far. */
  #left({ stage, done, of }: PlanProgress): number | undefined {
    const counted = this.#counted;
    if (counted?.stage !== stage || done === undefined || of === undefined || done <= counted.first)
      return undefined;
    return ((performance.now() - counted.from) / 1000 / (done - counted.first)) * (of - done);
  }

  #sentence(last: PlanProgress, elapsed: number): string {
    const { stage, done, of, incumbent, gap } = last;
    const { progress } = this.#words.said;
    const left = this.#left(last);
    const [kind, rank = ''] = stage.split(' ');
    const named =
      kind === 'rank' || kind === 'held' ? progress[kind](rank) : isNamed(kind) ? progress[kind] : stage;
    return [
      named,
      ...(done !== undefined && of !== undefined ? [progress.of(done, of)] : []),
      ...(incumbent !== undefined ? [progress.best(this.#figure(incumbent))] : []),
      ...(gap !== undefined ? [progress.gap(this.#speech.gap(gap))] : []),
      progress.seconds(this.#speech.decimal(elapsed, 1, 1)),
      ...(left !== undefined ? [progress.left(this.#speech.decimal(left))] : []),
      stage === this.#sweep ? progress.keepFinished : progress.keep,
    ].join(' · ');
  }

  #figure(value: number): string {
    return Math.abs(value) >= 1000 ? this.#speech.decimal(value) : this.#speech.decimal(value, 6);
  }
}

/** Stages that have a name of their own. */
const named = [
  'build',
  'cost',
  'bottlenecks',
  'why',
  'measures',
  'alternatives',
  'portfolios',
  'stress',
  'risk',
  'frontier',
  'robust',
  'mean',
  'operations',
  'tradeoff',
] as const satisfies readonly (keyof Messages['said']['progress'])[];
const isNamed = (kind: string): kind is (typeof named)[number] => (named as readonly string[]).includes(kind);
