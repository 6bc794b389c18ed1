import type { Outcome } from '@sinew/planner';

/**
 * The figure of an outcome at a path of words with dots between:
 *
 * - `cost.total`: a field of a field;
 * - `requirements.need.unmet`: in a list, the element of that name: its id, `item/site` of a stock or a flow,
 *   `fund/year` of a budget, `fund/category` of a payment, `table/row` of a bottleneck or contradiction, the
 *   requirement of a D-to-P, the segment, category, fiscal year or step of what has no other;
 * - `requirements.need.byPeriod.unmet`: a word that names no element is looked up in each, and gives a list;
 * - `objectives.rank 1`: the value a stage of the objective reached.
 *
 * Throws where a word leads nowhere, so that a misspelled path is never taken for agreement.
 */
export function figureAt(outcome: Outcome, path: string): unknown {
  const { objectives } = outcome.solver;
  const view = {
    ...outcome,
    objectives: Object.fromEntries(objectives.map(({ stage, value }) => [stage, value])),
  };
  return path.split('.').reduce((place: unknown, word) => step(place, word, path), view);
}

function step(place: unknown, word: string, path: string): unknown {
  if (Array.isArray(place)) {
    const named = place.find((element) => nameOf(element) === word);
    return named ?? place.map((element) => step(element, word, path));
  }
  if (typeof place === 'object' && place !== null && Object.hasOwn(place, word)) {
    return (place as Readonly<Record<string, unknown>>)[word];
  }
  throw new Error(`${path}: no "${word}" there`);
}

const names = [
  ['id'],
  ['item', 'site'],
  ['fund', 'fiscalYear'],
  ['fund', 'category'],
  ['table', 'row'],
  ['requirement'],
  ['segment'],
  ['category'],
  ['fiscalYear'],
  ['step'],
];

function nameOf(element: unknown): string | undefined {
  const fields = element as Readonly<Record<string, unknown>>;
  const parts = names.find((wanted) => wanted.every((field) => Object.hasOwn(fields, field)));
  return parts?.map((field) => String(fields[field])).join('/');
}

/**
 * How far a figure may lie from the one worked by hand. A stage of the objective leaves the stages after it a
 * millionth of a share to play with, which a later stage may spend on one figure: that is a millionth of all that is asked,
 * or of all the unit-months, so more than a millionth of the figure. Shares themselves are held to a few millionths.
 */
export function toleranceOf(path: string, wanted: unknown): number {
  if (path.startsWith('objectives.')) return 5e-6;
  const sizes = [wanted].flat(3).filter((value): value is number => typeof value === 'number');
  return 3e-5 * Math.max(100, ...sizes.map(Math.abs));
}

/** Where `found` differs from `wanted` by more than the tolerance, in words; undefined where it does not. */
export function difference(found: unknown, wanted: unknown, tolerance: number): string | undefined {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found)) return `${show(found)} instead of a list`;
    if (found.length !== wanted.length)
      return `${found.length} values instead of ${wanted.length}: ${show(found)}`;
    const at = wanted.findIndex((value, k) => difference(found[k], value, tolerance) !== undefined);
    return at < 0 ? undefined : `${show(found)} instead of ${show(wanted)}, first at ${at}`;
  }
  const same =
    typeof wanted === 'number' && typeof found === 'number'
      ? Math.abs(found - wanted) <= tolerance
      : Object.is(found, wanted);
  return same ? undefined : `${show(found)} instead of ${show(wanted)}`;
}

const show = (value: unknown) => JSON.stringify(value);
