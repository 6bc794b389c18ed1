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

/** Builders whose idiom has rows and columns of its own: with ours they share the least value, not the program. */
const larger = new Set(['PyPSA', 'PyPSA, plain']);

/** How far apart, relative, least values may lie and still be of one program. */
const sameValue = 1e-6;

/** The same linear program by each builder: from data in memory to a program in the solver's memory. */
export function peerTable({ name, sinew, peers }: PeerRun): string {
  const ours = sinew.phases.filter(({ name: phase }) => phase === 'build' || phase === 'pass');
  const sum = (key: 'wall' | 'cpu') => ours.reduce((total, phase) => total + phase[key], 0);
  const peak = Math.max(...ours.map((phase) => phase.peak));
  const cpu = sum('cpu');
  const objective = sinew.objective;
  const apart = ({ objective: other }: Built) =>
    objective === undefined || other === undefined || other === null
      ? undefined
      : Math.abs(other - objective) / Math.abs(objective);
  const sizeOf = (of: LinearFigures | Built) => [of.rows, of.columns, of.entries].map(count);
  const lines = [
    ['Sinew', seconds(sum('wall')), seconds(cpu), '1', mebibytes(peak), ...sizeOf(sinew), ''],
    ...Object.entries(peers).map(([builder, built]) => [
      builder,
      seconds(built.build.wall),
      seconds(built.build.cpu),
      (built.build.cpu / cpu).toFixed(2),
      mebibytes(built.build.peak),
      ...sizeOf(built),
      apart(built)?.toExponential(1) ?? 'not solved',
    ]),
  ];
  const head = `## ${name}: ${count(sinew.rows)} rows, ${count(sinew.columns)} columns, by builder`;
  const titles = [
    'builder',
    'seconds',
    'processor s',
    'times ours',
    'peak MiB',
    'rows',
    'columns',
    'entries',
    'objective apart',
  ];
  const notes = Object.entries(peers).flatMap(([builder, built]) => {
    const another = sizeOf(built).join() !== sizeOf(sinew).join();
    const said: string[] = [];
    if (larger.has(builder))
      said.push(
        `- ${builder} states limits as rows and has columns of its own: what it must share is the least value`,
      );
    else if (another) said.push(`**${builder} built another program.**`);
    if ((apart(built) ?? 0) > sameValue) said.push(`**${builder} has another least value.**`);
    return said;
  });
  return [head, '', table(titles, lines), ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}
