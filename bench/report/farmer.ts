import type { FarmerFigures } from '../phases/farmer.ts';
import type { Phase } from '../phases/meter.ts';
import type { TogetherFigures } from '../phases/together.ts';
import { count, mebibytes, seconds, table } from '../table.ts';
import type { Taken } from './plan.ts';

export interface FarmerPeer {
  readonly rows: number;
  readonly columns: number;
  readonly entries: number;
  /** What is stated before the model is made, where a peer has such a step. */
  readonly network?: Taken;
  readonly build: Taken;
  readonly solve: Taken;
  /** The least loss. */
  readonly objective: number | null;
}

export interface FarmerRun {
  readonly farms: number;
  readonly years: number;
  readonly sinew: FarmerFigures;
  readonly parts: TogetherFigures;
  readonly peers: Readonly<Record<string, FarmerPeer>>;
}

const building = new Set(['realise', 'build', 'join', 'pass']);
const of = (phases: readonly Phase[], some: (name: string) => boolean): Taken => {
  const mine = phases.filter(({ name }) => some(name));
  const sum = (key: 'wall' | 'cpu') => mine.reduce((total, phase) => total + phase[key], 0);
  return { wall: sum('wall'), cpu: sum('cpu'), peak: Math.max(...mine.map(({ peak }) => peak)) };
};

/** The same two-stage problem by Sinew, as one program and in parts, and by the peers: data in memory to best decisions. */
export function farmerTable({ farms, years, sinew, parts, peers }: FarmerRun): string {
  const ours = {
    build: of(sinew.phases, (name) => building.has(name)),
    solve: of(sinew.phases, (name) => name === 'solve'),
  };
  const whole = ours.build.cpu + ours.solve.cpu;
  const line = (
    name: string,
    rows: number,
    build: readonly Taken[],
    solve: Taken,
    profit: number | null,
  ): string[] => {
    const made = build.reduce((sum, { cpu }) => sum + cpu, 0);
    return [
      name,
      count(rows),
      seconds(build.reduce((sum, { wall }) => sum + wall, 0)),
      seconds(made),
      seconds(solve.wall),
      seconds(solve.cpu),
      ((made + solve.cpu) / whole).toFixed(2),
      mebibytes(solve.peak),
      profit === null ? 'not solved' : profit.toFixed(2),
      profit === null ? '' : (Math.abs(profit - sinew.profit) / Math.abs(sinew.profit)).toExponential(1),
    ];
  };
  const cost = parts.stages.find(({ name }) => name === 'cost')?.value;
  const lines = [
    line('Sinew', sinew.rows, [ours.build], ours.solve, sinew.profit),
    line(
      'Sinew, in parts',
      parts.rows,
      [of(parts.phases, (name) => building.has(name))],
      of(parts.phases, (name) => !building.has(name)),
      cost === undefined ? null : sinew.soldNothing - cost,
    ),
    ...Object.entries(peers).map(([name, { rows, network, build, solve, objective }]) =>
      line(name, rows, network ? [network, build] : [build], solve, objective === null ? null : -objective),
    ),
  ];
  const titles = [
    'by',
    'rows',
    'build s',
    'processor s',
    'solve s',
    'processor s',
    'times ours',
    'peak MiB',
    'profit',
    'apart',
  ];
  const phases = sinew.phases.map(({ name, cpu }) => `${name} ${seconds(cpu)}`).join(', ');
  return [
    `## The farmer, ${farms} × 3 crops, ${count(years)} years`,
    '',
    table(titles, lines),
    '',
    `- Sinew by phase, processor seconds: ${phases}`,
    '- in parts, `solve` has the operations of every year around the decisions as well',
  ].join('\n');
}
