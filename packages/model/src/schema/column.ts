/**
 * The vocabulary in which every table of a plan is described. Descriptions are data: readers, checks, the JSON
 * Schema, the blank workbook, the reference pages and the editing grid are all derived from them.
 */

export interface Words {
  readonly en: string;
  readonly fr: string;
}

/** What one unit of a number means. `unit` is the unit of the item concerned; `currency` that of the row. */
export type Dimension =
  | 'currency'
  | 'currency/month'
  | 'currency/person'
  | 'currency/run'
  | 'currency/size'
  | 'currency/unit'
  | 'currency/unit/month'
  | 'plan currency/currency'
  | 'unit'
  | 'unit/day'
  | 'unit/run'
  | 'run/month'
  | 'run/month/month'
  | 'capacity/month'
  | 'capacity/run'
  | 'capacity/person/month'
  | 'person'
  | 'person/month'
  | 'share'
  | 'share/year'
  | 'size'
  | 'factor'
  | 'rank'
  | 'degree'
  | 'day'
  | 'month'
  | 'month of year'
  | 'year'
  | 'any';

export type ColumnKind =
  | 'id'
  | 'text'
  | 'date'
  | 'duration'
  | 'currency'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'choice'
  | 'ref'
  | 'refs'
  | 'choices'
  | 'months';

export interface Column<V = unknown> {
  readonly kind: ColumnKind;
  readonly about: Words;
  /** A blank cell is a fault. Columns that are neither required nor defaulted read as `undefined` when blank. */
  readonly required: boolean;
  readonly default?: V;
  readonly example?: string;
  readonly unit?: Dimension;
  readonly min?: number;
  readonly max?: number;
  /** `min` itself is refused (a price of zero is fine, an acceptance factor of zero is not). */
  readonly aboveMin?: boolean;
  /** A scenario may change this field between two dates; other fields only for the whole plan. */
  readonly dated?: boolean;
  /** The table a reference points into. */
  readonly table?: string;
  readonly choices?: readonly string[];
}

type Extra = { readonly example?: string };
type NumberExtra = Extra & {
  readonly unit: Dimension;
  readonly min?: number;
  readonly max?: number;
  readonly aboveMin?: boolean;
  readonly dated?: boolean;
};

/**
 * The most that a number of a plan may be where its column says nothing narrower, and the least below zero: a thousand times
 * what the largest nation spends in a year, and far within what the solver can compute with (see `Session`).
 */
export const LARGEST = 1e12;

/** A limit as people write it: `0.5`, `5000`, `1e12`. */
export const limitText = (limit: number): string =>
  Math.abs(limit) < 1e9 ? String(limit) : limit.toExponential().replace('+', '');

const words = (en: string, fr: string): Words => ({ en, fr });

export const id = (en: string, fr: string, extra: Extra = {}): Column<string> => ({
  kind: 'id',
  about: words(en, fr),
  required: true,
  ...extra,
});
export const text = (en: string, fr: string, extra: Extra = {}): Column<string> => ({
  kind: 'text',
  about: words(en, fr),
  required: true,
  ...extra,
});
export const date = (en: string, fr: string, extra: Extra = {}): Column<string> => ({
  kind: 'date',
  about: words(en, fr),
  required: true,
  ...extra,
});
/** ISO 8601 duration of years, months, weeks and days: `P18M`, `P10D`, `P1Y6M`. */
export const duration = (en: string, fr: string, extra: Extra = {}): Column<string> => ({
  kind: 'duration',
  about: words(en, fr),
  required: true,
  ...extra,
});
/** ISO 4217 code. Blank means the plan's own currency. */
export const currency = (en: string, fr: string): Column<string | undefined> => ({
  kind: 'currency',
  about: words(en, fr),
  required: false,
  example: 'CAD',
});
export const number = (en: string, fr: string, extra: NumberExtra): Column<number> => ({
  kind: 'number',
  about: words(en, fr),
  required: true,
  min: -LARGEST,
  max: LARGEST,
  ...extra,
});
export const integer = (en: string, fr: string, extra: NumberExtra): Column<number> => ({
  kind: 'integer',
  about: words(en, fr),
  required: true,
  min: -LARGEST,
  max: LARGEST,
  ...extra,
});
export const boolean = (en: string, fr: string): Column<boolean> => ({
  kind: 'boolean',
  about: words(en, fr),
  required: true,
});
export const choice = <const C extends readonly string[]>(
  choices: C,
  en: string,
  fr: string,
): Column<C[number]> => ({ kind: 'choice', about: words(en, fr), required: true, choices });
/** The id of a row of another table. */
export const ref = (table: string, en: string, fr: string, extra: Extra = {}): Column<string> => ({
  kind: 'ref',
  about: words(en, fr),
  required: true,
  table,
  ...extra,
});
/** Ids of rows of another table, separated by spaces in a cell. */
export const refs = (
  table: string,
  en: string,
  fr: string,
  extra: Extra = {},
): Column<readonly string[]> => ({
  kind: 'refs',
  about: words(en, fr),
  required: false,
  default: [],
  table,
  ...extra,
});
/** Members of a fixed list, separated by spaces in a cell. */
export const choices = <const C extends readonly string[]>(
  list: C,
  en: string,
  fr: string,
  extra: Extra = {},
): Column<readonly C[number][]> => ({
  kind: 'choices',
  about: words(en, fr),
  required: false,
  default: [],
  choices: list,
  ...extra,
});
/** Months of the year as numbers from 1 to 12, separated by spaces in a cell. */
export const months = (en: string, fr: string, extra: Extra = {}): Column<readonly number[]> => ({
  kind: 'months',
  about: words(en, fr),
  required: false,
  default: [],
  unit: 'month of year',
  min: 1,
  max: 12,
  ...extra,
});

/** May be left blank, and then reads as `undefined`. */
export const optional = <V>(column: Column<V>): Column<V | undefined> => ({ ...column, required: false });
/** May be left blank, and then reads as `value`. */
export const byDefault = <V>(value: V, column: Column<V>): Column<V> => ({
  ...column,
  required: false,
  default: value,
});
