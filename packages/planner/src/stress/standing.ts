import type { PlanProgram } from '../program/build.ts';
import type { Held } from './decided.ts';
import type { Standing } from './outage.ts';

/**
 * A plan with its decisions made: capacity that measures add becomes a number, by segment λ·Σ φ·quantity·n and by resource
 * with the people that the plan has, `x` (length columns of the program, or more).
 */
export function standingOf(program: PlanProgram, decisions: readonly Held[], x: Float64Array): Standing {
  const { blocks, columns, linear, subjects } = program;
  const { calendar, realised, resourceOf, segmentOf, segments } = subjects.network;
  const { resources } = realised.plan.tables;
  const value = new Map(decisions.map(({ column, upper }) => [column, upper]));
  const added = segments.map(() => new Float64Array(calendar.count));
  const resourceRow = Int32Array.from(
    resources,
    ({ id }) => blocks.find((block) => block.constraint === 'resource' && block.row === id)!.first,
  );
  const each = (r: number) => (resources[r].kind === 'pool' ? resources[r].per_person : 1);
  const capacity = resources.map((_, r) =>
    Float64Array.from(calendar.months, (months, t) => {
      const people = columns.people[r] < 0 ? 0 : x[columns.people[r] + t];
      return linear.rowUpper[resourceRow[r] + t] + months * each(r) * people;
    }),
  );
  for (const { amount, measure, option } of columns.options) {
    const n = value.get(amount) ?? 0;
    if (n === 0) continue;
    measure.effects.forEach(({ kind, quantity, target }, k) => {
      const more = (t: number) => calendar.months[t] * quantity * option.shares[k][t] * n;
      if (kind === 'capacity') {
        const into = added[segmentOf.get(target)!];
        for (let t = 0; t < into.length; t++) into[t] += more(t);
      } else if (kind === 'resource') {
        const r = resourceOf.get(target)!;
        for (let t = 0; t < calendar.count; t++) capacity[r][t] += each(r) * more(t);
      }
    });
  }
  return { program, added, capacity, resourceRow };
}
