import type { Plan } from '../plan/plan.ts';
import type { Row } from '../schema/tables.ts';
import type { Change } from './change.ts';

/** A step is min, likely and max: a factor on its length is one on all three. */
const lengthOfStep = ['min', 'likely', 'max'] as const;

/** Columns of the plan that a row of `uncertainties` is a factor on. */
export const fieldsOf = ({ field, table }: Row<'uncertainties'>): readonly string[] =>
  table === 'steps' && field === 'likely' ? lengthOfStep : [field];

/** Factors drawn for rows of `uncertainties` as the changes that they stand for, in row order. */
export function drawnChanges(plan: Plan, factors: Readonly<Record<string, number>>): Change[] {
  return plan.tables.uncertainties
    .filter(({ id }) => Object.hasOwn(factors, id))
    .flatMap((row) =>
      fieldsOf(row).map((field) => ({
        table: row.table,
        row: row.table === 'settings' ? '*' : row.row,
        field,
        op: 'scale' as const,
        value: String(factors[row.id]),
        from: row.from,
        until: row.until,
        place: { table: 'uncertainties' as const, row: row.id },
      })),
    );
}
