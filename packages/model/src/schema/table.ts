import { type Column, choice, date, optional, refs, text, type Words } from './column.ts';

/** Columns every row of every table may carry: where the row comes from and who may see it. */
export const provenance = {
  source: refs('sources', 'Where the row comes from.', "D'où vient la ligne.", { example: 'cbc-2024-02' }),
  confidence: optional(
    choice(
      ['reported', 'estimated', 'assumed'],
      'Reported by its owner, estimated from other facts, or assumed for want of any.',
      "Déclarée par qui la détient, estimée d'après d'autres faits, ou supposée faute de mieux.",
    ),
  ),
  as_of: optional(date('The date the row was true.', 'La date à laquelle la ligne était vraie.')),
  note: optional(text('Anything a reader should know.', 'Ce que le lecteur doit savoir.')),
  marking: optional<string>({
    kind: 'ref',
    table: 'markings',
    about: { en: 'Who may see the row.', fr: 'Qui peut voir la ligne.' },
    required: false,
  }),
} as const;

export type Columns = Readonly<Record<string, Column<unknown>>>;

export interface Table<C extends Columns = Columns> {
  readonly about: Words;
  /** Columns that name a row; joined by `/` they are the row's id in messages and in scenario changes. */
  readonly key: readonly (keyof C & string)[];
  readonly columns: C & typeof provenance;
}

export type RowOf<T extends { columns: Columns }> = {
  readonly [K in keyof T['columns']]: T['columns'][K] extends Column<infer V> ? V : never;
};

export function table<const C extends Columns>(
  key: readonly (keyof C & string)[],
  en: string,
  fr: string,
  columns: C,
): Table<C> {
  return { about: { en, fr }, key, columns: { ...columns, ...provenance } };
}
