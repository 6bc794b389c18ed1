import type { AuditReport, Breach, Figure, Rule } from './report.ts';
import { rules } from './report.ts';
import { type Relation, stateBreach } from './words.ts';

/** Where a figure stands: the rule it is held against, the row of the plan, and the first day of its period. */
export interface Place {
  readonly rule: Rule;
  readonly table: string;
  readonly row: string;
  readonly period: string | null;
  readonly unit: string;
  /** Field of the outcome that has the figure, where the rule and the row do not say. */
  readonly field?: string;
}

/** Figures of an outcome are stated to a millionth, and a solver keeps rows to 1e-7 or so: a unit in a million is found. */
export const defaultTolerance = 1e-6;

/**
 * Collects what was checked and what was breached. A figure may miss what is expected by `tolerance × (1 + biggest)`,
 * where `biggest` is the greatest of the two figures, the other terms of the row, and the row's *weight*: the sum of
 * the coefficients by which figures that are themselves rounded enter it. So a sum of millions is not held to the
 * last bit, a price of millions times a run that is rounded to a millionth is not a breach, and a figure of a few
 * units is held to a millionth. Anything that is not a finite number is a breach.
 */
export class Findings {
  readonly tolerance: number;
  readonly #counts = new Map<Rule, number>(rules.map((rule) => [rule, 0]));
  readonly #breaches: Breach[] = [];

  constructor(tolerance: number = defaultTolerance) {
    this.tolerance = tolerance;
  }

  slack(...terms: readonly number[]): number {
    let biggest = 0;
    for (const term of terms) if (Math.abs(term) > biggest) biggest = Math.abs(term);
    return this.tolerance * (1 + biggest);
  }

  /** `terms` are the magnitudes that enter the row beside the two figures themselves, and its weight. */
  equal(place: Place, expected: number, found: number, terms: readonly number[] = []): void {
    const miss = Math.abs(found - expected);
    this.#number(place, 'equal', expected, found, miss, terms);
  }

  atMost(place: Place, limit: number, found: number, terms: readonly number[] = []): void {
    if (limit === Number.POSITIVE_INFINITY && Number.isFinite(found)) this.#count(place.rule);
    else this.#number(place, 'at most', limit, found, found - limit, terms);
  }

  atLeast(place: Place, limit: number, found: number, terms: readonly number[] = []): void {
    this.#number(place, 'at least', limit, found, limit - found, terms);
  }

  /** Figures that are not quantities: dates, names, yes or no. */
  same(place: Place, expected: Figure, found: Figure): void {
    this.#count(place.rule);
    if (expected !== found) this.#breach(place, 'equal', expected, found);
  }

  /** One of several figures, where the last bits of a solution decide which; the first is what to expect. */
  oneOf(place: Place, expected: readonly Figure[], found: Figure): void {
    this.#count(place.rule);
    if (!expected.includes(found)) this.#breach(place, 'equal', expected[0], found);
  }

  /** A condition that holds or does not; the two figures only say in words what was wrong. */
  holds(place: Place, condition: boolean, expected: Figure, found: Figure): void {
    this.#count(place.rule);
    if (!condition) this.#breach(place, 'equal', expected, found);
  }

  /** A number or nothing on either side, such as days of supply. */
  equalOrNone(
    place: Place,
    expected: number | null,
    found: number | null,
    terms: readonly number[] = [],
  ): void {
    if (expected === null || found === null) this.same(place, expected, found);
    else this.equal(place, expected, found, terms);
  }

  report(unchecked: AuditReport['unchecked']): AuditReport {
    return {
      sinew: 'audit/1',
      clean: this.#breaches.length === 0,
      checked: rules.map((rule) => ({ rule, count: this.#counts.get(rule)! })),
      breaches: this.#breaches,
      unchecked,
    };
  }

  #count(rule: Rule): void {
    this.#counts.set(rule, this.#counts.get(rule)! + 1);
  }

  #number(
    place: Place,
    relation: Relation,
    expected: number,
    found: number,
    miss: number,
    terms: readonly number[],
  ): void {
    this.#count(place.rule);
    const slack = this.slack(expected, found, ...terms);
    if (Number.isFinite(miss) && Number.isFinite(slack) && miss <= slack) return;
    this.#breach(place, relation, expected, found);
  }

  #breach(place: Place, relation: Relation, expected: Figure, found: Figure): void {
    const { rule, table, row, period, unit, field = null } = place;
    const difference = typeof expected === 'number' && typeof found === 'number' ? found - expected : null;
    const statement = stateBreach(place, relation, expected, found);
    this.#breaches.push({ rule, table, row, period, field, expected, found, difference, unit, statement });
  }
}
