import type { RequirementNode } from '../network/demand.ts';
import type { PledgeNode } from '../network/pledge.ts';
import type { PlanProgram } from '../program/build.ts';
import { type PlanStage, stageNameOf } from '../program/objective.ts';

/**
 * What is too little to be a finding, all of it here. Later stages may push a stage up by its tolerance, and may spend
 * all of that on one figure; twice as much leaves room for the solver's own, so that a plan that falls short in
 * nothing is never said to. One round in ten million is still seen.
 */
const TIMES_GIVEN_UP = 2;
/** Units below which a figure is rounding in any plan: outcomes are stated to half of it. */
const LEAST_QUANTITY = 2e-6;
/** Of a quantity that no stage counts, such as a pledge due after the plan. */
const LEAST_SHARE = 2e-8;

/** A share short, or a gain in it, that is not a finding. */
export function negligibleShare({ tolerance, scale }: PlanStage): number {
  return (TIMES_GIVEN_UP * (tolerance?.absolute ?? 0)) / scale;
}

/** Units of a requirement, unmet in a period or in stock at its end, that are not a finding; one figure a period. */
export function negligibleUnmet(program: PlanProgram, { row, index, asked }: RequirementNode): Float64Array {
  const stage = stageNameOf(row.kind, row.rank);
  const column = program.columns.unmet[index];
  return asked.map((_, t) => Math.max(LEAST_QUANTITY, givenUp(program, stage, column + t)));
}

/** What of a pledge, in its own unit, may be owed at the end of the plan when all of it is given. */
export function negligibleRest(program: PlanProgram, { row, index, asked, scale }: PledgeNode): number {
  const last = program.columns.rest[index] + program.subjects.network.calendar.count - 1;
  return Math.max(LEAST_SHARE * asked, scale * givenUp(program, stageNameOf('pledge', row.rank), last));
}

function givenUp({ stages }: PlanProgram, name: string, column: number): number {
  const stage = stages.find((one) => one.name === name);
  const cost = stage?.cost[column] ?? 0;
  return cost > 0 ? (TIMES_GIVEN_UP * (stage?.tolerance?.absolute ?? 0)) / cost : 0;
}
