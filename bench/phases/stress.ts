import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildProgram,
  type Outcome,
  openStress,
  pairsOf,
  type StressCase,
  solvePlan,
  stressCases,
} from '@sinew/planner';
import { isLarge, loadHighs, openSession, unlessFailed, writeMps } from '@sinew/solver';
import { filesOf } from './folder.ts';
import { Meter, type Phase } from './meter.ts';
import { openPlan } from './open.ts';

export interface StressFigures {
  /** Losses of this process, those that lose the same under other names included. */
  readonly losses: number;
  /** Of them, how many were survived until all is back. */
  readonly survived: number;
  /** Linear programs that the solver was asked for all of them, searches for measures not counted. */
  readonly asked: number;
  readonly rows: number;
  readonly columns: number;
  /** read, check, realise, open (program, solver, plan without a loss), losses, cold. */
  readonly phases: readonly Phase[];
  /** How many losses were solved from nothing, and what each came to. */
  readonly cold: readonly number[];
}

/** Plans a nation, and leaves the outcome in a file for processes that stress it. */
export async function planToStress(folder: string, outcome: string): Promise<null> {
  const realised = await openPlan(new Meter(), filesOf(folder));
  writeFileSync(outcome, JSON.stringify(await solvePlan(realised, { bottlenecks: 0 })));
  return null;
}

/**
 * Loses the first `most` things of a nation, or as many as there are, single losses before pairs; of them an even `sample`, and of
 * that every `parts`-th from `part` on. With `colds`, an even sample of so many is solved from nothing as well: the program of the loss built and
 * passed to a solver of its own, and solved once, by the objective that a loss is first solved by here and in the quickest way there is for
 * its size. Its programs are left as MPS in `mps`, for the same to be done by a peer.
 */
export async function measureStress(
  folder: string,
  outcomeFile: string,
  { most, sample, part, parts, colds, mps }: StressBench,
): Promise<StressFigures> {
  const meter = new Meter();
  const highs = await loadHighs();
  const realised = await openPlan(meter, filesOf(folder));
  const outcome = JSON.parse(readFileSync(outcomeFile, 'utf8')) as Outcome;
  const singles = stressCases(realised);
  const all = [...singles, ...(most > singles.length ? pairsOf(singles) : [])].slice(0, most);
  const cases = evenly(all, sample).filter((_, k) => k % parts === part);
  const test = await meter.measure('open', () => openStress(realised, outcome, cases));
  let survived = 0;
  await meter.measure('losses', () => {
    for (const [k, one] of cases.entries()) {
      if (test.run(one).survives) survived++;
      process.stderr.write(`  ${k + 1} of ${cases.length}: ${one.id}, ${test.asked} programs so far\n`);
    }
  });
  const { asked } = test;
  const cold: number[] = [];
  const fromNothing = evenly(cases, colds);
  const { rowCount, columnCount } = test.programOf(cases[0]!);
  if (fromNothing.length > 0) mkdirSync(mps, { recursive: true });
  for (const [k, one] of fromNothing.entries()) {
    const fresh = await meter.measure('cold', async () => {
      // Without a stress test the plan's program is made anew for each loss.
      buildProgram(realised);
      const again = openSession(highs, test.programOf(one));
      try {
        return unlessFailed(() => again.solve({ inside: isLarge(again.rowCount) })) ?? again.solve();
      } finally {
        again.close();
      }
    });
    cold.push(fresh.objective);
    writeFileSync(join(mps, `${k}.mps`), [...writeMps(test.programOf(one))].join(''));
  }
  test.close();
  return {
    losses: cases.length,
    survived,
    asked,
    rows: rowCount,
    columns: columnCount,
    phases: meter.phases,
    cold,
  };
}

export interface StressBench {
  readonly most: number;
  readonly sample: number;
  readonly part: number;
  readonly parts: number;
  readonly colds: number;
  /** Folder for the programs of the sample. */
  readonly mps: string;
}

function evenly(cases: readonly StressCase[], count: number): StressCase[] {
  const many = Math.min(count, cases.length);
  return Array.from({ length: many }, (_, k) => cases[Math.floor((k * cases.length) / many)]!);
}
