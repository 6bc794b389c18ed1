import type { Phase } from '../phases/meter.ts';
import type { StressFigures } from '../phases/stress.ts';
import { count, mebibytes, seconds, table } from '../table.ts';
import type { Taken } from './plan.ts';

export interface NativeLoop {
  readonly version: string;
  readonly solves: readonly Taken[];
  readonly objectives: readonly number[];
}

export interface StressRun {
  readonly name: string;
  readonly alone: StressFigures;
  /** The same losses in two processes at once, and the seconds by the clock until both were done. */
  readonly halves: readonly StressFigures[];
  readonly native?: NativeLoop;
}

const total = (phases: readonly Phase[], name: string, of: 'wall' | 'cpu') =>
  phases.reduce((sum, phase) => sum + (phase.name === name ? phase[of] : 0), 0);

/**
 * A loss of ours, against the program of a loss solved once from nothing, here and by native HiGHS, and against as many such programs as
 * a loss asks for.
 */
export function stressTable({ name, alone, halves, native }: StressRun): string {
  const { asked, phases, losses, survived, cold } = alone;
  const programs = asked / losses;
  const each = {
    wall: total(phases, 'losses', 'wall') / losses,
    cpu: total(phases, 'losses', 'cpu') / losses,
  };
  const fresh = {
    wall: total(phases, 'cold', 'wall') / cold.length,
    cpu: total(phases, 'cold', 'cpu') / cold.length,
  };
  const line = (what: string, wall: number, cpu: number) => [
    what,
    seconds(wall),
    seconds(cpu),
    (cpu / each.cpu).toFixed(2),
  ];
  const lines = [
    line(
      `a loss, ${programs.toFixed(1)} programs: response, time to survive, cheapest stock, measures`,
      each.wall,
      each.cpu,
    ),
    line(`one program of a loss, cold (of ${cold.length})`, fresh.wall, fresh.cpu),
    line('as many as a loss asks for, cold', programs * fresh.wall, programs * fresh.cpu),
  ];
  const remarks: string[] = [];
  if (native) {
    const mean = (of: 'wall' | 'cpu') =>
      native.solves.reduce((sum, one) => sum + one[of], 0) / native.solves.length;
    const [wall, cpu] = [mean('wall'), mean('cpu')];
    lines.push(line(`one in native HiGHS ${native.version}, cold`, wall, cpu));
    lines.push(line('as many as a loss asks for, in native HiGHS', programs * wall, programs * cpu));
    const apart = Math.max(
      ...cold.map((value, k) => Math.abs(value - native.objectives[k]!) / Math.max(1, Math.abs(value))),
    );
    remarks.push(`- cold objectives of the two at most ${apart.toExponential(1)} apart, relative`);
  }
  const walls = halves.map((half) => total(half.phases, 'losses', 'wall'));
  const one = total(phases, 'losses', 'wall');
  const both = walls.reduce((sum, wall) => sum + wall, 0);
  remarks.push(
    `- all ${count(losses)} losses: ${seconds(one)} s in one process, ${walls.map(seconds).join(' and ')} s in two at once, a half each, ` +
      `without the ${seconds(total(phases, 'open', 'wall'))} s that each takes to open; ${count(survived)} survived`,
    // Halves of a small sample are not alike; a pool gives the next loss to whoever is free.
    `- a loss takes ${(both / one).toFixed(2)} times as long beside another process: two that share losses out are ` +
      `${((2 * one) / both).toFixed(2)} times as fast as one`,
    `- peak ${mebibytes(Math.max(...phases.map(({ peak }) => peak)))} MiB`,
  );
  return [
    `## Stress of ${name}: ${count(losses)} losses over ${count(alone.rows)} rows, ${count(alone.columns)} columns`,
    '',
    table(['what', 'seconds', 'processor s', 'times ours'], lines),
    '',
    ...remarks,
  ].join('\n');
}
