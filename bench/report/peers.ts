import type { LinearFigures } from '../phases/linear.ts';
import { count, mebibytes, seconds, table } from '../table.ts';
import type { Taken } from './plan.ts';

/** What a peer states about the program it built. */
export interface Built {
  readonly rows: number;
  readonly columns: number;
  readonly entries: number;
  readonly build: Taken;
  readonly solve?: Taken;
  readonly objective?: number | null;
}

export interface PeerRun {
  readonly name: string;
  readonly sinew: LinearFigures;
  readonly peers: Readonly<Record<string, Built>>;
}

/** The same linear program by each builder: from data in memory to a program in the solver's memory. */
export function peerTable({ name, sinew, peers }: PeerRun): string {
  const ours = sinew.phases.filter(({ name: phase }) => phase === 'build' || phase === 'pass');
  const sum = (key: 'wall' | 'cpu') => ours.reduce((total, phase) => total + phase[key], 0);
  const peak = Math.max(...ours.map((phase) => phase.peak));
  const cpu = sum('cpu');
  const objective = sinew.objective;
  const same = (other: number | null | undefined) => {
    if (objective === undefined || other === undefined || other === null) return 'not solved';
    return (Math.abs(other - objective) / Math.abs(objective)).toExponential(1);
  };
  const lines = [
    ['Sinew', seconds(sum('wall')), seconds(cpu), '1', mebibytes(peak), count(sinew.entries), ''],
    ...Object.entries(peers).map(([builder, { build, entries, objective: theirs }]) => [
      builder,
      seconds(build.wall),
      seconds(build.cpu),
      (build.cpu / cpu).toFixed(2),
      mebibytes(build.peak),
      count(entries),
      same(theirs),
    ]),
  ];
  const differing = Object.entries(peers).filter(
    ([, built]) =>
      built.rows !== sinew.rows || built.columns !== sinew.columns || built.entries !== sinew.entries,
  );
  const head = `## ${name}: ${count(sinew.rows)} rows, ${count(sinew.columns)} columns, by builder`;
  const titles = [
    'builder',
    'seconds',
    'processor s',
    'times ours',
    'peak MiB',
    'entries',
    'objective apart',
  ];
  const warning = differing.map(([builder]) => `**${builder} built another program.**`);
  return [head, '', table(titles, lines), ...warning].join('\n');
}
