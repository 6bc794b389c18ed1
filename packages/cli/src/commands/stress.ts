import { availableParallelism } from 'node:os';
import { calendarOf, formatDay, type Plan } from '@sinew/model';
import {
  type LossKind,
  type Outcome,
  pairsOf,
  parseOutcome,
  planHash,
  type StressAsked,
  type StressCase,
  type StressFinding,
  stressCases,
  stressFindingSchema,
  stressOutcome,
  VERSION,
  worstOf,
} from '@sinew/planner';
import { frameOf, stressPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { type JournalFile, openJournal } from '../files/journal.ts';
import { loadOutcome, whatIfIn } from '../loadOutcome.ts';
import { loadPlan, realisePlan } from '../loadPlan.ts';
import type { SolveOptions } from '../options/common.ts';
import { checkOut, deliver } from '../output.ts';
import { Refusal } from '../refusal.ts';
import { askedOf, Work } from '../work/solve.ts';
import { SweepPool } from '../work/sweepPool.ts';

export interface StressCommandOptions extends SolveOptions {
  readonly outcome?: string;
  readonly from?: string;
  readonly ttr?: string;
  readonly ranks?: readonly number[];
  readonly lose?: readonly LossKind[];
  readonly pairs?: number;
  readonly workers?: number;
  readonly resume?: string;
}

/** Memory of one thread's solver, of the most that its WebAssembly can take; more threads than this machine bears would swap. */
const mostWorkers = 16;

/** Loses each thing in turn: how long the plan would survive it, against how long it takes to recover. */
export async function stress(
  path: string,
  options: StressCommandOptions,
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['.json', '.txt']);
  const { plan } = await loadPlan(path);
  const told =
    options.outcome === undefined
      ? undefined
      : await outcomeFrom(options.outcome, plan, path, options, context);
  const { whatIf, decisions } = told ? { whatIf: whatIfIn(told), decisions: {} } : askedOf(plan, options);
  const realised = realisePlan(plan, whatIf);
  const from = options.from ?? plan.settings.start;
  requireWithin(plan, from);
  const asked: StressAsked = {
    from,
    ranks: options.ranks ?? null,
    timeToRecover: options.ttr ?? null,
    pairs: options.pairs ?? 0,
  };
  const singles = stressCases(realised, {
    ...(options.ttr !== undefined && { timeToRecover: options.ttr }),
    ...(options.lose !== undefined && { kinds: options.lose }),
  });
  const journal =
    options.resume === undefined
      ? undefined
      : await openJournal(options.resume, {
          sinew: 'stress-journal/1',
          version: VERSION,
          planHash: await planHash(realised.plan),
          whatIf,
          decisions,
          told: told ? told.measures.map(({ id, decisions: made }) => [id, made]) : null,
          ...asked,
          pairs: undefined,
        });
  const work = new Work(plan, options.progress, context);
  const known = new Map<string, StressFinding>();
  let kept: Outcome | undefined;
  for (const entry of journal?.entries ?? []) {
    const read = entryOf(entry, options.resume!);
    if ('outcome' in read) kept = read.outcome;
    else known.set(read.finding.id, read.finding);
  }
  let pool: SweepPool | undefined;
  try {
    const outcome =
      told ?? kept ?? (await work.solve(plan, whatIf, { kind: 'plan', bottlenecks: 0, ...decisions }));
    if (outcome.status === 'contradiction') {
      throw new Refusal((words) => words.refused.noPlanToStress);
    }
    if (work.stopper.asked) return exit.interrupted;
    if (!told && !kept) journal?.add({ outcome });
    pool = new SweepPool(
      { plan, whatIf, outcome, options: { from, ...(options.ranks && { ranks: options.ranks }) } },
      options.workers ?? Math.min(mostWorkers, availableParallelism()),
      work.stopper,
    );
    const findings = new Map<string, StressFinding>();
    await sweep(pool, singles, known, findings, work, journal);
    let cases = singles;
    if (asked.pairs > 1 && !work.stopper.asked) {
      const ranked = await stressOutcome(realised, outcome, singles, findings, asked);
      const pairs = pairsOf(worstOf(singles, ranked, asked.pairs));
      cases = [...singles, ...pairs];
      await sweep(pool, pairs, known, findings, work, journal);
    }
    const result = await stressOutcome(realised, outcome, cases, findings, asked);
    const { lang, width } = context;
    work.end();
    await deliver(result, stressPage(result, frameOf(plan), { lang, width, plan }), options, context);
    return findings.size < cases.length ? exit.stopped : exit.done;
  } finally {
    work.end();
    journal?.close();
    await pool?.end();
  }
}

/** Runs what is not known yet, and puts all of it into `findings`. */
async function sweep(
  pool: SweepPool,
  cases: readonly StressCase[],
  known: ReadonlyMap<string, StressFinding>,
  findings: Map<string, StressFinding>,
  work: Work,
  journal: JournalFile | undefined,
): Promise<void> {
  const open = cases.filter(({ id }) => !known.has(id));
  for (const { id } of cases) {
    const finding = known.get(id);
    if (finding) findings.set(id, finding);
  }
  let done = 0;
  work.printer.sweep(done, open.length);
  await pool.run(open, (id, finding) => {
    findings.set(id, finding);
    journal?.add({ finding });
    work.printer.sweep(++done, open.length);
  });
}

type Entry = { readonly outcome: Outcome } | { readonly finding: StressFinding };

/** An entry of a journal, which anyone may have written. Throws a Refusal. */
function entryOf(entry: unknown, path: string): Entry {
  const { finding, outcome } = (entry ?? {}) as { readonly finding?: unknown; readonly outcome?: unknown };
  if (outcome !== undefined) {
    const parsed = parseOutcome(new TextEncoder().encode(JSON.stringify(outcome)));
    if (parsed.outcome) return { outcome: parsed.outcome };
  }
  const parsed = stressFindingSchema.safeParse(finding);
  if (!parsed.success) throw new Refusal((words) => words.refused.journal(path));
  // As it was written, so that a result does not depend on where it comes from.
  return { finding: finding as StressFinding };
}

/** An outcome that stands instead of planning again; it says itself under which scenarios and changes it was made. */
async function outcomeFrom(
  file: string,
  plan: Plan,
  path: string,
  { scenario, set, budget, percentile, fix, never, out }: StressCommandOptions,
  { lang }: Context,
): Promise<Outcome> {
  checkOut(out, file, ['.json', '.txt']);
  if ([scenario, set, budget, percentile, fix, never].some((given) => given !== undefined)) {
    throw new Refusal((words) => words.refused.outcomeAndWhatIf);
  }
  const outcome = await loadOutcome(file, plan, path, lang);
  if ((await planHash(realisePlan(plan, whatIfIn(outcome)).plan)) !== outcome.provenance.planHash) {
    throw new Refusal((words) => words.refused.changedPlan(file));
  }
  return outcome;
}

function requireWithin({ settings }: Plan, date: string): void {
  const { start, end, count } = calendarOf(settings);
  const [first, last] = [formatDay(start[0]), formatDay(end[count - 1] - 1)];
  if (date < first || date > last) throw new Refusal((words) => words.refused.datesOfPlan(date, first, last));
}
