import { dayOf } from '../calendar/day.ts';
import type { Fault } from '../faults/fault.ts';
import { layOver } from '../scenario/realise.ts';
import type { Book } from './book.ts';
import { note, type Rule } from './rule.ts';
import { inside, outside } from './time.ts';

/** Rules on the futures that the plan is tried against. */
export const scenarioRules: readonly Rule[] = [
  probabilities,
  dDaysOutsideTheCalendar,
  changesThatCannotBeMade,
  changesOutsideTheCalendar,
  scenariosThatChangeNothing,
];

function* probabilities(book: Book): Iterable<Fault> {
  const sum = book.rows('scenarios').reduce((total, row) => total + (row.probability ?? 0), 0);
  if (sum <= 1 + 1e-9) return;
  const detail = { sum: Number(sum.toPrecision(9)) };
  yield {
    code: 'probabilities-above-one',
    severity: 'fault',
    table: 'scenarios',
    column: 'probability',
    detail,
  };
}

function* dDaysOutsideTheCalendar(book: Book): Iterable<Fault> {
  for (const row of book.rows('scenarios')) {
    if (row.d_day !== undefined && !inside(book, dayOf(row.d_day)))
      yield outside(book, 'scenarios', row, 'd_day');
  }
}

/**
 * Lays each scenario over the plan, as planning will. What several scenarios include is told once; changes to rows
 * that are wrong themselves are told with them.
 */
function* changesThatCannotBeMade(book: Book): Iterable<Fault> {
  const told = new Set<string>();
  for (const { id } of book.rows('scenarios')) {
    const { faults } = layOver(book.plan, { scenarios: [id] });
    for (const fault of faults ?? []) {
      // A round is met once from each scenario on it, each time with another one first.
      const cycle = fault.detail?.cycle;
      const about =
        cycle === undefined ? fault.row : [...new Set(String(cycle).split(' > '))].sort().join(' ');
      const name = JSON.stringify([fault.code, about, fault.column]);
      if (told.has(name) || isDangling(book, fault)) continue;
      told.add(name);
      yield fault;
    }
  }
}

/** An unknown scenario in `includes` is a dangling reference, and told as such. */
function isDangling(book: Book, fault: Fault): boolean {
  return (
    fault.code === 'unknown-scenario' &&
    fault.table === 'scenarios' &&
    !book.byId('scenarios').has(fault.value!)
  );
}

function* changesOutsideTheCalendar(book: Book): Iterable<Fault> {
  for (const row of book.rows('changes')) {
    if (row.from !== undefined && dayOf(row.from) >= book.end) yield outside(book, 'changes', row, 'from');
    else if (row.until !== undefined && dayOf(row.until) <= book.start)
      yield outside(book, 'changes', row, 'until');
  }
}

function* scenariosThatChangeNothing(book: Book): Iterable<Fault> {
  for (const row of book.rows('scenarios')) {
    const idle =
      row.includes.length === 0 &&
      row.d_day === undefined &&
      book.where('changes', 'scenario', row.id).length === 0 &&
      row.probability === undefined;
    if (idle) yield note('scenario-changes-nothing', 'scenarios', row);
  }
}
