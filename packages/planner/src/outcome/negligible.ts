import { objectiveValue } from '@sinew/solver';
import type { RequirementNode } from '../network/demand.ts';
import type { PledgeNode } from '../network/pledge.ts';
import type { PlanProgram } from '../program/build.ts';
import { type PlanStage, stageNameOf } from '../program/objective.ts';
import { searchRoom } from '../program/searchRoom.ts';

/**
 * What is too little to be a finding, all of it here. Later stages may push a stage up by its tolerance or its room, and may
 * spend all of that on one figure; twice as much leaves room for the solver's own, so that a plan that falls short in
 * nothing is never said to. One round in ten million is still seen, beside shortages in a large plan one in a hundred thousand of them.
 */
const TIMES_GIVEN_UP = 2;
/** Units below which a figure is rounding in any plan: outcomes are stated to half of it. */
const LEAST_QUANTITY = 2e-6;
/** Of a quantity that no stage counts, such as a pledge due after the plan. */
const LEAST_SHARE = 2e-8;

/** A share short, or a gain in it, that is not a finding where later stages have the tolerance of `stage` and no room. */
export function negligibleShare({ tolerance, scale }: PlanStage): number {
  return (TIMES_GIVEN_UP * (tolerance?.absolute ?? 0)) / scale;
}

/** Units of a column that are not a finding where later stages have the tolerance of `stage` and no room; 0 of one that it does not count. */
export function negligibleUnits({ cost, tolerance }: PlanStage, column: number): number {
  return cost[column] > 0 ? (TIMES_GIVEN_UP * (tolerance?.absolute ?? 0)) / cost[column] : 0;
}

/** What is not a finding at one point of a program. */
export interface Negligible {
  /** A share of `stage` short, or a gain in it. */
  share(stage: PlanStage): number;
  /** Units of a requirement, unmet in a period or in stock at its end; one figure a period. */
  unmet(requirement: RequirementNode): Float64Array;
  /** What of a pledge, in its own unit, may be owed at the end of the plan when all of it is given. */
  rest(pledge: PledgeNode): number;
}

/** What is not a finding at `x`, where stages stand as they do there. */
export function negligibleAt(
  { stages, linear, columns, subjects }: PlanProgram,
  x: Float64Array,
): Negligible {
  const room = searchRoom(linear.rowCount);
  const givenUp = ({ cost, tolerance }: PlanStage) =>
    TIMES_GIVEN_UP * Math.max(tolerance?.absolute ?? 0, room * Math.abs(objectiveValue(cost, x)));
  const byStage = new Map(stages.map((stage) => [stage.name, { cost: stage.cost, givenUp: givenUp(stage) }]));
  const inColumn = (name: string, column: number) => {
    const stage = byStage.get(name);
    const cost = stage?.cost[column] ?? 0;
    return stage && cost > 0 ? stage.givenUp / cost : 0;
  };
  return {
    share: (stage) => (byStage.get(stage.name)?.givenUp ?? givenUp(stage)) / stage.scale,
    unmet: ({ row, index, asked }) => {
      const stage = stageNameOf(row.kind, row.rank);
      return asked.map((_, t) => Math.max(LEAST_QUANTITY, inColumn(stage, columns.unmet[index] + t)));
    },
    rest: ({ row, index, asked, scale }) => {
      const last = columns.rest[index] + subjects.network.calendar.count - 1;
      return Math.max(LEAST_SHARE * asked, scale * inColumn(stageNameOf('pledge', row.rank), last));
    },
  };
}
