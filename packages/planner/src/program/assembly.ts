import type { TableName } from '@sinew/model';
import { ProgramBuilder, type Series } from '@sinew/solver';
import { rowsBy } from '../network/rowsBy.ts';
import type { Block, Constraint } from './blocks.ts';
import { type Columns, declareColumns, type OptionColumns, type Subjects } from './columns.ts';

/** What a decided measure adds in each period, per unit of a column. */
export interface EffectTerm {
  readonly column: number;
  readonly taken: OptionColumns;
  readonly quantity: number;
  readonly share: Float64Array;
}

/** A column that only says what decisions say together: that a measure is taken by a period, that it fills its group. */
export interface Tally {
  readonly column: number;
  readonly measure: string;
  /** -1: on whatever day. */
  readonly period: number;
}

const NONE: readonly EffectTerm[] = [];

/** The program under construction: its subjects, its columns, and the blocks of constraints stated so far. */
export class Assembly {
  readonly builder = new ProgramBuilder();
  readonly blocks: Block[] = [];
  readonly tallies: Tally[] = [];
  readonly subjects: Subjects;
  readonly columns: Columns;
  readonly #effects: ReadonlyMap<string, readonly EffectTerm[]>;

  constructor(subjects: Subjects) {
    this.subjects = subjects;
    this.columns = declareColumns(this.builder, subjects);
    const terms = this.columns.options.flatMap((taken) =>
      taken.measure.effects.map((effect, k) => ({
        key: `${effect.kind} ${effect.target}`,
        term: { column: taken.amount, taken, quantity: effect.quantity, share: taken.option.shares[k] },
      })),
    );
    this.#effects = new Map(
      [...rowsBy(terms, ({ key }) => key)].map(([key, list]) => [key, list.map(({ term }) => term)]),
    );
  }

  get periods(): number {
    return this.subjects.network.calendar.count;
  }

  /** Terms of all options whose measure has an effect of this kind on this target. */
  effects(kind: string, target: string): readonly EffectTerm[] {
    return this.#effects.get(`${kind} ${target}`) ?? NONE;
  }

  /** Adds `factor(t) · quantity · φ · n` of every effect to the rows that start at `first`. */
  addEffects(first: number, effects: readonly EffectTerm[], factor: (t: number) => number): void {
    for (const { column, quantity, share } of effects) {
      for (let t = 0; t < share.length; t++) {
        if (share[t] > 0) this.builder.add(first + t, column, factor(t) * quantity * share[t]);
      }
    }
  }

  /** Opens one row a period (or as many as `count`, from `period` on) and names them. */
  rows(
    constraint: Constraint,
    table: TableName,
    row: string,
    lower: Series,
    upper: Series,
    count = this.periods,
    by: Block['by'] = 'period',
    period = 0,
  ): number {
    const first = this.builder.rows(count, lower, upper);
    if (count > 0) this.blocks.push({ constraint, table, row, at: 'row', first, count, period, by });
    return first;
  }

  /** One row that stands for the whole plan or for a single period. */
  row(
    constraint: Constraint,
    table: TableName,
    id: string,
    lower: number,
    upper: number,
    period?: number,
  ): number {
    const first = this.builder.row(lower, upper);
    const by = period === undefined ? 'plan' : 'period';
    this.blocks.push({ constraint, table, row: id, at: 'row', first, count: 1, period: period ?? 0, by });
    return first;
  }

  /** Names the upper bounds of a run of columns. */
  bounds(
    constraint: Constraint,
    table: TableName,
    row: string,
    first: number,
    count: number,
    by: Block['by'],
  ): void {
    this.blocks.push({ constraint, table, row, at: 'column', first, count, period: 0, by });
  }
}
