import type { MeasureVerdict, Verdict } from './alternatives.ts';
import type { Choice } from './near.ts';
import type { Found, NearSearch } from './search.ts';

/** What is known of one measure so far. */
export interface Standing {
  readonly choice: Choice;
  readonly index: number;
  /** Seen in, and seen out of, a portfolio that was found. */
  in: boolean;
  out: boolean;
  /** How it was proved that no portfolio has it the other way. */
  proved?: 'relaxation' | 'search';
  /** Its own search ended by itself, not because the work was stopped. */
  searched?: true;
}

/** Every portfolio found, and what they and the proofs say of each measure. */
export class Knowledge {
  readonly found: Found[] = [];
  readonly standings: readonly Standing[];

  constructor(choices: readonly Choice[], best: Found) {
    this.standings = choices.map((choice, index) => ({ choice, index, in: false, out: false }));
    this.add(best);
  }

  /** Keeps a portfolio and says whether it is a new one. The same measures on other dates are the same portfolio. */
  add(found: Found): boolean {
    for (const standing of this.standings) {
      if (found.chosen[standing.index]) standing.in = true;
      else standing.out = true;
    }
    if (this.found.some((other) => differences(other, found) === 0)) return false;
    this.found.push(found);
    return true;
  }

  /** Measures of which one side has been seen and nothing is proved of the other. */
  get open(): Standing[] {
    return this.standings.filter((one) => !(one.in && one.out) && one.proved === undefined);
  }
}

/** Number of measures in which two portfolios differ (Hamming distance). */
export function differences(a: Found, b: Found): number {
  return a.chosen.reduce((count, chosen, k) => count + (chosen === b.chosen[k] ? 0 : 1), 0);
}

/**
 * Settles each measure: a portfolio that has it the other way than the best, or a proof that there is none. What is
 * cheap comes first: the relaxation without whole numbers proves many at once; then the portfolios beside the best, all
 * other decisions kept; then one that turns over as many open measures as it can; then a search for each that is left.
 */
export function settleMeasures(
  search: NearSearch,
  known: Knowledge,
  told: (done: number, of: number) => void,
): void {
  const [best] = known.found;
  const tell = () => told(known.standings.length - known.open.length, known.standings.length);
  for (const standing of known.open) {
    tell();
    if (search.interrupted) return;
    if (!search.relaxationAllows(standing.choice, !standing.in)) prove(search, standing, 'relaxation');
  }
  for (const standing of known.open) {
    tell();
    if (search.interrupted) return;
    if (!known.open.includes(standing)) continue;
    const found = search.beside(best, standing.choice, !standing.in);
    if (found) known.add(found);
  }
  for (let open = known.open; open.length > 0; ) {
    tell();
    if (search.interrupted) return;
    const answer = search.cheapest(turningOver(open), 'dive');
    if (answer.kind === 'found') known.add(answer.found);
    const left = known.open;
    if (left.length === open.length) break;
    open = left;
  }
  for (const standing of known.open) {
    tell();
    if (search.interrupted) return;
    // A portfolio found for an earlier one may have settled it.
    if (!known.open.includes(standing)) continue;
    const answer = search.any([{ choice: standing.choice, taken: !standing.in }], 'search');
    if (!search.interrupted) standing.searched = true;
    if (answer.kind === 'found') known.add(answer.found);
    else if (answer.kind === 'none') prove(search, standing, answer.shown);
  }
  tell();
}

function prove(search: NearSearch, standing: Standing, how: 'relaxation' | 'search'): void {
  standing.proved = how;
  search.settle(standing.choice, standing.in);
}

/** Prices under which the cheapest portfolio turns over most of these: takes those never seen in, leaves the others out. */
function turningOver(open: readonly Standing[]): Map<number, number> {
  return new Map(open.map((one) => [one.choice.chosen, one.in ? 1 : -1]));
}

/** What is to be said of a measure. */
export function verdictOf(
  standing: Standing,
  found: readonly Found[],
  decidedIn: (found: Found) => string | null,
): MeasureVerdict {
  const { row } = standing.choice.measure;
  const having = found.filter(({ chosen }) => chosen[standing.index]);
  const dates = having.map(decidedIn).filter((date) => date !== null);
  const verdict: Verdict =
    standing.in && standing.out
      ? 'interchangeable'
      : standing.proved === undefined
        ? 'open'
        : standing.in
          ? 'essential'
          : 'never';
  return {
    id: row.id,
    name: row.name,
    nameFr: row.name_fr ?? null,
    verdict,
    inBest: found[0].chosen[standing.index],
    shown:
      verdict === 'interchangeable'
        ? 'portfolio'
        : (standing.proved ?? (standing.searched ? 'effort' : 'stopped')),
    portfolios: having.length,
    // ISO 8601 dates stand in the order of their text.
    earliest: dates.reduce<string | null>(
      (least, date) => (least === null || date < least ? date : least),
      null,
    ),
    latest: dates.reduce<string | null>((most, date) => (most === null || date > most ? date : most), null),
  };
}
