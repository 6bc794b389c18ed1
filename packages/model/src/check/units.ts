import type { Fault } from '../faults/fault.ts';
import type { Book } from './book.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on units of measure. */
export const unitRules: readonly Rule[] = [acceptedUnits];

/** Size of units that measure the same thing, by dimension, in one unit of each. */
const sizes = new Map<string, { readonly dimension: string; readonly size: number }>();
function known(dimension: string, size: number, ...names: string[]): void {
  for (const name of names) sizes.set(name, { dimension, size });
}
known('mass', 0.001, 'g', 'gram', 'gramme');
known('mass', 1, 'kg', 'kilogram', 'kilogramme');
known('mass', 1000, 't', 'tonne');
known('mass', 0.45359237, 'lb', 'pound');
known('volume', 1, 'l', 'litre', 'liter');
known('volume', 1000, 'm3', 'm³');
known('length', 0.001, 'mm');
known('length', 1, 'm', 'metre', 'meter');
known('length', 1000, 'km');
known('count', 1, 'each', 'unit', 'unité');
known('count', 12, 'dozen', 'douzaine');

/** `Rounds` and `round` are one unit; so are `kg` and `KG`. */
function plain(unit: string): string {
  const lower = unit.trim().toLowerCase();
  return sizes.has(lower) ? lower : lower.replace(/s$/, '');
}

/**
 * One unit of an accepted item meets `factor` units of the requirement. Where both are measures of one thing, one
 * for one is wrong, and so is the conversion the wrong way round; any other factor may weigh a substitute's worth.
 * Where they are merely different words, one for one is only worth a second look. A count of items (`each`) may go
 * by any other word (`round`).
 */
function* acceptedUnits(book: Book): Iterable<Fault> {
  for (const row of book.rows('accepts')) {
    const item = book.find('items', row.item);
    const requirement = book.find('requirements', row.requirement);
    if (!item || !requirement) continue;
    const [own, asked] = [plain(item.unit), plain(requirement.unit)];
    if (own === asked) continue;
    const [from, to] = [sizes.get(own), sizes.get(asked)];
    const detail = { item_unit: item.unit, unit: requirement.unit };
    if (from && to && from.dimension === to.dimension) {
      const right = from.size / to.size;
      if (row.factor === 1 || Math.abs(row.factor * right - 1) < 1e-9) {
        yield fault('unit-conversion-wrong', 'accepts', row, 'factor', {
          ...detail,
          right: Number(right.toPrecision(9)),
        });
      }
    } else if (row.factor === 1 && own !== 'each' && asked !== 'each') {
      yield note('units-differ', 'accepts', row, 'factor', detail);
    }
  }
}
