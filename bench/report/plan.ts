import { DEFAULT_GAP } from '@sinew/planner';
import type { Phase } from '../phases/meter.ts';
import type { PlanFigures } from '../phases/plan.ts';
import { count, mebibytes, seconds, table } from '../table.ts';

/** Seconds and the peak of memory that a Python peer states. */
export interface Taken {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

export interface Native {
  readonly version: string;
  readonly status: string;
  /** null where it found no point. */
  readonly objective: number | null;
  readonly iterations: number;
  readonly nodes: number;
  readonly read: Taken;
  readonly solve: Taken;
}

export interface PlanRun {
  readonly name: string;
  readonly bytes: number;
  readonly figures: PlanFigures;
  readonly native?: Native;
}

const aroundSolve = new Set(['read', 'check', 'realise', 'build', 'pass', 'read back']);

/** A plan by phase, then how the whole compares with its solve and with the bare native solver. */
export function planTable({ name, bytes, figures, native }: PlanRun): string {
  const { phases, rows, columns, entries, integers, method } = figures;
  const lines = phases.map(({ name: phase, wall, cpu, peak }) => [
    phase,
    seconds(wall),
    seconds(cpu),
    mebibytes(peak),
  ]);
  if (native) {
    for (const [what, taken] of [
      ['native HiGHS: read MPS', native.read],
      ['native HiGHS: last stage', native.solve],
    ] as const) {
      lines.push([what, seconds(taken.wall), seconds(taken.cpu), mebibytes(taken.peak)]);
    }
  }
  const head =
    `## ${name}: ${count(rows)} rows, ${count(columns)} columns, ${count(entries)} entries, ${integers} whole ` +
    `numbers, ${method}; ${count(bytes)} bytes of CSV`;
  const said = [
    head,
    '',
    table(['phase', 'seconds', 'processor s', 'peak MiB'], lines),
    ...remarks(phases, native),
  ];
  if (figures.failure !== undefined) said.push('', `**Not solved**: ${figures.failure}`);
  const { audit, final } = figures;
  if (audit) said.push(`- audit: ${count(audit.checks)} checks, ${count(audit.breaches)} rules broken`);
  if (native && final)
    said.push(`- native ${native.version}: ${native.status}, ${besideNative(native, final)}`);
  return said.join('\n');
}

function besideNative({ objective }: Native, final: NonNullable<PlanFigures['final']>): string {
  if (objective === null) return 'no point found';
  const apart = Math.abs(objective - final.objective) / Math.max(1, Math.abs(objective));
  const gap = Math.max(final.gap, DEFAULT_GAP).toExponential(1);
  return `objectives ${apart.toExponential(1)} apart relative, both to a gap of ${gap}`;
}

function remarks(phases: readonly Phase[], native: Native | undefined): string[] {
  const solve = phases.find(({ name }) => name === 'solve');
  if (!solve) return [];
  const cpu = (some: (phase: Phase) => boolean) =>
    phases.filter(some).reduce((sum, phase) => sum + phase.cpu, 0);
  const around = cpu(({ name }) => aroundSolve.has(name)) / solve.cpu;
  const lines = [
    '',
    `- everything but the solve: ${(100 * around).toFixed(1)}% of the solve, by processor time`,
  ];
  if (native) {
    const whole = cpu(() => true) / native.solve.cpu;
    lines.push(
      `- whole plan, every stage, against native HiGHS on the last stage alone: ${whole.toFixed(2)} times`,
    );
  }
  return lines;
}

/** The stages of the objective, and from when on each was heard of. */
export function stageTable({ figures }: PlanRun): string {
  const begun = new Map(figures.begun.map(({ stage, after }) => [stage, after]));
  const lines = figures.stages.map(({ name, status, objective, gap, iterations, nodes }) => [
    name,
    status,
    Number.isFinite(objective) ? objective.toPrecision(8) : '',
    gap === null || !Number.isFinite(gap) ? '' : gap.toExponential(1),
    count(iterations),
    count(nodes),
    begun.has(name) ? seconds(begun.get(name)!) : '',
  ]);
  if (lines.length === 0)
    return figures.begun.map(({ stage, after }) => `${stage}: from ${seconds(after)} s`).join('\n');
  return table(['stage', 'status', 'objective', 'gap', 'iterations', 'nodes', 'from s'], lines);
}
