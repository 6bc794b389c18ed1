import { formatDay } from '@sinew/model';
import type { LinearProgram, Session, Solution } from '@sinew/solver';
import { DEFAULT_EFFORT } from '../options.ts';
import { tidy } from '../outcome/tidy.ts';
import type { OptionColumns } from '../program/columns.ts';
import { InterruptedError } from '../solve/solvePlan.ts';
import type { Bench } from './bench.ts';
import type { Choice } from './choices.ts';
import type { DecisionInstead, MeasuresInstead } from './finding.ts';
import { discountedCost, measureProgram, yieldingAt } from './measureProgram.ts';
import type { Outage } from './outage.ts';
import type { Trial } from './trial.ts';

/** Simplex iterations of the search for each row of the program, beside the effort of a stage: the first relaxation takes most. */
const perRow = 3;

const nothing = (found: 'none' | 'open'): MeasuresInstead => ({
  found,
  withinBudgets: null,
  cost: null,
  discounted: null,
  proved: found === 'none',
  verified: false,
  decisions: [],
});

/**
 * The cheapest decisions with which the outages would be survived: within the budgets of the plan, or else with more money. At most
 * two relaxations, two searches and as many linear programs that confirm what is found; none where a relaxation shows that
 * no measure comes in time.
 */
export function measuresInstead(
  bench: Bench,
  trial: Trial,
  outages: readonly Outage[],
  best: Float64Array,
): MeasuresInstead {
  if (bench.choices.length === 0) return nothing('none');
  let open = false;
  for (const money of ['plan', 'any'] as const) {
    trial.lose(outages);
    const might = trial.mightSurvive(money);
    trial.lose([]);
    if (!might) continue;
    const whole = measureProgram(bench, outages, yieldingAt(bench, best), money);
    const program = trial.moves ? stoodStill(bench, whole, trial.moves) : whole;
    const found = bench.asking(program, (session) => cheapest(bench, session, money));
    // What is not found near the loss may be there beyond, and what is found may cost more.
    if (found === 'open' || (found === 'none' && trial.moves)) open = true;
    else if (found !== 'none') return { ...found, proved: found.proved && !trial.moves };
  }
  return nothing(open ? 'open' : 'none');
}

/** The program with all that does not move near the loss held where it stands without it, but for what is decided. */
function stoodStill(
  { choices, undisturbed }: Bench,
  program: LinearProgram,
  moves: (column: number) => boolean,
): LinearProgram {
  const decided = new Set(choices.flatMap(({ columns }) => columns.map(({ index }) => index)));
  const held = (bounds: Float64Array) =>
    bounds.map((bound, j) => {
      if (moves(j) || decided.has(j) || program.integer[j] === 1) return bound;
      return Math.max(program.columnLower[j], Math.min(undisturbed[j], program.columnUpper[j]));
    });
  return { ...program, columnLower: held(program.columnLower), columnUpper: held(program.columnUpper) };
}

function cheapest(bench: Bench, session: Session, money: 'plan' | 'any'): MeasuresInstead | 'none' | 'open' {
  const { interrupted } = bench;
  const solved = session.solve({
    gap: 0,
    absoluteGap: 1e-4,
    iterationLimit: DEFAULT_EFFORT + perRow * session.rowCount,
    ...(interrupted && { interrupted }),
  });
  if (solved.status === 'interrupted') throw new InterruptedError('The work was stopped within a case.');
  if (solved.status === 'infeasible') return 'none';
  if (!solved.hasPoint) return 'open';
  const amounts = decisionsOf(bench, solved.x);
  const more = bench.choices.flatMap((choice) => moreOf(bench, choice, amounts));
  const total = (of: (one: OptionColumns, units: number) => number) => {
    let sum = 0;
    for (const { options } of bench.choices) {
      for (const one of options) {
        sum += of(one, amounts.get(one) ?? 0) - of(one, standsAt(bench, one));
      }
    }
    return tidy(sum);
  };
  const bare = bareCost(bench);
  const verified = confirmed(bench, session, amounts);
  return {
    found: 'found',
    withinBudgets: money === 'plan',
    cost: total((one, units) => costOf(one, units, bare)),
    discounted: total((one, units) => costOf(one, units, (column) => discountedCost(bench.program, column))),
    proved: solved.status === 'optimal',
    verified,
    decisions: more.sort((a, b) =>
      a.decided < b.decided ? -1 : a.decided > b.decided ? 1 : a.measure < b.measure ? -1 : 1,
    ),
  };
}

type Amounts = ReadonlyMap<OptionColumns, number>;

/** How much of an option the plan decides. */
function standsAt({ decisions }: Bench, { amount }: OptionColumns): number {
  const held = decisions.find(({ column }) => column === amount);
  return held ? tidy((held.lower + held.upper) / 2) : 0;
}

/** Decisions of a point, sizes up to the next thousandth where that is not past the largest. */
function decisionsOf({ choices }: Bench, x: Float64Array): Amounts {
  const amounts = new Map<OptionColumns, number>();
  for (const { options, measure } of choices) {
    for (const one of options) {
      if (x[one.taken] < 0.5) continue;
      const up = Math.ceil(x[one.amount] * 1e3 - 1e-3) / 1e3;
      amounts.set(one, one.size < 0 ? Math.round(x[one.amount]) : Math.min(measure.row.max_size, up));
    }
  }
  return amounts;
}

/** Solves again with exactly these decisions: does no protected need fall short? */
function confirmed(bench: Bench, session: Session, amounts: Amounts): boolean {
  const { stress } = bench;
  for (const { options } of bench.choices) {
    for (const one of options) {
      const units = amounts.get(one) ?? 0;
      const taken = one.size < 0 ? units : units > 0 ? 1 : 0;
      session.setColumnBounds(one.taken, taken, taken);
      if (one.size >= 0) session.setColumnBounds(one.size, units, units);
    }
  }
  // "Taken by this day" follows from what is taken, and is whole with it.
  session.relaxIntegers();
  const cost = new Float64Array(session.columnCount);
  bench.needs.forEach(({ guarded }, d) => {
    session.setColumnBounds(stress.excess[d], 0, Number.POSITIVE_INFINITY);
    if (guarded) cost[stress.excess[d]] = 1;
  });
  session.setCosts(cost);
  const again: Solution = session.solve({ ...(bench.interrupted && { interrupted: bench.interrupted }) });
  if (again.status === 'interrupted') throw new InterruptedError('The work was stopped within a case.');
  return again.status === 'optimal' && !bench.fallsShort(again.x);
}

/** What of a measure is decided otherwise than the plan does. */
function moreOf(bench: Bench, { by, measure, options }: Choice, amounts: Amounts): DecisionInstead[] {
  const { row } = measure;
  const planned = options.find(({ option }) => option.period === by[0]?.period);
  return options.flatMap((one): DecisionInstead[] => {
    const units = amounts.get(one) ?? 0;
    if (units <= standsAt(bench, one) + 1e-3 * Number(one.size >= 0)) return [];
    const { reforms, schedule } = one.option;
    return [
      {
        measure: row.id,
        name: row.name,
        nameFr: row.name_fr ?? null,
        decided: formatDay(schedule.decided),
        done: formatDay(schedule.done),
        size: row.sizing === 'once' ? null : tidy(units),
        sizeUnit: row.size_unit ?? null,
        reforms: reforms.map((reform) => bench.program.subjects.measures[reform].row.id),
        planned: planned ? formatDay(planned.option.schedule.decided) : null,
      },
    ];
  });
}

function costOf(
  { amount, size, taken }: OptionColumns,
  units: number,
  price: (column: number) => number,
): number {
  if (units === 0) return 0;
  return size < 0 ? price(amount) * units : price(taken) + price(size) * units;
}

/** Price-base money that a unit of a column costs over the plan and after it, undiscounted. */
function bareCost({ program: { ledger } }: Bench): (column: number) => number {
  const cost = new Map<number, number>();
  for (let k = 0; k < ledger.length; k++) {
    cost.set(ledger.column[k], (cost.get(ledger.column[k]) ?? 0) + ledger.amount[k]);
  }
  return (column) => cost.get(column) ?? 0;
}
