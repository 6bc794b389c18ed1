import type { Fault } from '../faults/fault.ts';
import type { CalendarRun, Plan, Settings } from '../plan/plan.ts';
import { calendarColumns, settingsColumns } from '../schema/settings.ts';
import type { Columns } from '../schema/table.ts';
import { describeTable, type TableName, tableNames } from '../schema/tables.ts';
import type { FaultList } from './faultList.ts';
import { type AnyRow, RowBuilder, type RowShape } from './rowBuilder.ts';

/** What comes of reading a plan: all of it with notes, or none of it with every fault (and the notes). */
export type Reading =
  | { readonly plan: Plan; readonly notes: readonly Fault[]; readonly faults?: undefined }
  | { readonly faults: readonly Fault[]; readonly plan?: undefined };

export const settingsShape: RowShape = {
  name: 'plan',
  key: [],
  columns: settingsColumns as unknown as Columns,
};
export const calendarShape: RowShape = {
  name: 'calendar',
  key: [],
  columns: calendarColumns as unknown as Columns,
};

export function tableShape(name: TableName): RowShape {
  const { key, columns } = describeTable(name);
  return { name, key, columns };
}

/** The parts of a plan while it is read: one builder for the settings, one for the calendar, one a table met. */
export class PlanBuilder {
  readonly faults: FaultList;
  readonly settings: RowBuilder;
  readonly calendar: RowBuilder;
  readonly #tables = new Map<TableName, RowBuilder>();

  constructor(faults: FaultList) {
    this.faults = faults;
    this.settings = new RowBuilder(settingsShape, faults);
    this.calendar = new RowBuilder(calendarShape, faults);
  }

  table(name: TableName): RowBuilder {
    let builder = this.#tables.get(name);
    if (!builder) {
      builder = new RowBuilder(tableShape(name), this.faults);
      this.#tables.set(name, builder);
    }
    return builder;
  }

  /** The plan, deep-frozen, unless there was a fault. Rows and their lists are frozen as they are built. */
  finish(): Reading {
    if (this.faults.count > 0) return { faults: this.faults.all() };
    const tables: Record<string, readonly AnyRow[]> = {};
    for (const name of tableNames) tables[name] = Object.freeze(this.#tables.get(name)?.rows ?? []);
    const calendar = Object.freeze(this.calendar.rows) as unknown as readonly CalendarRun[];
    const settings = Object.freeze({ ...this.settings.rows[0], calendar }) as unknown as Settings;
    const plan = Object.freeze({ settings, tables: Object.freeze(tables) as unknown as Plan['tables'] });
    return { plan, notes: this.faults.notes };
  }
}
