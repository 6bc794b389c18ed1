import type { Fault } from '../faults/fault.ts';
import type { Plan } from '../plan/plan.ts';
import { type Row, rowId } from '../schema/tables.ts';

/** One change to a plan, from a row of `changes` or given by hand, with where to point when it is wrong. */
export interface Change {
  readonly table: string;
  /** Id of the rows it concerns; `*` stands for any run of characters. */
  readonly row: string;
  readonly field: string;
  readonly op: Row<'changes'>['op'];
  readonly value: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** The row of `changes`; for a change by hand, its text stands for the row. */
  readonly place: Pick<Fault, 'table' | 'row'>;
}

/** The rows of `changes` that belong to these scenarios: scenario by scenario, then in row order. */
export function scenarioChanges(plan: Plan, order: readonly string[]): Change[] {
  const byScenario = new Map<string, Change[]>(order.map((id) => [id, []]));
  for (const row of plan.tables.changes) {
    byScenario.get(row.scenario)?.push({ ...row, place: { table: 'changes', row: rowId('changes', row) } });
  }
  return order.flatMap((id) => byScenario.get(id) ?? []);
}

/** Name under which the settings of a plan are changed, as if they were a table of one row. */
export const SETTINGS = 'settings';

/**
 * Reads a change given by hand: `rates.ingersoll/base.rate=5000`, `inputs.m107/*.quantity*=1.1`,
 * `requirements.training-155.rank+=1`, `steps.m795-line/treasury-board.likely+=P6M`, `settings.percentile=0.8`.
 * The table ends at the first dot and the field begins after the last dot before `=`, so that ids of rows may
 * hold dots and slashes. Returns a fault for anything else.
 */
export function changeByHand(text: string): Change | { readonly fault: Fault } {
  const equals = text.indexOf('=');
  const left = text.slice(0, Math.max(equals, 0));
  const sign = /[*+-]$/.exec(left)?.[0];
  const path = (sign ? left.slice(0, -1) : left).trim();
  const first = path.indexOf('.');
  const last = path.lastIndexOf('.');
  const table = path.slice(0, Math.max(first, 0));
  const row = path.slice(first + 1, Math.max(last, first + 1));
  const field = path.slice(last + 1);
  if (table === '' || field === '' || (table === SETTINGS) !== (row === '')) {
    return { fault: { code: 'change-unreadable', severity: 'fault', value: text } };
  }
  const value = text.slice(equals + 1).trim();
  return {
    table,
    row: row === '' ? '*' : row,
    field,
    op: sign === undefined ? 'set' : sign === '*' ? 'scale' : 'add',
    value: sign === '-' ? (value.startsWith('-') ? value.slice(1) : `-${value}`) : value,
    place: { row: text },
  };
}
