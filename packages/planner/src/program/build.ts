import type { Realised } from '@sinew/model';
import type { LinearProgram } from '@sinew/solver';
import { type MeasureNode, measuresOf } from '../measures/options.ts';
import type { Pace } from '../measures/schedule.ts';
import { requirementsOf } from '../network/demand.ts';
import { type Network, networkOf } from '../network/network.ts';
import { pledgesOf } from '../network/pledge.ts';
import { Assembly, type Tally } from './assembly.ts';
import type { Block } from './blocks.ts';
import type { Columns, Subjects } from './columns.ts';
import { decisions } from './decisions.ts';
import { shelfLife, storage } from './keeping.ts';
import { budgets, moneyUnit } from './money.ts';
import { requirements } from './needs.ts';
import { objectives, type PlanStage } from './objective.ts';
import { pledges } from './pledges.ts';
import { policies } from './policies.ts';
import { balance, capacity, growth, minimum, offtake } from './production.ts';
import { resources } from './resources.ts';
import { type SpendingLedger, spendingOf } from './spending.ts';

/** A plan as a program: arrays for the solver, and the way back from every row and column to the plan's own rows. */
export interface PlanProgram {
  readonly subjects: Subjects;
  readonly columns: Columns;
  readonly blocks: readonly Block[];
  readonly tallies: readonly Tally[];
  readonly ledger: SpendingLedger;
  readonly stages: readonly PlanStage[];
  /** The constraints; the costs are the stages'. */
  readonly linear: LinearProgram;
  /** Money columns count in units of this many of the plan's currency. */
  readonly moneyUnit: number;
}

/**
 * Plan → Program: index sets once, then one function a constraint family, in the order of docs/model.md section 4.
 * `measures` says what may be decided; unless given, whatever the plan allows. Throws a RangeError where the plan passes its
 * checks but cannot be stated (more than MOST_REFORMS reforms).
 */
export function buildProgram(
  realised: Realised,
  measures: (network: Network, pace: Pace) => readonly MeasureNode[] = measuresOf,
): PlanProgram {
  const network = networkOf(realised);
  const { percentile, approval_delay: approvalDelay = 0 } = realised.plan.settings;
  const subjects: Subjects = {
    network,
    requirements: requirementsOf(network),
    pledges: pledgesOf(network),
    measures: measures(network, { percentile, approvalDelay }),
  };
  const assembly = new Assembly(subjects);
  const { builder, columns, blocks, tallies } = assembly;
  balance(assembly);
  capacity(assembly);
  growth(assembly);
  minimum(assembly);
  offtake(assembly);
  resources(assembly);
  storage(assembly);
  shelfLife(assembly);
  requirements(assembly);
  pledges(assembly);
  decisions(assembly);
  const ledger = spendingOf(subjects, columns);
  const unit = moneyUnit(assembly);
  budgets(assembly, ledger, unit);
  policies(assembly);
  const stages = objectives(assembly, ledger);
  return { subjects, columns, blocks, tallies, ledger, stages, linear: builder.build(), moneyUnit: unit };
}
