import type { Day } from '../calendar/day.ts';
import type { Column } from '../schema/column.ts';
import { type Operation, within } from './operation.ts';
import { Piecewise } from './piecewise.ts';
import type { Profile } from './realised.ts';
import type { ChangingRows } from './rows.ts';

/** A blank that means a number all the same. A storage limit left blank is no limit. */
const blankMeans = new Map<string, number>([['stocks.storage_limit', Number.POSITIVE_INFINITY]]);

/** What came of applying one operation to some rows of one field. */
export interface Applied {
  /** Rows whose field was blank and could not be moved. */
  readonly blank: number;
  /** Position and value of the first row that came out beyond what the column takes, and how many did. */
  readonly beyond?: { readonly index: number; readonly value: unknown; readonly rows: number };
}

/**
 * One field of one table under the changes laid over it. Changes for the whole plan go into the rows; where dated
 * changes came in, the field's course over time is kept as well, and whole-plan changes that come after apply to
 * the whole of that course.
 */
export class FieldOverlay {
  readonly #rows: ChangingRows;
  readonly #field: string;
  readonly #column: Column;
  readonly #blankMeans: number | undefined;
  readonly #courses = new Map<number, Piecewise>();

  constructor(table: string, field: string, column: Column, rows: ChangingRows) {
    this.#rows = rows;
    this.#field = field;
    this.#column = column;
    this.#blankMeans = blankMeans.get(`${table}.${field}`);
  }

  /** Applies an operation to rows for the whole plan. */
  always(indices: readonly number[], operation: Operation): Applied {
    return this.#each(indices, (index) => {
      const course = this.#courses.get(index);
      const old = this.#rows.value(index, this.#field);
      if (operation.kind === 'set') {
        this.#courses.delete(index);
        this.#rows.set(index, this.#field, operation.value);
        return operation.value;
      }
      const moved = course?.during(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, numeric(operation));
      if (moved) this.#courses.set(index, moved);
      if (old === undefined) return moved ? this.#worst(moved) : blank;
      const next = operation.apply(old);
      this.#rows.set(index, this.#field, next);
      return moved && this.#takes(next) ? this.#worst(moved) : (next ?? null);
    });
  }

  /** Applies an operation to rows over [from, until). The column holds numbers. */
  during(indices: readonly number[], operation: Operation, from: Day, until: Day): Applied {
    return this.#each(indices, (index) => {
      const row = (this.#rows.value(index, this.#field) as number | undefined) ?? this.#blankMeans;
      const course = this.#courses.get(index) ?? (row === undefined ? undefined : Piecewise.constant(row));
      if (!course) return blank;
      if (operation.kind === 'set' && operation.value === undefined && this.#blankMeans === undefined)
        return blank;
      const next = course.during(from, until, numeric(operation, this.#blankMeans));
      this.#courses.set(index, next);
      return this.#worst(next);
    });
  }

  /** Course of the field over time, by id of the row, where it is not simply what the row says. */
  profiles(): ReadonlyMap<string, Profile> {
    const profiles = new Map<string, Profile>();
    for (const [index, course] of this.#courses) {
      const row = (this.#rows.value(index, this.#field) as number | undefined) ?? this.#blankMeans;
      if (course.values.some((value) => value !== row)) profiles.set(this.#rows.ids[index], course);
    }
    return profiles;
  }

  /** A value of the course that the column does not take, if there is one. */
  #worst(course: Piecewise): number | undefined {
    return course.values.find((value) => !this.#takes(value));
  }

  #takes(value: unknown): boolean {
    return within(this.#column, value) || (value === this.#blankMeans && this.#blankMeans !== undefined);
  }

  #each(indices: readonly number[], apply: (index: number) => unknown): Applied {
    let blanks = 0;
    let beyond: Applied['beyond'];
    for (const index of indices) {
      const value = apply(index);
      if (value === blank) blanks++;
      else if (value !== undefined && !this.#takes(value)) {
        beyond = beyond ? { ...beyond, rows: beyond.rows + 1 } : { index, value, rows: 1 };
      }
    }
    return { blank: blanks, ...(beyond ? { beyond } : {}) };
  }
}

const blank = Symbol('blank');

/** The operation on one piece of a course. What is without limit stays so unless it is set. */
function numeric(operation: Operation, blankValue?: number): (value: number) => number {
  if (operation.kind === 'set') {
    const value = (operation.value ?? blankValue) as number;
    return () => value;
  }
  return (value) => (Number.isFinite(value) ? (operation.apply(value) as number) : value);
}
