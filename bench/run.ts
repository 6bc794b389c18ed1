import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DEFAULT_GAP } from '@sinew/planner';
import { isLarge } from '@sinew/solver';
import { runForJson } from './child.ts';
import { isSizeName } from './nation/size.ts';
import type { FarmerFigures } from './phases/farmer.ts';
import type { LinearFigures } from './phases/linear.ts';
import type { PlanFigures } from './phases/plan.ts';
import type { StressFigures } from './phases/stress.ts';
import type { TogetherFigures } from './phases/together.ts';
import { type FarmerPeer, type FarmerRun, farmerTable } from './report/farmer.ts';
import { type Built, type PeerRun, peerTable } from './report/peers.ts';
import { type Native, type PlanRun, planTable, stageTable } from './report/plan.ts';
import { type NativeLoop, type StressRun, stressTable } from './report/stress.ts';
import { type TogetherRun, togetherTable } from './report/together.ts';

const usage = `npm run bench -- [options]
  --size S,C,M,L    sizes to run; S,C,M if not said; XS too
  --peers           build the linear program of each size with linopy, Pyomo and PyPSA too, and solve it up to M
  --peers-only      only that
  --stress N        lose up to N things of each nation instead, and solve some losses from nothing
  --sample N        only so many of them, evenly chosen
  --cold N          how many are solved from nothing; 50 if not said
  --robust N        plan for N scenarios together instead: the farmer beside mpi-sppy and PyPSA, and a nation by both methods;
                    its size is XS if not said; with --peers-only the farmer alone
  --farms N         how many times the farmer's three crops; 10 if not said
  --limit SECONDS   longest that one plan, or one solve of a peer, may take; 1800 if not said
Peers and the native solver need bench/peers/.venv: make it with bench/peers/setup.sh.`;

const { values } = parseArgs({
  options: {
    size: { type: 'string' },
    peers: { type: 'boolean', default: false },
    'peers-only': { type: 'boolean', default: false },
    stress: { type: 'string' },
    sample: { type: 'string' },
    cold: { type: 'string', default: '50' },
    robust: { type: 'string' },
    farms: { type: 'string', default: '10' },
    limit: { type: 'string', default: '1800' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const names = (values.size ?? (values.robust === undefined ? 'S,C,M' : 'XS')).split(',');
const unknown = names.find((name) => !['XS', 'S', 'C', 'M', 'L'].includes(name));
const limit = Number(values.limit);
const colds = Number(values.cold);
const losses = values.stress === undefined ? undefined : Number(values.stress);
const sample = values.sample === undefined ? losses : Number(values.sample);
const scenarios = values.robust === undefined ? undefined : Number(values.robust);
const farms = Number(values.farms);
const wrong =
  !(limit > 0) ||
  (losses !== undefined && !(losses >= 2 && sample! >= 2 && colds >= 1)) ||
  (scenarios !== undefined && !(scenarios >= 2 && farms >= 1));
if (unknown !== undefined || wrong) {
  console.error(
    unknown !== undefined
      ? `there is no size ${unknown}: XS, S, C, M or L`
      : '--limit takes seconds, --stress, --sample and --cold a number of losses, two or more to lose, --robust of scenarios, from 2, --farms of farms',
  );
  process.exit(2);
}

// Compiled, this file is bench/dist/run.js.
const bench = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(bench, 'results');
const python = join(bench, 'peers', '.venv', 'bin', 'python');
const hasPeers = existsSync(python);
if ((values.peers || values['peers-only']) && !hasPeers) {
  console.error('bench/peers/.venv is not there: make it with bench/peers/setup.sh');
  process.exit(2);
}
mkdirSync(results, { recursive: true });

/** A child gets a minute beyond the limit for all that is not solving. */
const patience = limit + 60;
const measure = async <T>(...args: string[]) =>
  (await runForJson<T>(process.execPath, [join(bench, 'dist', 'measure.js'), ...args], patience)).value;
const peer = async <T>(script: string, ...args: string[]) =>
  (await runForJson<T>(python, [join(bench, 'peers', script), ...args], patience)).value;
const say = (text: string) => process.stderr.write(`${text}\n`);

async function planRun(name: string): Promise<PlanRun> {
  say(`${name}: plan`);
  const folder = join(results, name);
  const mps = join(results, `${name}.mps`);
  const { bytes } = await measure<{ bytes: number }>('generate', name, folder);
  const figures = await measure<PlanFigures>('plan', folder, mps, String(limit));
  const { final } = figures;
  if (!hasPeers || !final) return { name, bytes, figures };
  say(`${name}: native HiGHS on the last stage`);
  // What ours was content with is enough for the native solver too.
  const gap = Math.max(final.gap, DEFAULT_GAP);
  const native = await peer<Native>('native_highs.py', mps, String(gap), String(limit));
  return { name, bytes, figures, native };
}

async function peerRun(name: string): Promise<PeerRun> {
  const linear = `${name}-lp`;
  if (!isSizeName(linear)) throw new Error(`there is no size ${linear}`);
  const folder = join(results, linear);
  const sets = join(results, `${linear}.json`);
  await measure('generate', linear, folder);
  await measure('index-sets', folder, sets);
  // The objectives agree or not at any size; at L five solves would only take long.
  const time = name === 'L' ? '0' : String(limit);
  say(`${linear}: Sinew`);
  const sinew = await measure<LinearFigures>('linear', folder, time);
  const built: { [name: string]: Built } = {};
  for (const [builder, script, ...more] of [
    ['linopy', 'linopy_build.py'],
    ['linopy, dense', 'linopy_build.py', 'dense'],
    ['linopy, plain', 'linopy_build.py', 'plain'],
    ['Pyomo', 'pyomo_build.py'],
    ['PyPSA', 'pypsa_build.py'],
    ['PyPSA, plain', 'pypsa_build.py', 'plain'],
  ] as const) {
    say(`${linear}: ${builder}`);
    built[builder] = await peer<Built>(script, sets, time, ...more);
  }
  return { name: linear, sinew, peers: built };
}

async function stressRun(name: string, most: number): Promise<StressRun> {
  const folder = join(results, name);
  const outcome = join(results, `${name}-outcome.json`);
  const mps = join(results, `${name}-losses`);
  await measure('generate', name, folder);
  say(`${name}: plan`);
  await measure('plan-to-stress', folder, outcome);
  const part = (k: number, parts: number, cold: number) =>
    measure<StressFigures>(
      'stress',
      folder,
      outcome,
      ...[String(most), String(sample), String(k), String(parts), String(cold), mps],
    );
  say(`${name}: losses, one process`);
  const alone = await part(0, 1, colds);
  say(`${name}: losses, two processes`);
  const halves = await Promise.all([part(0, 2, 0), part(1, 2, 0)]);
  if (!hasPeers) return { name, alone, halves };
  say(`${name}: native HiGHS from nothing`);
  const way = isLarge(alone.rows) ? ['inside'] : [];
  const native = await peer<NativeLoop>('stress_loop.py', mps, String(alone.cold.length), ...way);
  return { name, alone, halves, native };
}

async function farmerRun(years: number): Promise<FarmerRun> {
  const size = [String(farms), String(years)];
  const file = join(results, 'farmer.json');
  await measure('farmer-problem', ...size, file);
  say(`farmer: Sinew, ${farms} farms, ${years} years`);
  const sinew = await measure<FarmerFigures>('farmer', ...size);
  say('farmer: Sinew, in parts');
  const parts = await measure<TogetherFigures>('farmer-parts', ...size, String(limit));
  const peers: { [name: string]: FarmerPeer } = {};
  if (hasPeers) {
    for (const [name, script] of [
      ['mpi-sppy', 'farmer_mpisppy.py'],
      ['PyPSA', 'farmer_pypsa.py'],
    ] as const) {
      say(`farmer: ${name}`);
      peers[name] = await peer<FarmerPeer>(script, file, String(limit));
    }
  }
  return { farms, years, sinew, parts, peers };
}

/** To a gap of 1%, by each method, in a process of its own. */
async function togetherRun(name: string, futures: number): Promise<TogetherRun> {
  const gap = 0.01;
  const methods: TogetherFigures[] = [];
  for (const method of ['extensive', 'decomposition']) {
    say(`${name}: ${futures} futures, ${method}`);
    methods.push(
      await measure<TogetherFigures>(
        'nation-together',
        name,
        String(futures),
        method,
        String(gap),
        String(limit),
      ),
    );
  }
  return { name, futures, gap, methods };
}

const together: TogetherRun[] = [];
const farmers: FarmerRun[] = [];
if (scenarios !== undefined) farmers.push(await farmerRun(scenarios));
const stressed: StressRun[] = [];
const plans: PlanRun[] = [];
const peers: PeerRun[] = [];
for (const name of names) {
  if (scenarios !== undefined) {
    if (values['peers-only']) break;
    together.push(await togetherRun(name, scenarios));
    continue;
  }
  if (losses !== undefined) {
    stressed.push(await stressRun(name, losses));
    continue;
  }
  if (!values['peers-only']) plans.push(await planRun(name));
  if (values.peers || values['peers-only']) peers.push(await peerRun(name));
}

const cpus = os.cpus();
const machine =
  `${cpus.length} × ${cpus[0]?.model ?? 'unknown processor'}, ${(os.totalmem() / 2 ** 30).toFixed(0)} GiB, ` +
  `${os.type()} ${os.release()}, Node ${process.version}; load at the end ${os.loadavg()[0]!.toFixed(1)}`;
const text = [
  machine,
  ...plans.flatMap((run) => [planTable(run), stageTable(run)]),
  ...peers.map(peerTable),
  ...stressed.map(stressTable),
  ...farmers.map(farmerTable),
  ...together.map(togetherTable),
].join('\n\n');
writeFileSync(
  join(results, 'latest.json'),
  `${JSON.stringify({ machine, plans, peers, stressed, farmers, together }, null, 2)}\n`,
);
writeFileSync(join(results, 'latest.md'), `${text}\n`);
console.log(text);
