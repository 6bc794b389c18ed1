import type { CallbackEvent, HighsCallbackMap } from 'highs';
import { finiteBound, type Highs } from './highs.ts';
import type { Way } from './method.ts';
import type { SolveOptions } from './options.ts';
import { relativeGap, type SolveProgress } from './solution.ts';

/** What a solve is watched for, and what it was stopped for; the caller's own interruption is neither. */
export interface Watch {
  /** Simplex iterations that a branch and bound may take. */
  readonly effort: number;
  /** The way that is to be stopped where it stalls. */
  readonly forStalls: Pick<Way, 'simplex' | 'fromBasis'> | undefined;
  stopped: 'effort' | 'stall' | undefined;
}

/**
 * Whether a simplex gets on no longer, by its checkpoints without an iteration between them: it can factorise again and
 * again for minutes. Moves from bound to bound are no iterations: the primal has some as a matter of course (up to 76 in a row, and 0.65
 * for an iteration), and so has the dual at its very end, where the primal clears away what its perturbation left (up to 117 in a row:
 * a limit of 60 stopped sound solves a step before their optimum). From a basis there is less to lose: at 24,000 rows, 300 of
 * them took 107 s, and the primal that comes next is brief.
 */
function stalls(
  { simplex, fromBasis }: Pick<Way, 'simplex' | 'fromBasis'>,
  idle: Idle,
  iterations: number,
): boolean {
  if (simplex === 'primal') return idle.inAll > 500 + iterations;
  return idle.inRow > (fromBasis ? 60 : 300);
}

interface Idle {
  inRow: number;
  inAll: number;
}

/** What HiGHS calls while it solves: tells progress, and stops what is over its effort, stalled or interrupted. */
export function checkpoints(
  highs: Highs,
  {
    interrupted,
    onProgress,
    pointLimit,
    start,
  }: Pick<SolveOptions, 'interrupted' | 'onProgress' | 'pointLimit' | 'start'>,
  watch: Watch,
): HighsCallbackMap | undefined {
  const boundless = watch.effort === Infinity && pointLimit === undefined;
  if (!interrupted && !onProgress && boundless && watch.forStalls === undefined) return undefined;
  let last = -1;
  const idle: Idle = { inRow: 0, inAll: 0 };
  const types = highs.constants.callbackType;
  const at =
    (phase: SolveProgress['phase']) =>
    (event: CallbackEvent & { interrupt(): void }): undefined => {
      const { data } = event;
      const branching = phase === 'branch and bound';
      const incumbent = branching ? finiteBound(data.mip_primal_bound ?? Infinity) : Infinity;
      const bound = branching ? finiteBound(data.mip_dual_bound ?? -Infinity) : -Infinity;
      const iterations = Number(
        data.mip_total_lp_iterations ?? data.simplex_iteration_count ?? data.ipm_iteration_count ?? 0,
      );
      const stop = (why: Watch['stopped']) => {
        watch.stopped = why;
        event.interrupt();
      };
      onProgress?.({
        phase,
        iterations,
        incumbent,
        bound,
        gap: relativeGap(incumbent, bound),
        nodes: Number(data.mip_node_count ?? 0),
      });
      // Without any point the search goes on; a start that it could not make use of is one all the same.
      const hasPoint = start !== undefined || Number.isFinite(incumbent);
      if (branching && iterations > (hasPoint ? watch.effort : (pointLimit ?? Infinity))) stop('effort');
      if (watch.forStalls !== undefined && phase === 'simplex') {
        idle.inRow = iterations === last ? idle.inRow + 1 : 0;
        if (iterations === last) idle.inAll++;
        last = iterations;
        if (stalls(watch.forStalls, idle, iterations)) stop('stall');
      }
      if (interrupted?.()) stop(undefined);
    };
  return {
    [types.simplexInterrupt]: at('simplex'),
    [types.ipmInterrupt]: at('interior point'),
    [types.mipInterrupt]: at('branch and bound'),
  };
}
