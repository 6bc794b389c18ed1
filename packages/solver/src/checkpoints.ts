import type { CallbackEvent, HighsCallbackMap } from 'highs';
import { finiteBound, type Highs } from './highs.ts';
import type { SolveOptions } from './session.ts';
import { relativeGap, type SolveProgress } from './solution.ts';

/** What a solve is watched for, and what it was stopped for; the caller's own interruption is neither. */
export interface Watch {
  /** Simplex iterations that a branch and bound may take. */
  readonly effort: number;
  /** Whether a simplex that stalls is to be stopped. */
  readonly forStalls: boolean;
  stopped: 'effort' | 'stall' | undefined;
}

/**
 * Checkpoints of the simplex without an iteration between them after which it counts as stalled: it then factorises again
 * and again, and would for minutes. Sound solves were seen with up to 12.
 */
const mostIdle = 60;

/** What HiGHS calls while it solves: tells progress, and stops what is over its effort, stalled or interrupted. */
export function checkpoints(
  highs: Highs,
  { interrupted, onProgress, start }: Pick<SolveOptions, 'interrupted' | 'onProgress' | 'start'>,
  watch: Watch,
): HighsCallbackMap | undefined {
  if (!interrupted && !onProgress && watch.effort === Infinity && !watch.forStalls) return undefined;
  let last = -1;
  let idle = 0;
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
      if (branching && iterations > watch.effort && (Number.isFinite(incumbent) || start)) stop('effort');
      if (watch.forStalls && phase === 'simplex') {
        idle = iterations === last ? idle + 1 : 0;
        last = iterations;
        if (idle > mostIdle) {
          idle = 0;
          stop('stall');
        }
      }
      if (interrupted?.()) stop(undefined);
    };
  return {
    [types.simplexInterrupt]: at('simplex'),
    [types.ipmInterrupt]: at('interior point'),
    [types.mipInterrupt]: at('branch and bound'),
  };
}
