import { dayOf, yearMonth } from '../calendar/day.ts';
import { durationOf, monthsIn } from '../calendar/duration.ts';
import type { Fault } from '../faults/fault.ts';
import type { Row } from '../schema/tables.ts';
import type { Book } from './book.ts';
import { cyclesOf } from './cycles.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on what the nation may do: its steps, size, windows and prerequisites. */
export const measureRules: readonly Rule[] = [
  measuresWithoutSteps,
  measuresWithoutEffects,
  costShares,
  durationsInOrder,
  rampComesLast,
  sizesOfTheirSizing,
  measuresWithoutWindow,
  decidedOutsideTheCalendar,
  mandatoryRivals,
  prerequisiteCycles,
  prerequisiteRivals,
];

function* measuresWithoutSteps(book: Book): Iterable<Fault> {
  for (const row of book.rows('measures')) {
    if (book.where('steps', 'measure', row.id).length === 0)
      yield note('measure-acts-at-once', 'measures', row);
  }
}

/** A measure that only opens the way for others has no effect of its own. */
function* measuresWithoutEffects(book: Book): Iterable<Fault> {
  for (const row of book.rows('measures')) {
    const idle =
      book.where('effects', 'measure', row.id).length === 0 &&
      book.where('prerequisites', 'requires', row.id).length === 0;
    if (idle) yield note('measure-without-effects', 'measures', row);
  }
}

function costs(measure: Row<'measures'>): boolean {
  return measure.fixed_cost > 0 || (measure.sizing === 'size' && measure.size_cost > 0);
}

/** Shares sum to one. Where all are zero, a cost is paid in full at the start of the first step. */
function* costShares(book: Book): Iterable<Fault> {
  for (const row of book.rows('measures')) {
    const steps = book.where('steps', 'measure', row.id);
    if (steps.length === 0) continue;
    const sum = steps.reduce((total, step) => total + step.cost_share, 0);
    if (sum === 0) {
      if (costs(row)) yield note('cost-paid-at-start', 'measures', row, undefined, { step: steps[0].step });
    } else if (Math.abs(sum - 1) > 1e-9) {
      yield fault('cost-shares', 'measures', row, undefined, { sum: Number(sum.toPrecision(9)) });
    }
  }
}

function* durationsInOrder(book: Book): Iterable<Fault> {
  for (const row of book.rows('steps')) {
    const [min, likely, max] = [row.min, row.likely, row.max].map((text) => monthsIn(durationOf(text)));
    if (min > likely + 1e-9)
      yield fault('durations-out-of-order', 'steps', row, 'likely', { least: 'min', than: row.min });
    if (likely > max + 1e-9)
      yield fault('durations-out-of-order', 'steps', row, 'max', { least: 'likely', than: row.likely });
  }
}

function* rampComesLast(book: Book): Iterable<Fault> {
  for (const measure of book.rows('measures')) {
    const steps = book.where('steps', 'measure', measure.id);
    for (let k = 0; k < steps.length - 1; k++) {
      if (steps[k].kind === 'ramp')
        yield fault('ramp-not-last', 'steps', steps[k], 'kind', { next: steps[k + 1].step });
    }
  }
}

function* sizesOfTheirSizing(book: Book): Iterable<Fault> {
  for (const row of book.rows('measures')) {
    const { sizing } = row;
    if (sizing === 'count' && !Number.isInteger(row.max_size))
      yield fault('count-not-whole', 'measures', row, 'max_size');
    if (sizing === 'size' && row.min_size > row.max_size) {
      yield fault('sizes-crossed', 'measures', row, 'min_size', { max: row.max_size });
    }
    for (const column of unusedSizes(row)) yield note('size-unused', 'measures', row, column, { sizing });
  }
}

/** Size columns that were filled in, and that the sizing does not read. */
function* unusedSizes({ sizing, min_size, max_size, size_cost }: Row<'measures'>): Iterable<string> {
  if (sizing === 'size') return;
  if (min_size !== 0) yield 'min_size';
  if (sizing === 'once' && max_size !== 1) yield 'max_size';
  if (size_cost !== 0) yield 'size_cost';
}

/** Whether any day of the plan lies in the measure's window and in a month in which its board sits. */
function hasWindow(book: Book, row: Row<'measures'>): boolean {
  const from = row.decide_from === undefined ? book.start : Math.max(book.start, dayOf(row.decide_from));
  const until = row.decide_until === undefined ? book.end : Math.min(book.end, dayOf(row.decide_until));
  if (from >= until) return false;
  if (row.board_months.length === 0) return true;
  const first = yearMonth(from);
  const last = yearMonth(until - 1);
  const count = Math.min(12, (last.year - first.year) * 12 + last.month - first.month + 1);
  for (let k = 0; k < count; k++)
    if (row.board_months.includes(((first.month - 1 + k) % 12) + 1)) return true;
  return false;
}

function* measuresWithoutWindow(book: Book): Iterable<Fault> {
  for (const row of book.rows('measures')) {
    if (row.decided !== undefined || hasWindow(book, row)) continue;
    yield row.mandatory
      ? fault('mandatory-without-window', 'measures', row, 'mandatory')
      : note('measure-without-window', 'measures', row);
  }
}

function* decidedOutsideTheCalendar(book: Book): Iterable<Fault> {
  for (const row of book.rows('measures')) {
    if (row.decided !== undefined && dayOf(row.decided) >= book.end) {
      yield fault('decided-after-the-plan', 'measures', row, 'decided');
    }
  }
}

/** Of a group at most one is decided, so at most one can be mandatory or decided already. */
function* mandatoryRivals(book: Book): Iterable<Fault> {
  const first = new Map<string, string>();
  for (const row of book.rows('measures')) {
    if (row.group === undefined || !(row.mandatory || row.decided !== undefined)) continue;
    const other = first.get(row.group);
    if (other === undefined) first.set(row.group, row.id);
    else yield fault('mandatory-rivals', 'measures', row, 'group', { other });
  }
}

function* prerequisiteCycles(book: Book): Iterable<Fault> {
  const measures = book.rows('measures');
  const number = new Map(measures.map((row, k) => [row.id, k]));
  const successors: number[][] = measures.map(() => []);
  for (const row of book.rows('prerequisites')) {
    if (row.measure === row.requires)
      yield fault('prerequisite-cycle', 'prerequisites', row, 'requires', {
        cycle: `${row.measure} > ${row.measure}`,
      });
    const [from, to] = [number.get(row.measure), number.get(row.requires)];
    if (from !== undefined && to !== undefined) successors[from].push(to);
  }
  for (const round of cyclesOf(measures.length, (node) => successors[node])) {
    const names = round.map((node) => measures[node].id);
    const row = book.find('prerequisites', `${names[0]}/${names[1]}`)!;
    yield fault('prerequisite-cycle', 'prerequisites', row, 'requires', {
      cycle: [...names, names[0]].join(' > '),
    });
  }
}

function* prerequisiteRivals(book: Book): Iterable<Fault> {
  for (const row of book.rows('prerequisites')) {
    const group = book.find('measures', row.measure)?.group;
    if (group === undefined || row.measure === row.requires) continue;
    if (book.find('measures', row.requires)?.group === group) {
      yield fault('prerequisite-rival', 'prerequisites', row, 'requires', { group });
    }
  }
}
