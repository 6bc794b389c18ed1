import type { Day } from '../calendar/day.ts';
import type { Plan } from '../plan/plan.ts';
import type { TableName } from '../schema/tables.ts';

/** A field that a scenario moves over time. `mean` is its average over [from, until), in the field's own unit. */
export interface Profile {
  mean(from: Day, until: Day): number;
}

/** A plan with scenarios and what-ifs laid over it: what the planner plans and the audit audits. */
export interface Realised {
  /** The plan with every change that holds for the whole plan applied. */
  readonly plan: Plan;
  /** Ids of the scenarios laid over it, in the order in which they were applied. */
  readonly scenarios: readonly string[];
  /** What was changed by hand, as given: `rates.ingersoll/base.rate=5000`. */
  readonly changes: readonly string[];
  readonly dDay: Day | undefined;
  /** The moving value of a field, or `undefined` where it stays what the row says. */
  profile(table: TableName, row: string, field: string): Profile | undefined;
}
