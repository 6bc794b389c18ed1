import type { PlanProgram } from '../program/build.ts';
import { middleScale } from '../program/objective.ts';
import type { Future } from './scenarios.ts';

/** Stages of all futures, in the order of docs/model.md section 5. What nobody asks for in a future is 0 there. */
export function stageNames(programs: readonly PlanProgram[]): string[] {
  const kinds = ['rank', 'held', 'cost'];
  const names = new Set(programs.flatMap(({ stages }) => stages.map(({ name }) => name)));
  const place = (name: string) => {
    const [kind, rank = '0'] = name.split(' ');
    return { kind: kinds.indexOf(kind), rank: Number(rank) };
  };
  return [...names].sort((a, b) => {
    const [mine, other] = [place(a), place(b)];
    return mine.kind - other.kind || mine.rank - other.rank;
  });
}

/** What a stage of a future counts, per unit of each column: shares, or money for `cost`. Undefined: nothing. */
export function stageCosts({ program }: Pick<Future, 'program'>, name: string): Float64Array | undefined {
  const stage = program.stages.find((one) => one.name === name);
  return stage?.cost.map((cost) => cost / stage.scale);
}

/** What a stage is multiplied by where all futures are planned together, weighted as their probabilities do. */
export function stageScale(futures: readonly Future[], name: string): number {
  const weighted = futures.flatMap((future) => {
    const cost = stageCosts(future, name);
    return cost ? [cost.map((c) => c * future.probability)] : [];
  });
  return middleScale(weighted);
}
