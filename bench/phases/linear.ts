import { writeFileSync } from 'node:fs';
import { buildProgram } from '@sinew/planner';
import { loadHighs, lpMethod, openSession } from '@sinew/solver';
import { filesOf } from './folder.ts';
import { indexSetsOf } from './indexSets.ts';
import { Meter, type Phase } from './meter.ts';
import { oneObjective } from './oneObjective.ts';
import { openPlan } from './open.ts';

export interface LinearFigures {
  readonly rows: number;
  readonly columns: number;
  readonly entries: number;
  readonly phases: readonly Phase[];
  /** Least of the one objective, thousands of the plan's currency; undefined where it was not asked for. */
  readonly objective?: number;
}

/**
 * What the peers do too: a plan in memory (`build`) to a program in the solver's memory (`pass`), and the least of one
 * objective (`solve`, where asked for). Gives `soFar` what there is before solving, in case the process is ended.
 */
export async function measureLinear(
  folder: string,
  seconds: number,
  soFar: (figures: LinearFigures) => void,
): Promise<LinearFigures> {
  const meter = new Meter();
  const highs = await loadHighs();
  const realised = await openPlan(meter, filesOf(folder));
  const linear = await meter.measure('build', () => {
    const program = buildProgram(realised);
    return { ...program.linear, cost: oneObjective(program) };
  });
  const session = await meter.measure('pass', () => openSession(highs, linear));
  const size = { rows: linear.rowCount, columns: linear.columnCount, entries: linear.value.length };
  try {
    soFar({ ...size, phases: meter.phases });
    if (seconds <= 0) return { ...size, phases: meter.phases };
    const start = performance.now();
    const interrupted = () => performance.now() - start > seconds * 1000;
    const method = lpMethod(linear.rowCount, false);
    const solution = await meter.measure('solve', () => session.solve({ method, interrupted }));
    const solved = solution.status === 'optimal' && { objective: solution.objective };
    return { ...size, phases: meter.phases, ...solved };
  } finally {
    session.close();
  }
}

/** The plan for the peers, as JSON. */
export async function writeIndexSets(folder: string, path: string): Promise<void> {
  const realised = await openPlan(new Meter(), filesOf(folder));
  writeFileSync(path, JSON.stringify(indexSetsOf(buildProgram(realised))));
}
