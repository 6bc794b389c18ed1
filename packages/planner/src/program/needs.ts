import type { RequirementNode } from '../network/demand.ts';
import type { Assembly } from './assembly.ts';

/**
 * requirement[d,t]. consume: Σ factor·deliver + unmet = asked. deliver: unmet[t] = unmet[t−1] + asked − Σ factor·deliver.
 * hold: Σ factor·held + unmet ≥ level.
 */
export function requirements(assembly: Assembly): void {
  const { builder, columns, periods } = assembly;
  for (const requirement of assembly.subjects.requirements) {
    const { row, index: d, asked, accepts } = requirement;
    const upper = row.kind === 'hold' ? Number.POSITIVE_INFINITY : asked;
    const first = assembly.rows('requirement', 'requirements', row.id, asked, upper);
    builder.addDiagonal(first, columns.unmet[d], periods, 1);
    if (row.kind === 'deliver') builder.addDiagonal(first + 1, columns.unmet[d], periods - 1, -1);
    accepts.forEach((accept, i) => {
      builder.addDiagonal(first, columns.supply[d][i], periods, accept.row.factor);
    });
    acceptance(assembly, requirement);
  }
  setAside(assembly);
}

/** acceptance[d,i,flag,t]: while a flag is missing, factor·deliver ≤ M·Σ φ·y of the measures that supply it. */
function acceptance(assembly: Assembly, requirement: RequirementNode): void {
  const { builder, columns, periods } = assembly;
  const { row, index: d, accepts } = requirement;
  const most = mostAsked(requirement);
  accepts.forEach((accept, i) => {
    for (const flag of accept.missing) {
      const id = `${row.id}/${accept.row.item}`;
      const first = assembly.rows('acceptance', 'accepts', id, Number.NEGATIVE_INFINITY, 0);
      builder.addDiagonal(first, columns.supply[d][i], periods, accept.row.factor);
      for (let t = 0; t < periods; t++) {
        for (const { taken, share } of assembly.effects(flag, accept.id)) {
          if (share[t] > 0) builder.add(first + t, taken.taken, -most[t] * share[t]);
        }
      }
    }
  });
}

/** What could be delivered or held at the very most in each period. */
function mostAsked({ row, asked }: RequirementNode): Float64Array {
  if (row.kind !== 'deliver') return asked;
  let sum = 0;
  return asked.map((due) => (sum += due));
}

/** set_aside[i,l,t]: Σ_d held ≤ inv: one unit stands aside for one requirement. */
function setAside(assembly: Assembly): void {
  const { builder, columns, periods, subjects } = assembly;
  const rows = new Map<number, number>();
  for (const { row, index: d, accepts } of subjects.requirements) {
    if (row.kind !== 'hold') continue;
    accepts.forEach(({ location }, i) => {
      if (columns.supply[d][i] === columns.stock[location]) return;
      let first = rows.get(location);
      if (first === undefined) {
        const { item, site } = subjects.network.locations[location];
        first = assembly.rows('set_aside', 'stocks', `${item}/${site}`, Number.NEGATIVE_INFINITY, 0);
        rows.set(location, first);
        builder.addDiagonal(first, columns.stock[location], periods, -1);
      }
      builder.addDiagonal(first, columns.supply[d][i], periods, 1);
    });
  }
}
