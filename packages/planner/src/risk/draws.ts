import {
  describeFault,
  durationOf,
  formatDuration,
  monthsIn,
  type Plan,
  type Realised,
  type Row,
  realise,
  rowId,
  type WhatIf,
} from '@sinew/model';
import { triangularQuantile } from '../measures/schedule.ts';
import { RequestError } from '../solve/request.ts';
import { generatorOf } from './random.ts';

/** One thing that is drawn: the length of a step, or the factor of a row of `uncertainties`. */
export interface Uncertain {
  readonly table: 'steps' | 'uncertainties';
  readonly row: string;
  /** What is drawn for it. Rows of one group share one draw. */
  readonly draw: string;
}

/**
 * What is uncertain of a plan of which these measures are decided: steps of theirs whose shortest and longest differ, then
 * the rows of `uncertainties` with a spread, in the order of the tables.
 */
export function uncertainIn({ tables }: Plan, decided: ReadonlySet<string>): Uncertain[] {
  const steps = tables.steps
    .filter(
      (row) => decided.has(row.measure) && monthsIn(durationOf(row.min)) < monthsIn(durationOf(row.max)),
    )
    .map((row): Uncertain => {
      const id = rowId('steps', row);
      return { table: 'steps', row: id, draw: `steps ${id}` };
    });
  const factors = tables.uncertainties
    .filter(({ high, low }) => low < high)
    .map(
      ({ group, id }): Uncertain => ({
        table: 'uncertainties',
        row: id,
        draw: group === undefined ? `uncertainties ${id}` : `group ${group}`,
      }),
    );
  return [...steps, ...factors];
}

/**
 * A Latin hypercube of one dimension: `count` numbers of (0, 1), one in each of as many equal parts of it, in an order that
 * is drawn (M. D. McKay, R. J. Beckman and W. J. Conover, "A Comparison of Three Methods for Selecting Values of Input
 * Variables in the Analysis of Output from a Computer Code", Technometrics 21(2), 1979). Each name has an order of its own,
 * so that what else is drawn changes nothing of it.
 */
export function latin(seed: number, name: string, count: number): Float64Array {
  const generator = generatorOf(seed, name);
  const part = Uint32Array.from({ length: count }, (_, k) => k);
  // R. A. Fisher and F. Yates, as D. E. Knuth has it: The Art of Computer Programming, volume 2, 3.4.2, algorithm P.
  for (let k = count - 1; k > 0; k--) {
    const other = generator.below(k + 1);
    [part[k], part[other]] = [part[other], part[k]];
  }
  return Float64Array.from(part, (k) => (k + generator.share()) / count);
}

/** Every draw of every sample: quantiles, by name, then by sample. */
export type Draws = ReadonlyMap<string, Float64Array>;

export function drawsOf(uncertain: readonly Uncertain[], seed: number, count: number): Draws {
  const names = [...new Set(uncertain.map(({ draw }) => draw))];
  return new Map(names.map((name) => [name, latin(seed, name, count)]));
}

/** The factor of a row of `uncertainties` at a quantile. */
export function factorAt(
  { distribution, high, likely, low }: Row<'uncertainties'>,
  quantile: number,
): number {
  return distribution === 'uniform'
    ? low + quantile * (high - low)
    : triangularQuantile(low, likely, high, quantile);
}

/**
 * A plan with what was drawn laid over it, after scenarios and changes by hand: factors on stated numbers, and steps whose
 * shortest, likely and longest are all the length drawn. `quantileOf` gives a draw by name. It is a plan like any other,
 * planned and audited by the same rules. Throws a RequestError where a factor takes a number beyond what its column takes.
 */
export function drawnPlan(
  plan: Plan,
  whatIf: WhatIf,
  uncertain: readonly Uncertain[],
  quantileOf: (draw: string) => number,
): Realised {
  const rows = new Map(plan.tables.uncertainties.map((row) => [row.id, row]));
  // A row without a spread is a factor all the same.
  const factors = Object.fromEntries(
    [...rows.values()].filter(({ high, low }) => low === high).map(({ id, low }) => [id, low]),
  );
  for (const { draw, row, table } of uncertain) {
    if (table === 'uncertainties') factors[row] = factorAt(rows.get(row)!, quantileOf(draw));
  }
  const { faults, realised } = realise(plan, { ...whatIf, factors });
  if (faults) {
    const [fault] = faults;
    const said = (lang: 'en' | 'fr') => describeFault(fault, lang).what.replace(/\.$/, '');
    throw new RequestError(
      {
        en: `the factors drawn cannot be laid over the plan (${fault.row}): ${said('en')}`,
        fr: `les facteurs tirés ne peuvent être appliqués au plan (${fault.row}) : ${said('fr')}`,
      },
      {
        en: 'bring low and high of the table uncertainties nearer to 1, or leave the scenario out',
        fr: 'rapprocher de 1 low et high de la table uncertainties, ou omettre le scénario',
      },
    );
  }
  return withLengths(realised, uncertain, quantileOf);
}

function withLengths(
  realised: Realised,
  uncertain: readonly Uncertain[],
  quantileOf: (draw: string) => number,
): Realised {
  const drawn = new Map(
    uncertain.filter(({ table }) => table === 'steps').map(({ draw, row }) => [row, draw]),
  );
  if (drawn.size === 0) return realised;
  const { plan } = realised;
  const steps = plan.tables.steps.map((row) => {
    const draw = drawn.get(rowId('steps', row));
    if (draw === undefined) return row;
    const [min, likely, max] = [row.min, row.likely, row.max].map((text) => monthsIn(durationOf(text)));
    const months = triangularQuantile(min, likely, max, quantileOf(draw));
    const length = formatDuration({ months, days: 0 });
    return Object.freeze({ ...row, min: length, likely: length, max: length });
  });
  const tables = Object.freeze({ ...plan.tables, steps: Object.freeze(steps) });
  return { ...realised, plan: Object.freeze({ ...plan, tables }) };
}
