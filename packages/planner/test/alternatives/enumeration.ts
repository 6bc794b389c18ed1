import type { Realised } from '@sinew/model';
import { type Alternatives, buildProgram, solvePlan, type Verdict } from '@sinew/planner';
import type { LinearProgram } from '@sinew/solver';
import { solveIndependently } from '../../../solver/test/oracle.ts';
import { withRow } from '../textbook/independent.ts';

/* Every portfolio of a small plan, one by one: what alternatives are checked against. */

/** A set of measures, by id, sorted. */
export type Subset = readonly string[];

export function subsetsOf(measures: readonly string[]): Subset[] {
  const all: string[][] = [[]];
  for (const one of measures) all.push(...all.map((some) => [...some, one]));
  return all.map((some) => some.sort());
}

/**
 * The sets of measures that can be decided with every stage kept to `limits`, by a second solver: one program for each
 * set, the measures in it decided at least once and no other.
 */
export async function within(
  realised: Realised,
  { limits }: Pick<Alternatives, 'limits'>,
): Promise<Subset[]> {
  const program = buildProgram(realised);
  let linear: LinearProgram = {
    ...program.linear,
    cost: new Float64Array(program.linear.columnCount),
    offset: 0,
  };
  for (const { name, cost, scale } of program.stages) {
    const { allowed } = limits.find(({ stage }) => stage === name)!;
    const most = allowed * scale;
    const room = 1e-7 * Math.max(1, Math.abs(most));
    linear = withRow(linear, cost, Number.NEGATIVE_INFINITY, most + room);
  }
  const free = program.columns.options.filter(({ option }) => !option.given);
  const ids = [...new Set(free.map(({ measure }) => measure.row.id))];
  const possible: Subset[] = [];
  for (const subset of subsetsOf(ids)) {
    let asked = linear;
    for (const id of ids) {
      const row = new Float64Array(linear.columnCount);
      for (const { measure, taken } of free) if (measure.row.id === id) row[taken] = 1;
      const [least, most] = subset.includes(id) ? [1, Number.POSITIVE_INFINITY] : [0, 0];
      asked = withRow(asked, row, least, most);
    }
    const { status } = await solveIndependently(asked);
    if (status === 'optimal') possible.push(subset);
  }
  return possible;
}

/**
 * The same by `solvePlan` itself, decision by decision: each measure on each of `dates` or never. Only for plans in
 * which nothing but measures costs money, so that the best readiness of a set of decisions costs no more than any other.
 */
export async function withinByDates(
  realised: Realised,
  measures: readonly string[],
  dates: readonly string[],
  { limits }: Pick<Alternatives, 'limits'>,
): Promise<Subset[]> {
  const possible = new Map<string, Subset>();
  const ways = measures.reduce<{ measure: string; date: string }[][]>(
    (all, measure) => all.flatMap((some) => [some, ...dates.map((date) => [...some, { measure, date }])]),
    [[]],
  );
  for (const fix of ways) {
    const taken = fix.map(({ measure }) => measure).sort();
    const never = measures.filter((id) => !taken.includes(id));
    const { solver, status } = await solvePlan(realised, { fix, never, bottlenecks: 0, gap: 0 });
    if (status === 'contradiction') continue;
    const keeps = limits.every(({ stage, allowed }) => {
      const { value } = solver.objectives.find((one) => one.stage === stage)!;
      return value <= allowed + 1e-6 * Math.max(1, Math.abs(allowed));
    });
    if (keeps) possible.set(taken.join(' '), taken);
  }
  return [...possible.values()];
}

/** What the sets that are within the tolerance say of a measure. */
export function verdictFrom(possible: readonly Subset[], id: string): Verdict {
  const having = possible.filter((subset) => subset.includes(id)).length;
  return having === 0 ? 'never' : having === possible.length ? 'essential' : 'interchangeable';
}

export function differenceOf(a: Subset, b: Subset): number {
  return a.filter((id) => !b.includes(id)).length + b.filter((id) => !a.includes(id)).length;
}
