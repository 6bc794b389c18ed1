import { writeFileSync } from 'node:fs';
import {
  auditOutcome,
  buildProgram,
  DEFAULT_EFFORT,
  isFinished,
  type PlanProgram,
  type PlanProgress,
  planHash,
  readBack,
  reportOf,
  settle,
  solverOptions,
  stagesAt,
} from '@sinew/planner';
import {
  type LexicographicResult,
  loadHighs,
  lpMethod,
  openSession,
  type Session,
  SolverError,
  solveLexicographic,
  writeMps,
} from '@sinew/solver';
import { finalStage } from './finalStage.ts';
import { filesOf } from './folder.ts';
import { Meter, type Phase } from './meter.ts';
import { openPlan } from './open.ts';

export interface StageFigures {
  readonly name: string;
  readonly status: string;
  readonly objective: number;
  readonly gap: number;
  readonly iterations: number;
  readonly nodes: number;
}

export interface PlanFigures {
  readonly rows: number;
  readonly columns: number;
  readonly entries: number;
  readonly integers: number;
  readonly method: string;
  readonly phases: readonly Phase[];
  /** Seconds until each stage had begun, first to last: from the solver's own checkpoints. */
  readonly begun: readonly { readonly stage: string; readonly after: number }[];
  readonly stages: readonly StageFigures[];
  /** What the audit of the outcome checked, and what it found. */
  readonly audit?: { readonly checks: number; readonly breaches: number };
  /** The last stage as the solver saw it, to be compared with the native solver's on the MPS. */
  readonly final?: { readonly objective: number; readonly gap: number };
  /** What the solver said where it broke off, or that the time was up. */
  readonly failure?: string;
}

/**
 * A plan from bytes to outcome, phase by phase, in this process: `read`, `check`, `realise`, `build` (plan to sparse
 * arrays), `pass` (arrays into the solver's memory), `solve` (every stage, and the continuous part once more with
 * whole numbers exact), `read back`. What `solvePlan` does, taken apart, without bottlenecks.
 * Writes the program of the last stage to `mps` afterwards, outside all phases. Gives `soFar` what there is whenever
 * a stage begins, in case the process is ended.
 */
export async function measurePlan(
  folder: string,
  mps: string,
  seconds: number,
  soFar: (figures: PlanFigures) => void,
): Promise<PlanFigures> {
  const meter = new Meter(({ name, wall, peak }) => {
    process.stderr.write(`  ${name}: ${wall.toFixed(2)} s, peak ${peak.toFixed(0)} MiB\n`);
  });
  const highs = await loadHighs();
  const realised = await openPlan(meter, filesOf(folder));
  const program = await meter.measure('build', () => buildProgram(realised));
  const { linear } = program;
  const size = {
    rows: linear.rowCount,
    columns: linear.columnCount,
    entries: linear.value.length,
    integers: linear.integer.reduce((count, whole) => count + whole, 0),
    method: linear.integer.includes(1) ? 'branch and bound' : lpMethod(linear.rowCount, false),
  };
  process.stderr.write(`  ${size.rows} rows, ${size.columns} columns, ${size.entries} entries\n`);
  const session = await meter.measure('pass', () => openSession(highs, linear));
  const unsolved = { ...size, phases: meter.phases, stages: [] };
  const late = `not done after ${seconds} s`;
  soFar({ ...unsolved, begun: [], failure: late });
  const clock = stageClock(seconds, (begun) => soFar({ ...unsolved, begun, failure: late }));
  try {
    const solved = await meter.measure('solve', () => solveAll(session, program, clock));
    if (!solved.x) return { ...unsolved, begun: clock.begun, failure: solved.failure };
    const { result, x } = solved;
    const told = stagesAt(program, result, x);
    const outcome = await meter.measure('read back', async () =>
      readBack(program, x, {
        kind: 'plan',
        changes: [],
        status: isFinished(result.solution.status) ? result.solution.status : 'interrupted',
        contradictions: [],
        bottlenecks: [],
        assumptions: [],
        provenance: { planHash: await planHash(realised.plan), version: 'bench' },
        solver: reportOf(program, result.solution.status, told.stages, {
          version: highs.version.string,
          effort: DEFAULT_EFFORT,
          seconds: 0,
        }),
      }),
    );
    const stages = result.stages.map((stage, k) => ({
      name: stage.name,
      status: stage.status,
      objective: stage.objective / program.stages[k]!.scale,
      gap: stage.gap,
      iterations: stage.iterations,
      nodes: stage.nodes,
    }));
    const { breaches, checked } = auditOutcome(realised, outcome);
    const audit = { checks: checked.reduce((sum, { count }) => sum + count, 0), breaches: breaches.length };
    const figures = { ...size, phases: meter.phases, begun: clock.begun, stages, audit };
    const last = result.stages[result.stages.length - 1]!;
    if (last.status === 'not reached' || !isFinished(last.status)) return { ...figures, failure: late };
    writeFileSync(mps, [...writeMps(finalStage(program, result))].join(''));
    return { ...figures, final: { objective: last.objective, gap: last.gap } };
  } finally {
    session.close();
  }
}

type Solved =
  | { readonly result: LexicographicResult; readonly x: Float64Array; readonly failure?: undefined }
  | { readonly x?: undefined; readonly failure: string };

function solveAll(session: Session, program: PlanProgram, clock: StageClock): Solved {
  try {
    const { onProgress, interrupted } = clock;
    const options = solverOptions(program, { onProgress, interrupted });
    const result = solveLexicographic(session, program.stages, options);
    const { solution } = result;
    if (!solution.hasPoint) return { failure: `no plan found (${solution.status})` };
    return { result, x: settle(session, program, result) };
  } catch (error) {
    if (error instanceof SolverError) return { failure: error.message };
    throw error;
  }
}

interface StageClock {
  readonly begun: { stage: string; after: number }[];
  readonly onProgress: (progress: PlanProgress) => void;
  readonly interrupted: () => boolean;
}

/** Notes when each stage is first heard of, and gives up after so many seconds. */
function stageClock(seconds: number, onStage: (begun: StageClock['begun']) => void): StageClock {
  const start = performance.now();
  const begun: { stage: string; after: number }[] = [];
  return {
    begun,
    onProgress: ({ stage }) => {
      if (begun[begun.length - 1]?.stage === stage) return;
      const after = (performance.now() - start) / 1000;
      begun.push({ stage, after });
      onStage(begun);
      process.stderr.write(`  ${stage} from ${after.toFixed(1)} s\n`);
    },
    interrupted: () => performance.now() - start > seconds * 1000,
  };
}
