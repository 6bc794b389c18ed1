import type { Plan } from '@sinew/model';
import type { PlanOptions } from '../options.ts';

/**
 * Measures that are not to be decided where nothing more is: all but those decided, mandatory or fixed, and what must come before
 * these; and those that are ruled out.
 */
export function undecided({ tables }: Plan, { fix, never }: Pick<PlanOptions, 'fix' | 'never'>): string[] {
  const wanted = tables.measures.filter(
    ({ id, mandatory, decided }) =>
      mandatory || decided !== undefined || fix?.some(({ measure }) => measure === id),
  );
  const kept = new Set(wanted.map(({ id }) => id));
  for (const id of kept) {
    for (const { measure, requires } of tables.prerequisites) if (measure === id) kept.add(requires);
  }
  return [
    ...new Set([...(never ?? []), ...tables.measures.map(({ id }) => id).filter((id) => !kept.has(id))]),
  ];
}
