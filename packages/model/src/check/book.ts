import { type Calendar, calendarOf } from '../calendar/buckets.ts';
import { type Day, dayOf } from '../calendar/day.ts';
import { nearest } from '../faults/nearest.ts';
import type { Plan } from '../plan/plan.ts';
import { type Row, rowId, type TableName } from '../schema/tables.ts';

/** Most periods that a plan may have: past it, no solver answers. */
export const PERIODS_AT_MOST = 5000;

/** Most near misses that are looked for in one check: each costs a walk over all ids of a table. */
const NEAREST_AT_MOST = 500;

/** A plan with what the rules look up in it again and again, each worked out once, when first asked for. */
export class Book {
  readonly plan: Plan;
  readonly #byId = new Map<TableName, ReadonlyMap<string, unknown>>();
  readonly #groups = new Map<string, ReadonlyMap<unknown, readonly unknown[]>>();
  #calendar: Calendar | undefined;
  #changed: ReadonlySet<string> | undefined;
  #nearestAsked = 0;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  rows<T extends TableName>(table: T): readonly Row<T>[] {
    return this.plan.tables[table];
  }

  /** Rows by id. Where an id stands twice, the first row holds it. */
  byId<T extends TableName>(table: T): ReadonlyMap<string, Row<T>> {
    let index = this.#byId.get(table) as Map<string, Row<T>> | undefined;
    if (!index) {
      index = new Map();
      for (const row of this.rows(table)) {
        const id = rowId(table, row);
        if (!index.has(id)) index.set(id, row);
      }
      this.#byId.set(table, index);
    }
    return index;
  }

  find<T extends TableName>(table: T, id: string | undefined): Row<T> | undefined {
    return id === undefined ? undefined : this.byId(table).get(id);
  }

  /** The rows of a table that hold a value in a column, in row order; none is an empty list. */
  where<T extends TableName, C extends keyof Row<T> & string>(
    table: T,
    column: C,
    value: Row<T>[C],
  ): readonly Row<T>[] {
    const name = `${table}.${column}`;
    let groups = this.#groups.get(name) as Map<unknown, Row<T>[]> | undefined;
    if (!groups) {
      groups = new Map();
      for (const row of this.rows(table)) {
        const group = groups.get(row[column]);
        if (group) group.push(row);
        else groups.set(row[column], [row]);
      }
      this.#groups.set(name, groups);
    }
    return groups.get(value) ?? [];
  }

  /** The id of a table that is most like one that is not there, as detail for a fault's words. */
  near(table: TableName, id: string): { readonly nearest?: string } {
    if (this.#nearestAsked++ >= NEAREST_AT_MOST) return {};
    const found = nearest(id, this.byId(table).keys());
    return found === undefined ? {} : { nearest: found };
  }

  /** The periods of the plan, the first `PERIODS_AT_MOST` of them: a plan with more is refused in any case. */
  get calendar(): Calendar {
    if (!this.#calendar) {
      let room = PERIODS_AT_MOST;
      const calendar = this.plan.settings.calendar.map((run) => {
        const count = Math.min(run.count, room);
        room -= count;
        return { ...run, count };
      });
      this.#calendar = calendarOf({ ...this.plan.settings, calendar });
    }
    return this.#calendar;
  }

  get start(): Day {
    return dayOf(this.plan.settings.start);
  }

  /** Day after the last day of the plan. */
  get end(): Day {
    const { count, end } = this.calendar;
    return count === 0 ? this.start : end[count - 1];
  }

  /** Whether some scenario changes this field of some row: then what the row says is not the last word. */
  changes(table: TableName, field: string): boolean {
    this.#changed ??= new Set(this.rows('changes').map((row) => `${row.table}.${row.field}`));
    return this.#changed.has(`${table}.${field}`);
  }
}
